/// The value of a number written in digits.
enum NumberText {
  /// `9,000` is nine thousand, `6,1` and `6.1` are six and a tenth; nil for dates and times of day.
  static func value(of text: String) -> Double? {
    guard !text.contains(":"), !text.contains("-"), !text.contains("/") else { return nil }
    let commas = text.split(separator: ",", omittingEmptySubsequences: false)
    let points = text.split(separator: ".", omittingEmptySubsequences: false)
    if points.count > 2 { return nil }
    if commas.count > 1, commas.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }) {
      return Double(text.replacing(",", with: ""))
    }
    guard commas.count <= 2 else { return nil }
    return Double(text.replacing(",", with: "."))
  }
}

/// Numbers written as words.
enum NumberWords {
  static func value(of word: String) -> Double? { exact[word] }

  private static let exact: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "hundred": 100, "thousand": 1000, "half": 0.5, "third": 1.0 / 3, "twice": 2, "halve": 0.5, "double": 2, "triple": 3,
    "halved": 0.5, "doubled": 2, "seventy": 70, "eighty": 80, "ninety": 90, "thirteen": 13, "fourteen": 14,
    "sixteen": 16,
    "eighteen": 18, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1,
    "один": 1, "одна": 1, "одну": 1, "одной": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4,
    "четырех": 4,
    "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9,
    "девяти": 9,
    "десять": 10, "десяти": 10, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60,
    "сто": 100, "шестью": 6, "семью": 7, "одиннадцать": 11, "одиннадцати": 11, "двенадцать": 12, "двенадцати": 12,
    "пятнадцать": 15, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50,
    "шестидесяти": 60,
    "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "двести": 200, "двухстах": 200, "триста": 300, "пятьсот": 500,
    "трети": 1.0 / 3, "четверти": 0.25, "вчетверо": 4, "впятеро": 5, "пятый": 5, "третий": 3, "четвертый": 4,
    "десятый": 10,
    "тысяч": 1000, "тысячи": 1000, "вдвое": 2, "втрое": 3, "половину": 0.5, "половины": 0.5, "наполовину": 0.5,
    "треть": 1.0 / 3,
    "четверть": 0.25, "полтора": 1.5, "полутора": 1.5, "дважды": 2, "трижды": 3, "пятую": 0.2,
  ]
}
