/// Order statistics.
public enum Order {
  /// The quantile of sorted values by linear interpolation (Hyndman and Fan's type 7, NumPy's default).
  ///
  /// - Returns: nil when there are no values.
  public static func quantile(_ sorted: [Double], _ share: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let position = Double(sorted.count - 1) * min(1, max(0, share))
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return interpolate(sorted[below], sorted[above], position - Double(below))
  }

  /// The point a `share` of the way from `a` to `b`, from the nearer end.
  @inlinable
  public static func interpolate(_ a: Double, _ b: Double, _ share: Double) -> Double {
    share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share)
  }

  /// Row numbers in rising order of value; equal values keep the order of the rows.
  public static func ascending(_ values: [Double]) -> [Int32] {
    if values.count >= RadixOrder.threshold { return RadixOrder.ascending(values) }
    var rows = (0..<Int32(values.count)).map { $0 }
    values.withUnsafeBufferPointer { v in
      rows.sort { a, b in
        let (x, y) = (v[Int(a)], v[Int(b)])
        return x < y || (x == y && a < b)
      }
    }
    return rows
  }

  /// Row numbers in falling order of value; equal values keep the order of the rows.
  public static func descending(_ values: [Double]) -> [Int32] {
    if values.count >= RadixOrder.threshold { return RadixOrder.descending(values) }
    var rows = (0..<Int32(values.count)).map { $0 }
    values.withUnsafeBufferPointer { v in
      rows.sort { a, b in
        let (x, y) = (v[Int(a)], v[Int(b)])
        return x > y || (x == y && a < b)
      }
    }
    return rows
  }

  /// Ranks from 1, equal values sharing the mean of theirs.
  public static func midranks(_ values: [Double]) -> [Double] {
    let order = ascending(values)
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[Int(order[end])] == values[Int(order[start])] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      for position in start..<end { ranks[Int(order[position])] = rank }
      start = end
    }
    return ranks
  }
}
