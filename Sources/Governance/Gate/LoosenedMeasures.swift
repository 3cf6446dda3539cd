import Manifest
import Wording

/// What a change no longer measures: slices, protected groups, metrics, disturbances.
extension LoosenedDemands {
  func loosenedMeasures(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    loosenedSlices(old, new) + fewerMetrics(old, new) + loosenedScrutiny(old, new) + otherGroups(old, new)
  }

  private func loosenedSlices(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    for (key, was, now) in [
      ("slices", old.slices, new.slices + new.scrutiny.protected),
      ("protected", old.scrutiny.protected, new.scrutiny.protected),
    ] {
      let place = place("evaluations", new.id, key)
      for slice in was {
        guard let kept = now.first(where: { $0.name == slice.name }) else {
          found.append(
            finding(
              "\(new.id) no longer has \(slice.name) under `\(key)`", "у \(new.id) в `\(key)` больше нет \(slice.name)",
              place))
          continue
        }
        if kept.leastRows > slice.leastRows {
          found.append(
            finding(
              "\(new.id) left out slices by \(slice.name) of fewer than \(slice.leastRows) rows and now of fewer than \(kept.leastRows)",
              "\(new.id): срезы по \(slice.name) отбрасывались до \(slice.leastRows) строк, теперь до \(kept.leastRows)",
              place))
        }
        if kept.isCoarser(than: slice) {
          found.append(
            finding(
              "\(new.id) cuts \(slice.name) into fewer groups", "\(new.id) делит \(slice.name) на меньшее число групп",
              place))
        }
      }
    }
    return found
  }

  /// What is claimed or required is measured without being listed.
  private func fewerMetrics(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    guard old.task == new.task, !old.metrics.isEmpty else { return [] }
    let listed = new.metrics.isEmpty ? MetricRegistry.standard(for: new.task) : new.metrics.map(\.value)
    let stated = new.claims.map(\.metric.metric) + new.requirements.map(\.metric.metric)
    let measured = Set((listed + stated).map(Self.registered))
    let gone = old.metrics.map(\.value).filter { !measured.contains(Self.registered($0)) }
    guard !gone.isEmpty else { return [] }
    let names = gone.map { "\($0)" }.joined(separator: ", ")
    return [
      finding(
        "\(new.id) no longer measures \(names)", "\(new.id) больше не измеряет \(names)",
        place("evaluations", new.id, "metrics"))
    ]
  }

  private static func registered(_ name: MetricName) -> MetricName {
    guard let info = MetricRegistry.info(name) else { return name }
    return MetricName(base: info.name, cutoff: name.cutoff, aggregated: name.aggregated)
  }

  /// Recorded answers can be neither disturbed nor explained: for them these keys say nothing.
  private func loosenedScrutiny(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    guard before.runs(old.model.value), after.runs(new.model.value) else { return [] }
    var found: [Finding] = []
    let (was, now) = (old.scrutiny, new.scrutiny)
    let disturbed = was.robustness ?? .standard
    let disturbs = now.robustness ?? .standard
    if disturbs == RobustnessSpec(), disturbed != RobustnessSpec() {
      found.append(
        finding(
          "\(new.id) no longer disturbs the inputs", "\(new.id) больше не проверяется на искажённых входах",
          place("evaluations", new.id, "robustness")))
    } else if was.robustness != nil, disturbs.isMilder(than: disturbed) {
      found.append(
        finding(
          "\(new.id) disturbs the inputs less", "\(new.id) искажает входы слабее",
          place("evaluations", new.id, "robustness")))
    }
    if was.searchesSlices, !now.searchesSlices {
      found.append(
        finding(
          "\(new.id) no longer searches for weak slices", "\(new.id) больше не ищет слабые срезы",
          place("evaluations", new.id, "weak_slices")))
    }
    if was.explains, !now.explains {
      found.append(
        finding(
          "\(new.id) no longer explains what the model rests on",
          "\(new.id) больше не объясняет, на чём держится модель",
          place("evaluations", new.id, "explain")))
    }
    return found
  }

  /// Classes that are merged otherwise give other aggregated metrics; other names of the same groups do not.
  private func otherGroups(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    func groups(_ spec: EvaluationSpec, _ project: Project) -> [ClassGroup] {
      spec.aggregate.isEmpty ? project.problem?.output?.aggregate ?? [] : spec.aggregate
    }
    func sets(_ groups: [ClassGroup]) -> Set<Set<String>> { Set(groups.map { Set($0.classes) }) }
    let was = groups(old, before)
    guard !was.isEmpty, sets(was) != sets(groups(new, after)) else { return [] }
    let own = after.keys.place(of: "evaluations.\(new.id).aggregate")
    return [
      finding(
        "\(new.id) merges classes otherwise", "\(new.id) объединяет классы иначе",
        own ?? place("problem", "output", "aggregate"))
    ]
  }
}

extension SliceSpec {
  /// True where ranges were put together.
  fileprivate func isCoarser(than other: SliceSpec) -> Bool {
    zip(parts, other.parts).contains { mine, theirs in
      switch (mine.cut, theirs.cut) {
      case (.quantiles(let now), .quantiles(let was)): now < was
      case (.edges(let now), .edges(let was)): now.count < was.count && Set(now).isSubset(of: was)
      default: false
      }
    }
  }
}

extension RobustnessSpec {
  fileprivate func isMilder(than other: RobustnessSpec) -> Bool {
    [(noise, other.noise), (missing, other.missing), (shift, other.shift)].contains { now, was in
      (now.max() ?? 0) < (was.max() ?? 0)
    }
  }
}

extension Project {
  /// True where a model is run, and not only read from a record.
  fileprivate func runs(_ id: String) -> Bool {
    models.contains { entry in
      guard entry.id == id else { return false }
      switch entry.source {
      case .onnx, .pmml, .command, .endpoint: return true
      case .predictions, .predictionsFile: return false
      }
    }
  }
}
