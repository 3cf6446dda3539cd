import Manifest
import Measurements
import Wording

extension LocalizedText.Pen {
  /// The title of a metric by its canonical name in results, scopes included: `roc_auc`, `worst_slice.roc_auc`, `captured@500.vs_baseline`.
  func title(ofReference text: String) -> String {
    var name = text
    var suffix = ""
    var prefix = ""
    if name.hasSuffix(".vs_baseline") {
      name.removeLast(".vs_baseline".count)
      suffix = say(en: ", gain over the baseline", ru: ", прирост к базовому решению")
    }
    if name.hasPrefix("worst_slice.") {
      name.removeFirst("worst_slice.".count)
      suffix = say(en: " in the worst slice", ru: " в худшем срезе")
    }
    if name.hasPrefix("slice("), let close = name.firstIndex(of: ")") {
      prefix = String(name[name.index(name.startIndex, offsetBy: 6)..<close])
      name = String(name[name.index(after: close)...].drop { $0 == "." })
      suffix = say(en: " in \(prefix)", ru: " в срезе \(prefix)")
    }
    return metrics.title(MetricName(canonical: name)) + suffix
  }

  /// A value with its interval: `0.839 (0.815–0.861)`.
  func estimate(_ estimate: Estimate, of reference: String, unit: String?) -> String {
    guard let value = estimate.value else { return say(en: "not defined", ru: "не определено") }
    let text = self.value(value, of: reference, unit: unit)
    guard let low = estimate.low, let high = estimate.high else { return text }
    return text + " (\(interval(low, high, of: reference)))"
  }

  /// A value of the metric, or of the relative gain where the reference speaks of it.
  func value(_ value: Double, of reference: String, unit: String?) -> String {
    if reference.hasSuffix(".vs_baseline") { return signedPercent(value) }
    return metrics.value(value, of: MetricName(canonical: reference), unit: unit)
  }

  func interval(_ low: Double, _ high: Double, of reference: String) -> String {
    if reference.hasSuffix(".vs_baseline") {
      return say(
        en: "\(signedPercent(low)) to \(signedPercent(high))", ru: "от \(signedPercent(low)) до \(signedPercent(high))")
    }
    let name = MetricName(canonical: reference)
    return numbers.range(metrics.bare(low, of: name), metrics.bare(high, of: name))
  }

  func signedPercent(_ fraction: Double) -> String {
    (fraction > 0 ? "+" : "") + numbers.percent(fraction)
  }
}
