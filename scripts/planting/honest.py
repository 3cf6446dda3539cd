"""Makes the honest projects of the trial: generated rows, models that really were fitted to nothing but the rule they hold."""

import csv
import json
import math
import random
import re
import shutil
import subprocess
from pathlib import Path

DAY = "2026-11-23"
RESAMPLES = 200

DOCUMENT = """---
project: {project}
---
# {title}

{by}, {on}. What follows was read and agreed with those who use the answers, before anything was built on it.

{text}

The rows were counted twice, by two people, with the same result. Columns that are filled only after the outcome is known
were looked for one by one with those who enter them, and none is used. Open points were none on the day of the review, and
the next one is due when the answers of the coming quarter are in. Whoever has questions finds the notes in the team's folder.
"""


def document(project, title, text, by="N. Berg", on="2026-10-05"):
    return DOCUMENT.format(project=project, title=title, text=text, by=by, on=on)


def table(path: Path, rows: list) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def logistic(coefficients: dict, intercept: float, target: str, yes="yes", no="no") -> str:
    """A logistic regression as PMML 4.4."""
    fields = "\n".join(f'    <DataField name="{name}" optype="continuous" dataType="double"/>' for name in coefficients)
    mining = "\n".join(f'      <MiningField name="{name}"/>' for name in coefficients)
    terms = "\n".join(f'      <NumericPredictor name="{n}" coefficient="{c}"/>' for n, c in coefficients.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
{fields}
    <DataField name="{target}" optype="categorical" dataType="string"><Value value="{no}"/><Value value="{yes}"/></DataField>
  </DataDictionary>
  <RegressionModel functionName="classification" normalizationMethod="logit">
    <MiningSchema>
{mining}
      <MiningField name="{target}" usageType="target"/>
    </MiningSchema>
    <RegressionTable targetCategory="{yes}" intercept="{intercept}">
{terms}
    </RegressionTable>
    <RegressionTable targetCategory="{no}" intercept="0"/>
  </RegressionModel>
</PMML>
"""


def linear(coefficients: dict, intercept: float, target: str) -> str:
    """A linear regression as PMML 4.4."""
    fields = "\n".join(f'    <DataField name="{name}" optype="continuous" dataType="double"/>' for name in [*coefficients, target])
    mining = "\n".join(f'      <MiningField name="{name}"/>' for name in coefficients)
    terms = "\n".join(f'      <NumericPredictor name="{n}" coefficient="{c}"/>' for n, c in coefficients.items())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">
  <Header/>
  <DataDictionary>
{fields}
  </DataDictionary>
  <RegressionModel functionName="regression">
    <MiningSchema>
{mining}
      <MiningField name="{target}" usageType="target"/>
    </MiningSchema>
    <RegressionTable intercept="{intercept}">
{terms}
    </RegressionTable>
  </RegressionModel>
</PMML>
"""


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


# Card offers: binary, PMML, a trial with a control group, costs, every kind of evidence

OFFERS = {"age": 0.03, "income": 0.05, "visits": 0.42, "months_since_offer": -0.16}


def card_offers(folder: Path) -> None:
    rng = random.Random(11)
    rows = []
    for number in range(2400):
        split = "train" if number < 1200 else "valid" if number < 1600 else "test"
        month = {"train": rng.choice(["2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]), "valid": "2026-05", "test": rng.choice(["2026-07", "2026-08"])}[split]
        row = {
            "row_id": f"r{number:04d}",
            "client": f"c{number:04d}",
            "region": rng.choice(["north", "south", "east", "west"]),
            "month": f"{month}-{rng.randint(1, 28):02d}",
            "age": rng.randint(20, 70),
            "income": round(rng.lognormvariate(3.3, 0.4), 1),
            "visits": min(12, int(rng.expovariate(0.4))),
            "months_since_offer": rng.randint(1, 18),
        }
        score = sum(OFFERS[name] * row[name] for name in OFFERS) - 3.1
        row["responded"] = "yes" if rng.random() < sigmoid(score + rng.gauss(0, 0.3)) else "no"
        # Today: the clients who visit most; a table fitted on the training months.
        row["visit_score"] = round(min(0.95, 0.22 + 0.06 * row["visits"]), 3)
        row["weight"] = 1
        row["split"] = split
        rows.append(row)
    table(folder / "data/clients.csv", rows)
    write(folder / "models/response.pmml", logistic(OFFERS, -3.1, "responded"))
    arms = []
    for number in range(1600):
        arm = "rule" if number % 2 == 0 else "model"
        arms.append({"client": f"p{number:04d}", "arm": arm, "taken": int(rng.random() < (0.10 if arm == "rule" else 0.18)), "day": f"2026-09-{1 + number % 28:02d}"})
    table(folder / "data/pilot.csv", arms)
    for name, title, text in [
        ("feasibility", "Feasibility", "The response of 1,200 clients was looked at, and what they do in the branch tells who takes a card."),
        ("privacy", "Use of personal data", "Personal data stay inside the bank; the data protection officer agreed to the columns one by one."),
        ("selection", "Choice of the model", "Four models were compared on the validation rows, and the plainest of them was no worse than the others."),
        ("deployment", "How it is run", "The list is made on the first of a month by the job that makes the mailing, on the hosts that the bank owns."),
    ]:
        write(folder / f"docs/{name}.md", document("card-offers", title, text))
    write(
        folder / "evidence/junit.xml",
        '<testsuite name="scoring" tests="3" failures="0">\n'
        + "".join(f'<testcase classname="scoring" name="{name}"/>\n' for name in ["order", "missing", "bounds"])
        + "</testsuite>\n",
    )
    lines = "".join(f'<line number="{n}" hits="{0 if n == 7 else 3}"/>' for n in range(1, 21))
    write(folder / "evidence/coverage.xml", f'<coverage line-rate="0.95"><class filename="scoring.py"><lines>{lines}</lines></class></coverage>\n')
    write(
        folder / "evidence/scan.sarif",
        json.dumps({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan"}}, "invocations": [{"executionSuccessful": True}], "results": [{"level": "note", "message": {"text": "long line"}}]}]}),
    )
    write(folder / "project.yaml", OFFERS_MANIFEST)
    lock(folder)
    sign(folder)


def md5(path: Path) -> str:
    import hashlib

    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def lock(folder: Path) -> None:
    """What `dvc repro` writes."""
    data, model = folder / "data/clients.csv", folder / "models/response.pmml"
    write(
        folder / "dvc.lock",
        "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    deps:\n"
        f"    - path: data/clients.csv\n      hash: md5\n      md5: {md5(data)}\n      size: {data.stat().st_size}\n"
        f"    outs:\n    - path: models/response.pmml\n      hash: md5\n      md5: {md5(model)}\n      size: {model.stat().st_size}\n",
    )
    text = (folder / "project.yaml").read_text()
    write(folder / "project.yaml", re.sub(r"sha256:[0-9a-f@]+", "sha256:" + sha256(model), text))


def sign(folder: Path) -> None:
    """Signs a document with a key made for the trial, and has the policy know the key."""
    keys = folder.parent.parent / "keys"
    keys.mkdir(exist_ok=True)
    for name in ["officer", "stranger"]:
        if not (keys / name).exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{name}@example.org", "-f", str(keys / name)], check=True)
    path = folder / "docs/privacy.md"
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(keys / "officer"), str(path)], check=True, capture_output=True)
    public = (keys / "officer.pub").read_text().strip()
    write(folder.parent.parent / "dossier.yaml", f"title: Trial\npolicy:\n  profile: production\n  roles: [owner, sponsor, approver]\n  signers:\n    officer: \"{public}\"\n")


OFFERS_MANIFEST = """dossier: 1
title: Card offers
summary: Chooses the clients who are written to about a card each month.
language: en
owner:
  team: Client analytics
  contact: clients@example.org
phase: deployment
problem:
  statement: |
    Every month the bank writes to 100 clients about a credit card and chooses those who visit a branch most often. Choose
    the same 100 so that at least 10% more of those who would take the card are among them, by 31 March 2027.
  decision: Which 100 clients are written to this month
  output:
    kind: binary
    positive: "yes"
  baseline:
    description: The clients who visit most
    evaluation: holdout
    model: visits
  target:
    evaluation: holdout
    metric: average_precision
    improve: 10%
    over: baseline
    by: 2027-03-31
  data: [clients]
  cadence: monthly
  heterogeneity: [region]
  constraints:
    - Personal data stay inside the bank
  out_of_scope:
    - What the letter says
  stakeholders:
    sponsor: Head of cards
    users: Mailing desk
    approver: Data protection officer
business_metrics:
  cards:
    title: Cards taken after a letter
    unit: cards/month
    better: higher
    now: 38
    goal: 52
links:
  order-to-cards:
    from: holdout.average_precision
    to: cards
    why: A letter to a client who would take the card brings the card about as often as the order is right.
    test_by: 2026-10-31
    evidence:
      - kind: experiment
        data: pilot
        arm: arm
        control: rule
        treatment: model
        outcome: taken
      - kind: value_model
        volume: 100/month
        outcomes: {tp: 400 USD, fp: -2 USD, fn: 0 USD, tn: 0 USD}
catalog:
  clients:
    title: Clients and their answers to letters
    description: One row a letter, with what was known on the day it was sent.
    source:
      kind: csv
      path: data/clients.csv
    splits:
      column: split
      train: train
      valid: valid
      test: test
    key: row_id
    group: client
    time: month
    contract: data/contract.yaml
    architecture: warehouse
    sensitivity: personal
    origin: Generated for the trial
    licence: CC0-1.0
  pilot:
    title: Pilot of September 2026
    description: One row a client, written to by the rule or by the model at random.
    source:
      kind: csv
      path: data/pilot.csv
    key: client
    architecture: file
    sensitivity: personal
    origin: Generated for the trial
    licence: CC0-1.0
models:
  response:
    title: Logistic regression
    format: pmml
    path: models/response.pmml
  visits:
    title: Most visits first
    format: predictions
    data: clients
    column: visit_score
evaluations:
  holdout:
    title: Letters of summer 2026
    task: binary
    data: clients:test
    target: responded
    model: response
    baseline: visits
    metrics: [average_precision, roc_auc, brier, accuracy, precision, recall, f1, log_loss, ece, captured@100, precision@100]
    slices: [region]
    threshold: 0.4
    confidence:
      level: 95%
      resamples: 200
      seed: 7
    claims:
      average_precision: @3@
      roc_auc: @3@
      brier: @3@
      accuracy: @3@
      precision: @3@
      recall: @3@
      f1: @3@
      log_loss: @3@
      ece: @3@
      captured@100: @3@
      precision@100: @2@
      slice(region=north).roc_auc: @2@
      worst_slice.roc_auc: @2@
      average_precision.vs_baseline: @2@
    require:
      roc_auc: ">= 0.70"
      worst_slice.roc_auc: ">= 0.60"
      average_precision.vs_baseline: ">= +10%"
benchmarks:
  scoring:
    model: response
    data: clients:test
    scenarios: [single_stream, offline, server]
    batch_sizes: [1, 64]
    slo:
      p99: 50 ms
infrastructure:
  currency: USD
  horizon: 24 months
  discount_rate: 9%
  budget: 2_000 USD/month
  workloads:
    monthly-list:
      kind: inference
      capacity: 400/s
      capacity_source: Load test of 12 October 2026
      peak: 20/s
      mean: 0.1/s
      replicas_min: 1
      sensitive: true
    retraining:
      kind: training
      hours: 2/month
      data: 5 GB
  options: [own, cloud]
  own:
    server: cpu-1x16
    sites: 1
    pue: 1.5
    power_price: 0.14 USD/kWh
    staff: {mlops: 0.02}
  cloud:
    provider: aws
    region: eu-central-1
    purchase: on_demand
    staff: {mlops: 0.02}
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/feasibility.md
      by: N. Berg
      on: 2026-10-05
    legal-constraints:
      evidence:
        kind: signed
        path: docs/privacy.md
        signature: docs/privacy.md.sig
        signer: officer
      by: Data protection officer
      on: 2026-10-05
  data-preparation:
    data-selection:
      evidence:
        kind: dvc
        path: dvc.lock
        stage: train
  modeling:
    model-selection:
      evidence: docs/selection.md
      by: N. Berg
      on: 2026-10-05
      of: {model: response, digest: "sha256:@@"}
    reproducibility:
      evidence: evidence/junit.xml
  evaluation:
    robustness:
      evidence:
        kind: cobertura
        path: evidence/coverage.xml
        minimum: 90%
    explainability:
      skip: Four columns and their weights are the whole model
      approved_by: Head of cards
      until: 2027-03-31
  deployment:
    deployment-strategy:
      evidence: docs/deployment.md
      by: N. Berg
      on: 2026-10-05
    fallback-plan:
      evidence:
        kind: sarif
        path: evidence/scan.sarif
risks:
  ageing:
    title: Clients change their habits
    phase: monitoring-and-maintenance
    likelihood: medium
    impact: high
    mitigation: The order of the last month is measured anew when its answers are in
    owner: N. Berg
stack:
  versioning: [git, dvc]
  ci: [gitlab-ci]
  containers: [docker]
  tracking: [mlflow]
  serving: [cron]
  monitoring: [grafana]
monitoring:
  drift:
    reference: clients:train
    current: clients:test
    columns: [age, income, visits]
    warn: psi > 0.1
    fail: psi > 0.25
"""


# House prices: regression in Russian, predictions in a file of their own, a history of both metrics

HOUSES = {"area": 92.0, "rooms": 310.0, "floor": 24.0, "distance": -145.0}


def house_prices(folder: Path) -> None:
    rng = random.Random(23)
    rows, answers = [], []
    for number in range(1500):
        split = "train" if number < 900 else "test"
        row = {
            "row_id": f"h{number:04d}",
            "house": f"дом-{number // 2}",
            "district": rng.choice(["центр", "север", "юг"]),
            "area": round(rng.uniform(28, 120), 1),
            "rooms": rng.randint(1, 5),
            "floor": rng.randint(1, 16),
            "distance": round(rng.uniform(0.3, 18), 1),
        }
        base = 1500 + sum(HOUSES[name] * row[name] for name in HOUSES)
        row["price"] = round(max(900, base * (1 + rng.gauss(0, 0.09))), 0)
        row["list_price"] = round(1400 + 95 * row["area"], 0)
        row["split"] = split
        rows.append(row)
        if split == "test":
            answers.append({"row_id": row["row_id"], "price": round(base, 1), "low": round(base * 0.85, 1), "high": round(base * 1.15, 1)})
    table(folder / "data/flats.csv", rows)
    table(folder / "predictions/model.csv", answers)
    write(folder / "models/price.pmml", linear(HOUSES, 1500, "price"))
    history = []
    for month in range(24):
        error = 0.08 + 0.004 * month + rng.gauss(0, 0.006)
        history.append({"month": f"{2024 + month // 12}-{1 + month % 12:02d}-01", "mape": round(error, 4), "corrections": round(40 + 900 * error + rng.gauss(0, 5), 1)})
    table(folder / "data/history.csv", history)
    write(folder / "docs/осуществимость.md", HOUSES_DOCUMENT)
    write(folder / "project.yaml", HOUSES_MANIFEST)


HOUSES_DOCUMENT = """---
project: house-prices
---
# Осуществимость

Н. Орлова, 5 октября 2026 года. Документ прочитан и согласован с теми, кто пользуется ответами.

Цены девятисот квартир просмотрены вместе с оценщиками: площадь, число комнат, этаж и расстояние до центра объясняют большую
часть разброса. Столбцы, которые заполняются после сделки, искали по одному вместе с теми, кто их вводит, и ни один из них не
используется. Следующая встреча назначена на день, когда будут готовы данные следующего квартала. Открытых вопросов нет.
"""

HOUSES_MANIFEST = """dossier: 1
title: Оценка квартир
summary: Предлагает цену квартиры, которую оценщик подтверждает или исправляет.
language: ru
owner:
  team: Отдел оценки
  contact: ocenka@example.org
phase: evaluation
problem:
  statement: |
    Каждый день оценщики называют цены примерно сорока квартир и начинают с прейскуранта по площади. Сегодня прейскурант
    ошибается в среднем на 17 %. Нужно предлагать цену так, чтобы средняя ошибка была не больше 10 % к 31 марта 2027 года.
  decision: С какой цены начинает оценщик
  output:
    kind: regression
    unit: тыс. руб.
  baseline:
    description: Прейскурант по площади
    evaluation: holdout
    model: list
  target:
    evaluation: holdout
    metric: mape
    reach: 10%
    by: 2027-03-31
  data: [flats]
  cadence: ежедневно
  heterogeneity: [district]
  constraints:
    - Ответ за секунду
  out_of_scope:
    - Загородные дома
  stakeholders:
    sponsor: Директор по оценке
    users: Оценщики
    approver: Финансовый директор
business_metrics:
  corrections:
    title: Исправленные предложения
    unit: в месяц
    better: lower
    now: 120
    goal: 60
links:
  error-to-corrections:
    from: holdout.mape
    to: corrections
    why: Оценщик исправляет предложение тем чаще, чем дальше оно от его собственной оценки.
    test_by: 2026-10-31
    evidence:
      - kind: observation
        data: history
        model: mape
        business: corrections
catalog:
  flats:
    title: Проданные квартиры
    description: Одна строка — квартира, известное до сделки и цена сделки.
    source:
      kind: csv
      path: data/flats.csv
    splits:
      column: split
      train: train
      test: test
    key: row_id
    group: house
    architecture: file
    sensitivity: internal
    origin: Созданы для испытания
    licence: CC0-1.0
  history:
    title: Ошибка и исправления по месяцам
    description: Одна строка — месяц.
    source:
      kind: csv
      path: data/history.csv
    time: month
    architecture: file
    sensitivity: internal
    origin: Созданы для испытания
    licence: CC0-1.0
models:
  price:
    title: Линейная модель
    format: pmml
    path: models/price.pmml
  list:
    title: Прейскурант
    format: predictions
    data: flats
    column: list_price
  vendor:
    title: Записанные ответы
    format: predictions
    path: predictions/model.csv
    key: row_id
    column: price
  low:
    format: predictions
    path: predictions/model.csv
    key: row_id
    column: low
  high:
    format: predictions
    path: predictions/model.csv
    key: row_id
    column: high
evaluations:
  holdout:
    title: Отложенные квартиры
    task: regression
    data: flats:test
    target: price
    model: price
    baseline: list
    metrics: [mape, mae, rmse, r2, median_absolute_error]
    slices: [district]
    confidence:
      resamples: 200
    claims:
      mape: @4@
      mae: @0@
      rmse: @0@
      r2: @3@
      median_absolute_error: @0@
    require:
      mape: "<= 10%"
      mape.vs_baseline: ">= +20%"
      worst_slice.mape: "<= 12%"
  recorded:
    title: Записанные ответы
    task: regression
    data: flats:test
    target: price
    model: vendor
    baseline: list
    metrics: [mae, mape, interval_coverage]
    slices: [district]
    quantiles:
      0.05: low
      0.95: high
    confidence:
      resamples: 200
    claims:
      mae: @0@
      interval_coverage: @3@
    require:
      mae: "<= 800"
      worst_slice.mae: "<= 900"
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/осуществимость.md
      by: Н. Орлова
      on: 2026-10-05
risks:
  market:
    title: Рынок движется между кварталами
    phase: monitoring-and-maintenance
    likelihood: medium
    impact: high
    mitigation: Ошибка подтверждённых цен смотрится каждую неделю
    owner: Н. Орлова
stack:
  versioning: [git, dvc]
  tracking: [mlflow]
"""


# Staffing: recorded forecasts, several horizons

def staffing(folder: Path) -> None:
    rng = random.Random(5)
    level, series = 100.0, []
    for month in range(96):
        level += 0.6 + rng.gauss(0, 1.2)
        value = level * (1 + 0.12 * math.sin(2 * math.pi * month / 12)) + rng.gauss(0, 1.0)
        series.append({"series": "calls", "month": f"{2018 + month // 12}-{1 + month % 12:02d}-01", "calls": round(value, 2), "split": "train" if month < 60 else "test"})
    values = [row["calls"] for row in series]
    forecasts = []
    for origin in range(60, 93):
        for horizon in range(1, 4):
            truth = values[origin + horizon]
            forecasts.append({
                "row_id": f"{origin}-{horizon}",
                "series": "calls",
                "origin": series[origin]["month"],
                "horizon": horizon,
                "actual": truth,
                "team": round(truth + rng.gauss(0, 1.6 + 1.2 * horizon), 2),
            })
    table(folder / "data/series.csv", series)
    table(folder / "data/forecasts.csv", forecasts)
    write(folder / "docs/feasibility.md", document("staffing", "Feasibility", "Eight years of monthly calls were looked at together with those who plan the shifts."))
    write(folder / "project.yaml", STAFFING_MANIFEST)


STAFFING_MANIFEST = """dossier: 1
title: Staffing of the call centre
summary: Forecasts the calls of the next three months, for the plan of shifts.
language: en
owner:
  team: Planning
  contact: planning@example.org
phase: evaluation
problem:
  statement: |
    Every month the planners set the shifts of the next three months from the calls of the same month a year ago. Forecast
    the calls so that the mean error is at most 5 calls, by 31 March 2027.
  decision: How many shifts are planned
  output:
    kind: forecast
    unit: calls
  baseline:
    description: The same month a year ago
    evaluation: recorded
  target:
    evaluation: recorded
    metric: mae
    reach: 5
    by: 2027-03-31
  data: [forecasts, series]
  cadence: monthly
  stakeholders:
    sponsor: Head of service
    approver: Head of planning
business_metrics:
  overtime:
    title: Hours of overtime
    unit: hours/month
    better: lower
    now: 310
    goal: 200
links:
  error-to-overtime:
    from: recorded.mae
    to: overtime
    why: Calls that were not foreseen are answered in overtime.
    test_by: 2027-01-31
    evidence:
      - kind: assumption
        text: Agreed with planning on 2026-10-02
catalog:
  series:
    title: Calls by month
    description: One row a month.
    source:
      kind: csv
      path: data/series.csv
    splits:
      column: split
      train: train
      test: test
    time: month
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
  forecasts:
    title: Forecasts as they were made
    description: One row an origin and a horizon.
    source:
      kind: csv
      path: data/forecasts.csv
    key: row_id
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
models:
  team:
    title: Forecasts of the team
    format: predictions
    data: forecasts
    column: team
evaluations:
  recorded:
    title: Forecasts of three years
    task: forecast
    data: forecasts
    target: actual
    model: team
    metrics: [mae, rmse, mase]
    slices: [horizon]
    forecast:
      series: series
      origin: origin
      horizon: horizon
      season: 12
      history: series
      value: calls
    confidence:
      resamples: 200
    claims:
      mae: @2@
      rmse: @2@
      mase: @3@
      slice(horizon=1).mae: @2@
      slice(horizon=3).mae: @2@
    require:
      mae: "<= 6"
      worst_slice.mae: "<= 8"
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/feasibility.md
      by: N. Berg
      on: 2026-10-05
risks:
  campaigns:
    title: Campaigns bring calls that no history tells of
    phase: monitoring-and-maintenance
    likelihood: medium
    impact: medium
    mitigation: Marketing names its campaigns a month ahead
    owner: Planning
stack:
  versioning: [git, dvc]
  tracking: [mlflow]
"""


# Search: a ranking

def search(folder: Path) -> None:
    rng = random.Random(31)
    rows = []
    for query in range(160):
        for item in range(8):
            grade = rng.choices([0, 1, 2], [0.65, 0.25, 0.10])[0]
            rows.append({
                "row_id": f"{query}-{item}",
                "query": f"q{query:03d}",
                "device": "phone" if query % 3 else "desk",
                "relevance": grade,
                "score": round(grade + rng.gauss(0, 0.9), 4),
                "today": round(0.4 * grade + rng.gauss(0, 0.9), 4),
            })
    table(folder / "data/judged.csv", rows)
    write(folder / "project.yaml", SEARCH_MANIFEST)
    write(folder / "docs/feasibility.md", document("search", "Feasibility", "160 queries were judged by two people each, item by item."))


SEARCH_MANIFEST = """dossier: 1
title: Search in the catalogue
summary: Orders the items of a search, for those who look for spare parts.
language: en
owner:
  team: Shop
  contact: shop@example.org
phase: evaluation
problem:
  statement: |
    Every day customers search the catalogue, and today items are ordered by the words they share with the query. Order
    the items of a query so that the mean NDCG of the first five is at least 10% higher, by 31 March 2027.
  decision: In which order items are shown
  output:
    kind: ranking
  baseline:
    description: Words in common
    evaluation: judged
    model: words
  target:
    evaluation: judged
    metric: ndcg@5
    improve: 10%
    over: baseline
    by: 2027-03-31
  data: [judged]
  cadence: daily
  stakeholders:
    sponsor: Head of the shop
    approver: Head of the shop
catalog:
  judged:
    title: Judged queries
    description: One row a query and an item.
    source:
      kind: csv
      path: data/judged.csv
    key: row_id
    group: query
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
models:
  order:
    title: New order
    format: predictions
    data: judged
    column: score
    output: scores
  words:
    title: Words in common
    format: predictions
    data: judged
    column: today
    output: scores
evaluations:
  judged:
    title: Judged queries
    task: ranking
    data: judged
    target: relevance
    model: order
    baseline: words
    query: query
    metrics: [ndcg@5, ndcg, map, mrr]
    slices: [device]
    confidence:
      resamples: 200
    claims:
      ndcg@5: @3@
      map: @3@
      mrr: @3@
    require:
      ndcg@5: ">= 0.70"
      worst_slice.ndcg@5: ">= 0.65"
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/feasibility.md
      by: N. Berg
      on: 2026-10-05
risks:
  judges:
    title: Judges differ from customers
    phase: evaluation
    likelihood: medium
    impact: medium
    mitigation: Clicks of a month are looked at
    owner: Shop
stack:
  versioning: [git, dvc]
  tracking: [mlflow]
"""


# Tickets: several classes

TEAMS = ["billing", "delivery", "faults"]


def tickets(folder: Path) -> None:
    rng = random.Random(41)
    rows = []
    for number in range(900):
        truth = rng.choices(TEAMS, [0.5, 0.3, 0.2])[0]
        weights = [math.exp((2.0 if team == truth else 0.0) + rng.gauss(0, 1.1)) for team in TEAMS]
        total = sum(weights)
        row = {"row_id": f"t{number:03d}", "channel": rng.choice(["mail", "chat"]), "team": truth}
        for team, weight in zip(TEAMS, weights):
            row[f"p_{team}"] = round(weight / total, 4)
        row["p_faults"] = round(1 - row["p_billing"] - row["p_delivery"], 4)
        row["desk"] = truth if rng.random() < 0.62 else rng.choice(TEAMS)
        rows.append(row)
    table(folder / "data/tickets.csv", rows)
    write(folder / "project.yaml", TICKETS_MANIFEST)
    write(folder / "docs/feasibility.md", document("tickets", "Feasibility", "900 tickets were sorted again by three people who did not see each other's answers."))


TICKETS_MANIFEST = """dossier: 1
title: Tickets to teams
summary: Sends a ticket to the team that can answer it.
language: en
owner:
  team: Service
  contact: service@example.org
phase: evaluation
problem:
  statement: |
    Every day a desk sends 300 tickets to one of three teams, and sends a quarter of them to the wrong one. Send tickets so
    that at least 5% more of them reach the right team at once, by 31 March 2027.
  decision: Which team gets a ticket
  output:
    kind: multiclass
    classes: [billing, delivery, faults]
  baseline:
    description: The desk
    evaluation: sample
    model: desk
  target:
    evaluation: sample
    metric: accuracy
    improve: 5%
    over: baseline
    by: 2027-03-31
  data: [tickets]
  cadence: daily
  stakeholders:
    sponsor: Head of service
    approver: Head of service
catalog:
  tickets:
    title: Tickets
    description: One row a ticket, with the team that answered it.
    source:
      kind: csv
      path: data/tickets.csv
    key: row_id
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
models:
  sorter:
    title: Sorter
    format: predictions
    data: tickets
    columns: [p_billing, p_delivery, p_faults]
  desk:
    title: The desk
    format: predictions
    data: tickets
    column: desk
    output: labels
evaluations:
  sample:
    title: Tickets of October
    task: multiclass
    data: tickets
    target: team
    model: sorter
    baseline: desk
    metrics: [accuracy, f1_macro, balanced_accuracy, log_loss, mcc]
    slices: [channel]
    confidence:
      resamples: 200
    claims:
      accuracy: @3@
      f1_macro: @3@
      balanced_accuracy: @3@
      log_loss: @3@
      mcc: @3@
    require:
      accuracy: ">= 0.75"
      worst_slice.accuracy: ">= 0.70"
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/feasibility.md
      by: N. Berg
      on: 2026-10-05
risks:
  new-teams:
    title: Teams are merged or split
    phase: monitoring-and-maintenance
    likelihood: low
    impact: medium
    mitigation: Classes are looked at once a quarter
    owner: Service
stack:
  versioning: [git, dvc]
  tracking: [mlflow]
"""


def helpdesk(folder: Path) -> None:
    rng = random.Random(53)
    questions, answers, old = [], [], []
    for number in range(240):
        a, b = rng.randint(2, 60), rng.randint(2, 60)
        questions.append({"question_id": f"k{number}", "topic": rng.choice(["orders", "returns"]), "question": f"How many parts are {a} and {b}?", "answer": str(a + b)})
        answers.append({"question_id": f"k{number}", "reply": str(a + b) if rng.random() < 0.86 else str(a + b + 1)})
        old.append({"question_id": f"k{number}", "reply": str(a + b) if rng.random() < 0.6 else str(a)})
    table(folder / "data/questions.csv", questions)
    table(folder / "predictions/new.csv", answers)
    table(folder / "predictions/old.csv", old)
    write(folder / "project.yaml", HELPDESK_MANIFEST)
    write(folder / "docs/feasibility.md", document("helpdesk", "Feasibility", "240 questions of a month were answered again by two people, who agreed on all but four."))


HELPDESK_MANIFEST = """dossier: 1
title: Answers of the help desk
summary: Answers the plain questions about orders.
language: en
owner:
  team: Service
  contact: service@example.org
phase: evaluation
problem:
  statement: |
    Every day customers ask about orders, and the present bot answers about 60% of them rightly. Answer so that at least
    20% more of the answers are right, by 31 March 2027.
  decision: Which answers are sent without a person
  output:
    kind: text
  baseline:
    description: The present bot
    evaluation: month
    model: old
  target:
    evaluation: month
    metric: accuracy
    improve: 20%
    over: baseline
    by: 2027-03-31
  data: [questions]
  cadence: daily
  stakeholders:
    sponsor: Head of service
    approver: Head of service
catalog:
  questions:
    title: Questions of a month
    description: One row a question.
    source:
      kind: csv
      path: data/questions.csv
    key: question_id
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
  new-replies:
    title: Replies of the new bot
    source:
      kind: csv
      path: predictions/new.csv
    key: question_id
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
  old-replies:
    title: Replies of the present bot
    source:
      kind: csv
      path: predictions/old.csv
    key: question_id
    architecture: file
    sensitivity: internal
    origin: Generated for the trial
    licence: CC0-1.0
models:
  new:
    title: New bot
    format: predictions
    data: new-replies
    column: reply
  old:
    title: Present bot
    format: predictions
    data: old-replies
    column: reply
evaluations:
  month:
    title: Questions of October
    task: text
    data: questions
    target: answer
    model: new
    baseline: old
    metrics: [accuracy, exact_match]
    slices: [topic]
    confidence:
      resamples: 200
    claims:
      accuracy: @3@
    require:
      accuracy: ">= 0.75"
      worst_slice.accuracy: ">= 0.70"
phases:
  business-and-data-understanding:
    feasibility:
      evidence: docs/feasibility.md
      by: N. Berg
      on: 2026-10-05
risks:
  wrong:
    title: A wrong answer is believed
    phase: deployment
    likelihood: medium
    impact: high
    mitigation: One answer in twenty is read by a person
    owner: Service
stack:
  versioning: [git, dvc]
  tracking: [mlflow]
"""

CONTRACT = """apiVersion: v3.0.2
kind: DataContract
id: clients
version: 1.0.0
status: active
"""

MADE = {"card-offers": card_offers, "house-prices": house_prices, "staffing": staffing, "search": search, "tickets": tickets, "helpdesk": helpdesk}
EXAMPLES = ["telco-churn", "diamonds", "tech-mentions"]


def make(root: Path, folder: Path, run, examples: list) -> list:
    """Makes all honest projects below `root`, and has the tool measure what they claim; returns their names."""
    (root / "Projects").mkdir(parents=True)
    for name, maker in MADE.items():
        maker(root / "Projects" / name)
    write(root / "Projects/card-offers/data/contract.yaml", CONTRACT)
    for name in examples:
        shutil.copytree(folder / name, root / "Projects" / name)
        manifest = root / "Projects" / name / "project.yaml"
        text = manifest.read_text(encoding="utf-8").replace("resamples: 2000", f"resamples: {RESAMPLES}")
        # The example shows a project that is sent back; here it has agreed on what it reaches.
        text = text.replace('worst_slice.mape: "<= 10%"   # does not hold: about 12% for colour J and for cut Fair', 'worst_slice.mape: "<= 16%"')
        manifest.write_text(text, encoding="utf-8")
    fill(root, run)
    return [*MADE, *examples]


def fill(root: Path, run) -> None:
    """Writes into the claims what an honest team would write: what it measured, rounded."""
    for name in MADE:
        manifest = root / "Projects" / name / "project.yaml"
        text = manifest.read_text(encoding="utf-8")
        write(manifest, re.sub(r": @\d@", ": 0", text))
        measured = {}
        for evaluation in run(root, name):
            for claim in evaluation.get("claims", []):
                measured[(evaluation["id"], claim["metric"])] = claim["measured"]["value"]
        evaluation, lines = "", []
        for line in text.split("\n"):
            heading = re.match(r"^  ([a-z]+):$", line)
            if heading:
                evaluation = heading[1]
            hole = re.match(r"^( +)(.*): @(\d)@$", line)
            if hole:
                line = f"{hole[1]}{hole[2]}: {measured[(evaluation, hole[2])]:.{hole[3]}f}"
            lines.append(line)
        write(manifest, "\n".join(lines))
