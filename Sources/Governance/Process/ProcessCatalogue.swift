import Manifest
import Wording

/// The six phases of CRISP-ML(Q) with all their tasks.
public enum ProcessCatalogue {
  public static func task(_ id: String, in phase: Phase) -> ProcessTask? {
    tasks.first { $0.id == id && $0.phase == phase } ?? tasks.first { $0.id == id }
  }

  /// The task's title in both languages; the id as words for a task of the project's own.
  public static func title(of id: String, in phase: Phase) -> LocalizedText {
    task(id, in: phase)?.title ?? LocalizedText(verbatim: TaskEntry.title(of: id))
  }

  public static func tasks(of phase: Phase) -> [ProcessTask] { tasks.filter { $0.phase == phase } }

  public static let tasks: [ProcessTask] = understanding + preparation + modeling + evaluation + deployment + monitoring

  private static let understanding: [ProcessTask] = [
    ProcessTask(
      id: "scope", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Define the scope of the application", ru: "Определить границы применения"),
      risk: LocalizedText(en: "The wrong problem is solved", ru: "Решается не та задача"),
      assurance: LocalizedText(
        en: "Review of the problem statement with those who decide",
        ru: "Разбор постановки с теми, кто принимает решение"),
      evidence: LocalizedText(
        en: "Problem statement, checked by the linter", ru: "Постановка задачи, проверенная линтером"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "success-criteria", phase: .businessAndDataUnderstanding,
      title: LocalizedText(
        en: "Set business, machine-learning and economic success criteria",
        ru: "Задать критерии успеха: бизнес, модель, экономика"),
      risk: LocalizedText(en: "Nobody can tell whether the project succeeded", ru: "Нельзя понять, удался ли проект"),
      assurance: LocalizedText(
        en: "Criteria are quantified, dated and linked to each other",
        ru: "Критерии выражены числом и сроком и связаны между собой"),
      evidence: LocalizedText(
        en: "Target with metric, amount and date; business metrics with a goal",
        ru: "Цель с метрикой, числом и сроком; бизнес-метрики с целью"),
      proof: .successCriteria, isExpected: true, isNew: false),
    ProcessTask(
      id: "feasibility", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Assess feasibility", ru: "Оценить осуществимость"),
      risk: LocalizedText(
        en: "Machine learning cannot solve it, or not with these data",
        ru: "Машинное обучение здесь не поможет или не хватит данных"),
      assurance: LocalizedText(
        en: "Pilot, literature, a first simple model", ru: "Пилот, литература, первая простая модель"),
      evidence: LocalizedText(en: "Feasibility study", ru: "Документ об осуществимости"),
      proof: nil, isExpected: true, isNew: false),
    ProcessTask(
      id: "legal-constraints", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Clarify legal constraints", ru: "Выяснить правовые ограничения"),
      risk: LocalizedText(
        en: "Use of the data or of the answer is not allowed", ru: "Использовать данные или ответ нельзя"),
      assurance: LocalizedText(
        en: "Review by the data protection officer or legal department",
        ru: "Проверка юристом или ответственным за данные"),
      evidence: LocalizedText(en: "Legal review", ru: "Правовое заключение"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "application-requirements", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "State requirements on the application", ru: "Задать требования к применению"),
      risk: LocalizedText(
        en: "A good model cannot be used: too slow, too opaque, too fragile",
        ru: "Хорошую модель нельзя использовать: медленно, непонятно, хрупко"),
      assurance: LocalizedText(
        en: "Requirements on robustness, scalability, explainability and resources are written down as limits",
        ru: "Требования к устойчивости, масштабу, объяснимости и ресурсам записаны пределами"),
      evidence: LocalizedText(
        en: "Constraints, `require`, latency objectives", ru: "Ограничения, `require`, пределы задержки"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "data-collection", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Collect data under version control", ru: "Собрать данные под контролем версий"),
      risk: LocalizedText(
        en: "Results cannot be traced to the data they came from",
        ru: "Нельзя узнать, из каких данных получен результат"),
      assurance: LocalizedText(en: "Versions and digests of data", ru: "Версии и хеши данных"),
      evidence: LocalizedText(
        en: "Origin, licence and digest of every data set", ru: "Происхождение, лицензия и хеш каждого набора"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "data-description", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Describe the data", ru: "Описать данные"),
      risk: LocalizedText(en: "Columns are misunderstood", ru: "Смысл столбцов понят неверно"),
      assurance: LocalizedText(
        en: "Descriptions and statistics of every column", ru: "Описания и статистики каждого столбца"),
      evidence: LocalizedText(en: "Data contract, profile", ru: "Контракт данных, профиль"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "data-requirements", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "State requirements on the data", ru: "Задать требования к данным"),
      risk: LocalizedText(en: "Data change without anybody noticing", ru: "Данные меняются незаметно"),
      assurance: LocalizedText(
        en: "Expected schema, ranges and distributions", ru: "Ожидаемые схема, диапазоны и распределения"),
      evidence: LocalizedText(en: "Data contract", ru: "Контракт данных"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "data-quality", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Verify the quality of the data", ru: "Проверить качество данных"),
      risk: LocalizedText(en: "A model learns the errors of its data", ru: "Модель учится на ошибках данных"),
      assurance: LocalizedText(en: "Data are checked against the requirements", ru: "Данные сверяются с требованиями"),
      evidence: LocalizedText(
        en: "Profile measured by the tool; test report", ru: "Профиль, измеренный программой; отчёт о проверках"),
      proof: .dataQuality, isExpected: true, isNew: false),
    ProcessTask(
      id: "review-of-outputs", phase: .businessAndDataUnderstanding,
      title: LocalizedText(en: "Review the documents of the phase", ru: "Проверить документы этапа"),
      risk: LocalizedText(
        en: "The project goes on with open questions", ru: "Проект идёт дальше с открытыми вопросами"),
      assurance: LocalizedText(en: "Review by the approver", ru: "Проверка согласующим"),
      evidence: LocalizedText(en: "Minutes of the review", ru: "Протокол проверки"),
      proof: nil, isExpected: false, isNew: true),
  ]

  private static let preparation: [ProcessTask] = [
    ProcessTask(
      id: "feature-selection", phase: .dataPreparation,
      title: LocalizedText(en: "Select features", ru: "Отобрать признаки"),
      risk: LocalizedText(
        en: "Irrelevant or forbidden features are used", ru: "Используются лишние или запрещённые признаки"),
      assurance: LocalizedText(
        en: "Filter, wrapper or embedded selection, outside the test rows",
        ru: "Отбор фильтрами, перебором или внутри модели, без тестовых строк"),
      evidence: LocalizedText(en: "Document or notebook", ru: "Документ или тетрадь"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "data-selection", phase: .dataPreparation,
      title: LocalizedText(en: "Select rows", ru: "Отобрать строки"),
      risk: LocalizedText(
        en: "Rows are left out in a way that flatters the model", ru: "Строки отброшены так, что модель выглядит лучше"),
      assurance: LocalizedText(
        en: "Reasons for every exclusion; splits are made before it",
        ru: "Причина каждого исключения; разбиение сделано раньше"),
      evidence: LocalizedText(en: "Splits declared; document", ru: "Разбиение описано; документ"),
      proof: .split, isExpected: false, isNew: false),
    ProcessTask(
      id: "unbalanced-classes", phase: .dataPreparation,
      title: LocalizedText(en: "Handle unbalanced classes", ru: "Учесть несбалансированные классы"),
      risk: LocalizedText(en: "The rare class is never found", ru: "Редкий класс не находится"),
      assurance: LocalizedText(
        en: "Metrics that see the rare class; weights or sampling in training only",
        ru: "Метрики, видящие редкий класс; веса или выборка только при обучении"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "data-cleaning", phase: .dataPreparation,
      title: LocalizedText(en: "Clean the data", ru: "Очистить данные"),
      risk: LocalizedText(en: "Noise and missing values hide the signal", ru: "Шум и пропуски скрывают закономерность"),
      assurance: LocalizedText(
        en: "Noise reduction and imputation are fitted on training rows only",
        ru: "Сглаживание и заполнение настраиваются только на обучении"),
      evidence: LocalizedText(en: "Document, tests", ru: "Документ, тесты"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "feature-construction", phase: .dataPreparation,
      title: LocalizedText(en: "Construct features", ru: "Построить признаки"),
      risk: LocalizedText(en: "Features know the future", ru: "Признаки знают будущее"),
      assurance: LocalizedText(
        en: "Each feature is computed from what is known at the time of the decision",
        ru: "Каждый признак считается из известного на момент решения"),
      evidence: LocalizedText(en: "Document, lineage", ru: "Документ, происхождение признаков"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "data-augmentation", phase: .dataPreparation,
      title: LocalizedText(en: "Augment the data", ru: "Дополнить данные"),
      risk: LocalizedText(en: "Artificial rows leak into the test", ru: "Искусственные строки попадают в тест"),
      assurance: LocalizedText(
        en: "Augment training rows only; compare with and without",
        ru: "Дополнять только обучение; сравнить с ним и без него"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "data-standardisation", phase: .dataPreparation,
      title: LocalizedText(en: "Standardise formats, units and scales", ru: "Привести форматы, единицы и масштаб"),
      risk: LocalizedText(
        en: "Training and use compute differently", ru: "При обучении и применении считается по-разному"),
      assurance: LocalizedText(
        en: "One implementation for both; units in the contract",
        ru: "Одна реализация на оба случая; единицы в контракте"),
      evidence: LocalizedText(en: "Data contract, tests", ru: "Контракт данных, тесты"),
      proof: nil, isExpected: false, isNew: false),
  ]

  private static let modeling: [ProcessTask] = [
    ProcessTask(
      id: "literature-research", phase: .modeling,
      title: LocalizedText(en: "Study similar problems", ru: "Изучить похожие задачи"),
      risk: LocalizedText(en: "Known solutions and pitfalls are missed", ru: "Упущены известные решения и ошибки"),
      assurance: LocalizedText(en: "Notes on similar problems", ru: "Заметки о похожих задачах"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "quality-measures", phase: .modeling,
      title: LocalizedText(en: "Define quality measures of the model", ru: "Задать меры качества модели"),
      risk: LocalizedText(en: "One number hides what matters", ru: "Одно число скрывает важное"),
      assurance: LocalizedText(
        en: "Performance, robustness, scalability, explainability, complexity and resource demand each have a measure",
        ru: "Для качества, устойчивости, масштаба, объяснимости, сложности и ресурсов есть мера"),
      evidence: LocalizedText(en: "Metrics and requirements of the evaluation", ru: "Метрики и требования оценки"),
      proof: .criteriaCompared, isExpected: false, isNew: true),
    ProcessTask(
      id: "model-selection", phase: .modeling,
      title: LocalizedText(en: "Select the model", ru: "Выбрать модель"),
      risk: LocalizedText(
        en: "A complex model is taken where a simple one does", ru: "Взята сложная модель там, где хватает простой"),
      assurance: LocalizedText(
        en: "Compare with a baseline, simplest first", ru: "Сравнить с базовым решением, начиная с простого"),
      evidence: LocalizedText(
        en: "Comparison with the baseline, measured", ru: "Сравнение с базовым решением, измеренное"),
      proof: .baseline, isExpected: true, isNew: false),
    ProcessTask(
      id: "domain-knowledge", phase: .modeling,
      title: LocalizedText(en: "Incorporate domain knowledge", ru: "Учесть знание предметной области"),
      risk: LocalizedText(en: "The model contradicts what is known", ru: "Модель противоречит известному"),
      assurance: LocalizedText(
        en: "Experts review what drives the answers", ru: "Эксперты смотрят, от чего зависит ответ"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "model-training", phase: .modeling,
      title: LocalizedText(en: "Train the model", ru: "Обучить модель"),
      risk: LocalizedText(en: "The result depends on luck", ru: "Результат зависит от случая"),
      assurance: LocalizedText(
        en: "Seeds, several runs, validation rows", ru: "Начальные числа, несколько запусков, проверочные строки"),
      evidence: LocalizedText(en: "Tracked runs", ru: "Записанные запуски"),
      proof: nil, isExpected: false, isNew: false),
    ProcessTask(
      id: "unlabelled-and-pretrained", phase: .modeling,
      title: LocalizedText(
        en: "Use unlabelled data and pre-trained models", ru: "Использовать неразмеченные данные и готовые модели"),
      risk: LocalizedText(en: "Somebody else's bias or licence comes along", ru: "Приходят чужие смещения и лицензии"),
      assurance: LocalizedText(
        en: "Check origin, licence and quality of what is reused", ru: "Проверить происхождение, лицензию и качество"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "model-compression", phase: .modeling,
      title: LocalizedText(en: "Compress the model", ru: "Сжать модель"),
      risk: LocalizedText(en: "The compressed model answers differently", ru: "Сжатая модель отвечает иначе"),
      assurance: LocalizedText(
        en: "Evaluate the compressed model as the one in use", ru: "Оценить именно сжатую модель"),
      evidence: LocalizedText(en: "Evaluation of the deployed file", ru: "Оценка внедряемого файла"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "ensembles", phase: .modeling,
      title: LocalizedText(en: "Consider ensembles", ru: "Рассмотреть ансамбли"),
      risk: LocalizedText(
        en: "Variance of single models is underestimated", ru: "Недооценён разброс одиночных моделей"),
      assurance: LocalizedText(en: "Compare gain with added cost", ru: "Сравнить выигрыш с затратами"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "reproducibility", phase: .modeling,
      title: LocalizedText(en: "Assure reproducibility", ru: "Обеспечить воспроизводимость"),
      risk: LocalizedText(en: "Nobody can make the result again", ru: "Результат нельзя получить снова"),
      assurance: LocalizedText(
        en: "Method and result are reproduced; experiments are documented",
        ru: "Метод и результат воспроизведены; эксперименты описаны"),
      evidence: LocalizedText(en: "Claims reproduced by the tool", ru: "Заявления воспроизведены программой"),
      proof: .reproducibility, isExpected: true, isNew: true),
  ]

  private static let evaluation: [ProcessTask] = [
    ProcessTask(
      id: "performance-validation", phase: .evaluation,
      title: LocalizedText(en: "Validate performance", ru: "Проверить качество"),
      risk: LocalizedText(
        en: "Performance was measured on rows the model knows", ru: "Качество измерено на знакомых модели строках"),
      assurance: LocalizedText(en: "Held-out rows, no leakage", ru: "Отложенные строки без утечки"),
      evidence: LocalizedText(en: "Evaluation run by the tool", ru: "Оценка, выполненная программой"),
      proof: .performance, isExpected: true, isNew: false),
    ProcessTask(
      id: "robustness", phase: .evaluation,
      title: LocalizedText(en: "Determine robustness", ru: "Определить устойчивость"),
      risk: LocalizedText(
        en: "The model fails on noise, gaps or a part of the cases",
        ru: "Модель ломается на шуме, пропусках или части случаев"),
      assurance: LocalizedText(en: "Slices, perturbations, worst cases", ru: "Срезы, возмущения, худшие случаи"),
      evidence: LocalizedText(
        en: "Slices measured by the tool; document", ru: "Срезы, измеренные программой; документ"),
      proof: .robustness, isExpected: true, isNew: true),
    ProcessTask(
      id: "explainability", phase: .evaluation,
      title: LocalizedText(en: "Increase explainability", ru: "Повысить объяснимость"),
      risk: LocalizedText(
        en: "Users do not trust the answers, or trust them blindly", ru: "Ответам не верят или верят слепо"),
      assurance: LocalizedText(
        en: "Explanations for practitioners and for end users", ru: "Объяснения для специалистов и пользователей"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "success-comparison", phase: .evaluation,
      title: LocalizedText(
        en: "Compare results with the success criteria", ru: "Сравнить результат с критериями успеха"),
      risk: LocalizedText(
        en: "The project goes on although it missed its goal", ru: "Проект идёт дальше, не достигнув цели"),
      assurance: LocalizedText(
        en: "Target and requirements are judged on intervals", ru: "Цель и требования оцениваются по интервалам"),
      evidence: LocalizedText(
        en: "Target and requirements judged by the tool", ru: "Цель и требования, оценённые программой"),
      proof: .criteriaCompared, isExpected: true, isNew: false),
  ]

  private static let deployment: [ProcessTask] = [
    ProcessTask(
      id: "inference-hardware", phase: .deployment,
      title: LocalizedText(en: "Define the inference hardware", ru: "Определить оборудование для применения"),
      risk: LocalizedText(
        en: "The model is too slow or too expensive in use", ru: "В работе модель слишком медленна или дорога"),
      assurance: LocalizedText(
        en: "Measure on the hardware that will be used", ru: "Измерить на том оборудовании, что будет"),
      evidence: LocalizedText(en: "Benchmark, capacity", ru: "Замер скорости, ёмкость"),
      proof: .resourceDemand, isExpected: true, isNew: true),
    ProcessTask(
      id: "production-evaluation", phase: .deployment,
      title: LocalizedText(en: "Evaluate under production conditions", ru: "Оценить в рабочих условиях"),
      risk: LocalizedText(
        en: "Laboratory results do not hold in use", ru: "Лабораторный результат не повторяется в работе"),
      assurance: LocalizedText(en: "Shadow run, pilot", ru: "Теневой прогон, пилот"),
      evidence: LocalizedText(en: "Report of the pilot", ru: "Отчёт о пилоте"),
      proof: nil, isExpected: true, isNew: true),
    ProcessTask(
      id: "user-acceptance", phase: .deployment,
      title: LocalizedText(en: "Assure user acceptance and usability", ru: "Обеспечить принятие пользователями"),
      risk: LocalizedText(en: "Nobody uses the answer", ru: "Ответом не пользуются"),
      assurance: LocalizedText(en: "Test with those who will use it", ru: "Проверка с теми, кто будет пользоваться"),
      evidence: LocalizedText(en: "Report of the test", ru: "Отчёт о проверке"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "fallback-plan", phase: .deployment,
      title: LocalizedText(en: "Minimise the risk of unforeseen errors", ru: "Снизить риск непредвиденных ошибок"),
      risk: LocalizedText(en: "Nobody knows what to do when it fails", ru: "Никто не знает, что делать при отказе"),
      assurance: LocalizedText(en: "Fallback plan, rehearsed", ru: "План на случай отказа, отработанный"),
      evidence: LocalizedText(en: "Fallback plan", ru: "План на случай отказа"),
      proof: nil, isExpected: true, isNew: true),
    ProcessTask(
      id: "deployment-strategy", phase: .deployment,
      title: LocalizedText(en: "Choose the deployment strategy", ru: "Выбрать способ внедрения"),
      risk: LocalizedText(en: "An error reaches everybody at once", ru: "Ошибка достигает сразу всех"),
      assurance: LocalizedText(en: "Staged, canary or A/B roll-out", ru: "Поэтапно, на части или A/B"),
      evidence: LocalizedText(en: "Roll-out plan", ru: "План внедрения"),
      proof: nil, isExpected: true, isNew: false),
  ]

  private static let monitoring: [ProcessTask] = [
    ProcessTask(
      id: "input-monitoring", phase: .monitoringAndMaintenance,
      title: LocalizedText(en: "Monitor inputs", ru: "Следить за входами"),
      risk: LocalizedText(
        en: "Data change and the answers go wrong silently", ru: "Данные меняются, ответы портятся незаметно"),
      assurance: LocalizedText(
        en: "Schema and distributions against the training data", ru: "Схема и распределения против обучающих"),
      evidence: LocalizedText(en: "Drift measured against declared limits", ru: "Дрейф, измеренный против пределов"),
      proof: .drift, isExpected: true, isNew: true),
    ProcessTask(
      id: "performance-monitoring", phase: .monitoringAndMaintenance,
      title: LocalizedText(en: "Monitor outputs and performance", ru: "Следить за ответами и качеством"),
      risk: LocalizedText(en: "The model ages unnoticed", ru: "Модель стареет незаметно"),
      assurance: LocalizedText(
        en: "Truth is collected and metrics are computed again", ru: "Собирается истина, метрики пересчитываются"),
      evidence: LocalizedText(en: "Plan with limits and an owner", ru: "План с пределами и ответственным"),
      proof: nil, isExpected: true, isNew: true),
    ProcessTask(
      id: "hardware-and-systems", phase: .monitoringAndMaintenance,
      title: LocalizedText(
        en: "Watch hardware and neighbouring systems", ru: "Следить за оборудованием и смежными системами"),
      risk: LocalizedText(
        en: "Ageing sensors and system updates change the inputs", ru: "Старые датчики и обновления меняют входы"),
      assurance: LocalizedText(
        en: "Notices of change, checks after updates", ru: "Уведомления об изменениях, проверки после обновлений"),
      evidence: LocalizedText(en: "Document", ru: "Документ"),
      proof: nil, isExpected: false, isNew: true),
    ProcessTask(
      id: "model-update", phase: .monitoringAndMaintenance,
      title: LocalizedText(en: "Decide on updates of the model", ru: "Решать об обновлении модели"),
      risk: LocalizedText(
        en: "An outdated or untested model stays in use", ru: "Работает устаревшая или непроверенная модель"),
      assurance: LocalizedText(
        en: "Rules for retraining; every new model is evaluated again",
        ru: "Правила переобучения; каждая новая модель оценивается заново"),
      evidence: LocalizedText(en: "Update plan", ru: "План обновлений"),
      proof: nil, isExpected: true, isNew: true),
  ]
}
