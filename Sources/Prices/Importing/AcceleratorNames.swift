/// The accelerators of machines by the names that catalogs use.
enum AcceleratorNames {
  /// The name in this tool's hardware book for SkyPilot's, whose `A100` has 40 GB and whose `V100` has 16 GB.
  static func ofSkyPilot(_ name: String) -> String {
    switch name {
    case "A100": "A100-40GB"
    case "V100": "V100-16GB"
    case "H100-80GB", "H100-MEGA", "H100-MEGA-80GB", "H100-SXM": "H100"
    case "RTX3090": "RTX-3090"
    case "RTX4090": "RTX-4090"
    case "RTX5090": "RTX-5090"
    case "RTXA6000": "RTX-A6000"
    case "RTX6000-Ada", "RTX6000Ada": "RTX-6000-Ada"
    default: name
    }
  }

  /// A spelling for comparing: what a person writes in a filter, and what a row holds.
  static func comparable(_ name: String) -> String { HardwareName.plain(name) }

  /// What an Amazon EC2 type holds, by its family. The number comes from the price list.
  static func ofEC2(_ type: String) -> String? {
    guard let family = type.split(separator: ".").first else { return nil }
    switch family {
    case "p6-b200": return "B200"
    case "p5e", "p5en": return "H200"
    case "p5": return "H100"
    case "p4de": return "A100-80GB"
    case "p4d": return "A100-40GB"
    case "p3dn": return "V100-32GB"
    case "p3": return "V100-16GB"
    case "p2": return "K80"
    case "g6e": return "L40S"
    case "g6", "gr6": return "L4"
    case "g5": return "A10G"
    case "g5g": return "T4G"
    case "g4dn": return "T4"
    default: return nil
    }
  }

  /// What an Azure machine holds, by the parts of its name: `Standard_ND96isr_H100_v5`.
  static func ofAzure(_ name: String) -> (gpu: String, count: Int)? {
    let parts = name.split(separator: "_").map { $0.lowercased() }
    guard parts.count >= 2, parts[0] == "standard" else { return nil }
    let size = parts[1]
    let family = String(size.prefix { $0.isLetter })
    let digits = size.dropFirst(family.count).prefix { $0.isNumber }
    guard let vcpus = Int(digits) else { return nil }
    let features = Set(parts.dropFirst(2))
    let letters = size.dropFirst(family.count + digits.count)
    func whole(_ gpu: String, each: Int) -> (String, Int)? {
      vcpus % each == 0 && vcpus > 0 ? (gpu, vcpus / each) : nil
    }
    switch family {
    case "nd":
      if features.contains("h200") { return vcpus == 96 ? ("H200", 8) : nil }
      if features.contains("h100") { return vcpus == 96 ? ("H100", 8) : nil }
      if features.contains("mi300x") { return vcpus == 96 ? ("MI300X", 8) : nil }
      if vcpus == 96, letters.hasPrefix("amsr") { return ("A100-80GB", 8) }
      if vcpus == 96, letters.hasPrefix("asr") { return ("A100-40GB", 8) }
      return vcpus == 40 && features.contains("v2") ? ("V100-32GB", 8) : nil
    case "nc":
      if features.contains("h100") { return whole("H100-NVL", each: 40) }
      if features.contains("a100") { return whole("A100-80GB-PCIe", each: 24) }
      if features.contains("t4") { return vcpus == 64 ? ("T4", 4) : ("T4", 1) }
      return features.contains("v3") && letters.hasPrefix("s") || letters.hasPrefix("rs") && features.contains("v3")
        ? whole("V100-16GB", each: 6) : nil
    case "nv":
      return features.contains("a10") ? whole("A10", each: 36) : nil
    default: return nil
    }
  }

  /// What a Google machine holds, by its type: its price is that of the machine and of its accelerators together.
  ///
  /// The second value is SkyPilot's name of the accelerator in the same file.
  static func ofGoogle(_ type: String) -> (gpu: String, catalogNames: [String], count: Int)? {
    let parts = type.split(separator: "-").map(String.init)
    guard parts.count >= 3 else { return nil }
    func counted(_ gpu: String, _ names: [String]) -> (String, [String], Int)? {
      guard let last = parts.dropFirst(2).first, last.hasSuffix("g"), let count = Int(last.dropLast()), count > 0 else {
        return nil
      }
      return (gpu, names, count)
    }
    switch (parts[0], parts[1]) {
    case ("a2", "highgpu"), ("a2", "megagpu"): return counted("A100-40GB", ["A100"])
    case ("a2", "ultragpu"): return counted("A100-80GB", ["A100-80GB"])
    case ("a3", "megagpu"): return counted("H100", ["H100-MEGA", "H100-MEGA-80GB"])
    case ("a3", "highgpu"), ("a3", "edgegpu"): return counted("H100", ["H100", "H100-80GB"])
    case ("a3", "ultragpu"): return counted("H200", ["H200"])
    case ("a4", "highgpu"): return counted("B200", ["B200"])
    case ("g2", "standard"):
      let counts = ["4": 1, "8": 1, "12": 1, "16": 1, "24": 2, "32": 1, "48": 4, "96": 8]
      return counts[parts[2]].map { ("L4", ["L4"], $0) }
    default: return nil
    }
  }
}
