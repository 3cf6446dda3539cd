/// A solution named where the problem should stand.
enum SolutionCues {
  static let technology = CueList([
    "model / models / neural / network / deep learning / machine learning / ai / artificial intelligence / llm / gpt / bert / transformer* / chatbot* / chat-bot / classifier* / regressor / xgboost / catboost / lightgbm / gradient boosting / random forest / lstm / algorithm* / rag / computer vision / language model / yolo / embedding* / reinforcement learning / agent / copilot / recommender / recommendation engine / detector",
    "модель / модели / моделью / нейросет* / нейронн* / машинн* обучени* / глубок* обучени* / ии / искусственн* интеллект* / llm / gpt / bert / трансформер* / чат-бот* / чатбот* / классификатор* / бустинг* / xgboost / catboost / lightgbm / алгоритм* / lstm / компьютерн* зрени* / языков* модел* / рекомендательн* систем* / yolo / ml-модел* / ассистент* / агент* / регрессор / детектор",
  ])
  static let wish = CueList([
    "need|needs|needed|require|requires|want|wants|plan|plans|planning|propose|suggest|aim|intend|decided|must / would like / going to",
    "build|builds|building|train|training|develop*|implement*|create|creating|deploy*|introduce*|use|using|apply*|adopt*|design|integrate|fine-tune / roll out / set up",
    "нужна|нужен|нужно|надо|требуется|необходима|необходимо|хотим|хочет|планируем|планируется|предлагаем|собираемся|намерен*|решили|задача",
    "построить|обучить|разработать|внедрить|создать|использовать|применить|сделать|развернуть|дообучить|интегрировать|внедрение|разработка|создание|обучение|построение|внедряем|строим|разрабатываем",
  ])
}
