import ArgumentParser
import Foundation
import Pipeline
import Records

/// What to do with results of earlier runs.
struct RecordArguments: ParsableArguments {
  @Flag(name: .long, help: "Measure everything again, also what has not changed.")
  var rerun = false

  @Flag(
    name: .long,
    help: "Measure everything again and compare with the records; fail where they differ, and write nothing.")
  var frozen = false

  @Flag(name: .long, help: "Neither read nor write records and history.")
  var noRecords = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of records and history. Default: .dossier beside the folder of projects.", valueName: "folder"),
    completion: .directory)
  var records: String?

  func validate() throws {
    if frozen, rerun { throw ValidationError("--frozen measures everything again anyway; leave --rerun out.") }
    if frozen, noRecords { throw ValidationError("--frozen compares with records; leave --no-records out.") }
  }

  /// - Throws: `ExitRequest` after saying what is wrong.
  func options(_ common: CommonOptions) throws -> RecordOptions? {
    if noRecords { return nil }
    guard let time = AsOfDate.timestamp() else {
      Terminal.standard.complain("error: SOURCE_DATE_EPOCH has to be a number of seconds since 1970")
      throw ExitRequest(status: .badInput)
    }
    return RecordOptions(
      mode: frozen ? .frozen : rerun ? .rerun : .reuse,
      folder: records ?? ProjectLocator(projects: common.projects).recordFolder, time: time,
      cache: ResultCache.standard())
  }
}
