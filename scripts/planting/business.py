"""Problem, links, value, costs, risks, security."""

import random

from .falsehood import falsehood, setting

LINK = "links/order-to-cards"
TRIAL = (LINK, f"{LINK}/evidence")


def at_evidence(copy):
    copy.at(*TRIAL).at_text("kind: experiment", "data: pilot", "outcome: taken", "control: rule", "treatment: model", "arm: arm")


@falsehood("link", "card-offers", "an assumption called a test")
def _(copy):
    copy.edit("      - kind: experiment\n        data: pilot\n        arm: arm\n        control: rule\n        treatment: model\n        outcome: taken\n", "      - kind: experiment\n        text: Everybody knows it\n")
    copy.at(*TRIAL).at_text("kind: experiment", "text: Everybody knows it")


@falsehood("link", "card-offers", "a test said to be past that never took place")
def _(copy):
    copy.edit("      - kind: experiment\n        data: pilot\n        arm: arm\n        control: rule\n        treatment: model\n        outcome: taken\n", "      - kind: assumption\n        text: Tested in October\n")
    copy.at(LINK, f"{LINK}/test_by").at_text("text: Tested in October")


@falsehood("link", "card-offers", "a trial with the arms exchanged")
def _(copy):
    copy.edit("control: rule\n        treatment: model", "control: model\n        treatment: rule")
    at_evidence(copy)


@falsehood("link", "card-offers", "a trial that shows the opposite")
def _(copy):
    def turn(rows):
        for row in rows:
            row["arm"] = "model" if row["arm"] == "rule" else "rule"

    copy.change("data/pilot.csv", turn)
    at_evidence(copy)


@falsehood("link", "card-offers", "a trial that lost a third of one arm")
def _(copy):
    copy.change("data/pilot.csv", lambda rows: [r for n, r in enumerate(rows) if not (r["arm"] == "model" and r["taken"] == "0" and n % 3 == 0)])
    at_evidence(copy)


@falsehood("link", "card-offers", "a trial with one arm only")
def _(copy):
    copy.change("data/pilot.csv", lambda rows: [r for r in rows if r["arm"] == "model"])
    at_evidence(copy)


@falsehood("link", "card-offers", "an arm that is not in the rows")
def _(copy):
    copy.edit("treatment: model", "treatment: boosted")
    at_evidence(copy)


@falsehood("link", "card-offers", "clients in both arms")
def _(copy):
    def both(rows):
        for row in rows:
            row["client"] = "p" + str(int(row["client"][1:]) // 2)

    copy.change("data/pilot.csv", both)
    at_evidence(copy)
    copy.at("catalog/pilot", "catalog/pilot/key")


@falsehood("link", "card-offers", "an outcome that is the arm")
def _(copy):
    copy.edit("outcome: taken", "outcome: arm")
    at_evidence(copy)



@falsehood("link", "card-offers", "an outcome column that does not exist")
def _(copy):
    copy.edit("outcome: taken", "outcome: happy")
    at_evidence(copy)


@falsehood("link", "house-prices", "three months called an observation")
def _(copy):
    copy.change("data/history.csv", lambda rows: rows[::11][:3])
    copy.at("links/error-to-corrections", "links/error-to-corrections/evidence").at_text("kind: observation", "data: history")


@falsehood("link", "house-prices", "a history that says the opposite")
def _(copy):
    def turn(rows):
        values = [row["corrections"] for row in rows]
        for row, value in zip(rows, values[::-1]):
            row["corrections"] = value

    copy.change("data/history.csv", turn)
    copy.at("links/error-to-corrections", "links/error-to-corrections/evidence").at_text("kind: observation", "data: history")



@falsehood("link", "house-prices", "one column compared with itself")
def _(copy):
    copy.edit("        business: corrections", "        business: mape")
    copy.at("links/error-to-corrections", "links/error-to-corrections/evidence").at_text("kind: observation", "business: mape", "model: mape")


@falsehood("link", "house-prices", "the better direction turned round")
def _(copy):
    copy.set("business_metrics/corrections/better", "higher")
    copy.set("business_metrics/corrections/goal", "200")
    copy.at("business_metrics/corrections/better", "links/error-to-corrections", "links/error-to-corrections/evidence").at_text("kind: observation")


@falsehood("link", "house-prices", "a goal on the wrong side of today")
def _(copy):
    copy.set("business_metrics/corrections/goal", "180")
    copy.at("business_metrics/corrections/goal", "business_metrics/corrections")


@falsehood("link", "house-prices", "a goal that is already reached today")
def _(copy):
    copy.set("business_metrics/corrections/now", "40")
    copy.at("business_metrics/corrections/now", "business_metrics/corrections/goal", "business_metrics/corrections")


def outcomes(name, value):
    @falsehood("value", "card-offers", name)
    def _(copy):
        copy.edit("outcomes: {tp: 400 USD, fp: -2 USD, fn: 0 USD, tn: 0 USD}", f"outcomes: {value}")
        copy.at(LINK).at_text("kind: value_model", "outcomes:", "volume:")


outcomes("a loss for each taken card, a gain for each wasted letter", "{tp: -400 USD, fp: 2 USD, fn: 0 USD, tn: 0 USD}")
outcomes("a wasted letter that earns money", "{tp: 400 USD, fp: 5 USD, fn: 0 USD, tn: 0 USD}")
outcomes("a missed card that earns more than a taken one", "{tp: 400 USD, fp: -2 USD, fn: 900 USD, tn: 0 USD}")
outcomes("amounts in two currencies", "{tp: 400 USD, fp: -2 EUR, fn: 0 USD, tn: 0 USD}")


@falsehood("value", "card-offers", "a volume of nothing")
def _(copy):
    copy.edit("volume: 100/month", "volume: 0/month")
    copy.at(LINK).at_text("volume: 0/month", "kind: value_model")



STATEMENT = ("problem/statement", "problem", "problem/target", "problem/target/improve", "problem/target/by", "problem/target/metric", "problem/target/reach")


def said(name, project, old, new):
    @falsehood("problem", project, name)
    def _(copy):
        copy.edit(old, new)
        for path in STATEMENT:
            try:
                copy.line(path)
            except LookupError:
                continue
            copy.at(path)
        if project == "telco-churn":
            copy.at_text("statement: |", "target: {")


said("the text says 20%, the field 10%", "card-offers", "at least 10% more", "at least 20% more")
said("the text says another day than the field", "card-offers", "by 31 March 2027.", "by 30 June 2026.")
said("the text says 10% as it stands, the field 10 points", "card-offers", "    improve: 10%", "    improve: 3%")
said("the Russian text says 8%, the field 10%", "house-prices", "не больше 10 %", "не больше 8 %")
said("the Russian text says another day", "house-prices", "к 31 марта 2027 года", "к 1 сентября 2026 года")
said("the text says 10%, the field 3%", "search", "improve: 10%", "improve: 3%")
said("the text says 20%, the field 5%", "telco-churn", "improve: 20%, over", "improve: 5%, over")
said("the text says another number of calls", "telco-churn", "at least 20% more of those who leave**, and", "at least 30% more of those who leave**, and")


@falsehood("problem", "card-offers", "the text of the starter manifest")
def _(copy):
    copy.set("problem/decision", "What is decided with the answer …")
    copy.at("problem", "problem/decision", "problem/statement")


@falsehood("problem", "card-offers", "a summary left to be filled in")
def _(copy):
    copy.set("summary", '"TODO: one sentence"')
    copy.at("summary", "dossier")


@falsehood("problem", "card-offers", "an evaluation of another answer than the problem's")
def _(copy):
    copy.edit("  output:\n    kind: binary\n    positive: \"yes\"\n", "  output:\n    kind: regression\n    unit: USD\n")
    copy.add("evaluations/holdout", 'positive: "yes"')
    copy.at("problem/output", "problem/output/kind", "evaluations/holdout", "evaluations/holdout/task", "problem")


@falsehood("problem", "card-offers", "a target about a metric that is not measured")
def _(copy):
    copy.set("problem/target/metric", "specificity")
    copy.at("problem/target", "problem/target/metric", "problem/target/evaluation")



# Costs; what the cost engine finds comes with it.

WORK = "infrastructure/workloads/monthly-list"


@falsehood("cost", "card-offers", "a capacity without a source")
def _(copy):
    copy.drop(f"{WORK}/capacity_source")
    copy.at(WORK, f"{WORK}/capacity")


@falsehood("cost", "card-offers", "sensitive work in the cloud without a region")
def _(copy):
    copy.drop("infrastructure/cloud/region")
    copy.at("infrastructure/cloud", "infrastructure/options", "infrastructure", WORK, f"{WORK}/sensitive")


@falsehood("cost", "card-offers", "personal data in a foreign cloud while the problem says they stay inside")
def _(copy):
    copy.drop(f"{WORK}/sensitive")
    copy.set("infrastructure/cloud/region", "us-east-1")
    copy.at("infrastructure/cloud", "infrastructure/cloud/region", "infrastructure", WORK)


@falsehood("cost", "card-offers", "a budget in another currency")
def _(copy):
    copy.set("infrastructure/budget", "2_000 RUB/month")
    copy.at("infrastructure/budget", "infrastructure")


@falsehood("cost", "card-offers", "a mean load above the peak")
def _(copy):
    copy.set(f"{WORK}/mean", "300/s")
    copy.at(WORK, f"{WORK}/mean", f"{WORK}/peak")



@falsehood("risk", "card-offers", "a grave risk without anything done about it")
def _(copy):
    copy.drop("risks/ageing/mitigation")
    copy.at("risks/ageing")


@falsehood("risk", "card-offers", "a mitigation that says nothing")
def _(copy):
    copy.set("risks/ageing/mitigation", "None")
    copy.at("risks/ageing", "risks/ageing/mitigation")


@falsehood("risk", "card-offers", "a mitigation still to be written")
def _(copy):
    copy.set("risks/ageing/mitigation", "TBD")
    copy.at("risks/ageing", "risks/ageing/mitigation")


@falsehood("security", "card-offers", "a password in a text")
def _(copy):
    copy.set("catalog/clients/origin", '"postgres://bank:password=hunter2@db/clients"')
    copy.at("catalog/clients/origin", "catalog/clients")


@falsehood("security", "card-offers", "a key of a cloud in the summary")
def _(copy):
    copy.set("summary", "Chooses clients with AKIAIOSFODNN7EXAMPLE as the key")
    copy.at("summary", "dossier")






@falsehood("value", "telco-churn", "ten times the calls in the value model")
def _(copy):
    copy.edit("volume: 100/month", "volume: 1000/month")
    copy.at_text("kind: value_model")


@falsehood("value", "telco-churn", "ten times the money in the value model")
def _(copy):
    copy.edit("tp: 234 USD", "tp: 2340 USD")
    copy.at_text("kind: value_model")


@falsehood("cost", "card-offers", "machines that run without people")
def _(copy):
    copy.set("infrastructure/own/staff", "{mlops: 0}")
    copy.at("infrastructure", "infrastructure/own", "infrastructure/own/staff")


@falsehood("cost", "card-offers", "power for the machines and nothing for their cooling")
def _(copy):
    copy.set("infrastructure/own/pue", "1.01")
    copy.at("infrastructure/own", "infrastructure/own/pue")


def measured(name, source):
    @falsehood("benchmark", "card-offers", name)
    def _(copy):
        copy.set(f"{WORK}/capacity_source", source)
        copy.at(WORK, f"{WORK}/capacity", f"{WORK}/capacity_source")


measured("a capacity measured on another machine", "Load test of 12 October 2026 on an H100")
measured("a capacity measured at another rate", '"Load test of 12 October 2026: 40 requests/s"')
measured("a capacity measured on a day to come", "Load test of 12 October 2027")


@falsehood("benchmark", "card-offers", "a benchmark of answers that are only looked up")
def _(copy):
    copy.set("benchmarks/scoring/model", "visits")
    copy.at("benchmarks/scoring", "benchmarks/scoring/model")


@falsehood("benchmark", "card-offers", "a median slower than the slowest")
def _(copy):
    copy.add("benchmarks/scoring/slo", "p50: 90 ms")
    copy.at("benchmarks/scoring", "benchmarks/scoring/slo", "benchmarks/scoring/slo/p50")


@falsehood("link", "card-offers", "a trial in which nothing is seen")
def _(copy):
    rng = random.Random(6)

    def even(rows):
        for row in rows:
            row["taken"] = int(rng.random() < 0.14)

    copy.change("data/pilot.csv", even)
    at_evidence(copy)


@falsehood("link", "card-offers", "a trial of twelve clients")
def _(copy):
    copy.change("data/pilot.csv", lambda rows: rows[:12])
    at_evidence(copy)


@falsehood("link", "house-prices", "a history in which nothing is seen")
def _(copy):
    rng = random.Random(3)

    def shuffle(rows):
        values = [row["corrections"] for row in rows]
        rng.shuffle(values)
        for row, value in zip(rows, values):
            row["corrections"] = value

    copy.change("data/history.csv", shuffle)
    copy.at("links/error-to-corrections", "links/error-to-corrections/evidence").at_text("kind: observation", "data: history")


@falsehood("security", "card-offers", "a password in an address")
def _(copy):
    copy.set("catalog/clients/origin", '"postgres://bank:hunter2@db/clients"')
    copy.at("catalog/clients/origin")


@falsehood("problem", "card-offers", "the model under test called today's method")
def _(copy):
    copy.set("problem/baseline/model", "response")
    copy.at("problem/baseline/model", "problem/baseline")
