import Foundation
import Manifest

/// A file that holds rows of a data set.
public struct DataFile: Sendable, Hashable {
  /// Relative to the project's folder.
  public var shown: String
  public var absolute: String
}

extension CatalogEntry {
  /// The files that hold the rows of a split, or of all splits, in order. A folder stands for its Parquet files.
  ///
  /// - Throws: `TableError` when there is no such file or split, or a path leads out of the project's folder.
  public func files(in project: Project, split: String?) throws(TableError) -> [DataFile] {
    guard let source else {
      throw TableError(.noFile, "the data set “\(id)” names no source", help: "add `source: {kind: csv, path: …}`")
    }
    var paths: [String] = []
    if case .files(let files) = splits?.rule {
      if let split {
        guard let file = files.first(where: { $0.split == split }) else { throw noSplit(split) }
        paths = [file.path.value]
      } else {
        paths = files.map(\.path.value)
      }
    } else if let path = source.path?.value {
      paths = [path]
    }
    var found: [DataFile] = []
    for path in paths { found += try Self.expand(path, kind: source.kind, in: project) }
    return found
  }

  func noSplit(_ split: String) -> TableError {
    let names = splits?.names ?? []
    return TableError(
      .noSplit, "the data set “\(id)” has no split “\(split)”",
      expected: names.isEmpty ? "no split" : "one of: \(names.joined(separator: ", "))")
  }

  private static func expand(_ path: String, kind: DataSource.Kind, in project: Project) throws(TableError)
    -> [DataFile]
  {
    let absolute: String
    switch ConfinedPath.resolve(path, inside: project.folder) {
    case .success(let resolved): absolute = resolved
    case .failure(let error): throw TableError(.noFile, "“\(path)”: \(error.message)")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
      throw TableError(.noFile, "there is no data file “\(path)”", expected: "a file in the project's folder")
    }
    guard isFolder.boolValue else { return [DataFile(shown: path, absolute: absolute)] }
    guard kind == .parquet else {
      throw TableError(.noFile, "“\(path)” is a folder", expected: "a file; only Parquet data can be a folder of files")
    }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: absolute)) ?? []).sorted()
    var files: [DataFile] = []
    for name in names where name.hasSuffix(".parquet") && !name.hasPrefix(".") {
      let shown = path + "/" + name
      guard case .success(let file) = ConfinedPath.resolve(shown, inside: project.folder) else {
        throw TableError(.noFile, "“\(shown)” leads out of the project's folder")
      }
      files.append(DataFile(shown: shown, absolute: file))
    }
    guard !files.isEmpty else {
      throw TableError(.noFile, "the folder “\(path)” holds no Parquet files", expected: "files named *.parquet")
    }
    return files
  }
}
