import Templates

/// The tables under `Templates/data`, compiled in.
enum BundledData {
  struct File {
    var name: String
    var bytes: [UInt8]
  }

  static var gpus: File { file("data/gpus.csv", dossier_gpus_csv(), dossier_gpus_csv_size()) }
  static var servers: File { file("data/servers.csv", dossier_servers_csv(), dossier_servers_csv_size()) }
  static var models: File { file("data/models.csv", dossier_models_csv(), dossier_models_csv_size()) }
  static var grid: File { file("data/grid.csv", dossier_grid_csv(), dossier_grid_csv_size()) }
  static var regions: File { file("data/regions.csv", dossier_regions_csv(), dossier_regions_csv_size()) }

  /// All in the form of a price file; no two have a row of the same key.
  static var priceFiles: [File] {
    [
      file("data/rates.csv", dossier_rates_csv(), dossier_rates_csv_size()),
      file("data/instances.csv", dossier_instances_csv(), dossier_instances_csv_size()),
      file("data/purchases.csv", dossier_purchases_csv(), dossier_purchases_csv_size()),
      file("data/services.csv", dossier_services_csv(), dossier_services_csv_size()),
      file("data/running.csv", dossier_running_csv(), dossier_running_csv_size()),
    ]
  }

  private static func file(_ name: String, _ start: UnsafePointer<UInt8>, _ count: Int) -> File {
    File(name: name, bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  }
}
