import Measurements
import Statistics
import Tables
import Testing

@testable import Evaluation
@testable import Manifest

/// Slices, their tests and the search for weak ones, against statsmodels, SciPy, NumPy and brute force.
struct SliceTests {
  private let reference: Reference

  init() throws { reference = try Reference.load("scrutiny") }

  @Test func corrections() {
    let multiple = reference["multiple"]
    let p = multiple["p"].numbers
    #expect(zip(MultipleTesting.holm(p), multiple["holm"].numbers).allSatisfy { close($0, $1, 1e-14) })
    #expect(zip(MultipleTesting.benjaminiHochberg(p), multiple["bh"].numbers).allSatisfy { close($0, $1, 1e-14) })
    #expect(MultipleTesting.holm([]).isEmpty && MultipleTesting.benjaminiHochberg([]).isEmpty)
  }

  @Test func twoSamples() throws {
    let expected = reference["two_samples"]
    let welch = try #require(
      TwoSamples.welch(SampleMoments(expected["a"].numbers), SampleMoments(expected["b"].numbers)))
    #expect(close(welch.statistic, expected["t"].number, 1e-12) && close(welch.p, expected["p"].number, 1e-11))
    let shares = try #require(TwoSamples.proportions((17, 60), (44, 90)))
    #expect(close(shares.statistic, expected["z"].number, 1e-12) && close(shares.p, expected["z_p"].number, 1e-11))
    #expect(TwoSamples.welch(SampleMoments([1]), SampleMoments([1, 2])) == nil)
    #expect(TwoSamples.welch(SampleMoments([1, 1]), SampleMoments([2, 2])) == nil)
    #expect(TwoSamples.proportions((5, 5), (3, 3)) == nil)
  }

  /// Sums of squares around zero give the moments that two passes give.
  @Test func momentsFromSums() {
    let values = [0.3, -1.2, 2.5, 0.7, -0.4]
    let sums = SampleMoments(
      count: 5, sum: values.reduce(0, +), squares: values.reduce(0) { $0 + $1 * $1 })
    #expect(close(sums.variance, SampleMoments(values).variance, 1e-13))
    #expect(SampleMoments([Double]()).count == 0)
  }

  private func german(slices: [SliceSpec], protected: [SliceSpec] = []) throws -> EvaluationResult {
    var spec = TestProject.spec(
      .binary, positive: "bad", metrics: ["roc_auc", "accuracy", "brier"].map { MetricName(base: $0) })
    spec.slices = slices
    spec.scrutiny.protected = protected
    return try Evaluator(source: MemorySource(Fixture.table("german-credit")), threads: 1)
      .evaluate(spec, in: TestProject.project(models: [TestProject.recorded("model", column: "score")]))
  }

  private func part(_ column: String, _ cut: SliceSpec.Cut = .values) -> SliceSpec.Part {
    SliceSpec.Part(column: TestProject.at(column), cut: cut)
  }

  @Test func againstTheRest() throws {
    let result = try german(slices: [SliceSpec(parts: [part("housing")])])
    #expect(result.slices.count == 3)
    for slice in result.slices {
      let expected = reference["slices"][slice.name]
      for (metric, method) in [
        ("accuracy", SliceTest.Method.twoProportions), ("brier", .welch), ("roc_auc", .independentAUC),
      ] {
        let test = try #require(slice.tests.first { $0.metric == metric })
        #expect(test.method == method)
        #expect(close(test.p, expected[metric].number), "\(slice.name) \(metric)")
        #expect(close(test.holm, expected[metric + "_holm"].number), "\(slice.name) \(metric)")
        #expect(close(test.q, expected[metric + "_q"].number), "\(slice.name) \(metric)")
      }
      #expect(close(slice.tests.first { $0.metric == "roc_auc" }?.rest, expected["roc_auc_rest"].number))
    }
  }

  @Test func quantileBins() throws {
    let result = try german(slices: [SliceSpec(parts: [part("score", .quantiles(4))])])
    #expect(result.slices.map(\.n) == reference["bins"]["n"].numbers.map { Int($0) })
    let edges = try #require(result.sliceCuts.first?.edges.first)
    #expect(edges.areQuantiles)
    #expect(zip(edges.edges, reference["bins"]["edges"].numbers).allSatisfy { close($0, $1, 1e-14) })
  }

  @Test func statedEdges() throws {
    let table = Table(
      rowCount: 6,
      columns: [
        Column(
          name: "age", values: .integers([29, 30, 49, 50, 70, 0]), nulls: [false, false, false, false, false, true])
      ])
    let cut = try Slicer.slices(
      by: SliceSpec(parts: [part("age", .edges([30, 50]))]), of: table, kept: [0, 1, 2, 3, 4, 5])
    #expect(cut.slices.map { SliceResult.name(of: $0.parts) } == ["age=<30", "age=30..50", "age=>=50", "age=(null)"])
    #expect(cut.slices.map(\.rows) == [[0], [1, 2], [3, 4], [5]])
  }

  @Test func crossedSlicesHaveAMinimum() throws {
    let crossed = SliceSpec(parts: [part("housing"), part("personal_status_and_sex")])
    let result = try german(slices: [crossed])
    #expect(result.slices.allSatisfy { $0.n >= 20 && $0.parts.count == 2 })
    let cut = try #require(result.sliceCuts.first)
    #expect(cut.minimum == 20 && cut.omittedSlices > 0)
    #expect(result.slices.reduce(0) { $0 + $1.n } + cut.omittedRows == result.n)
    #expect(result.slices.contains { $0.name == "housing=own & personal_status_and_sex=male : single" && $0.n == 70 })
  }

  @Test func rangesOfTextAreRefused() throws {
    #expect(throws: EvaluationFailure.self) {
      try german(slices: [SliceSpec(parts: [part("housing", .quantiles(4))])])
    }
  }

  /// All slices of one and two columns, tested by SciPy and corrected by statsmodels.
  @Test func search() throws {
    let spec = TestProject.spec(.binary, positive: "Yes", metrics: [MetricName(base: "roc_auc")])
    let result = try Evaluator(source: MemorySource(Fixture.table("telco-churn")), threads: 1)
      .evaluate(
        spec,
        in: TestProject.project(models: [
          TestProject.recorded("model", column: "score", data: "rows"),
          TestProject.recorded("other", column: "baseline", data: "rows"),
        ]))
    let search = try #require(result.sliceSearch)
    let expected = reference["search"].list
    #expect(search.columns == ["contract", "internet_service"])
    #expect(search.tested == expected.count)
    #expect(search.loss == .brier)
    #expect(!search.found.isEmpty)
    for found in search.found {
      let own = try #require(expected.first { $0["name"].text == found.name }, "\(found.name)")
      #expect(found.n == Int(own["n"].number ?? 0))
      #expect(close(found.loss, own["loss"].number) && close(found.rest, own["rest"].number), "\(found.name)")
      #expect(close(found.t, own["t"].number) && close(found.p, own["p"].number, 1e-8), "\(found.name)")
      #expect(close(found.q, own["q"].number, 1e-8), "\(found.name)")
    }
    let singles = expected.filter { one in
      !(one["name"].text ?? "&").contains("&") && (one["q"].number ?? 1) <= 0.05 && (one["t"].number ?? 0) > 0
    }
    #expect(Set(singles.compactMap { $0["name"].text }).isSubset(of: search.found.map(\.name)))
  }

  /// Answers that are as good everywhere give nothing to report but what chance allows.
  @Test func searchStaysQuietOnNoise() throws {
    var stream = RandomStream(seed: 11, number: 0)
    let losses = (0..<1000).map { _ in Double(stream.next(below: 1000)) / 1000 }
    let columns = (0..<6).map { number in
      Column(name: "c\(number)", values: .integers((0..<1000).map { _ in Int64(stream.next(below: 4)) }))
    }
    let search = try #require(
      SliceFinder(table: Table(rowCount: 1000, columns: columns), kept: (0..<1000).map { $0 }, excluded: [])
        .search(losses, .absoluteError))
    #expect(search.tested == 24 + 15 * 16)
    #expect(search.found.isEmpty)
  }
}
