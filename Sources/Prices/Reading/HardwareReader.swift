import Manifest

/// Reads the tables of facts about hardware, language models and grids.
enum HardwareReader {
  static func gpus(_ file: BundledData.File) throws(PriceError) -> [GPUFacts] {
    let columns = [
      "name", "aliases", "memory_gib", "bandwidth_gb_s", "fp16_tflops", "fp8_tflops", "int8_tops", "power_w", "date",
      "source", "note",
    ]
    var table = try FactTable(file, columns: columns)
    return try table.rows { cells in
      let name = cells.name()
      let memory = cells.required("memory_gib", 0.1...1e5)
      let bandwidth = cells.required("bandwidth_gb_s", 0.1...1e6)
      let fp16 = cells.required("fp16_tflops", 0.01...1e6)
      let power = cells.required("power_w", 1...1e5)
      let fp8 = cells.optional("fp8_tflops", 0.01...1e6)
      let int8 = cells.optional("int8_tops", 0.01...1e6)
      guard let origin = cells.origin(), let name, let memory, let bandwidth, let fp16, let power else { return nil }
      return GPUFacts(
        name: name, aliases: cells.aliases(), memoryGiB: memory, bandwidthGBs: bandwidth, fp16TFLOPS: fp16,
        fp8TFLOPS: fp8, int8TOPS: int8, powerW: power, date: origin.date, source: origin.source, note: origin.note)
    }
  }

  static func servers(_ file: BundledData.File) throws(PriceError) -> [ServerFacts] {
    let columns = [
      "name", "aliases", "gpu", "gpu_count", "vcpus", "memory_gib", "max_power_w", "idle_power_w", "rack_units", "date",
      "source", "note",
    ]
    var table = try FactTable(file, columns: columns)
    return try table.rows { cells in
      let name = cells.name()
      let count = cells.requiredWhole("gpu_count", 0...1024)
      let vcpus = cells.optional("vcpus", 1...1e5)
      let memory = cells.optional("memory_gib", 1...1e6)
      let most = cells.required("max_power_w", 1...1e6)
      let idle = cells.required("idle_power_w", 0...1e6)
      let units = cells.requiredWhole("rack_units", 1...100)
      guard let origin = cells.origin(), let name, let count, let most, let idle, let units else { return nil }
      return ServerFacts(
        name: name, aliases: cells.aliases(), gpu: cells.text("gpu"), gpuCount: count, vcpus: vcpus, memoryGiB: memory,
        maxPowerW: most, idlePowerW: idle, rackUnits: units, date: origin.date, source: origin.source,
        note: origin.note)
    }
  }

  static func models(_ file: BundledData.File) throws(PriceError) -> [ModelFacts] {
    let columns = [
      "name", "aliases", "parameters_b", "active_parameters_b", "layers", "hidden", "heads", "kv_heads", "head_dim",
      "ffn", "vocabulary", "sliding_window", "sliding_layers", "cross_layers", "latent_dim", "experts",
      "active_experts", "context", "date", "source", "note",
    ]
    var table = try FactTable(file, columns: columns)
    return try table.rows { cells in
      let name = cells.name()
      let parameters = cells.required("parameters_b", 1e-3...1e6)
      let active = cells.optional("active_parameters_b", 1e-3...1e6)
      let layers = cells.requiredWhole("layers", 1...10_000)
      let hidden = cells.requiredWhole("hidden", 1...1_000_000)
      let heads = cells.requiredWhole("heads", 1...100_000)
      let kvHeads = cells.requiredWhole("kv_heads", 1...100_000)
      let headDim = cells.requiredWhole("head_dim", 1...100_000)
      let ffn = cells.requiredWhole("ffn", 1...10_000_000)
      let vocabulary = cells.requiredWhole("vocabulary", 1...100_000_000)
      let window = cells.whole("sliding_window", 1...1_000_000_000)
      let slidingLayers = cells.whole("sliding_layers", 0...10_000)
      let crossLayers = cells.whole("cross_layers", 0...10_000)
      let latent = cells.whole("latent_dim", 1...1_000_000)
      let experts = cells.whole("experts", 1...100_000)
      let activeExperts = cells.whole("active_experts", 1...100_000)
      let context = cells.requiredWhole("context", 1...1_000_000_000)
      guard let origin = cells.origin(), let name, let parameters, let layers, let hidden, let heads, let kvHeads,
        let headDim, let ffn, let vocabulary, let context
      else { return nil }
      return ModelFacts(
        name: name, aliases: cells.aliases(), parameters: parameters * 1e9,
        activeParameters: (active ?? parameters) * 1e9, layers: layers, hidden: hidden, heads: heads, kvHeads: kvHeads,
        headDim: headDim, ffn: ffn, vocabulary: vocabulary, slidingWindow: window,
        slidingLayers: window == nil ? 0 : (slidingLayers ?? layers), crossLayers: crossLayers ?? 0, latentDim: latent,
        experts: experts, activeExperts: activeExperts, context: context, date: origin.date, source: origin.source,
        note: origin.note)
    }
  }

  static func grid(_ file: BundledData.File) throws(PriceError) -> [CarbonFactor] {
    var table = try FactTable(file, columns: ["country", "name", "g_co2e_per_kwh", "date", "source", "note"])
    return try table.rows { cells in
      let country = cells.required("country")
      let name = cells.name()
      let grams = cells.required("g_co2e_per_kwh", 0...5000)
      guard let origin = cells.origin(), let country, let name, let grams else { return nil }
      return CarbonFactor(
        country: country.lowercased(), name: name, gramsPerKWh: grams, date: origin.date, source: origin.source,
        note: origin.note)
    }
  }

  static func regions(_ file: BundledData.File) throws(PriceError) -> [CloudRegion] {
    var table = try FactTable(file, columns: ["provider", "region", "country", "date", "source", "note"])
    return try table.rows { cells in
      let provider = cells.required("provider")
      let region = cells.required("region")
      let country = cells.required("country")
      guard let origin = cells.origin(), let provider, let region, let country else { return nil }
      return CloudRegion(
        provider: provider.lowercased(), region: region.lowercased(), country: country.lowercased(), date: origin.date,
        source: origin.source)
    }
  }
}

/// A table of facts: one row a fact, each with a date and a source.
private struct FactTable {
  private var sheet: Sheet

  init(_ file: BundledData.File, columns: [String]) throws(PriceError) {
    sheet = try Sheet(
      bytes: file.bytes, file: file.name, comments: true, required: columns.map { [$0] }, known: columns)
  }

  mutating func rows<Facts>(_ make: (inout Cells) -> Facts?) throws(PriceError) -> [Facts] {
    var facts: [Facts] = []
    for row in sheet.rows {
      guard sheet.hasRightWidth(row) else { continue }
      var cells = Cells(sheet: sheet, row: row)
      if let fact = make(&cells) { facts.append(fact) }
      sheet = cells.sheet
    }
    try sheet.finish()
    return facts
  }

  struct Cells {
    var sheet: Sheet
    let row: Delimited.Row

    func text(_ column: String) -> String? { sheet.string(row, sheet.column(column)) }
    mutating func required(_ column: String) -> String? { sheet.required(row, sheet.column(column), column) }
    mutating func name() -> String? { required("name") }

    /// Words between `|`.
    func aliases() -> [String] { (text("aliases") ?? "").split(separator: "|").map(String.init) }

    mutating func optional(_ column: String, _ range: ClosedRange<Double>) -> Double? {
      sheet.number(row, sheet.column(column), column, in: range)
    }

    mutating func required(_ column: String, _ range: ClosedRange<Double>) -> Double? {
      sheet.requiredNumber(row, sheet.column(column), column, in: range)
    }

    mutating func whole(_ column: String, _ range: ClosedRange<Int>) -> Int? {
      sheet.whole(row, sheet.column(column), column, in: range)
    }

    mutating func requiredWhole(_ column: String, _ range: ClosedRange<Int>) -> Int? {
      required(column) == nil ? nil : whole(column, range)
    }

    mutating func origin() -> (date: CalendarDate, source: String, note: String?)? {
      let date = sheet.date(row, sheet.column("date"))
      guard let source = required("source"), let date else { return nil }
      return (date, source, text("note"))
    }
  }
}
