import Manifest

/// Which prices are looked for. What is nil does not matter.
public struct PriceQuery: Sendable, Hashable {
  public var kinds: [Price.Kind]
  public var provider: String?
  public var region: String?
  public var name: String?
  /// By any of the accelerator's names.
  public var gpu: String?
  public var purchase: Price.Purchase?

  public init(
    kinds: [Price.Kind] = [], provider: String? = nil, region: String? = nil, name: String? = nil, gpu: String? = nil,
    purchase: Price.Purchase? = nil
  ) {
    self.kinds = kinds
    self.provider = provider
    self.region = region
    self.name = name
    self.gpu = gpu
    self.purchase = purchase
  }
}

/// A price in a currency that was asked for.
public struct ConvertedPrice: Sendable, Hashable {
  public var price: Price
  /// Nil where there is no rate: the price is then unknown in that currency, not 0.
  public var amount: Double?
  public var rate: ConvertedRate?

  public init(price: Price, amount: Double?, rate: ConvertedRate?) {
    self.price = price
    self.amount = amount
    self.rate = rate
  }
}

extension PriceBook {
  /// The prices that fit, in the book's order.
  ///
  /// - Parameter hardware: knows the accelerators' names; without it only the same spelling fits.
  public func prices(_ query: PriceQuery, hardware: HardwareBook?) -> [Price] {
    let provider = query.provider?.lowercased()
    let region = query.region?.lowercased()
    let name = query.name?.lowercased()
    let wanted = query.gpu.map { Self.canonical($0, hardware) }
    return prices.filter { price in
      if !query.kinds.isEmpty, !query.kinds.contains(price.kind) { return false }
      if let provider, price.provider != provider { return false }
      if let region, price.region?.lowercased() != region { return false }
      if let name, price.name.lowercased() != name { return false }
      if let purchase = query.purchase, price.purchase != purchase { return false }
      if let wanted {
        guard let gpu = price.gpu, Self.canonical(gpu, hardware) == wanted else { return false }
      }
      return true
    }
  }

  /// A price in another currency.
  public func converted(_ price: Price, to currency: Currency) -> ConvertedPrice {
    let rate = rate(from: price.currency, to: currency)
    let amount = rate.map { price.amount * $0.value }.flatMap { $0.isFinite ? $0 : nil }
    return ConvertedPrice(price: price, amount: amount, rate: rate)
  }

  private static func canonical(_ gpu: String, _ hardware: HardwareBook?) -> String {
    HardwareName.plain(hardware?.gpu(named: gpu)?.name ?? gpu)
  }
}
