import Foundation
import Manifest
import Prices

/// The price book that holds for a project: the bundled rows, the organisation's over them, the project's over both.
public struct LoadedPrices: Sendable {
  public var book: PriceBook
  /// The bundled rows alone.
  public var bundled: PriceBook
  public var hardware: HardwareBook
  /// How old a price may be before it is called stale.
  public var limit: MonthSpan
  /// The price files that were read besides the bundled tables, as shown to people.
  public var files: [String]
}

/// Reads price files and puts them over the bundled ones, row by row.
public enum PriceFiles {
  /// - Parameters:
  ///   - organisation: `dossier.yaml` as read, and the path it was read from; nil where there is none.
  ///   - project: the project whose `infrastructure.prices` holds; nil for none.
  /// - Throws: everything wrong with the price files.
  public static func load(
    organisation: (value: Organisation, file: String)?, project: Project?
  ) throws(PriceError) -> LoadedPrices {
    let bundled = try PriceBook.bundled()
    var loaded = LoadedPrices(
      book: bundled, bundled: bundled, hardware: try HardwareBook.bundled(),
      limit: organisation?.value.policy?.priceAgeLimit(for: project?.id) ?? PolicySpec.usualPriceAge, files: [])
    if let organisation, let path = organisation.value.prices {
      let folder = URL(fileURLWithPath: organisation.file).deletingLastPathComponent().path
      try put(path, in: folder, over: &loaded)
    }
    if let project, let path = project.infrastructure?.prices { try put(path, in: project.folder, over: &loaded) }
    if let stated = project?.infrastructure { loaded.hardware = loaded.hardware.extended(by: stated) }
    return loaded
  }

  /// Everything wrong with the price file of a project; nothing where it names none, or one that is not there, which is
  /// said elsewhere.
  public static func diagnostics(of project: Project) -> [Diagnostic] {
    guard let path = project.infrastructure?.prices,
      case .success(let absolute) = ConfinedPath.resolve(path.value, inside: project.folder),
      FileManager.default.fileExists(atPath: absolute)
    else { return [] }
    return diagnostics(of: path, in: project.folder)
  }

  /// Everything wrong with the price file that `dossier.yaml` names.
  public static func diagnostics(of organisation: Organisation, file: String) -> [Diagnostic] {
    organisation.prices.map {
      diagnostics(of: $0, in: URL(fileURLWithPath: file).deletingLastPathComponent().path)
    } ?? []
  }

  private static func diagnostics(of path: Located<String>, in folder: String) -> [Diagnostic] {
    do throws(PriceError) {
      _ = try book(path, in: folder)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private static func put(
    _ path: Located<String>, in folder: String, over loaded: inout LoadedPrices
  ) throws(PriceError) {
    let own = try book(path, in: folder)
    loaded.book = loaded.book.overridden(by: own.book)
    loaded.files.append(own.file)
  }

  private static func book(
    _ path: Located<String>, in folder: String
  ) throws(PriceError) -> (book: PriceBook, file: String) {
    switch ConfinedPath.resolve(path.value, inside: folder) {
    case .success(let absolute):
      let shown = ProjectLocator.shown(absolute)
      let bytes = try read(absolute, shownAs: shown, location: path.location)
      return (try PriceReader.read(bytes: bytes, shownAs: shown).book, shown)
    case .failure(let error):
      throw PriceError(Diagnostic("bad-path", message: error.message, location: path.location, help: error.help))
    }
  }

  /// The largest file that is read, in bytes: an offer file of all regions of Amazon EC2 is larger, one of a region is not.
  private static let largest = 2 << 30

  /// The bytes of a regular file.
  ///
  /// - Throws: where there is none, it cannot be read, or it is larger than 2 GiB.
  public static func read(_ path: String, shownAs: String, location: SourceLocation? = nil) throws(PriceError)
    -> [UInt8]
  {
    func problem(_ code: String, _ message: String, help: String? = nil) -> PriceError {
      PriceError(Diagnostic(code, message: message, location: location, help: help))
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw problem("no-such-file", "there is no file “\(shownAs)”")
    }
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      guard !isFolder.boolValue, attributes[.type] as? FileAttributeType == .typeRegular else {
        throw problem(
          "not-a-file", "“\(shownAs)” is not a file", help: "download the catalog first, then name its file")
      }
      guard let size = attributes[.size] as? Int, size <= largest else {
        throw problem("file-too-large", "“\(shownAs)” is larger than 2 GiB", help: "fetch the list of one region")
      }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
    } catch let error as PriceError {
      throw error
    } catch {
      throw problem("unreadable", "“\(shownAs)” cannot be read: \(error.localizedDescription)")
    }
  }
}
