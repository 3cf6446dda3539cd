import Manifest
import Prices

/// Looks whether the language models that workloads serve, and the accelerators they are sized for, are known.
enum ServedModelCheck {
  /// - Parameter hardware: the bundled tables with what the project states.
  static func diagnostics(of infrastructure: Infrastructure, _ hardware: HardwareBook) -> [Diagnostic] {
    infrastructure.workloads.flatMap { workload -> [Diagnostic] in
      guard let served = workload.serves else { return [] }
      let gpu = workload.gpu.map { Located($0, at: workload.location) }
      return [hardware.complaint(aboutModel: served.model), gpu.flatMap(hardware.complaint(aboutGPU:))]
        .compactMap { $0 }
    }
  }

  /// What `dossier check` says of a project.
  static func diagnostics(of project: Project) -> [Diagnostic] {
    guard let infrastructure = project.infrastructure, infrastructure.workloads.contains(where: { $0.serves != nil })
    else { return [] }
    do throws(PriceError) {
      return diagnostics(of: infrastructure, try HardwareBook.bundled().extended(by: infrastructure))
    } catch {
      return error.diagnostics
    }
  }
}
