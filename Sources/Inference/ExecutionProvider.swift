/// What a model runs on.
public enum ExecutionProvider: String, Sendable, Hashable, CaseIterable, Codable {
  /// CUDA where the runtime offers it, else the CPU.
  case auto
  case cpu
  case cuda
}

/// How a model is loaded and run.
public struct ModelOptions: Sendable, Hashable {
  public var provider: ExecutionProvider
  /// Threads inside one run. One is fastest for tree models.
  public var threads: Int
  /// Whether waiting threads spin. On a busy machine that costs more than it gives.
  public var spinning: Bool
  /// Larger model files are refused.
  public var maximumBytes: Int

  public init(
    provider: ExecutionProvider = .auto, threads: Int = 1, spinning: Bool = false, maximumBytes: Int = 2_000_000_000
  ) {
    self.provider = provider
    self.threads = threads
    self.spinning = spinning
    self.maximumBytes = maximumBytes
  }
}
