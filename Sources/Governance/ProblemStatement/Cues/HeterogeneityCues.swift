/// Where one rule may not fit all.
enum HeterogeneityCues {
  static let cues = CueList([
    "differ|differs|differed|differing|difference*|differently", "different", "var|vary|varies|varied|varying",
    "separat* ... for|by|per|treatment|thresholds|from|in|each|shown|evaluated|measured|looked|and|reported",
    "separately|apart", "segment*|subgroup*|stratum|strata", "heterogen*", "not the same / alike",
    "unlike / nothing like / distinct / unequal*", "more than others|other", "than others|elsewhere", "season*",
    "depend* on", "of their own / its own / own pattern|cycle*|rhythm / on their own",
    "results|quality|accuracy|error*|judged|evaluated|reported|measured|shown|checked|broken|report*|analysed|compared|calibrated ... per|by|each|every ... region*|depot*|store*|segment*|branch*|countr*|product*|combination*|site*|plant*|tariff*|clinic*|scanner*|group*|industr*|type*|line*|district*|team*|hospital*|sector*|brand*|categor*|warehouse*|class*|city|cities|age|stage*|language*|vendor*|model*|season*|machine*|route*|channel*|field*|crop*|species|variet* / by region|regions|segment|segments|industry|country|branch|store|tariff|season",
    "each|every|per combination|segment|subgroup|region|stratum|population", "broken down / breakdown / results for",
    "whereas", "new and|versus|vs regular|old|existing|established|experienced",
    "not comparable|behave*|react* ... differently|more|own", "for both", "across _", "populations",
    "peculiar*|specific to", "splits by|stratif*", "react to / respond to", "must hold|hold for every|each|all",
    "less|more reliable|accurate|common for|in|among", "especially|particularly in|for|among",
    "различ*", "отлича*|отличн*", "по-разному", "разн* ",
    "разный|разная|разное|разные|разных|разной|разному|разными|разного", "раздельн*", "отдельно", "разрез*", "сегмент*",
    "неоднород*|разнород*", "не похож*|непохож*", "чем у|в остальных|других", "остальных|прочих",
    "свои|свой|своим|своя|своими|собственн* ... цикл*|закон*|сезон*|особенност*|режим*|правил*|норм*|профил*|химия|поведени*",
    "сезонн*", "завис* от", "по каждо*|каждому|каждой",
    "по регион*|отрасл*|магазин*|филиал*|сегмент*|продукт*|тариф*|групп*|видам|типам|стран*|районам|категориям|площадкам",
    "специфик*|особенност*", "в каждом|каждой регион*|магазин*|отрасл*|филиал*|стран*|группе",
    "неодинаков*|нестабильн*", "а у _", "для каждого|каждой|каждых", "другой|другая|другие у|чем", "иначе",
    "особенно у|в|для", "совокупност*", "с разной", "для всех",
  ])
}
