import Manifest
import Measurements
import Wording

/// What language models need of accelerators, what a replica can do, and what a million of its tokens cost.
extension ProjectPage {
  private var formulas: FormulaWords { FormulaWords(tongue.language) }

  /// A language model of a workload, on machines that are rented or of one's own where the two differ.
  private struct Sized {
    var workload: String
    var place: CostPlacement.Place?
    var sizing: CostSizing
  }

  func sizing(_ page: inout HTML, _ cost: CostResult) {
    let sized = cost.demands.flatMap { demand -> [Sized] in
      guard let sizing = demand.sizing else { return [] }
      guard let inside = demand.sizingInside else {
        return [Sized(workload: demand.workload, place: nil, sizing: sizing)]
      }
      return [
        Sized(workload: demand.workload, place: .outside, sizing: sizing),
        Sized(workload: demand.workload, place: .inside, sizing: inside),
      ]
    }
    guard !sized.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("What the language models need", "Что нужно языковым моделям"))
    page.raw("</h3>")
    needs(&page, sized)
    prices(&page, cost)
    for item in sized { figures(&page, item) }
  }

  private func name(_ item: Sized) -> String {
    guard let place = item.place else { return item.workload }
    return "\(item.workload) (\(CostWords(tongue.language).place(place)))"
  }

  private func needs(_ page: inout HTML, _ sized: [Sized]) {
    let words = formulas
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Model", "Модель"), tongue.say("A replica", "Реплика"),
      tongue.say("Memory of each", "Память каждого"), tongue.say("First token", "Первый токен"),
      tongue.say("Next tokens", "Следующие"), tongue.say("Capacity", "Ёмкость"),
    ]
    table(&page, names) { page in
      for item in sized {
        let sizing = item.sizing
        func figure(_ name: CostSizing.Figure.Name) -> String {
          sizing.figures.first { $0.name == name }.map { words.amount($0.value, $0.unit) } ?? "–"
        }
        page.raw("<tr><th scope=\"row\">")
        page.foreign(name(item))
        page.raw("</th>")
        cell(&page, names[1], "\(sizing.model), \(sizing.format)")
        cell(&page, names[2], "\(sizing.gpus) × \(sizing.gpu)" + (words.split(sizing).map { ": \($0)" } ?? ""))
        page.raw("<td")
        page.attribute("data-l", names[3])
        page.raw("><span>")
        page.text(tongue.say("\(figure(.needed)) of \(figure(.usable))", "\(figure(.needed)) из \(figure(.usable))"))
        page.raw(" ")
        if sizing.fits {
          page.status(.pass, tongue.say("fits", "помещается"))
        } else {
          let enough = sizing.fewestGPUs.map { tongue.say("; takes \($0)", "; нужно \($0)") } ?? ""
          page.status(.fail, tongue.say("does not fit", "не помещается") + enough)
        }
        page.raw("</span></td>")
        cell(&page, names[4], sizing.fits ? figure(.timeToFirstToken) : "–")
        cell(
          &page, names[5],
          sizing.fits ? tongue.say("one each \(figure(.timePerToken))", "каждые \(figure(.timePerToken))") : "–")
        cell(&page, names[6], sizing.fits ? figure(.requests) : "–")
        page.raw("</tr>")
      }
    }
    page.raw("<p class=\"note\">")
    page.text(
      tongue.say(
        "Times and capacity are bounds by the arithmetic and the bandwidth of the data sheets and the shares of them that are reached; only a benchmark measures them.",
        "Времена и ёмкость — оценки сверху по паспортным вычислениям и пропускной способности и достижимой их доле; измерит их только замер."
      ))
    page.raw("</p>")
  }

  private func prices(_ page: inout HTML, _ cost: CostResult) {
    let words = formulas
    guard cost.options.contains(where: { !$0.perToken.isEmpty }) else { return }
    page.raw("<h3 class=\"after\">")
    page.text(
      tongue.say("What a million tokens cost, \(cost.currency)", "Сколько стоит миллион токенов, \(cost.currency)"))
    page.raw("</h3>")
    let names = [
      tongue.say("Option", "Вариант"), tongue.say("Workload", "Нагрузка"), tongue.say("In", "Вход"),
      tongue.say("Out", "Выход"), tongue.say("Both", "Вместе"), tongue.say("Formula", "Формула"),
    ]
    table(&page, names, numeric: [2, 3, 4]) { page in
      for option in cost.options {
        for price in option.perToken {
          page.raw("<tr><th scope=\"row\">")
          page.text(CostWords(tongue.language).option(option.option))
          page.raw("</th>")
          cell(&page, names[1], price.workload)
          cell(&page, names[2], words.price(price.input.value), number: true)
          cell(&page, names[3], words.price(price.output.value), number: true)
          cell(&page, names[4], words.price(price.blended.value), number: true)
          cell(
            &page, names[5],
            tongue.say(
              "in: \(words.text(price.input)); out: \(words.text(price.output))",
              "вход: \(words.text(price.input)); выход: \(words.text(price.output))"))
          page.raw("</tr>")
        }
      }
    }
  }

  private func figures(_ page: inout HTML, _ item: Sized) {
    let words = formulas
    page.raw("<details class=\"lines\"><summary>")
    page.text(
      tongue.say(
        "\(name(item)): every figure of \(item.sizing.model) with its formula and sources",
        "\(name(item)): каждая величина \(item.sizing.model) с формулой и источниками"))
    page.raw("</summary>")
    let names = [
      tongue.say("Figure", "Величина"), tongue.say("Value", "Значение"), tongue.say("Formula", "Формула"),
      tongue.say("Sources", "Источники"),
    ]
    table(&page, names, numeric: [1]) { page in
      for figure in item.sizing.figures {
        page.raw("<tr><th scope=\"row\">")
        page.text(words.name(figure.name))
        page.raw("</th>")
        cell(&page, names[1], words.amount(figure.value, figure.unit), number: true)
        cell(&page, names[2], words.text(figure.formula))
        let sources = figure.sources.map { source in
          source.text + (source.date.map { ", \($0)" } ?? "")
            + (source.isEstimate ? tongue.say(", estimate", ", оценка") : "")
        }
        cell(&page, names[3], sources.joined(separator: "; "))
        page.raw("</tr>")
      }
    }
    page.raw("</details>")
  }
}
