"""Data that were edited, leak, or are not those that were agreed."""

import random

from .falsehood import falsehood, setting
from .honest import OFFERS, linear, lock, logistic, sigmoid

CLIENTS = "data/clients.csv"
DECLARED = ("catalog/clients", "catalog/clients/splits", "catalog/clients/group", "catalog/clients/time", "catalog/clients/key", "evaluations/holdout", "evaluations/holdout/data")


def answer(row):
    return sigmoid(sum(OFFERS[name] * float(row[name]) for name in OFFERS) - 3.1)


def claims(copy, evaluation="holdout"):
    copy.at(f"evaluations/{evaluation}/claims/*")


@falsehood("data", "card-offers", "labels flipped where the model errs")
def _(copy):
    def flip(rows):
        rng = random.Random(2)
        for row in rows:
            if row["split"] == "test" and (answer(row) > 0.5) != (row["responded"] == "yes") and rng.random() < 0.4:
                row["responded"] = "no" if row["responded"] == "yes" else "yes"

    copy.change(CLIENTS, flip)
    copy.at("phases/data-preparation/data-selection/*")
    claims(copy)


@falsehood("data", "card-offers", "rows dropped where the model errs")
def _(copy):
    copy.change(CLIENTS, lambda rows: [r for n, r in enumerate(rows) if r["split"] != "test" or (answer(r) > 0.5) == (r["responded"] == "yes") or n % 3])
    copy.at("phases/data-preparation/data-selection/*")
    claims(copy)


@falsehood("data", "card-offers", "one test row dropped")
def _(copy):
    copy.change(CLIENTS, lambda rows: rows[:-1])
    copy.at("phases/data-preparation/data-selection/*")


@falsehood("data", "card-offers", "easy test rows repeated under new keys")
def _(copy):
    def repeat(rows):
        easy = [r for r in rows if r["split"] == "test" and abs(answer(r) - (r["responded"] == "yes")) < 0.2]
        return rows + [dict(r, row_id=r["row_id"] + "x", client=r["client"] + "x") for r in easy]

    copy.change(CLIENTS, repeat)
    lock(copy.folder)
    claims(copy)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "test rows repeated with their keys")
def _(copy):
    copy.change(CLIENTS, lambda rows: rows + [r for r in rows if r["split"] == "test" and abs(answer(r) - (r["responded"] == "yes")) < 0.2])
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "test rows copied into training")
def _(copy):
    def leak(rows):
        tests = [r for r in rows if r["split"] == "test"][:250]
        return rows + [dict(r, split="train", row_id=r["row_id"] + "t", client=r["client"] + "t", month="2026-01-15") for r in tests]

    copy.change(CLIENTS, leak)
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "training rows copied into the test split")
def _(copy):
    def leak(rows):
        trains = [r for r in rows if r["split"] == "train"][:250]
        return rows + [dict(r, split="test", row_id=r["row_id"] + "t", client=r["client"] + "t", month="2026-08-15") for r in trains]

    copy.change(CLIENTS, leak)
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "training rows copied into the test split with a digit changed")
def _(copy):
    def leak(rows):
        trains = [r for r in rows if r["split"] == "train"][:300]
        return rows + [dict(r, split="test", row_id=r["row_id"] + "t", client=r["client"] + "t", month="2026-08-15", income=round(float(r["income"]) + 0.1, 1)) for r in trains]

    copy.change(CLIENTS, leak)
    lock(copy.folder)
    copy.at(*DECLARED)
    claims(copy)


@falsehood("data", "card-offers", "test months before the training months")
def _(copy):
    def turn(rows):
        for row in rows:
            if row["split"] == "test":
                row["month"] = "2025-06" + row["month"][7:]

    copy.change(CLIENTS, turn)
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "some test rows older than the newest training row")
def _(copy):
    def turn(rows):
        for number, row in enumerate(rows):
            if row["split"] == "test" and number % 5 == 0:
                row["month"] = "2026-02" + row["month"][7:]

    copy.change(CLIENTS, turn)
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "card-offers", "clients on both sides of the split")
def _(copy):
    def share(rows):
        names = [r["client"] for r in rows if r["split"] == "train"]
        for number, row in enumerate([r for r in rows if r["split"] == "test"]):
            if number % 4 == 0:
                row["client"] = names[number]

    copy.change(CLIENTS, share)
    lock(copy.folder)
    copy.at(*DECLARED)


@falsehood("data", "house-prices", "one house on both sides of the split")
def _(copy):
    def share(rows):
        names = [r["house"] for r in rows if r["split"] == "train"]
        for number, row in enumerate([r for r in rows if r["split"] == "test"][:120]):
            row["house"] = names[number]

    copy.change("data/flats.csv", share)
    copy.at("catalog/flats", "catalog/flats/group", "catalog/flats/splits")


@falsehood("data", "card-offers", "a column filled after the outcome among the inputs")
def _(copy):
    def after(rows):
        rng = random.Random(4)
        for row in rows:
            row["calls_back"] = rng.randint(2, 6) if row["responded"] == "yes" else rng.randint(0, 1)

    copy.change(CLIENTS, after)
    copy.write("models/response.pmml", logistic({**OFFERS, "calls_back": 4.0}, -9.0, "responded"))
    lock(copy.folder)
    for name in ["average_precision", "roc_auc"]:
        copy.set(f"evaluations/holdout/claims/{name}", "1.000")
    for name in ["accuracy", "brier", "precision", "recall", "f1", "log_loss", "ece", "captured@100", "precision@100", "slice(region=north).roc_auc", "worst_slice.roc_auc", "average_precision.vs_baseline"]:
        copy.drop(f"evaluations/holdout/claims/{name}")
    copy.at("evaluations/holdout", "models/response", "catalog/clients")


@falsehood("data", "card-offers", "the evaluation moved to the training split")
def _(copy):
    copy.set("evaluations/holdout/data", "clients:train")
    copy.at("evaluations/holdout/data")


@falsehood("data", "card-offers", "the evaluation moved to a split that training is only a part of")
def _(copy):
    copy.set("catalog/clients/splits/test", "[test, train]")
    copy.drop("catalog/clients/splits/train")
    copy.set("monitoring/drift/reference", "clients:valid")
    copy.at("catalog/clients/splits", "catalog/clients/splits/test", "evaluations/holdout/data")
    claims(copy)


@falsehood("data", "card-offers", "the evaluation moved to all rows")
def _(copy):
    copy.set("evaluations/holdout/data", "clients")
    copy.at("evaluations/holdout/data")


@falsehood("data", "house-prices", "the evaluation moved to the training split, claims measured there")
def _(copy):
    copy.set("evaluations/holdout/data", "flats:train")
    copy.drop("evaluations/holdout/claims")
    copy.at("evaluations/holdout/data")


@falsehood("data", "card-offers", "an easier filter, claims measured on it")
def _(copy):
    def easy(rows):
        for row in rows:
            p = answer(row)
            row["quality"] = "good" if abs(p - 0.5) > 0.3 else "poor"

    copy.change(CLIENTS, easy)
    lock(copy.folder)
    copy.drop("evaluations/holdout/claims")
    copy.add("evaluations/holdout", 'where:\n  quality: good\nclaims:\n  roc_auc: {value: 0.95, tolerance: 0.06}')
    copy.at("evaluations/holdout", "evaluations/holdout/where", "evaluations/holdout/where/quality")


@falsehood("data", "card-offers", "a filter on the answer itself")
def _(copy):
    copy.add("evaluations/holdout", 'where:\n  responded: "yes"')
    copy.drop("evaluations/holdout/claims")
    copy.at("evaluations/holdout", "evaluations/holdout/where", "evaluations/holdout/where/responded")


@falsehood("data", "card-offers", "weights that drop the hard rows")
def _(copy):
    def weigh(rows):
        for row in rows:
            row["weight"] = 1 if abs(answer(row) - (row["responded"] == "yes")) < 0.6 else 0

    copy.change(CLIENTS, weigh)
    lock(copy.folder)
    copy.drop("evaluations/holdout/claims")
    copy.add("evaluations/holdout", "weight: weight")
    copy.at("evaluations/holdout/weight", "evaluations/holdout")


@falsehood("data", "card-offers", "the truth taken from the wrong column")
def _(copy):
    def other(rows):
        for row in rows:
            row["predicted"] = "yes" if answer(row) > 0.5 else "no"

    copy.change(CLIENTS, other)
    lock(copy.folder)
    copy.set("evaluations/holdout/target", "predicted")
    copy.at("evaluations/holdout", "evaluations/holdout/target")
    claims(copy)


setting("data", "card-offers", "the wrong class counted as positive", "problem/output/positive", '"no"', "evaluations/holdout/claims/*", "evaluations/holdout")
setting("data", "card-offers", "a class that does not occur counted as positive", "problem/output/positive", '"maybe"', "evaluations/holdout", "evaluations/holdout/target")
setting("data", "card-offers", "a threshold picked to flatter the recall", "evaluations/holdout/threshold", "0.15", "evaluations/holdout/claims/recall", "evaluations/holdout/claims/accuracy")
setting("data", "card-offers", "a split that does not exist", "evaluations/holdout/data", "clients:holdout")
setting("data", "card-offers", "data outside the project", "catalog/clients/source/path", "../../../clients.csv")
setting("data", "card-offers", "a model at an absolute path", "models/response/path", "/etc/hostname")


@falsehood("data", "card-offers", "data by a symbolic link to the outside")
def _(copy):
    outside = copy.root / "elsewhere.csv"
    outside.write_text(copy.read(CLIENTS))
    copy.path(CLIENTS).unlink()
    copy.path(CLIENTS).symlink_to(outside)
    copy.at("catalog/clients/source/path", "catalog/clients/source", "catalog/clients")


@falsehood("data", "staffing", "the actual values of the forecasts rounded towards the forecasts")
def _(copy):
    def near(rows):
        for row in rows:
            row["actual"] = round((float(row["actual"]) + float(row["team"])) / 2, 2)

    copy.change("data/forecasts.csv", near)
    copy.at("evaluations/recorded", "evaluations/recorded/target", "evaluations/recorded/forecast/history")


@falsehood("data", "staffing", "hard months left out of the forecasts")
def _(copy):
    copy.change("data/forecasts.csv", lambda rows: [r for r in rows if abs(float(r["actual"]) - float(r["team"])) < 6])
    copy.at("evaluations/recorded/claims/mae")


@falsehood("data", "search", "hard queries left out")
def _(copy):
    def keep(rows):
        hard = {r["query"] for r in rows if r["relevance"] == "2" and float(r["score"]) < 1}
        return [r for r in rows if r["query"] not in hard]

    copy.change("data/judged.csv", keep)
    copy.at("evaluations/judged/claims/ndcg@5")


@falsehood("data", "tech-mentions", "test technologies copied into training")
def _(copy):
    copy.change("data/train.csv", lambda rows: rows + copy.rows("data/test.csv"))
    copy.at_text("  quarters:", "    splits: {files:", "    group: technology", "    data: quarters:test", "    key: row_id")


@falsehood("data", "diamonds", "test stones copied into training")
def _(copy):
    copy.change("data/train.csv", lambda rows: rows + copy.rows("data/test.csv"))
    copy.at_text("  stones:", "    splits: {files:", "    group: row_id", "    data: stones:test", "    key: row_id")


@falsehood("data", "diamonds", "the test file is the training file")
def _(copy):
    copy.edit("test: data/test.csv", "test: data/train.csv")
    copy.at_text("  stones:", "    splits: {files:", "    data: stones:test")
    copy.at_text("claims: {")


@falsehood("data", "telco-churn", "subscribers that left struck out of the test split")
def _(copy):
    def strike(rows):
        return [r for n, r in enumerate(rows) if not (r["split"] == "test" and r["churn"] == "Yes" and n % 2)]

    copy.change("data/subscribers.csv", strike)
    copy.at_text("claims: {")


setting("drift", "card-offers", "a watched column that does not exist", "monitoring/drift/columns", "[age, salary]", "monitoring/drift")
setting("drift", "card-offers", "the warning beyond the failure", "monitoring/drift/warn", "psi > 0.5", "monitoring/drift", "monitoring/drift/fail")
setting("drift", "card-offers", "rows compared with themselves", "monitoring/drift/current", "clients:train", "monitoring/drift", "monitoring/drift/reference")
setting("drift", "card-offers", "a limit that nothing reaches", "monitoring/drift/fail", "psi > 9", "monitoring/drift")
