/// How slices, fairness, robustness and importance are measured, in paragraphs for the page of methods.
enum ScrutinyMethods {
  static func paragraphs(_ tongue: Tongue) -> [String] {
    [
      tongue.say(
        "Slices are tested against all other rows: shares by the z-test with the pooled variance, ROC AUC as two independent areas with DeLong's variances, losses by Welch's test, the main metric else by resampling both sides. P-values are corrected over all slices of a metric by Holm and by Benjamini and Hochberg. Ranges of numbers lie between type 7 quantiles.",
        "Срезы сравниваются со всеми остальными строками: доли — z-критерием с общей дисперсией, ROC AUC — как две независимые площади с дисперсиями Делонга, потери — критерием Уэлча, главная метрика в прочих случаях — повторными выборками обеих сторон. P-значения поправлены на все срезы метрики по Холму и по Бенджамини — Хохбергу. Диапазоны чисел лежат между квантилями типа 7."
      ),
      tongue.say(
        "The search for weak slices looks at every value, at four quantile ranges of numbers with many values, and at every combination of two columns with at least 20 rows and 1% of them. What it lists passes Benjamini and Hochberg's limit of 5% over everything tested; a combination is listed only where its loss is a tenth above that of both its parts.",
        "Поиск слабых срезов просматривает каждое значение, четыре квантильных диапазона чисел и все сочетания двух столбцов, где не меньше 20 строк и 1% строк. В список попадает то, что прошло границу Бенджамини — Хохберга 5% по всему проверенному; сочетание — лишь если потери на десятую часть выше, чем у обеих его частей."
      ),
      tongue.say(
        "Fairness gaps are Fairlearn's: differences and ratios between the highest and the lowest group. The pair is picked, so its p-value is multiplied by the number of pairs; intervals of gaps cannot reach below zero.",
        "Разрывы между группами определены как в Fairlearn: разность и отношение между самой высокой и самой низкой группой. Пара выбрана, поэтому её p-значение умножено на число пар; интервалы разрывов не опускаются ниже нуля."
      ),
      tongue.say(
        "Inputs are disturbed on at most 1000 rows drawn with the seed: normal noise in standard deviations of each column, emptied cells, texts replaced by other values of their column. The change of the metric is paired on the same rows.",
        "Входы искажаются не более чем в 1000 строк, выбранных с указанным начальным числом: нормальный шум в стандартных отклонениях столбца, пустые ячейки, замена текста другим значением столбца. Изменение метрики — парное, на тех же строках."
      ),
      tongue.say(
        "Importance is what the metric loses when one input is shuffled between rows, the mean of five shuffles; the interval resamples rows and shuffles. Partial dependence sets the input to a value in every row and averages the answers. Both ask the model about rows that may never occur, and inputs with the same knowledge share their importance.",
        "Важность — то, что метрика теряет, если перемешать один вход между строками, в среднем по пяти перестановкам; интервал учитывает и строки, и перестановки. Частичная зависимость: вход во всех строках заменяется одним значением, ответы усредняются. В обоих случаях модель спрашивают и о строках, которых может не бывать, а входы с одинаковым знанием делят важность."
      ),
      tongue.say(
        "Answers without input are the most frequent class with its share as probability, the mean, the median, and for percentage errors the weighted median, the best of them for each metric. How far one column alone tells the truth is learned on four fifths of the rows and measured on the last fifth, five times over.",
        "Ответы без входов: самый частый класс с его долей как вероятностью, среднее, медиана, для процентных ошибок — взвешенная медиана; берётся лучший для каждой метрики. Насколько один столбец выдаёт истину, изучается на четырёх пятых строк и измеряется на последней пятой, пять раз."
      ),
      tongue.say(
        "Rows of training and test splits are compared in all columns but the key, the split and what only numbers the rows. Equal rows are expected at the rate at which training rows equal each other; a finding needs clearly more.",
        "Строки обучающей и проверочной выборок сравниваются по всем столбцам, кроме ключа, выборки и простых номеров строк. Совпадения ожидаются с той частотой, с какой обучающие строки совпадают между собой; замечание требует заметно большего числа."
      ),
    ]
  }
}
