/// How much better it has to become.
enum TargetCues {
  /// Somebody wants it.
  static let intention = CueList([
    "should|shall", "want|wants|wanted", "aim|aims|aiming", "target*", "goal*", "objective*", "intend*",
    "has to / have to", "need|needs|needed to", "would like", "expect*", "success*", "accept*", "must", "so that",
    "plan to / plans to", "will", "worth it / worthwhile if", "required", "commit*", "promise*", "hope*",
    "we are after / looking for",
    "нужно|надо|необходимо", "хотим|хочет|хотят|хотелось", "цель|целью|цели|целев*", "должн*|должен", "требуется",
    "намерен*", "планируем", "ожида*", "успех*|успеш*", "чтобы", "ставим|задача", "добиться|достичь|обеспечить",
    "приемл*", "считаем ... если", "окупит*",
    "hope|hopes|ought|shall",
    "would be fine|enough|acceptable",
    "goal|success|target",
    "we are to",
    "fine with",
    "have to|has",
    "рассчитыва* / стрем*",
    "следует / устро*",
    "ожидается",
    "пропадать должно",
    "хорошо бы",
    "достаточно",
  ])

  /// Better than before, or past a limit.
  static let comparison = CueList([
    "increas*|rais*|reduc*|cut|cuts|cutting|lower*|decreas*|drop|drops|fall|falls|shrink*|improv*|grow|grows|rise|rises|halv*|doubl* / bring*|get|come|go|went ... down|to / shrink|fall|drop|rise to",
    "better|higher|fewer|less|more", "at least|most", "no more|worse|less|fewer|higher|lower than",
    "not exceed*|exceed*", "or fewer|less|better|more|lower|higher|below|above", "from # to #", "from #% to #%",
    "down|up to|by #", "get to # / reach* #", "reach*", "below|above|under|over #", "half as / half the", "twice as",
    "go from", "to #%", "minimum|maximum", "times as|more|fewer", "beat* / outperform* / ahead of", "instead of #",
    "save* #|#%", "narrow*|shorten*|speed*", "not more|less than", "# down|up", "≥|≤",
    "увелич*|повыс*|сниз*|сократ*|уменьш*|улучш*|вырас*|рост|прирост|упасть|опуст*|подня*|довести|ускор*|сэконом*|экономи*|превысить|превзойти|обогнать",
    "выше|ниже|больше|меньше|лучше|реже|чаще|короче|быстрее|точнее",
    "не менее|более|хуже|выше|ниже|меньше|больше|реже|чаще|дольше|позднее чем",
    "не менее|более|хуже|выше|ниже|меньше|больше|реже|чаще", "как минимум|максимум", "хотя бы", "с # до #",
    "с #% до #%", "до #%", "вдвое / втрое / наполовину / на треть / на четверть / на половину", "в # раза|раз", "на #%",
    "на # процент*|пункт*|п", "минимум|максимум", "вместо #", "по крайней мере", "достичь|дойти",
    "more|less|lower|higher|better _ than",
    "or fewer|less|lower|below",
    "of|in # _ before|by",
    "down|up by",
    "outdone by",
    "a gain of",
    "uncover #",
    "lower by",
    "a fifth|third|quarter lower|higher|less|fewer",
    "fine",
    "go below",
    "не выше|ниже|более",
    "на одну пятую|треть|четверть",
    "или ниже|меньше|выше",
    "довести до",
    "прирост",
    "в # раза",
    "сократить|снизить|вырасти|уменьшить",
    "выявлять|находить #",
    "стать",
    "устроит",
  ])

  static let quality = CueList([
    "#%",
    "error*|accuracy|precision|recall|auc|gini|mape|mae|rmse|f1|sensitivity|specificity|rate|share|ratio|kappa|iou|wape",
    "points|percentage",
    "cost|costs|sales|revenue|margin|profit|write-offs|trips|stops|complaints|delays|minutes|hours|days",
    "ошибк*|точност*|полнот*|джини|дол*|auc|mape|mae|f1|чувствительност*|специфичност*|wape", "пункт*",
    "затрат*|продаж*|выручк*|марж*|прибыл*|списани*|выезд*|остановок|жалоб*|часов|минут*|дней|простоев|потер*",
  ])

  /// Limits of time and money, which constrain rather than aim.
  static let technical = CueList([
    "# ms|milliseconds|мс|миллисекунд*|gb|гб|mb|мб", "latency ... #",
    "# ... eur|usd|rub|рубл* a|per|в month|месяц|year|год", "cost* less", "дороже",
  ])
}
