/// What is left out on purpose.
enum ScopeCues {
  static let cues = CueList([
    "out of scope", "not in|within scope", "out-of-scope", "outside the|this|our scope|project|work|remit|task|study",
    "stay|stays|remain|remains|lie|lies|fall|falls outside|beyond", "outside of", "beyond this|the project|scope",
    "not covered|cover|considered|included|addressed|touched|intended|attempted|planned|tackled|treated|handled|dealt",
    "not part|subject of", "no part of", "exclud*", "left out|aside|unchanged|alone|untouched / left as it|is",
    "is|are ignored|disregarded|omitted",
    "no|not goal|aim|objective|topic|concern / not a|our goal|aim|objective|topic|concern", "non-goal*",
    "separate|another|different programme|program|project|initiative|topic|task", "not up for|under discussion",
    "do|does not cover|include|deal|consider|address|touch|attempt|try|plan|concern|extend|apply|look|replace|change|aim|handle|want|forecast|predict",
    "don't|doesn't _", "not our|the task|job", "not change*|replace*|aim*|about",
    "for later / later phase / future work / next phase / second phase", "not touch", "belong* to|in", "will not be _",
    "won't _", "no attempt", "not to be", "we leave",
    "вне рамок|проекта|задачи|области", "за рамк*", "за предел* ... проект*|задач*|работ*|рамок",
    "не входит|входят|вход*", "не рассматр*", "не затрагив*|трогаем|трогать", "не касается|касаемся|касаются",
    "не меняем|меняется|меняются", "исключ*", "не учитыв*", "не включ*", "в стороне", "за скобк*",
    "не предполага*|предусмотр*|планир*", "не являются|является", "целью не", "не цель|цели|задача", "не обсужда*",
    "не охватыва*|охвачен*", "не относ*",
    "другого|другому|другой|отдельн*|соседн* проект*|программ*|задач*|команд*|инициатив*", "не занима*", "не реша*",
    "не ставит*|ставим", "вне _",
    "не прогнозир*|предсказыва*|оценива*|строим|автоматизир*|покрыва*|заменя*|анализир*|считаем|берем|распростран*",
    "на потом / позже / следующ* этап* / второй очеред*", "остается|остаются|оставляем|оставим за|вне|в|как",
    "не будет|будем|будут",
  ])
}
