/// How often data arrive and decisions are made.
enum CadenceCues {
  static let recurring = CueList([
    "every|each day|morning|night|evening|week|month|quarter|year|hour|shift|minute|season|monday*|tuesday*|wednesday*|thursday*|friday*|saturday*|sunday*|weekday*|weekend*|working|afternoon|spring|autumn|semester|term|other|second|time|cycle|campaign|flight|batch|fortnight",
    "every # _", "day|monday|# ... of the|each|every month|week|year|quarter",
    "daily|weekly|monthly|hourly|nightly|yearly|annually|annual|quarterly|fortnightly|biweekly|overnight",
    "once|twice|thrice a|per|an|every _", "# times a|per|an|each _", "times a|per day|week|shift|month|year|hour",
    "on mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends", "at noon|midnight",
    "in the morning|mornings", "mornings",
    "around|round the clock", "continuous*", "real time|real-time", "as they|it arrive*|come*", "streaming|streamed",
    "around the year",
    "monday|tuesday|wednesday|thursday|friday morning*|meeting*|afternoon*",
    "at the start|end|beginning of each|every|the _", "with every|each _",
    "per day|week|hour|night|month|shift|minute|second",
    "кажд* день|дня|утро|утром|вечер|вечером|ночь|ночью|неделю|недели|месяц|месяца|квартал*|год|года|час|часа|смен*|понедельник*|вторник*|сред*|четверг*|пятниц*|суббот*|воскресен*|минут*|сут*|рабоч*|сезон*|секунд*|весн*|осен*",
    "кажды* # _",
    "ежедневн*|еженедельн*|ежемесячн*|ежегодн*|ежеквартальн*|ежечасн*|посуточн*|круглосуточн*|непрерывн*|ежесменн*|ежеминутн*|поквартальн*|помесячн*|понедельн*",
    "раз в|за", "раза в|за", "дважды|трижды в|за",
    "по понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям|утрам|вечерам|ночам|будням|выходным",
    "в реальном времени", "реального времени", "на лету", "по мере поступления", "потоков*",
    "в конце|начале кажд*|смены|месяца|недели|квартала|дня",
    "at # _ m and|or # _ m",
    "at #",
    "per week|month|day|shift|night|wave|season",
    "annual|overnight|nightly|seasonal|intraday",
    "twice per|a",
    "half hour|hourly",
    "calls|rounds|waves|times|campaigns a|per year|month|week|season",
    "before|ahead of each|every",
    "a tour|tours|batch|batches per|a",
    "weekends / weekdays",
    "# weeks|days ahead of each",
    "утром и вечером / по утрам",
    "в # и в # час*",
    "за день|ночь|неделю ... рейс*|раз*",
    "одна|один|два|три|# в месяц|год|неделю|день",
    "кажд* рабоч*",
    "ежедневн* / ночной пакет / ночью",
    "# раз в",
    "кажд* полчаса|четверть|полугодие|утро|квартал|волн*",
    "примерно каждые",
    "до|перед|после кажд*",
    "партиями",
  ])

  /// "900 tickets per day": a flow, where no money is counted.
  static let flow = CueList([
    "a|per|each day|week|hour|night|month|shift|minute|year|quarter",
    "в день|сутки|неделю|месяц|час|смену|квартал|минуту|год", "за смену|ночь|день|сутки",
  ])
  static let money = CueList(["eur / usd / rub / gbp / dollar* / euro / euros / рубл* / млн / тыс руб* / $"])
}
