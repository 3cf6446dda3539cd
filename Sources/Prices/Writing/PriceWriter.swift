import Manifest

/// Writes price files that `PriceReader` reads back to the same book.
public enum PriceWriter {
  /// The book as a price file, in UTF-8: a row a price in the book's order, the rates behind.
  ///
  /// - Parameter remarks: lines to stand before the header, each after a `#`.
  public static func csv(_ book: PriceBook, remarks: [String] = []) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(book.prices.count * 160 + 1024)
    for remark in remarks {
      out.append(contentsOf: "# ".utf8)
      out.append(contentsOf: remark.utf8.map { $0 < 0x20 ? 0x20 : $0 })
      out.append(0x0A)
    }
    out.append(contentsOf: PriceReader.columns.joined(separator: ",").utf8)
    out.append(0x0A)
    for price in book.prices {
      field(price.kind.rawValue, &out)
      field(price.provider, &out)
      field(price.region, &out)
      field(price.name, &out)
      field(price.gpu, &out)
      field(price.gpuCount.map(String.init), &out)
      field(price.gpuMemoryGiB.map(NumberText.text), &out)
      field(price.vcpus.map(NumberText.text), &out)
      field(price.memoryGiB.map(NumberText.text), &out)
      field(price.purchase.rawValue, &out)
      field(NumberText.text(price.amount), &out)
      field(price.currency.code, &out)
      field(price.unit.rawValue, &out)
      field(price.date.description, &out)
      field(price.source, &out)
      field(price.note, &out)
      out[out.count - 1] = 0x0A
    }
    for rate in book.rates {
      let cells = [
        "rate", nil, nil, rate.from.code, nil, nil, nil, nil, nil, nil, NumberText.text(rate.value), rate.to.code,
        "each",
        rate.date.description, rate.source, nil,
      ]
      for cell in cells { field(cell, &out) }
      out[out.count - 1] = 0x0A
    }
    return out
  }

  /// A field and the comma behind it, in quotes where it holds a comma, a quote, a line break, or space at its ends.
  private static func field(_ text: String?, _ out: inout [UInt8]) {
    guard let text else {
      out.append(UInt8(ascii: ","))
      return
    }
    let needsQuotes =
      text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D || $0 == 0 }
      || isSpace(text.utf8.first) || isSpace(text.utf8.last) || text.utf8.first == UInt8(ascii: "#")
    if needsQuotes {
      out.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { out.append(byte) }
        out.append(byte == 0 ? 0x20 : byte)
      }
      out.append(UInt8(ascii: "\""))
    } else {
      out.append(contentsOf: text.utf8)
    }
    out.append(UInt8(ascii: ","))
  }

  private static func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
}
