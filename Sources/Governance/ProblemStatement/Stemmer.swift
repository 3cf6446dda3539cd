/// Light stemming by suffixes: enough to let "orders" meet "order" and "моделью" meet "модель", never a real morphology.
enum Stemmer {
  private static let russian = [
    "ировать", "ованный", "ующий", "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ать", "ять", "ить",
    "еть", "ешь", "ает", "яет", "ует", "ают", "яют", "уют", "ался", "ется", "ются", "ится", "ой", "ей", "ий", "ый",
    "ая",
    "яя", "ое", "ее", "ие", "ые", "ых", "их", "ую", "юю", "ою", "ею", "ов", "ев", "ам", "ям", "ах", "ях", "ом", "ем",
    "ет",
    "ит", "ат", "ят", "ут", "ют", "ия", "ии", "ию", "а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "й",
  ]
  private static let english = ["ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "e"]

  static func stem(_ word: String) -> String {
    let isRussian = word.unicodeScalars.contains { ("а"..."я").contains($0) }
    let minimum = 3
    for suffix in isRussian ? russian : english where word.hasSuffix(suffix) && word.count - suffix.count >= minimum {
      return String(word.dropLast(suffix.count))
    }
    return word
  }
}
