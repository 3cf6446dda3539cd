import Manifest
import Measurements

/// What workloads need, and what commitments save, in words.
extension CostWords {
  private func say(_ en: String, _ ru: String) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }

  public func aspect(_ aspect: CostNeed.Aspect, _ kind: Workload.Kind) -> String {
    switch aspect {
    case .speed: kind == .training ? say("Throughput", "Пропускная способность") : say("Speed", "Скорость")
    case .storage: say("Storage", "Хранение")
    case .faultTolerance: say("Fault tolerance", "Отказоустойчивость")
    case .scaling: say("Scaling", "Масштабирование")
    case .monitoring: say("Monitoring", "Мониторинг")
    }
  }

  public func outcome(_ outcome: CostNeed.Outcome) -> String {
    switch outcome {
    case .met: say("holds", "выполнено")
    case .notMet: say("does not hold", "не выполнено")
    case .unsaid: say("not said", "не указано")
    }
  }

  private func time(_ seconds: Double) -> String {
    if seconds < 1 { return say("\(plain(seconds * 1000)) ms", "\(plain(seconds * 1000)) мс") }
    if seconds < 120 { return say("\(plain(seconds)) s", "\(plain(seconds)) с") }
    if seconds < 7200 { return say("\(plain(seconds / 60)) min", "\(plain(seconds / 60)) мин") }
    return say("\(plain(seconds / 3600)) h", "\(plain(seconds / 3600)) ч")
  }

  private func plain(_ value: Double) -> String { numbers.plain(value, atMost: abs(value) >= 10 ? 0 : 2) }

  /// What was found of a need.
  public func fact(_ need: CostNeed) -> String {
    func number(_ index: Int) -> Double { index < need.numbers.count ? need.numbers[index] : 0 }
    let (a, b) = (plain(number(0)), plain(number(1)))
    let text = need.texts.joined(separator: ", ")
    switch need.fact {
    case .throughput: return say("\(a) hours a month on \(b) at once", "\(a) ч в месяц, одновременно \(b)")
    case .noHours: return say("`hours` are not given", "`hours` не указаны")
    case .latency:
      return say(
        "an answer within \(time(number(0))), up to \(b) a second", "ответ за \(time(number(0))), до \(b) в секунду")
    case .latencyUnreachable:
      return say(
        "an answer within \(time(number(0))), but the way there and back takes \(time(number(1))) (\(text))",
        "ответ за \(time(number(0))), но путь туда и обратно занимает \(time(number(1))) (\(text))")
    case .noLatency: return say("an online service without `latency`", "онлайн-сервис без `latency`")
    case .batch:
      return say("a batch: \(a) a second on average, which may wait", "пакетно: в среднем \(a) в секунду, могут ждать")
    case .stored: return stored(need)
    case .noData: return say("`data` are not given", "`data` не указаны")
    case .checkpoints:
      return say(
        "a fault costs at most \(time(number(0))) of work; writing takes \(numbers.percent(number(1), digits: 1)) of the time",
        "сбой стоит не больше \(time(number(0))) работы; запись занимает \(numbers.percent(number(1), digits: 1)) времени"
      )
    case .noCheckpoints:
      return say("without `checkpoints` a fault loses the run", "без `checkpoints` сбой теряет весь запуск")
    case .lostToSpot:
      return need.kind == .training
        ? say(
          "on machines that are taken away, and no `checkpoints`: each time the run starts anew",
          "на прерываемых машинах и без `checkpoints`: каждый раз запуск начинается заново")
        : say("a service on machines that are taken away", "сервис на прерываемых машинах")
    case .replicas: return say("at least \(a) replicas, places: \(b)", "не меньше \(a) реплик, площадок: \(b)")
    case .tooFewReplicas:
      return need.texts.first == "site"
        ? say("has to survive the loss of a place, and there is one", "должна пережить потерю площадки, а она одна")
        : say(
          "fewest replicas: \(a): the loss of a machine stops it",
          "наименьшее число реплик: \(a): отказ машины её остановит")
    case .rerun: return say("a batch can be run again", "пакет можно запустить ещё раз")
    case .turns: return say("jobs take turns on \(a) at once", "задания по очереди, одновременно \(a)")
    case .scales:
      return say(
        "from \(a) to \(b) replicas, each serves after \(time(number(2)))",
        "от \(a) до \(b) реплик, новая готова через \(time(number(2)))")
    case .scalesLate:
      return say(
        "peaks come unforeseen, \(a) of \(b) replicas run, and another serves after \(time(number(2)))",
        "пики непредсказуемы, работает \(a) из \(b) реплик, а новая готова через \(time(number(2)))")
    case .noLag:
      return say("from \(a) to \(b) replicas, without `scaling_lag`", "от \(a) до \(b) реплик, без `scaling_lag`")
    case .steady: return say("always \(a)", "всегда \(a)")
    case .watched: return text == "drift" ? say("drift is watched", "дрейф отслеживается") : text
    case .notWatched:
      return need.kind == .training
        ? say("`stack` names nothing that keeps track of runs", "в `stack` нет учёта запусков")
        : say("`stack` names no monitoring", "в `stack` нет мониторинга")
    }
  }

  private func stored(_ need: CostNeed) -> String {
    var parts: [String] = []
    let numbers = need.numbers
    if let data = numbers.first, data > 0 {
      let size = self.numbers.plain(data, atMost: data >= 10 ? 0 : 2)
      parts.append(say("\(size) GiB of data", "данных \(size) ГиБ"))
      if numbers.count > 1, numbers[1] != 0 {
        let growth = self.numbers.percent(numbers[1], digits: 0)
        parts.append(say("growing \(growth) a year", "рост \(growth) в год"))
      }
    }
    if numbers.count > 2, numbers[2] > 0 {
      let size = self.numbers.plain(numbers[2], atMost: numbers[2] >= 10 ? 0 : 2)
      parts.append(say("\(size) GiB of checkpoints", "контрольных точек \(size) ГиБ"))
    }
    return parts.joined(separator: ", ")
  }

  public func purchase(_ purchase: CloudOption.Purchase) -> String {
    switch purchase {
    case .onDemand: say("on demand", "по требованию")
    case .reserved1: say("reserved for a year", "резерв на год")
    case .reserved3: say("reserved for three years", "резерв на три года")
    case .savings: say("savings plan", "план экономии")
    case .spot: say("spot", "прерываемые")
    }
  }

  /// From what usage on a commitment pays, in a sentence.
  public func commitment(_ found: CostCommitment, currency: String) -> String {
    let limit = numbers.percent(found.breakEven, digits: 0)
    let used = numbers.percent(found.utilisation, digits: 0)
    let name = purchase(found.purchase)
    guard found.best > 0, found.saving > 0 else {
      return say(
        "\(found.workload), \(name): pays from a utilisation of \(limit), used \(used): nothing to commit to",
        "\(found.workload), \(name): выгоден с загрузки \(limit), сейчас \(used): обязываться не стоит")
    }
    let saving = money(found.saving, currency)
    return say(
      "\(found.workload), \(name): pays from a utilisation of \(limit), used \(used); committing to \(found.best) of \(found.peak) saves \(saving) a month",
      "\(found.workload), \(name): выгоден с загрузки \(limit), сейчас \(used); обязательство на \(found.best) из \(found.peak) экономит \(saving) в месяц"
    )
  }

  /// What would have to change for the answer to turn, in a sentence; nil where the input alone does not turn it.
  public func flip(_ bar: CostSensitivity.Bar, in found: CostSensitivity) -> String? {
    guard let multiple = bar.flip, multiple > 0 else { return nil }
    let (cheap, dear) = found.difference > 0 ? (found.first, found.second) : (found.second, found.first)
    let change = numbers.percent(abs(multiple - 1), digits: 0)
    let times = "× \(numbers.plain(multiple, atMost: 2))"
    let name = driver(bar.driver)
    return multiple < 1
      ? say(
        "\(option(cheap)) would be cheaper than \(option(dear).lowercased()) if this fell by \(change) (\(times)): \(name.lowercased())",
        "\(option(cheap)) станет дешевле, чем \(option(dear).lowercased()), если на \(change) (\(times)) снизится: \(name.lowercased())"
      )
      : say(
        "\(option(cheap)) would be cheaper than \(option(dear).lowercased()) if this rose by \(change) (\(times)): \(name.lowercased())",
        "\(option(cheap)) станет дешевле, чем \(option(dear).lowercased()), если на \(change) (\(times)) вырастет: \(name.lowercased())"
      )
  }

  /// All that would turn the answer, the smallest change first; a sentence that nothing does, where nothing does.
  public func flips(_ found: CostSensitivity) -> [String] {
    let bars = found.bars.filter { ($0.flip ?? 0) > 0 }.sorted { distance($0) < distance($1) }
    let all = bars.compactMap { flip($0, in: found) }
    guard all.isEmpty else { return all }
    return [
      say(
        "No input alone turns the answer, from a tenth of it to ten times",
        "Ни один вход в одиночку не меняет ответ, от десятой доли до десятикратного")
    ]
  }

  private func distance(_ bar: CostSensitivity.Bar) -> Double {
    guard let flip = bar.flip, flip > 0 else { return .infinity }
    return max(flip, 1 / flip)
  }

  /// What one accelerator-hour and a thousand predictions cost, and the carbon.
  public func units(_ option: CostOption, currency: String) -> [String] {
    var parts: [String] = []
    if let price = option.perGPUHour {
      parts.append(say("\(money(price, currency)) an accelerator-hour", "\(money(price, currency)) за час ускорителя"))
    }
    if let price = option.perThousandPredictions {
      parts.append(
        say("\(money(price, currency)) for 1,000 predictions", "\(money(price, currency)) за 1000 предсказаний"))
    }
    if let kilograms = option.kgCO2ePerMonth, let energy = option.kWhPerMonth {
      let (weight, power) = (numbers.decimal(kilograms, digits: 0), numbers.decimal(energy, digits: 0))
      parts.append(
        say("\(weight) kg CO₂e a month (\(power) kWh)", "\(weight) кг CO₂-экв. в месяц (\(power) кВт·ч)"))
    }
    return parts
  }

  /// The mean of the criteria, and whether nothing else is both cheaper and better.
  public func quality(_ option: CostOption) -> String? {
    guard !option.criteria.isEmpty else { return nil }
    let mean = Double(option.criteria.map(\.score).reduce(0, +)) / Double(option.criteria.count)
    let scores = option.criteria.map { "\(criterion($0.name).lowercased()) \($0.score)" }.joined(separator: ", ")
    let mark = option.isPareto ? say(", on the Pareto front", ", на фронте Парето") : ""
    let value = numbers.plain(mean, atMost: 2)
    return say("qualities \(value) of 5\(mark) (\(scores))", "качества \(value) из 5\(mark) (\(scores))")
  }
}
