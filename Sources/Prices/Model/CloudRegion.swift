import Manifest

/// In which country a region of a cloud is.
public struct CloudRegion: Sendable, Hashable, Codable {
  /// In lower case, as are the others.
  public var provider: String
  public var region: String
  /// ISO 3166 code.
  public var country: String
  public var date: CalendarDate
  public var source: String
}

extension HardwareBook {
  /// ISO 3166 codes of the members of the European Union, by Article 52 of the Treaty on European Union.
  public static let europeanUnion: Set<String> = [
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu", "lv",
    "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
  ]

  /// The country of a region, `eu` for a region that says no more than that; nil where it is not known.
  public func country(of region: String?, provider: String?) -> String? {
    guard let region = region?.lowercased() else { return nil }
    if let provider = provider?.lowercased(),
      let known = regions.first(where: { $0.provider == provider && $0.region == region })
    {
      return known.country
    }
    return region.utf8.count == 2 ? region : nil
  }

  /// Whether a place may be used where only some countries are allowed. A place that is not known may not.
  public func isAllowed(region: String?, provider: String?, in countries: [String]) -> Bool {
    guard !countries.isEmpty else { return true }
    guard let country = country(of: region, provider: provider) else { return false }
    if countries.contains(country) { return true }
    return countries.contains("eu") && Self.europeanUnion.contains(country)
  }
}
