import Tables

extension Column {
  /// The numbers of a numeric column, not-a-number where null; nil for other columns.
  var numbers: [Double]? {
    switch values {
    case .doubles(let all):
      guard let nulls else { return all }
      return zip(all, nulls).map { $1 ? .nan : $0 }
    case .integers(let all):
      guard let nulls else { return all.map(Double.init) }
      return zip(all, nulls).map { $1 ? .nan : Double($0) }
    default: return nil
    }
  }
}

/// Numbers as labels: whole ones without a decimal point, the same in any locale.
enum NumberText {
  static func of(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : number.description
  }
}
