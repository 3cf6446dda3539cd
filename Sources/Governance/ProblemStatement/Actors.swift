/// People at work, told by the form of the word: "-er", "-ist", "-щик", "-тель".
enum Actors {
  static func isActor(_ token: StatementToken) -> Bool {
    guard token.number == nil, token.text.count >= 5 else { return false }
    let isRussian = token.text.unicodeScalars.contains { ("а"..."я").contains($0) }
    return isRussian ? isRussianActor(token.text) : isEnglishActor(token.text)
  }

  private static func isEnglishActor(_ text: String) -> Bool {
    let word = text.hasSuffix("s") && !text.hasSuffix("ss") ? String(text.dropLast()) : text
    guard word.count >= 5, !things.contains(word) else { return false }
    return agents.contains { word.hasSuffix($0) } || word.hasSuffix("men") && word.count > 5
  }

  private static let agents = [
    "ologist", "ist", "ician", "arian", "keeper", "master", "maker", "grower", "nomist", "wright",
  ]
  private static let things: Set<String> = [
    "exist", "consist", "persist", "resist", "insist", "assist", "checklist", "shortlist", "wishlist", "twist",
  ]

  private static func isRussianActor(_ text: String) -> Bool {
    guard !objects.contains(where: { text.hasPrefix($0) }) else { return false }
    for ending in endings where text.hasSuffix(ending) {
      let stem = text.dropLast(ending.count)
      if stem.count >= 5, suffixes.contains(where: { stem.hasSuffix($0) }) { return true }
    }
    return false
  }

  private static let endings = [
    "ами", "ям", "ам", "ов", "ей", "ом", "ем", "ах", "ях", "а", "у", "е", "и", "ы", "я", "ю", "ь", "",
  ]
  private static let suffixes = [
    "щик", "чик", "олог", "ист", "овод", "оном", "едел", "атор", "ител", "овед", "нтер", "одел", "льник", "отник",
    "вник",
  ]
  /// Words of the same form that are things, or people whom the answer is about.
  private static let objects = [
    "датчик", "счетчик", "источник", "праздник", "понедельник", "вторник", "грузовик", "каталог", "аналог", "двигател",
    "показател", "покупател", "потребител", "читател", "пользовател", "указател", "носител", "подшипник", "заявител",
    "получател", "отправител", "посетител", "жител", "трансформатор", "генератор", "классификатор", "регулятор",
    "список",
    "списк", "список", "холодильник", "предохранител", "выключател", "индикатор", "аккумулятор", "агрегатор",
    "идентификатор", "контрагент", "поставщик", "подрядчик", "должник", "работник", "эскалатор", "значител",
    "действител",
    "относител", "приблизител", "обязател", "окончател", "растител", "чувствител", "длител", "предварител", "школьник",
    "конкурент", "приоритет", "ежедневник", "справочник", "технолог", "нагляд", "родител", "ползовател", "водител",
  ]
}
