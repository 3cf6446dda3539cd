/// How it is done today and how well that goes.
enum BaselineCues {
  static let now = CueList([
    "today", "currently|current", "at present",
    "present rule|schedule|method|practice|process|way|system|procedure|approach|model", "at the moment", "so far",
    "until now", "till now", "up to now",
    "now", "nowadays", "existing", "in use", "to date", "last year|quarter|season|month|winter|summer", "previously",
    "traditionally", "as of today", "these days", "in the past", "is used / are used", "historically", "for years",
    "still", "status quo", "already", "this year", "in 2024|2025|2026", "previous|prior", "has been / have been",
    "usual*",
    "сегодня|сегодняшн*", "сейчас", "в настоящее|данное время", "до настоящего времени", "до сих пор", "пока", "теперь",
    "ныне*|нынеш*", "текущ*", "действующ*", "существующ*", "на данный момент",
    "используется|используют|применяют|применяется", "прошлогодн* / за прошлый год / в прошлом", "раньше|ранее",
    "традиционно", "обычно", "уже", "на сегодня", "в # году", "прежн*", "по старинке", "по-прежнему",
    "right now / up till now / at this time / as things stand / presently / hitherto",
    "the rule|formula|method|checklist|scale|menu|filter in|they|which",
    "follow|followed|rely|consulted",
    "сих пор / по сей день / в прошлом году / по таблицам / на глаз",
    "ориентиру*|полага*|судит|смотрят в",
    "всё равно|все равно / и все же",
  ])

  static let method = CueList([
    "manual*|by hand", "rule|rules|rule-based", "rule of thumb", "by|on|from experience / experience", "checklist*",
    "scorecard*", "vendor*", "naive|baseline*", "heuristic*", "spreadsheet*", "excel", "gut feeling|intuition",
    "in order of / by order / oldest first / first come", "similar-day / moving average / same day last / average of",
    "repeat* / carried over / copied / copy",
    "worn or not / regardless / alike / everybody / everyone / fixed interval* / at random / random*", "phone calls",
    "extrapolat*", "procedure|practice|thresholds|threshold", "works|work down", "goes first / go first", "pick those",
    "schedule|timetable|calendar-based|plan", "first choice", "follow the|follow", "by eye|visually|visual",
    "guess*|estimate", "current model / old model / existing model / logistic regression / linear", "fifo", "keyword*",
    "method|approach", "paper|phone", "judge*|judgement",
    "вручную|руками", "правил*", "по опыту / на глаз / интуиц* / опытом", "чек-лист*",
    "скоринговая|скоринговой|карта|регламент*", "поставщик*|вендор*", "наивн*|базов*", "эвристик*",
    "excel|эксель|таблиц*", "по убыванию / по порядку / в порядке / по возрастанию / по очереди",
    "повторя*|копиру*|переносят|продлева*", "независимо от / одинаково / всем / подряд / случайн*", "звонк*",
    "график*|расписани*|плану|планов*", "первой|первыми берут|первым", "берут тех|тем", "первый выбор",
    "способ*|метод*", "среднее|средн* значени*|скользящ*", "ключевым словам",
    "старая модель / прежняя модель / линейн* / регресси*", "экспертно|по оценке", "по норме|нормам|норматив*",
    "визуально",
    "calendar|scale|formula|table|tables|menu|filter|list|existing|mean|average|last week|year|random|sample|alarms|alarm|refills|tastes|judges",
    "календар*|шкал*|формул*|таблиц*|меню|фильтр*|опросник*|средн*|прошл*|выборк*|по возрасту|на глаз|пробует",
  ])

  static let performance = CueList([
    "error* / wrong / right / correct* / off by / miss / missed / misses / on average / average",
    "accuracy|precision|recall|auc|gini|mape|mae|rmse|wape|f1", "find / finds / found / turn out / prove / proves",
    "written off / run dry / empty / comes back / late / stops / stoppages / failures",
    "cost|costs|loses|losses|spend|spent|takes|took", "out of #", "# of #", "# in # / # _ in #", "leaves|leave #%",
    "kept / pay within / pays / reach / reaches", "#%",
    "ошиб* / неверн* / верн* / в среднем", "точност*|полнот*|джини|auc|mape|mae|wape|f1",
    "находит|находят|оказыва*|подтвержда*|пропуска*", "списыва*|пуста|пустыми|простаива*|остановок|простоев|опозда*",
    "стоит|теря*|уходит|занимает|тратят|тратится|обходится", "# из # / # _ из #", "случаев из / в случаях / случаев",
    "оставля*|удерживал*|платят|дает|дают", "#%",
    "lose|unsold|unused|overrun*|expire|expired|uneaten|unborrowed|useless|scrapped|catch|catches|caught|identifies|gets|transferred|earns|errs|misses|off",
    "find|finds something|no",
    "mean|average",
    "#% of",
    "гибн*|истека*|пустует|затягива*|портится|тонет|ловят|ловит|выявляет|приносят|пропадает|переводят|впустую|пороком|брак|простои|сбо*",
    "попадани*|наход*",
  ])

  /// A baseline named in so many words, also inside a sentence that sets the target.
  static let explicit = CueList([
    "baseline",
    "than|over|against|beat|beats|outperform*|to|versus|vs ... current|today|existing|present ... rule|method|model|process|practice|way|list|order|approach|forecast|procedure|system",
    "базов* решени*|уровн*|модел*|вариант*|прогноз*|линии",
    "чем|относительно|против|сравнению ... текущ*|нынешн*|сегодняшн*|действующ* ... правил*|способ*|метод*|модел*|подход*|график*|порядк*|карт*",
  ])

  /// Says beyond doubt that it goes like this today.
  static let strictlyNow = CueList([
    "today|currently|presently|nowadays",
    "at present / at the moment / so far / until now / up to now / right now / up till now",
    "сейчас|сегодня|пока", "в настоящее время", "до сих пор / по сей день / до настоящего времени",
  ])
}
