import Manifest
import Measurements
import Testing

@testable import Governance
@testable import Report

/// What language models need and cost: both languages, hostile names, a model that does not fit.
@Suite struct SizingSectionTests {
  private let hostile = "<script>alert(1)</script>"

  private func sizing(fits: Bool) -> CostSizing {
    CostSizing(
      model: hostile, gpu: "L4", format: "int4", cacheFormat: "bf16", context: 8192, modelContext: 131_072,
      input: 1500, output: 300, concurrency: 32, gpus: 2, tensorParallel: 2, pipelineStages: 1, fewestGPUs: 4,
      fits: fits,
      figures: [
        CostSizing.Figure(
          .needed, .sum([.number(10_737_418_240, .bytes), .number(1_073_741_824, .bytes)]), .bytes,
          [CostSource(hostile, date: "2024-07-23")]),
        CostSizing.Figure(.usable, .product([.number(24 * 1_073_741_824, .bytes), .number(0.9, .share)]), .bytes),
        CostSizing.Figure(.timeToFirstToken, .number(0.25, .seconds), .seconds),
      ], prefillShare: 0.25)
  }

  private func pages() throws -> [String] {
    var demand = CostDemand(
      workload: "chat", kind: .inference, gpu: "L4", gpus: 2, unitsPeak: 1, unitsMean: 1, hoursPerMonth: 1460,
      predictionsPerMonth: 1e6, capacity: 1, capacityKind: .sized)
    demand.sizing = sizing(fits: true)
    demand.sizingInside = sizing(fits: false)
    var option = CostOption(option: .cloud)
    option.cashFlow = [0] + [Double](repeating: 1000, count: 12)
    // 1,000 USD a month, a quarter of it for 1,500 million tokens of prompts.
    let paid = CostFormula.number(1000, .money("USD"))
    option.perToken = [
      CostPerToken(
        workload: "chat", input: .quotient(.product([paid, .number(0.25, .share)]), .number(1500, .millionTokens)),
        output: .quotient(.product([paid, .number(0.75, .share)]), .number(300, .millionTokens)),
        blended: .quotient(paid, .number(1800, .millionTokens)))
    ]
    var cost = CostResult(currency: "USD", months: 12, annualRate: 0)
    cost.demands = [demand]
    cost.options = [option]
    let bare = try Sample.input(
      """
      dossier: 1
      title: T
      phase: evaluation
      infrastructure:
        currency: USD
        workloads:
          chat: {kind: inference, serves: {model: "\(hostile)", input: 1500, output: 300, concurrency: 32}}
      """)
    var measurements = ProjectMeasurements(project: "sample")
    measurements.cost = cost
    let review = Reviewer().review(
      Subject(project: bare.project, measurements: measurements, asOf: Sample.date))
    let rendered = Sample.renderer().project(
      ProjectInput(project: bare.project, measurements: measurements, review: review))
    return rendered.files.filter { $0.path.contains("/index.") }.map {
      String(decoding: $0.bytes, as: UTF8.self).replacing("\u{202F}", with: " ")
    }
  }

  @Test func bothLanguages() throws {
    let pages = try pages()
    let english = try #require(pages.first { $0.contains("What the language models need") })
    for text in [
      "11.0 GiB of 21.6 GiB", "2 × L4: each layer is cut into 2", "does not fit; takes 4", "250 ms", "chat (inside)",
      "10.0 GiB + 1.00 GiB", "What a million tokens cost, USD", "0.167", "2.50", "0.556",
      "1,000 USD × 25% / 1,500 M tokens",
    ] { #expect(english.contains(text), "\(text)") }
    let russian = try #require(pages.first { $0.contains("Что нужно языковым моделям") })
    for text in ["11,0 ГиБ из 21,6 ГиБ", "каждый слой делится на 2", "не помещается; нужно 4", "250 мс", "млн токенов"]
    {
      #expect(russian.contains(text), "\(text)")
    }
  }

  @Test func namesAreEscaped() throws {
    for page in try pages() {
      #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
      #expect(!page.contains(">nan<") && !page.contains(">inf<"))
    }
  }
}
