import Wording

extension Crosswalk {
  /// What each framework asks for, in our own short words, and what in a manifest or a measurement serves it.
  static let items: [CrosswalkItem] = [
    CrosswalkItem(
      framework: .euAnnexIV, clause: "1(a)",
      title: LocalizedText(en: "Intended purpose, provider, version", ru: "Назначение, поставщик, версия"),
      sources: [.problem, .owner]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "1(e)",
      title: LocalizedText(en: "Hardware it is meant to run on", ru: "Оборудование, на котором должна работать"),
      sources: [.infrastructure]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "2(b)",
      title: LocalizedText(
        en: "Design specifications, logic, key choices", ru: "Проектные решения, логика, ключевые выборы"),
      sources: [.task("model-selection"), .baseline]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "2(d)",
      title: LocalizedText(
        en: "Data requirements: origin, scope, labelling, cleaning",
        ru: "Требования к данным: происхождение, объём, разметка, очистка"),
      sources: [.dataOrigin, .profile, .task("data-cleaning")]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "2(e)",
      title: LocalizedText(en: "Human oversight measures", ru: "Меры человеческого надзора"),
      sources: [.task("fallback-plan")]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "2(g)",
      title: LocalizedText(
        en: "Validation and testing: data, metrics, logs", ru: "Проверка и испытания: данные, метрики, журналы"),
      sources: [.evaluation, .slices]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "2(h)",
      title: LocalizedText(en: "Cybersecurity measures", ru: "Меры кибербезопасности"),
      sources: []),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "3",
      title: LocalizedText(
        en: "Monitoring, functioning and control; accuracy for groups", ru: "Контроль работы; точность для групп"),
      sources: [.slices, .monitoring]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "4",
      title: LocalizedText(en: "Appropriateness of the performance metrics", ru: "Уместность метрик"),
      sources: [.target, .link]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "5",
      title: LocalizedText(en: "Risk management system", ru: "Система управления рисками"),
      sources: [.risks]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "6",
      title: LocalizedText(en: "Changes through the lifecycle", ru: "Изменения за время жизни"),
      sources: [.history]),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "7",
      title: LocalizedText(en: "Harmonised standards applied", ru: "Применённые стандарты"),
      sources: []),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "8",
      title: LocalizedText(en: "EU declaration of conformity", ru: "Декларация соответствия ЕС"),
      sources: []),
    CrosswalkItem(
      framework: .euAnnexIV, clause: "9",
      title: LocalizedText(en: "Post-market monitoring plan", ru: "План наблюдения после выпуска"),
      sources: [.monitoring, .task("performance-monitoring")]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MAP 1.1",
      title: LocalizedText(en: "Intended purposes, users and context", ru: "Назначение, пользователи, условия"),
      sources: [.problem]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MAP 1.4",
      title: LocalizedText(en: "Business value or context of use", ru: "Деловая ценность или условия применения"),
      sources: [.businessMetrics]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MAP 3.4",
      title: LocalizedText(en: "Proficiency of those who operate it", ru: "Подготовка тех, кто её применяет"),
      sources: [.task("user-acceptance")]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.3",
      title: LocalizedText(
        en: "Performance under conditions similar to deployment", ru: "Качество в условиях, близких к рабочим"),
      sources: [.evaluation, .task("production-evaluation")]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.5",
      title: LocalizedText(en: "Validity and reliability demonstrated", ru: "Показаны верность и надёжность"),
      sources: [.evaluation, .target]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.7",
      title: LocalizedText(en: "Security and resilience evaluated", ru: "Оценены безопасность и стойкость"),
      sources: []),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.9", title: LocalizedText(en: "Model explained", ru: "Модель объяснена"),
      sources: [.task("explainability")]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.10",
      title: LocalizedText(en: "Privacy risk examined", ru: "Рассмотрен риск приватности"),
      sources: [.task("legal-constraints")]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MEASURE 2.11",
      title: LocalizedText(en: "Fairness and bias evaluated", ru: "Оценены справедливость и смещения"),
      sources: [.slices]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MANAGE 1.2",
      title: LocalizedText(
        en: "Risks prioritised by impact and likelihood", ru: "Риски упорядочены по ущербу и вероятности"),
      sources: [.risks]),
    CrosswalkItem(
      framework: .nistRMF, clause: "MANAGE 4.1",
      title: LocalizedText(en: "Post-deployment monitoring plans", ru: "Планы наблюдения после внедрения"),
      sources: [.monitoring]),
    CrosswalkItem(
      framework: .iso42001, clause: "6.1.2", title: LocalizedText(en: "AI risk assessment", ru: "Оценка рисков ИИ"),
      sources: [.risks]),
    CrosswalkItem(
      framework: .iso42001, clause: "6.1.3", title: LocalizedText(en: "AI risk treatment", ru: "Обработка рисков ИИ"),
      sources: [.mitigation]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.4.3",
      title: LocalizedText(en: "Data resources documented", ru: "Ресурсы данных описаны"),
      sources: [.dataOrigin]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.4.5",
      title: LocalizedText(en: "System and computing resources documented", ru: "Вычислительные ресурсы описаны"),
      sources: [.infrastructure]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.5.2",
      title: LocalizedText(en: "AI system impact assessment process", ru: "Процесс оценки воздействия"),
      sources: [.task("legal-constraints")]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.6.2.4",
      title: LocalizedText(en: "Verification and validation", ru: "Верификация и валидация"),
      sources: [.evaluation]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.6.2.5", title: LocalizedText(en: "Deployment plan", ru: "План внедрения"),
      sources: [.task("deployment-strategy")]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.6.2.6",
      title: LocalizedText(en: "Operation and monitoring", ru: "Эксплуатация и мониторинг"),
      sources: [.monitoring]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.7.4", title: LocalizedText(en: "Quality of data", ru: "Качество данных"),
      sources: [.profile]),
    CrosswalkItem(
      framework: .iso42001, clause: "A.7.5", title: LocalizedText(en: "Data provenance", ru: "Происхождение данных"),
      sources: [.dataOrigin]),
    CrosswalkItem(
      framework: .modelCard, clause: "Model details",
      title: LocalizedText(en: "Developers, version, type, licence", ru: "Разработчики, версия, вид, лицензия"),
      sources: [.owner, .modelFacts]),
    CrosswalkItem(
      framework: .modelCard, clause: "Intended use",
      title: LocalizedText(en: "Uses, users, out of scope", ru: "Применение, пользователи, вне рамок"),
      sources: [.problem, .scope]),
    CrosswalkItem(
      framework: .modelCard, clause: "Factors",
      title: LocalizedText(en: "Groups and conditions that matter", ru: "Важные группы и условия"),
      sources: [.slices]),
    CrosswalkItem(
      framework: .modelCard, clause: "Metrics",
      title: LocalizedText(en: "Measures and thresholds", ru: "Меры и пороги"),
      sources: [.evaluation]),
    CrosswalkItem(
      framework: .modelCard, clause: "Evaluation data",
      title: LocalizedText(en: "Data sets of the evaluation", ru: "Данные оценки"),
      sources: [.evaluation, .profile]),
    CrosswalkItem(
      framework: .modelCard, clause: "Training data",
      title: LocalizedText(en: "Data sets of the training", ru: "Данные обучения"),
      sources: [.split]),
    CrosswalkItem(
      framework: .modelCard, clause: "Quantitative analyses",
      title: LocalizedText(en: "Results by group", ru: "Результаты по группам"),
      sources: [.slices]),
    CrosswalkItem(
      framework: .modelCard, clause: "Ethical considerations",
      title: LocalizedText(en: "Sensitive data, risks, harms", ru: "Чувствительные данные, риски, вред"),
      sources: [.risks, .task("legal-constraints")]),
    CrosswalkItem(
      framework: .modelCard, clause: "Caveats",
      title: LocalizedText(en: "Caveats and recommendations", ru: "Оговорки и советы"),
      sources: [.scope]),
    CrosswalkItem(
      framework: .datasheet, clause: "Motivation",
      title: LocalizedText(en: "Why and by whom it was created", ru: "Зачем и кем создан"),
      sources: [.dataOrigin]),
    CrosswalkItem(
      framework: .datasheet, clause: "Composition",
      title: LocalizedText(
        en: "What rows are, how many, what is missing", ru: "Что такое строки, сколько, чего не хватает"),
      sources: [.profile]),
    CrosswalkItem(
      framework: .datasheet, clause: "Collection", title: LocalizedText(en: "How it was collected", ru: "Как собран"),
      sources: [.task("data-collection")]),
    CrosswalkItem(
      framework: .datasheet, clause: "Preprocessing",
      title: LocalizedText(en: "Cleaning and labelling", ru: "Очистка и разметка"),
      sources: [.task("data-cleaning")]),
    CrosswalkItem(
      framework: .datasheet, clause: "Uses",
      title: LocalizedText(en: "What it is and should not be used for", ru: "Для чего годится и не годится"),
      sources: [.problem, .scope]),
    CrosswalkItem(
      framework: .datasheet, clause: "Distribution",
      title: LocalizedText(en: "Licence and access", ru: "Лицензия и доступ"),
      sources: [.licence]),
    CrosswalkItem(
      framework: .datasheet, clause: "Maintenance",
      title: LocalizedText(en: "Who maintains it", ru: "Кто сопровождает"),
      sources: [.contract]),
  ]
}
