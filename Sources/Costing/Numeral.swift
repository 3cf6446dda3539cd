/// Numbers in the notes and sources that machines read: with a point and as short as they can be written.
enum Numeral {
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let rounded = (number * 1e6).rounded() / 1e6
    return "\(rounded)"
  }
}
