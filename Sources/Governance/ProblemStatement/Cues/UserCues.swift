/// People who work with the answer: roles, teams, departments. Those whom it is about (customers, patients) do not count.
enum UserCues {
  static let roles = CueList([
    "team / teams / desk / desks / department* / unit / office / committee / crew / crews / squad / staff / shift leader / board / sponsor / branch",
    "manager*|operator*|analyst*|dispatcher*|doctor*|physician*|nurse*|agronomist*|engineer*|planner*|buyer*|clerk*|officer*",
    "underwriter*|specialist*|recruiter*|supervisor*|foreman|foremen|technician*|trader*|handler*|investigator*|adjuster*|editor*",
    "coordinator*|librarian*|teacher*|cytologist*|radiolog*|pathologist*|clinician*|pharmacist*|merchandiser*|marketer*|marketing",
    "controller*|auditor*|inspector*|scheduler*|advisor*|adviser*|agent|agents|partner|partners|moderator*|mechanic*|lawyer*",
    "surgeon* / midwi* / paramedic* / geologist* / forester* / farmer* / warden* / pilot / pilots / captain* / head of / director* / purchas* department",
    "logistic* desk / sales rep* / representative* / driver* / accountant* / treasur* / economist* / consultant* / reviewer* / caseworker* / tutor* / biologist* / chemist*",
    "responder* / veterinar* / dentist* / worker* / maintainer* / administrator* / secretar* / registrar* / examiner* / expert* / curator* / leader* / steward* / guard* / brigade* / traffic control",
    "отдел / отдела / отделу / отделом / отделы / команд* / служб* / бригад* / комитет* / департамент* / подразделен* / цех / цеха / смены / редакци* / управлени*",
    "менеджер* / оператор* / аналитик* / диспетчер* / врач* / медсестр* / агроном* / инженер* / планировщик* / закупщик* / специалист* / сотрудник* отдела",
    "андеррайтер*|рекрутер*|мастер*|начальник*|директор*|трейдер*|координатор*|регистратор*|цитолог*|рентгенолог*|механик*|технолог*",
    "дежурн*|руководител*|маркетинг*|маркетолог*|логист*|товаровед*|кладовщик*|эксперт*|инспектор*|ревизор*|администратор*|методист*",
    "старший смены / бухгалтер* / экономист* / юрист* / консультант* / куратор* / модератор* / лаборант* / геолог* / лесник* / фармацевт* / провизор* / преподавател* / учител*",
    "контролер* / контроллер* / казначе* / супервайзер* / бригадир* / энергетик* / машинист* / фермер* / зоотехник* / ветеринар* / хирург* / терапевт* / кардиолог* / онколог* / редактор* / психолог* / тренер* / продавец / продавцы / кассир* / кредитн* аналитик* / риск-менеджер* / hr-* / кадровик* / колл-центр* / контакт-центр*",
    "trainer* / coach* / guide* / steward* / keeper* / grower* / master / masters / brewer* / baker* / buyer* / assessor* / chair* / chief / chiefs / commander* / caretaker* / counsellor*",
    "broker* / banker* / cashier* / checker* / courier* / crewmen / custodian* / deputy / deputies / designer* / developer* / distributor* / estimator* / producer* / organiser* / organizer* / watchkeeper* / watchman / superintendent* / principal* / headteacher* / lecturer* / professor* / tutor* / registry / ministry",
    "officials / agency / authority / municipality / council / centre / center / centres / bureau / practitioner* / carer* / volunteer* / assistants / assistant / rangers / ranger / rescuer* / firefighter* / policemen / police / sergeant* / dispatch / roster* / programmer* / architect* / surveyor* / statistician* / translator* / interpreter* / journalist* / curators",
    "завуч* / провизор* / заведующ* / агроном* / винодел* / пекар* / повар* / взрывник* / рыбовод* / лаборант* / помощник* / секретар* / канцеляри* / экипаж* / касса / кассы / ведомств* / центр / волонтер* / участков* / монтер* / слесар* / электрик* / сторож* / егер* / судь* / следовател* / прокурор* / пожарн* / спасател* / полиц*",
    "координатор* / комплектатор* / отборщик* / приемщик* / сортировщик* / хозяйств* / фельдшер* / акушер* / педиатр* / технолог* / мастер* / прораб* / смотрител* / шеф* / главный / старший / заместител* / уполномочен* / комисси* / штаб* / совет / советом / архивист* / лесничий / лесничие / капитан* / пилот* / штурман* / переводчик* / журналист* / аудитор* / страховщик* / брокер* / тьютор* / декан* / деканат* / вожат* / воспитател*",
  ])

  /// Whoever stands before "decides which" is a user, whatever the trade is called.
  static let subject = CueList([
    "_ decides|chooses|selects|picks which|whom|whether|how|when|who|the|#",
    "_ решает|выбирает|определяет как*|ком*|кто|кого|ли|сколько|когда|куда|на|#",
  ])
}
