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
          "Names and definitions are scikit-learn's where it has the metric. Where libraries differ, this is what is computed:",
          "Названия и определения — как в scikit-learn, если метрика там есть. Где библиотеки расходятся, считается так:"
        ))
      page.raw("<dl class=\"facts panel\">")
      for (name, text) in definitions {
        page.raw("<div><dt><code>")
        page.text(name)
        page.raw("</code></dt><dd>")
        page.text(text)
        page.raw("</dd></div>")
      }
      page.raw("</dl>")
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
        "Intervals are percentile intervals of the bootstrap: rows are drawn again with replacement, with a stated seed, the same on every machine. Model and baseline share the draws, so their difference is paired.",
        "Интервалы — процентильный бутстрэп: строки выбираются заново с возвращением, с указанным начальным числом, одинаково на любой машине. У модели и базового решения выборки общие, поэтому разность парная."
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

  private var definitions: [(String, String)] {
    [
      (
        "roc_auc",
        tongue.say(
          "Ties count one half; several classes: one against the rest, over classes present.",
          "Совпадения считаются за половину; несколько классов: один против остальных, по присутствующим классам.")
      ),
      ("average_precision", tongue.say("Step-wise, without interpolation.", "Ступенчато, без интерполяции.")),
      (
        "log_loss",
        tongue.say(
          "Natural logarithm; rows divided by their sum, clipped at the machine epsilon.",
          "Натуральный логарифм; строки делятся на сумму и ограничиваются машинным эпсилон.")
      ),
      (
        "brier",
        tongue.say(
          "Two classes: mean squared difference; more: the sum over classes, from 0 to 2.",
          "Два класса: средний квадрат разности; больше: сумма по классам, от 0 до 2.")
      ),
      (
        "ece",
        tongue.say(
          "Ten bins of equal width (a, b]; share of rows times the gap between outcome and probability.",
          "Десять интервалов равной ширины (a, b]; доля строк, умноженная на разрыв исхода и вероятности.")
      ),
      (
        "f1_macro",
        tongue.say(
          "Plain mean over all listed classes, absent ones too.",
          "Простое среднее по всем перечисленным классам, и по отсутствующим.")
      ),
      (
        "kappa_quadratic",
        tongue.say(
          "Cohen's kappa with squared distances of levels.", "Каппа Коэна с квадратами расстояний между уровнями.")
      ),
      (
        "mape",
        tongue.say("Mean of |y − p| / |y|, shown as a percentage.", "Среднее |y − p| / |y|, показано в процентах.")
      ),
      (
        "smape",
        tongue.say("Mean of 2|y − p| / (|y| + |p|), from 0 to 2.", "Среднее 2|y − p| / (|y| + |p|), от 0 до 2.")
      ),
      (
        "mase",
        tongue.say(
          "Mean absolute error over that of the m-step naive forecast in the training rows.",
          "Средняя абсолютная ошибка к ошибке наивного прогноза на m шагов в обучающих строках.")
      ),
      (
        "captured@k",
        tongue.say(
          "Share of all positives among the first k rows of the ranking.",
          "Доля всех положительных среди первых k строк ранжирования.")
      ),
    ]
  }
}
