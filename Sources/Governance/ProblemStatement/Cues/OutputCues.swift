/// What the answer looks like: a probability, a class out of a list, a number with its unit.
enum OutputCues {
  static let strong = CueList([
    "probabilit*", "likelihood of|that", "score|scores ... for|from|of|between|is|beside|per|#", "risk score*",
    "rank* ... by|list|subscribers|of|customers|the|all|each", "order* by how|the|risk|expected|likel*|probab*",
    "ordered|sorted by",
    "class|classes|classif*|categor*", "label*", "grade|grades|graded from", "yes or no / yes/no", "yes|no with",
    "one of ... #|two|three|four|five|six|seven|eight|nine|ten",
    "predict*|forecast*|estimat* ... whether|if|which|number|amount|how|next|hours|days|minutes|share|price|time|quantity|demand for|value|remaining",
    "estimate of|for", "estimated _", "expected _",
    "recommended|recommendation* ... amount|quantity|price|dose|list|per|of|for", "output|outputs",
    "answer is / outcome is / result is / result shall",
    "how many|much", "number of ... per|each|for", "# values|quantiles", "values of",
    "arrival time / remaining time / time to", "price|value|amount per|for", "flag|flags each|as",
    "sorts|sort ... into",
    "ahead|in advance", "day-ahead|hour-ahead",
    "in mm|kg|mwh|kwh|minutes|hours|days|usd|eur|tonnes|percent|degrees|metres|units|litres|gbp|rubles",
    "interval|quantile*",
    "shortlist|ranked|ranking", "severity", "binary|multiclass|regression", "top # ", "detect* whether|which|where",
    "marks|marked as", "suggest* ... price|amount|quantity|code|dose", "assign* ... code|category|class|label|grade",
    "list of", "bounding box*|mask",
    "вероятност*", "балл*|скор|скоринг ", "рейтинг*|ранг|ранжир*|упоряд*",
    "класс|класса|классы|классов|классу|классам|классифиц*|категори*", "метк* ", "меток|метку|метки",
    "разряд*|степень|степени",
    "да или нет / да/нет", "одн* из / одного из / одному из",
    "предсказ*|прогноз*|спрогнозир*|оцен* ... ли|сколько|числа|число|количеств*|следующ*|ближайш*|объем*|стоимост*|цен*|врем*|спроса|срок*|остаточн* / предсказ*|прогноз* ... на #",
    "оценка ... тяжести|вероятност*|стоимости|от|по шкале|цены|времени|риска",
    "оценку ... тяжести|вероятност*|стоимости|от|риска|времени", "ожидаем*", "рекомендуем*|рекомендаци*", "на выходе",
    "ответ это|один|одна", "# значени*", "время прибытия|до|в",
    "сколько", "список", "количество ... на|по|в",
    "в мм|кг|мвт|квт|минутах|часах|днях|рублях|тоннах|процентах|штуках|градусах|метрах", "вперед",
    "делит* на / разделить на / разложить / раскладыва* / разносит / относит* к",
    "норм* полива|расхода|высева|запаса|дозы", "предложени* заказа|цены", "помеча*|пометк*",
    "выдавать|выдает|возвращать|возвращает", "цена ... за|для|каждо*|артикула", "тип|типы ... дефект*|из",
    "интервал|квантил*", "прогноз ... в|на|по", "топ|первые #", "признак ... 0|1",
  ])

  /// These count only where the sentence does not merely say what is decided.
  static let weak = CueList(["how many|much", "number of", "сколько", "список", "list of", "количество"])
}
