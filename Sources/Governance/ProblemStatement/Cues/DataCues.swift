/// Where the answer comes from: records, sources, systems.
enum DataCues {
  static let sources = CueList([
    "data|dataset*|database*|record*|history|histories|log|logs|transaction*|reading*|sensor*|probe*|measurement*|image*|photo*|scan|scans|slides",
    "receipt* / sales / invoice* / telemetry / warehouse holds / table / tables / column* / archive* / export* / api / in|from|the crm|erp|ehr / sap / jira / bigquery / postgres / clickhouse / hadoop / lakehouse",
    "booking system / metering / survey* / tickets ... months|years|past|last",
    "gps|camera*|video*|audio|recording*|documents|texts|emails|messages|reports",
    "claims with / settled claims / order lines / timestamps / balance sheets / turnover / clickstream / events / visits from / samples / questionnaire* / register / registry / catalog*",
    "application form / forms / session* / statistics / feed / stream of / files / lab results / weather / calendar / historian / spreadsheet of / excel file* / vitals / electronic health / ehr",
    "digiti* / orders ... since|years|months|past|prior", "years|months|seasons of / years ... of each",
    "данн* / датасет* / истори* / историю / история / истории / журнал* / лог / логи / логов / транзакци* / показани* / датчик* / измерени* / снимк* / фото* / изображени*",
    "чек / чеки / чеков / продаж / продажи / телеметри* / хранилищ* / таблиц* / архив* / выгруз* / система записи / системе / базе / база / координаты / камер* / видео*",
    "записи|записей|записях|отзыв*|письма|анкет*|опрос*|отметк*|отчетност*|оборот*|бюро|обращени*|платеж* / карт* урожайности / заявк* ... год*|месяц*|лет",
    "просмотр* / убытк* с заключени* / оцифрован* / накоплен* / сообщени* / sap / jira / из|в crm|erp / postgres / clickhouse / excel / реестр* / справочник* / счетчик* / погод* / прошлые заказы / строки заказов / пробы / анализ* кажд* / календар* / документ* / кадров* учет* / телефони* / регистр* / статистик* / мис / эмк / 1с",
    "requests|loans|microdata|trip|stays|transcripts|fault codes|invoices|returns|audits|hearings|wells|samples|rows|density|oxygen|temperature|pressure|humidity|drill|scada|counters|counts|offtake|snowflake|parquet|oracle|mongodb|s3|kafka|csv|exports",
    "have been|were logged|stored|kept|collected|recorded",
    "# ... are|is in the",
    "past|earlier|closed|resolved|previous|completed _",
    "20#",
    "остатки|продажи|снимки|снимков|дел|дела|журналы|влажность|температура|давление|кислород|плотность|телематика|декларации|расшифров*|выдач|заседани*|актов|акты|микроданные|поездок|анализы|чеки|брони|greenplum|clickhouse|parquet|oracle|hadoop",
    "в архиве|базе|хранилище",
    "записыва*|сохраня*|накопл*|оцифр*|сведены|размеч*",
    "в нашем распоряжении",
    "ratings|segments|articles|exports|applications|outcomes|microdata|notices|bookings|cancellations|tariffs|irradiance|metered|weather",
    "фотограф*|сумм* выплат|подсчет*|вес|циклы|код* ошиб*|выгрузки|анкет*|брожени*",
  ])

  /// Words that look like a source but speak of privacy.
  static let privacy = CueList([
    "personal data", "personal information", "data protection", "health data", "customer data must",
    "персональн* данн*", "данные ... не долж*",
  ])
}
