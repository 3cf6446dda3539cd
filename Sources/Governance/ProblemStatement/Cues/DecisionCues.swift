/// Who decides what: verbs of deciding, and the things people at work do with an answer.
enum DecisionCues {
  static let deciding = CueList([
    "decid*", "decision|decisions about|on|to|whether|which|is|for", "choos*|chose|chooses", "choice of|between|which",
    "determin* ... which|whether|how|who|what",
    "pick|picks|picked|select|selects|selected|shortlist* ... which|who|#|those|the / prioriti*",
    "which|whom|who ... to call|phone|visit|inspect|repair|open|contact|offer|order|treat|invite|replace|send|stop",
    "whether ... to _", "settles|sets|set ... which|how|when|what|limits|prices|price",
    "реша* ... как*|ком*|ли|кто|сколько|когда|куда|что|предлага*|об*",
    "решает|решают|решаем|решать / решение о|об|по|принима*|какие",
    "выбира*|отбира*|определя* ... как*|ком*|кто|кого|сколько|куда|что|#|тех", "выбирают|отбирают|отбирает|выбирает",
    "кому|кого|какие|какой|какую|куда|сколько ... позвонить|вскрыть|отправить|назначить|предложить|заказать|чинить|остановить|проверить|закупить",
    "для решения|решений ... о|об",
    "picks|pick|selects|select|chooses one|a|the|# / is|are opened|closed|settled|decided|set|chosen|picked|fixed by / wants to know / want to know",
    "determination of / determine|determines",
    "which of|# ... are|is _",
    "hoose* the / elect*",
    "определя* / определени* ... ли|как*",
    "хочет знать / хотят знать",
    "к каким|кого|кому|каким|каких ... послать|едет|повернуть|выезж*|отправ*|звон*",
  ])

  /// Things that are done with an answer; they count beside somebody who does them.
  static let acting = CueList([
    "call|calls|called|phone|phones|visit|visits|inspect|inspects|order|orders|send|sends|buy|buys|sell|sells|set|sets|adjust|adjusts",
    "book|books|double-book*|dispatch*|pass|passes|refer|refers|assign*|give|gives|grant*|approve*|refuse*|reject*|repair*|replace*",
    "schedule*|plan|plans|allocate*|hire*|invite*|price|prices|tell|tells|move|moves|stock*|ship|ships|treat|treats|admit*|discharge*",
    "block / blocks / route / routes / forward* / warn / warns / switch* / escalat* / triage* / reorder* / look at / check / checks / review / reviews / stop / stops",
    "reserve*|staff|staffs|offer|offers|issue|issues|release*|hold|holds|transfer*|allot*|purchase*|irrigat*|spray*|harvest*|exclude|flag|flags",
    "звон*|позвон*|обзванива*|заказыва*|назнача*|отправля*|покупа*|закупа*|передает|передают|меняет|меняют|устанавлива*|распределя*",
    "записыва*|ставит|ставят|выдает|выдают|одобря*|отказыва*|ремонтир*|вскрыва*|планиру*|приглаша*|нанима*|госпитализ*|выписыва*",
    "блокиру*|направля*|останавлива*|проверяет|проверяют|осматрива*|вызыва*|предлага*|обеща*|снижает|повышает|резервиру*|размеща*",
    "утвержда*|пересматрива*|составля*|приоритиз*|эскалир*|выезжа*|поставля*|удержива*|переключа*|регулиру*|корректиру*|рассыла*|формиру*",
    "place / places / sign / signs / submit / submits / nominate* / redistribute* / deploy / deploys / steer* / tune / tunes / turn / open / opens / close / closes / cut / cuts / drill / drills / fill / fills / mix / mixes / load / loads / post-edit / settle / use the result / bid / bids / pay / pays / rotate / rotates / deliver* / distribute / distributes / fund / funds / prepare* / arrange* / rank by hand / draw up / draws up / confirm / confirms / withdraw* / recall* / clean / cleans / service / services / change / changes / run / runs",
    "просматрива* / изуча* / подписыва* / заявля* / развоз* / подстраива* / управля* / задает / задают / открыва* / закрыва* / отпуска* / выпуска* / вывод* / загружа* / смешива* / делает ставк* / тратят / используется / верста* / готов* / подбира* / сверя* / допуска* / снимает / снимают / переводит / переводят / чистит / чистят / обслужива* / ставки / командует / посыла* / послать / подает / подают / ставим / едет / едут / вносит / вносят / опрашива* / перезвонить / берет / берут",
  ])
}
