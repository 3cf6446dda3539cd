import Governance
import Manifest
import Wording

/// How everything on the site was measured and judged.
struct MethodsPage {
  let tongue: Tongue
  let settings: SiteSettings

  func render(place: PagePlace, home: String, methods: String) -> [UInt8] {
    var page = HTML()
    let title = tongue.say("How it was measured", "Как это измерено")
    page.head(title: title, place: place, tongue: tongue, class: "methods")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: title)
    page.element("h1", title)
    page.raw("</header><main id=\"main\" class=\"one prose-page\">")
    page.section("numbers", tongue.say("Numbers", "Числа")) { page in
      for text in numbers { page.element("p", text) }
    }
    page.section("verdicts", tongue.say("Verdicts", "Заключения")) { page in
      page.raw("<dl class=\"facts panel\">")
      for (verdict, text) in verdicts {
        page.raw("<div><dt>")
        page.status(Status(verdict), tongue.title(verdict))
        page.raw("</dt><dd>")
        page.text(text)
        page.raw("</dd></div>")
      }
      page.raw("</dl>")
    }
    page.section("evidence", tongue.say("Ranks of evidence", "Ранги доказательств")) { page in
      page.raw("<dl class=\"facts panel\">")
      for (rank, text) in ranks {
        page.raw("<div><dt><span class=\"rank r-")
        page.text(rank.rawValue)
        page.raw("\">")
        page.text(Words.rank(rank)[tongue.language])
        page.raw("</span></dt><dd>")
        page.text(text)
        page.raw("</dd></div>")
      }
      page.raw("</dl>")
    }
    page.section("metrics", tongue.say("Metrics", "Метрики")) { page in
      page.element(
        "p",
        tongue.say(
          "Names and definitions are scikit-learn's where it has the metric. In the formulas y is the truth, ŷ the predicted class, p the probability or number, e = y − p, w the weight of a row. Where rows are grouped or weighted, every interval is the bootstrap's.",
          "Названия и определения — как в scikit-learn, если метрика там есть. В формулах y — истинное значение, ŷ — предсказанный класс, p — вероятность или число, e = y − p, w — вес строки. Если строки сгруппированы или имеют веса, все интервалы — бутстрэп."
        ))
      for group in MetricGroup.allCases { metrics(&page, group) }
    }
    page.section(
      "scrutiny", tongue.say("Slices, fairness, robustness, leaks", "Срезы, справедливость, устойчивость, утечки")
    ) {
      page in
      for text in ScrutinyMethods.paragraphs(tongue) { page.element("p", text) }
    }
    page.raw("<p><a")
    let isMain = settings.organisation.languages.first.map { $0 == tongue.language } ?? true
    page.attribute("href", isMain ? "rules.html" : "rules.\(tongue.language.rawValue).html")
    page.raw(">")
    page.text(tongue.say("All rules", "Все правила"))
    page.raw("</a></p></main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }

  private var numbers: [String] {
    [
      tongue.say(
        "Dossier runs the model of each evaluation on the rows that the manifest names and computes the metrics itself. Nothing recorded is believed.",
        "Dossier сам запускает модель каждой оценки на строках, указанных в манифесте, и сам считает метрики. Записанным числам он не верит."
      ),
      tongue.say(
        "Shares of independent rows have Wilson's interval, ROC AUC has DeLong's, and all other metrics that of the bootstrap: rows, or whole groups of them, are drawn again with replacement, with a stated seed, the same on every machine. Up to 5,000 rows these intervals are corrected for bias and skew (BCa); few rows move their ends out. Model and baseline share the draws, so their difference is paired; it counts only where its interval and the test that fits the metric agree. Simulations keep all this honest: 95% intervals hold the truth in 94 to 96% of 2,000 samples of 500 rows.",
        "У долей независимых строк интервал Уилсона, у ROC AUC — Делонга, у остальных метрик — бутстрэпа: строки или целые их группы выбираются заново с возвращением, с указанным начальным числом, одинаково на любой машине. До 5000 строк эти интервалы исправлены на смещение и асимметрию (BCa); при малом числе строк их концы раздвинуты. У модели и базового решения выборки общие, поэтому разность парная; она засчитана, только если интервал и подходящий критерий согласны. Это проверено моделированием: интервалы 95% накрывают истину в 94–96% из 2000 выборок по 500 строк."
      ),
      tongue.say(
        "A claim is reproduced when the measured value lies within the rounding of the claim (0.87 means 0.865 to 0.875), or within the tolerance it gives.",
        "Заявление воспроизведено, если измеренное значение лежит в пределах его округления (0,87 — это от 0,865 до 0,875) или указанного допуска."
      ),
      tongue.say(
        "A requirement is met when the whole interval meets it; when only the value does, that is said.",
        "Требование выполнено, если ему удовлетворяет весь интервал; если только значение — об этом сказано."),
    ]
  }

  private var verdicts: [(Verdict, String)] {
    [
      (
        .pass,
        tongue.say(
          "Everything that had to hold was checked and holds.", "Всё, что должно выполняться, проверено и выполняется.")
      ),
      (
        .conditional,
        tongue.say(
          "Nothing that must hold fails, but something is open.", "Обязательное выполняется, но есть открытые вопросы.")
      ),
      (.fail, tongue.say("Something that must hold does not.", "Что-то обязательное не выполняется.")),
      (
        .incomplete,
        tongue.say(
          "Something that had to be checked could not be. This is never a pass.",
          "Что-то, что надо было проверить, проверить не удалось. Это никогда не «проходит».")
      ),
    ]
  }

  private var ranks: [(EvidenceRank, String)] {
    [
      (.measured, tongue.say("This tool ran it again.", "Эта программа измерила сама.")),
      (
        .verified,
        tongue.say(
          "An artifact that this tool read and checked.", "Артефакт, который эта программа прочитала и проверила.")
      ),
      (
        .attested,
        tongue.say("A document exists, hashed, with a name and a date.", "Есть документ с хешем, именем и датой.")
      ),
      (.claimed, tongue.say("Words only.", "Только слова.")),
      (.missing, tongue.say("Nothing.", "Ничего.")),
    ]
  }

  /// The definitions of one group, as they stand in the registry of metrics.
  private func metrics(_ page: inout HTML, _ group: MetricGroup) {
    page.element("h3", tongue.metrics.title(group))
    page.raw("<dl class=\"facts panel\">")
    for info in group.metrics {
      let name = MetricName(base: info.name)
      page.raw("<div><dt><code>")
      page.text(info.needsCutoff ? "\(info.name)@k" : info.name)
      page.raw("</code><br>")
      page.text(tongue.metrics.title(info.needsCutoff ? MetricName(base: info.name, cutoff: .count(10)) : name))
      page.raw("</dt><dd><p>")
      page.text(info.definition[tongue.language])
      page.raw("</p><p><code>")
      page.text(info.definition.formula)
      page.raw("</code></p><p>")
      page.text(
        tongue.say("Source: ", "Источник: ") + info.definition.source.text + ". "
          + tongue.say("Interval: ", "Интервал: ") + tongue.metrics.title(info.interval) + ".")
      page.raw("</p></dd></div>")
    }
    page.raw("</dl>")
  }
}
