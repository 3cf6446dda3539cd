/// Words that sound like a goal and cannot be checked.
enum VagueCues {
  static let words = CueList([
    "as possible", "significant*|considerabl*|substantial*|noticeabl*|dramatic*|drastic*",
    "much better|more|faster|higher", "better forecasts|quality|decisions|accuracy|results|insight*",
    "high|higher|best|good|top quality|accuracy|precision|performance",
    "user-friendly|intuitive|modern|state-of-the-art|cutting-edge|innovative|innovation|world-class|smart|intelligent",
    "leverage|potential|synerg*|transform*|digitali*|empower*|disrupt*",
    "optimi* ... process*|operation*|business|efficien*", "efficien*", "happier|happy|satisf*",
    "more|better transparency|insight*|visibility", "robust|scalable|flexible|reliable solution", "and so on / etc",
    "some kind / sort of", "soon / asap / in the near future", "as soon|fast|accurate|smart|well as",
    "various|certain|several factors|aspects|improvements",
    "reasonable|appropriate|adequate|sufficient|acceptable accuracy|quality|performance|level|time",
    "improve* quality|efficiency|customer|processes|the",
    "максимально", "существенн*|значительн*|заметн*|кардинальн*|радикальн*",
    "гораздо|намного лучше|точнее|быстрее|выше|качественн*", "качественн* прогноз*|решени*|модел*|сервис*",
    "высок* качеств*|точност*|эффективност*", "удобн*|современн*|передов*|инновац*|умн*|интеллектуальн*",
    "потенциал*|синерг*|цифровизац*|трансформ*", "оптимиз* ... процесс*|работ*|деятельност*", "эффективност*",
    "quality should|must be", "be accurate|fast|good", "качество должно|должно быть", "как можно", "точной и",
    "лучше заказ* / эффективнее / more efficient",
    "счастлив*|удовлетворен*|лояльност*", "прозрачност*", "как можно", "и так далее / т д",
    "в ближайшем будущем / в кратчайш* / поскорее", "различн* факторы|фактор*|аспект*",
    "приемлем*|достаточн*|разумн* точност*|качеств*|уровн*", "улучш* качеств*|работ*|процесс*|клиент*", "пользу|пользы",
    "лидер*",
  ])
}
