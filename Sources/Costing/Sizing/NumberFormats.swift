import Manifest
import Measurements

extension ServedModel.WeightFormat {
  /// Bits of the scale (fp16) and of the zero point that a group of 4-bit weights shares, as AWQ and GPTQ store them.
  static let groupBits = 20.0
  /// Weights of a group where the manifest says nothing; the usual choice of AWQ and GPTQ.
  static let usualGroup = 128.0

  /// Bytes of one weight of the layers.
  ///
  /// - Parameter group: weights that share a scale, for 4-bit weights. Scales of whole channels (fp8, int8) are too few to count.
  func bytes(group: Double) -> CostFormula {
    switch self {
    case .fp32: .number(4, .bytes)
    case .fp16, .bf16: .number(2, .bytes)
    case .fp8, .int8: .number(1, .bytes)
    case .int4:
      .quotient(.sum([.number(4), .quotient(.number(Self.groupBits), .number(group))]), .number(8, .bytes))
    }
  }

  /// True where only the layers are stored in it, and the embeddings and the output head keep 16 bits, as checkpoints of
  /// AWQ, GPTQ and FP8 have it.
  var keepsEmbeddings: Bool {
    switch self {
    case .fp32, .fp16, .bf16: false
    case .fp8, .int8, .int4: true
    }
  }

  /// Bytes of one number on its way through the layers.
  var activationBytes: Double { self == .fp32 ? 4 : 2 }
}

extension ServedModel.CacheFormat {
  /// Bytes of one cached number.
  var bytes: Double {
    switch self {
    case .fp32: 4
    case .fp16, .bf16: 2
    case .fp8, .int8: 1
    }
  }
}
