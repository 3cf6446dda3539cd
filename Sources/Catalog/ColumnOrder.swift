import Tables

extension Column {
  /// True where the value of a row comes before that of another: texts by their letters, times and numbers by themselves.
  var comesBefore: (_ row: Int, _ other: Int) -> Bool {
    switch values {
    case .texts: { (self.text(at: $0) ?? "") < (self.text(at: $1) ?? "") }
    case .dates(let values): { values[$0] < values[$1] }
    case .timestamps(let values): { values[$0] < values[$1] }
    case .doubles, .integers, .booleans: { (self.number(at: $0) ?? 0) < (self.number(at: $1) ?? 0) }
    }
  }
}
