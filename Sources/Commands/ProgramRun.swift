import CProcess
import Foundation
import Inference
import Synchronization

/// Runs one program to its end, within limits.
struct ProgramRun {
  struct Limits {
    /// Wall-clock seconds.
    var seconds: Double
    /// Bytes of address space of each process.
    var memory: Double
    /// Bytes of standard output.
    var output: Int
  }

  struct Outcome {
    var output: [UInt8]
    /// The end of standard error.
    var errors: String
    /// The exit code; nil where a signal ended it.
    var code: Int?
    var signal: Int?
    var stopped: Stop?
  }

  /// Why the program was ended.
  enum Stop: Equatable {
    case time
    case output
    /// It ended, and a process that it started left its group and keeps the output open.
    case heldOpen
  }

  private static let largestFile: UInt64 = 4 << 30
  private static let errorTail = 4096
  /// How long output may still come after the program has ended.
  private static let grace = 2.0

  let program: String
  let arguments: [String]
  let folder: String
  let limits: Limits

  /// - Parameter input: an open file that is the program's standard input.
  /// - Throws: when the program cannot be started.
  func run(input: Int32) throws(InferenceError) -> Outcome {
    let output = try Pipe()
    let errors = try Pipe()
    let process = try start(input, output.writing, errors.writing)
    output.closeWriting()
    errors.closeWriting()
    defer { withExtendedLifetime((output, errors)) {} }
    return follow(process, output.reading, errors.reading)
  }

  /// A pipe whose ends are closed with it.
  private final class Pipe {
    private(set) var reading: Int32 = -1
    private(set) var writing: Int32 = -1

    init() throws(InferenceError) {
      var from: Int32 = -1
      var into: Int32 = -1
      guard dossier_pipe(&from, &into) == 0 else {
        throw InferenceError(.unavailable, "no pipe can be made: \(String(cString: strerror(errno)))")
      }
      (reading, writing) = (from, into)
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }

    deinit {
      closeWriting()
      if reading >= 0 { close(reading) }
    }
  }

  private func start(_ input: Int32, _ output: Int32, _ errors: Int32) throws(InferenceError) -> Int32 {
    let cores = UInt64(max(1, ProcessInfo.processInfo.activeProcessorCount))
    var allowed = dossier_limits(
      memory: UInt64(min(max(limits.memory, 0), 1e18)),
      processor: UInt64(min(max(limits.seconds, 0), 1e6).rounded(.up)) * cores + 1, file: Self.largestFile,
      open_files: 1024)
    let words = (arguments.map { strdup($0) }) + [nil]
    let variables = (Self.environment().map { strdup($0) }) + [nil]
    defer { for text in words + variables { free(text) } }
    var stage: UnsafePointer<CChar>?
    let process = dossier_process_start(program, words, variables, folder, input, output, errors, &allowed, &stage)
    guard process > 0 else {
      let reason = String(cString: strerror(errno))
      let step = stage.map { String(cString: $0) } ?? "starting it"
      throw InferenceError(.badModel, "the command cannot be run: \(step) failed (\(reason))")
    }
    return process
  }

  /// What the program sees of the environment: where programs are, and the language.
  private static func environment() -> [String] {
    let own = ProcessInfo.processInfo.environment
    return [
      "PATH=" + (own["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"), "LANG=" + (own["LANG"] ?? "C.UTF-8"),
    ]
  }

  /// Reads both streams until the program ends or breaks a limit.
  private func follow(_ process: Int32, _ output: Int32, _ errors: Int32) -> Outcome {
    let deadline = Self.now + limits.seconds
    var reader = StreamPair(output: output, errors: errors, limit: limits.output, tail: Self.errorTail)
    var stop: Stop?
    var endedAt: Double?
    while true {
      reader.wait(milliseconds: 20)
      if reader.isOverLimit {
        stop = .output
        break
      }
      let now = Self.now
      if endedAt == nil, dossier_process_ended(process) {
        endedAt = now
        // Its children may not outlive it; what they wrote is still in the pipe.
        dossier_process_kill_group(process)
      }
      if endedAt != nil, reader.isAtEnd { break }
      if let endedAt, now - endedAt > Self.grace {
        stop = .heldOpen
        break
      }
      if endedAt == nil, now > deadline {
        stop = .time
        break
      }
    }
    dossier_process_kill_group(process)
    let code = Int(dossier_process_finish(process))
    return Outcome(
      output: reader.output, errors: String(decoding: reader.errors, as: UTF8.self), code: code >= 0 ? code : nil,
      signal: code < 0 ? -code : nil, stopped: stop)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Two pipes that are read together, so that neither can fill up while the other is waited for.
private struct StreamPair {
  private var streams: [pollfd]
  private let limit: Int
  private let tail: Int
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(output: Int32, errors: Int32, limit: Int, tail: Int) {
    streams = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    self.limit = limit
    self.tail = tail
  }

  var isOverLimit: Bool { output.count > limit }
  var isAtEnd: Bool { streams.allSatisfy { $0.fd < 0 } }

  mutating func wait(milliseconds: Int32) {
    let ready = poll(&streams, nfds_t(streams.count), milliseconds)
    guard ready > 0 else { return }
    for position in streams.indices where streams[position].revents != 0 { drain(position) }
  }

  private mutating func drain(_ position: Int) {
    while !isOverLimit {
      let count = read(streams[position].fd, &buffer, buffer.count)
      if count > 0 {
        if position == 0 {
          output.append(contentsOf: buffer[..<count])
        } else {
          errors.append(contentsOf: buffer[..<count])
          if errors.count > 2 * tail { errors.removeFirst(errors.count - tail) }
          // A flood of errors must not keep the clock from being looked at.
          return
        }
        continue
      }
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      // A negative number is passed over by poll; the pipe is closed by its owner.
      streams[position].fd = -1
      return
    }
  }
}
