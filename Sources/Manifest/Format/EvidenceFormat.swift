// `evidence` and `of` under `phases`
extension Format {
  /// A path, whose content decides what it is, or a mapping with `kind`.
  static let evidenceSource: Shape<EvidenceSource> = .forms(
    scalar: Shape.path.located.map { EvidenceSource(kind: .detect, path: $0, location: $0.location) },
    mapping: .tagged(
      by: "kind",
      [
        ("document", plain("document", "A document that people wrote.", .document)),
        ("junit", plain("junit", "A test report in JUnit's XML form.", .junit)),
        ("cobertura", cobertura),
        ("sarif", plain("sarif", "The log of a static analysis, SARIF 2.1.0.", .sarif)),
        ("mlflow-run", mlflowRun), ("dvc", dvc),
        ("dbt", plain("dbt", "The run_results.json of dbt.", .dbt)),
        ("git-tag", revision("git-tag", "tag", "A tag of the project's repository.") { .gitTag($0) }),
        ("git-commit", revision("git-commit", "commit", "A commit of the project's repository.") { .gitCommit($0) }),
        ("signed", signed),
      ]))

  private static func plain(_ word: String, _ doc: String, _ kind: EvidenceSource.Kind) -> Shape<EvidenceSource> {
    .object("\(word) evidence", doc) { keys in
      keys.tag("kind", word, doc)
      let path = keys.required("path", Shape.path.located, "The file.")
      return { fields in fields[path].map { EvidenceSource(kind: kind, path: $0, location: fields.location) } }
    }
  }

  private static let cobertura = Shape<EvidenceSource>.object(
    "cobertura evidence", "A coverage report in Cobertura's XML form."
  ) { keys in
    keys.tag("kind", "cobertura", "A coverage report in Cobertura's XML form.")
    let path = keys.required("path", Shape.path.located, "The file.")
    let minimum = keys.optional(
      "minimum", .number(0...1, percent: true), "The share of lines that has to be covered: 80%.")
    return { fields in
      let minimum = fields[minimum]
      return fields[path].map {
        EvidenceSource(kind: .cobertura(minimumLineRate: minimum), path: $0, location: fields.location)
      }
    }
  }

  private static let mlflowRun = Shape<EvidenceSource>.object("mlflow-run evidence", "A run that MLflow tracked.") {
    keys in
    keys.tag("kind", "mlflow-run", "A run that MLflow tracked.")
    let path = keys.required("path", Shape.path.located, "The mlruns folder, or MLflow's SQLite database.")
    let run = keys.required("run", .word("run"), "The run's id.")
    return { fields in
      let run = fields[run]
      guard let path = fields[path], let run else { return nil }
      return EvidenceSource(kind: .mlflowRun(id: run), path: path, location: fields.location)
    }
  }

  private static let dvc = Shape<EvidenceSource>.object("dvc evidence", "A lock file of DVC.") { keys in
    keys.tag("kind", "dvc", "A lock file of DVC.")
    let path = keys.required("path", Shape.path.located, "The dvc.lock file.")
    let stage = keys.optional("stage", .text, "The stage; all stages when not given.")
    return { fields in
      let stage = fields[stage]
      return fields[path].map { EvidenceSource(kind: .dvc(stage: stage), path: $0, location: fields.location) }
    }
  }

  private static func revision(
    _ word: String, _ key: String, _ doc: String, _ kind: @escaping @Sendable (String) -> EvidenceSource.Kind
  ) -> Shape<EvidenceSource> {
    .object("\(word) evidence", doc) { keys in
      keys.tag("kind", word, doc)
      let name = keys.required(key, .word("revision"), "Its name.")
      return { fields in
        fields[name].map { EvidenceSource(kind: kind($0), path: nil, location: fields.location) }
      }
    }
  }

  private static let signed = Shape<EvidenceSource>.object("signed evidence", "A file with a detached signature.") {
    keys in
    keys.tag("kind", "signed", "A file with a detached signature.")
    let path = keys.required("path", Shape.path.located, "The file.")
    let signature = keys.required(
      "signature", Shape.path.located, "The signature: of ssh-keygen -Y sign, of openssl, or a DSSE envelope.")
    let signer = keys.required("signer", Shape.text.located, "Whose key, by its name under policy.signers.")
    return { fields in
      let path = fields[path]
      let signature = fields[signature]
      let signer = fields[signer]
      guard let path, let signature, let signer else { return nil }
      return EvidenceSource(
        kind: .signed(signature: signature, signer: signer), path: path, location: fields.location)
    }
  }

  private static let digest: Shape<String> = Shape<String>.scalar(
    expected: "sha256: and 64 hexadecimal digits",
    schema: .members([("type", "string"), ("pattern", "^sha256:[0-9a-f]{64}$")])
  ) { scalar, _ throws(Complaint) in
    let prefix = "sha256:"
    let digits = scalar.text.utf8.dropFirst(prefix.utf8.count)
    guard scalar.text.hasPrefix(prefix), digits.count == 64,
      digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else {
      throw Complaint(
        "bad-digest", "\(quoted(scalar.text)) is not a digest", expected: "sha256: and 64 hexadecimal digits",
        help: "sha256sum FILE prints the digits")
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// `{model: gbm-7, digest: sha256:…}`
  static let evidenceSubject = Shape<EvidenceSubject>.object("of", "What the evidence speaks of.") { keys in
    let model = keys.optional("model", .reference(.model), "A model.")
    let data = keys.optional("data", .reference(.dataSet), "A data set.")
    let file = keys.optional("file", Shape.path.located, "A file.")
    let digest = keys.optional("digest", digest.located, "The SHA-256 of its file when the evidence was given.")
    keys.exactlyOne(of: "model", "data", "file")
    return { fields in
      let model = fields[model].map { EvidenceSubject.Target.model($0) }
      let data = fields[data].map { EvidenceSubject.Target.data($0) }
      let file = fields[file].map { EvidenceSubject.Target.file($0) }
      let digest = fields[digest]
      return (model ?? data ?? file).map { EvidenceSubject(target: $0, digest: digest, location: fields.location) }
    }
  }
}

extension Shape where Value == String {
  /// The name of a revision or a run: letters, digits and `._/-`, not starting with a hyphen.
  fileprivate static func word(_ what: String) -> Shape<String> {
    .scalar(
      expected: "the name of a \(what)",
      schema: .members([("type", ["string", "number"]), ("pattern", "^[A-Za-z0-9_.][A-Za-z0-9._/+-]{0,254}$")])
    ) { scalar, _ throws(Complaint) in
      let bytes = scalar.text.utf8
      let isName = bytes.allSatisfy { byte in
        (48...57).contains(byte) || byte < 0x80 && (65...90).contains(byte & 0xDF)
          || [43, 45, 46, 47, 95].contains(byte)
      }
      guard isName, let first = bytes.first, ![43, 45, 47].contains(first), bytes.count <= 255 else {
        throw Complaint(
          "bad-name", "\(quoted(scalar.text)) is not the name of a \(what)",
          expected: "letters, digits, “.”, “_”, “/”, “+” and “-”, not starting with “-”")
      }
      return scalar.text
    }
  }
}
