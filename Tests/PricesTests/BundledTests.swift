import Manifest
import Testing

@testable import Prices

@Suite struct BundledTests {
  @Test func everyPriceHasADateASourceAndKnownNames() throws {
    let book = try PriceBook.bundled()
    let hardware = try HardwareBook.bundled()
    #expect(Set(book.prices.map(\.currency.code)) == ["USD", "EUR", "RUB"])
    let written = try day("2026-11-23")
    for price in book.prices {
      #expect(price.amount.isFinite && price.amount > 0, "\(price.id)")
      #expect(price.date <= written, "\(price.id)")
      if price.isEstimate { #expect(price.note != nil, "\(price.id) gives no reasoning") }
      if let gpu = price.gpu {
        #expect(hardware.gpu(named: gpu)?.name == gpu, "\(price.id): \(gpu)")
        #expect(price.gpuMemoryGiB == hardware.gpu(named: gpu)?.memoryGiB, "\(price.id)")
      }
      if price.kind == .server { #expect(hardware.server(named: price.name) != nil, "\(price.id)") }
    }
    #expect(Set(book.prices.map(\.key)).count == book.prices.count)
  }

  @Test func figuresOfPublishedSources() throws {
    let book = try PriceBook.bundled()
    // Lenovo Press LP2225 of 23 May 2025.
    let paper = try #require(book.prices.first { $0.id == "instance/aws/-/p5.48xlarge/on_demand" })
    let published = try day("2025-05-23")
    #expect(paper.amount == 98.32 && paper.date == published)
    let server = try #require(book.prices.first { $0.id == "server/lenovo/-/sr675-v3-8xh100-nvl/buy" })
    #expect(server.amount == 833_806)
    // The rate of the Bank of Russia, and both through the dollar: 1.1637 × 84.9309.
    let rate = try #require(book.rate(from: try currency("EUR"), to: try currency("RUB")))
    #expect(abs(rate.value - 98.83408833) < 1e-8)
  }

  @Test func everyPairOfTheThreeCurrenciesHasARate() throws {
    let book = try PriceBook.bundled()
    let all = try ["USD", "EUR", "RUB"].map(currency)
    for from in all { for to in all { #expect(book.rate(from: from, to: to) != nil, "\(from.code) \(to.code)") } }
  }

  @Test func namesAreUnique() throws {
    let hardware = try HardwareBook.bundled()
    func check(_ names: [[String]]) {
      let all = names.flatMap { Set($0.map(HardwareName.plain)) }
      #expect(Set(all).count == all.count, "\(Dictionary(grouping: all, by: \.self).filter { $1.count > 1 }.keys)")
    }
    check(hardware.gpus.map { [$0.name] + $0.aliases })
    check(hardware.servers.map { [$0.name] + $0.aliases })
    check(hardware.models.map { [$0.name] + $0.aliases })
    for server in hardware.servers {
      #expect((server.gpuCount > 0) == (server.gpu != nil), "\(server.name)")
      if let gpu = server.gpu { #expect(hardware.gpu(named: gpu)?.name == gpu) }
      #expect(server.idlePowerW < server.maxPowerW)
    }
    for model in hardware.models {
      #expect(model.heads % model.kvHeads == 0, "\(model.name)")
      #expect(model.activeParameters <= model.parameters)
      #expect(model.slidingLayers + model.crossLayers <= model.layers)
      #expect((model.experts == nil) == (model.activeExperts == nil))
    }
  }

  /// The published numbers of parameters follow from the shapes: embeddings, attention and gated feed-forward parts.
  /// What the formula leaves out (norms, biases, image encoders) is less than 1% of a text model.
  @Test func parametersFollowFromTheShapes() throws {
    let withEncoder = ["vision", "llava", "gemma-3-4b", "gemma-3-12b", "gemma-3-27b"]
    var checked = 0
    for model in try HardwareBook.bundled().models where model.latentDim == nil {
      let hidden = Double(model.hidden)
      let query = Double(model.heads * model.headDim)
      let keyValue = Double(model.kvHeads * model.headDim)
      let isTied = model.tiesEmbeddings
      let experts = Double(model.experts ?? 1)
      let router = model.experts == nil ? 0 : hidden * experts
      let layer = 2 * hidden * query + 2 * hidden * keyValue + 3 * hidden * Double(model.ffn) * experts + router
      let total = Double(model.vocabulary) * hidden * (isTied ? 1 : 2) + Double(model.layers) * layer
      if withEncoder.contains(where: model.name.contains) {
        #expect(total < model.parameters && total > model.parameters * 0.88, "\(model.name)")
      } else {
        #expect(abs(total / model.parameters - 1) < 0.01, "\(model.name): \(total)")
        checked += 1
      }
    }
    #expect(checked > 35)
  }

  @Test func cacheSizes() throws {
    let hardware = try HardwareBook.bundled()
    // Llama 3.1 8B: 2 × 8 heads × 128 × 32 layers = 65,536 numbers a token: 128 KiB in half precision.
    #expect(hardware.model(named: "llama-3.1-8b")?.cachedNumbers(tokens: 1) == 65_536)
    // Mistral 7B v0.1 keeps no more than its window of 4096: 65,536 × 4096.
    #expect(hardware.model(named: "mistral-7b-v0.1")?.cachedNumbers(tokens: 10_000) == 268_435_456)
    // Gemma 2 9B: 2 × 8 × 256 a layer; 21 layers hold 8192 tokens, 21 hold 4096: 4096 × 21 × 12,288.
    #expect(hardware.model(named: "gemma-2-9b")?.cachedNumbers(tokens: 8192) == 1_056_964_608)
    // DeepSeek V3: 576 numbers × 61 layers.
    #expect(hardware.model(named: "deepseek-v3")?.cachedNumbers(tokens: 1) == 35_136)
    #expect(hardware.model(named: "deepseek-v3")?.cachedNumbers(tokens: .nan) == 0)
  }
}
