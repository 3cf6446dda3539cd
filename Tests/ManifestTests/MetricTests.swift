import Testing

@testable import Manifest

@Suite("Names of metrics")
struct MetricTests {
  @Test(arguments: [
    ("roc_auc", "roc_auc"), ("sensitivity", "recall"), ("captured@500", "captured@500"),
    ("captured@1_000", "captured@1000"),
    ("precision@10%", "precision@10%"), ("precision@2.5%", "precision@2.5%"),
    ("aggregated.accuracy", "aggregated.accuracy"),
    ("aggregated_accuracy", "aggregated.accuracy"), ("quadratic_weighted_kappa", "kappa_quadratic"),
    ("aggregated.quadratic_weighted_kappa", "aggregated.kappa_quadratic"), ("f0_5", "f0_5"), ("f1_25", "f1_25"),
    ("top7_accuracy", "top7_accuracy"), ("pinball_0_025", "pinball_0_025"),
    ("absolute_error_q33", "absolute_error_q33"),
    ("ndcg@10", "ndcg@10"), ("coverage", "interval_coverage"),
  ])
  func canonicalNames(_ text: String, _ canonical: String) throws {
    #expect(try MetricName.parse(text).description == canonical)
  }

  @Test func references() throws {
    let worst = try MetricReference.parse("worst_slice.roc_auc")
    #expect(worst.scope == .worstSlice && worst.metric.base == "roc_auc")
    let slice = try MetricReference.parse("slice(contract=One year).roc_auc")
    #expect(slice.scope == .slice("contract=One year") && slice.metric.base == "roc_auc")
    let against = try MetricReference.parse("captured@500.vs_baseline")
    #expect(against.scope == .againstBaseline && against.metric.cutoff == .count(500))
    let both = try MetricReference.parse("worst_slice.aggregated.accuracy")
    #expect(both.scope == .worstSlice && both.metric.aggregated)
  }

  @Test(arguments: [
    "", ".", "roc", "captured", "captured@", "captured@-1", "captured@1.5", "captured@0%", "captured@101%", "roc_auc@5",
    "worst_slice.", "slice().roc_auc", "slice(=x).roc_auc", "slice(a=b)roc_auc", "worst_slice.roc_auc.vs_baseline",
    "f2_0", "f0", "f100", "f_5", "top1_accuracy", "top_accuracy", "pinball_1", "pinball_0_10", "absolute_error_q100",
    "hit_rate", "ndcg@", "aggregated.recall", "roc_auc.vs_baseline.vs_baseline", "captured@99999999999999999999",
  ])
  func refused(_ text: String) {
    #expect(throws: Complaint.self) { try MetricReference.parse(text) }
  }

  @Test func everyRegisteredNameIsRead() throws {
    for info in MetricRegistry.all {
      for name in [info.name] + info.aliases {
        let text = info.needsCutoff ? "\(name)@10" : name
        #expect(try MetricName.parse(text).base == info.name)
      }
    }
  }
}
