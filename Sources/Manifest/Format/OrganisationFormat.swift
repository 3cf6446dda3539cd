// `dossier.yaml`
extension Format {
  private static let outputSettings = Shape<OutputSettings>.object("output", "How the site is written.") { keys in
    let baseURL = keys.optional("base_url", .address, "The address the site will be served at.")
    return { fields in OutputSettings(baseURL: fields[baseURL]) }
  }

  /// The whole of `dossier.yaml`.
  static let organisation = Shape<Organisation>.object(
    "dossier.yaml", "What holds for all projects of an organisation."
  ) { keys in
    let version = keys.optional("dossier", version, "The version of the format.")
    let title = keys.optional("title", .text, "The organisation's name for people.")
    let languages = keys.optional(
      "languages", Shape<[Language]>.list(.choice, minimum: 1),
      "The languages of the site; the first is the portfolio's own.")
    let policy = keys.optional("policy", policy, "What the organisation asks of its projects.")
    let prices = keys.optional("prices", Shape.path.located, "A price file that overrides the price book row by row.")
    let output = keys.optional("output", outputSettings, "How the site is written.")
    return { fields in
      _ = fields[version]
      var languagesRead = fields[languages] ?? [.en, .ru]
      if Set(languagesRead).count < languagesRead.count {
        fields.report(
          Complaint("duplicate-value", "a language is listed twice", help: "keep one of the two"),
          at: fields.mark(of: languages))
        languagesRead = [.en]
      }
      return Organisation(
        title: fields[title], languages: languagesRead, policy: fields[policy], prices: fields[prices],
        output: fields[output] ?? OutputSettings())
    }
  }
}
