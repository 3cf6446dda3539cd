#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls to the file system that reading a manifest needs.
enum FileAccess {
  enum Kind {
    case missing, link, other, unreadable
  }

  enum ReadError: Error {
    case missing
    case notAFile
    case tooLarge
    case unreadable(reason: String)
  }

  /// The absolute path with symbolic links resolved; nil when the file does not exist or cannot be reached.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable }
    return status.st_mode & S_IFMT == S_IFLNK ? .link : .other
  }

  /// False for pipes, sockets and devices, and for what cannot be looked at.
  static func isFileOrFolder(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind == S_IFREG || kind == S_IFDIR
  }

  /// The names in a folder, sorted; none when it cannot be listed.
  static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing), names.count < 100_000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The bytes of a regular file of at most `limit` bytes. Pipes and devices are not opened for waiting.
  static func read(_ path: String, limit: Int) throws(ReadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else { throw .tooLarge }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var filled = 0
    while true {
      let count = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
        #if canImport(Glibc)
          return Glibc.read(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Musl)
          return Musl.read(descriptor, rest.baseAddress, rest.count)
        #else
          return Darwin.read(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      filled += count
      if filled > limit { throw .tooLarge }
      if filled == bytes.count { bytes.append(contentsOf: repeatElement(0, count: min(64 << 10, limit + 1))) }
    }
    bytes.removeSubrange(filled...)
    return bytes
  }
}
