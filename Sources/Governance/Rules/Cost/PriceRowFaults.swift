import Measurements

extension Subject {
  /// What is wrong with rows of price files, at the key that names the file.
  func faults(ofPriceRows kind: PriceFault.Kind, _ en: (PriceFault) -> String, _ ru: (PriceFault) -> String) -> [Fault]
  {
    Fault.each(
      (measurements.cost?.priceFaults ?? []).filter { $0.kind == kind }, en, ru,
      at: { _ in project.infrastructure?.prices?.location ?? project.infrastructure?.location })
  }
}
