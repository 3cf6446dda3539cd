"""Models and baselines that are not what they are said to be."""

import random

from .falsehood import falsehood
from .honest import HOUSES, OFFERS, linear, lock, logistic, sha256

HOLDOUT = "evaluations/holdout"


def replace(copy, text):
    """Another model file, with the evidence brought up to date by hand, as a careful cheat would."""
    copy.write("models/response.pmml", text)
    lock(copy.folder)


def claims(copy, evaluation="holdout"):
    copy.at(f"evaluations/{evaluation}/claims/*")


@falsehood("model", "card-offers", "another model in the file, evidence untouched")
def _(copy):
    copy.write("models/response.pmml", logistic({**OFFERS, "visits": 0.45}, -3.1, "responded"))
    copy.at("phases/modeling/model-selection/*", "phases/data-preparation/data-selection/*")
    claims(copy)


@falsehood("model", "card-offers", "a model with the columns mixed up")
def _(copy):
    replace(copy, logistic({"age": -0.16, "income": 0.42, "visits": 0.05, "months_since_offer": 0.03}, -3.1, "responded"))
    claims(copy)


@falsehood("model", "card-offers", "a model that answers the same for all")
def _(copy):
    replace(copy, logistic({name: 0 for name in OFFERS}, -0.4, "responded"))
    copy.at(HOLDOUT)
    claims(copy)


@falsehood("model", "card-offers", "a model of the opposite sign")
def _(copy):
    replace(copy, logistic({name: -value for name, value in OFFERS.items()}, 3.1, "responded"))
    claims(copy)


@falsehood("model", "card-offers", "a model file cut short")
def _(copy):
    replace(copy, copy.read("models/response.pmml")[:400])
    copy.at("models/response", "models/response/path", HOLDOUT, "evaluations/holdout/model")


@falsehood("model", "card-offers", "a model file that is not there")
def _(copy):
    (copy.folder / "models/response.pmml").unlink()
    copy.at("models/response", "models/response/path")


@falsehood("model", "card-offers", "answers computed from the truth, claims raised to match")
def _(copy):
    def add(rows):
        for number, row in enumerate(rows):
            row["answer"] = round((0.9 if row["responded"] == "yes" else 0.1) + 0.0001 * (number % 100), 4)

    copy.change("data/clients.csv", add)
    lock(copy.folder)
    copy.edit("    format: pmml\n    path: models/response.pmml", "    format: predictions\n    data: clients\n    column: answer")
    for name, value in [("roc_auc", "1.000"), ("average_precision", "1.000"), ("accuracy", "1.000")]:
        copy.set(f"{HOLDOUT}/claims/{name}", value)
    for name in ["brier", "precision", "recall", "f1", "log_loss", "ece", "captured@100", "precision@100", "slice(region=north).roc_auc", "worst_slice.roc_auc", "average_precision.vs_baseline"]:
        copy.drop(f"{HOLDOUT}/claims/{name}")
    copy.drop("phases/modeling/model-selection")
    copy.at(HOLDOUT, "models/response", "models/response/column", "evaluations/holdout/model")


@falsehood("model", "house-prices", "recorded answers taken from the truth")
def _(copy):
    prices = {row["row_id"]: row["price"] for row in copy.rows("data/flats.csv")}

    def tell(rows):
        for row in rows:
            row["price"] = prices[row["row_id"]]

    copy.change("predictions/model.csv", tell)
    copy.drop("evaluations/recorded/claims/mae")
    copy.at("evaluations/recorded", "models/vendor", "models/vendor/path", "evaluations/recorded/model")


@falsehood("model", "house-prices", "recorded answers shuffled")
def _(copy):
    def shuffle(rows):
        values = [row["price"] for row in rows]
        random.Random(1).shuffle(values)
        for row, value in zip(rows, values):
            row["price"] = value

    copy.change("predictions/model.csv", shuffle)
    copy.at("evaluations/recorded/claims/mae", "evaluations/recorded/require/mae")


@falsehood("model", "house-prices", "recorded answers moved by one row")
def _(copy):
    def move(rows):
        values = [row["price"] for row in rows]
        for row, value in zip(rows, values[1:] + values[:1]):
            row["price"] = value

    copy.change("predictions/model.csv", move)
    copy.at("evaluations/recorded/claims/mae", "evaluations/recorded/require/mae")


@falsehood("model", "house-prices", "recorded answers for the easy rows only")
def _(copy):
    copy.change("predictions/model.csv", lambda rows: rows[::2])
    copy.at("models/vendor", "models/vendor/path", "evaluations/recorded", "evaluations/recorded/model")


@falsehood("model", "house-prices", "one row answered twice")
def _(copy):
    copy.change("predictions/model.csv", lambda rows: rows + [dict(rows[0], price="1")])
    copy.at("models/vendor", "models/vendor/path", "models/vendor/key", "evaluations/recorded", "evaluations/recorded/model")


@falsehood("model", "house-prices", "another model in the file")
def _(copy):
    copy.write("models/price.pmml", linear({**HOUSES, "area": 89.0}, 1500, "price"))
    claims(copy)


@falsehood("model", "house-prices", "the truth among the inputs of the model")
def _(copy):
    copy.write("models/price.pmml", linear({"price_paid": 1.0}, 3, "price"))

    def pay(rows):
        for row in rows:
            row["price_paid"] = round(float(row["price"]) * 1.002)

    copy.change("data/flats.csv", pay)
    for name, value in [("mape", "0.003"), ("r2", "1.000")]:
        copy.set(f"evaluations/holdout/claims/{name}", value)
    for name in ["mae", "rmse", "median_absolute_error"]:
        copy.drop(f"evaluations/holdout/claims/{name}")
    copy.at("evaluations/holdout", "models/price", "evaluations/holdout/model")


@falsehood("model", "tickets", "another class read as the answer")
def _(copy):
    copy.set("models/sorter/columns", "[p_delivery, p_billing, p_faults]")
    copy.at("evaluations/sample/claims/accuracy", "models/sorter/columns")


@falsehood("model", "search", "the judges' grades taken for the order")
def _(copy):
    def tell(rows):
        for number, row in enumerate(rows):
            row["score"] = row["relevance"]

    copy.change("data/judged.csv", tell)
    copy.drop("evaluations/judged/claims")
    copy.at("evaluations/judged", "models/order", "models/order/column", "evaluations/judged/model")


@falsehood("model", "helpdesk", "replies copied from the answers")
def _(copy):
    answers = {row["question_id"]: row["answer"] for row in copy.rows("data/questions.csv")}

    def tell(rows):
        for row in rows:
            row["reply"] = answers[row["question_id"]]

    copy.change("predictions/new.csv", tell)
    copy.set("evaluations/month/claims/accuracy", "1.000")
    copy.at("evaluations/month", "models/new", "models/new/column", "evaluations/month/model")


@falsehood("model", "staffing", "forecasts made when the months were known")
def _(copy):
    def tell(rows):
        for row in rows:
            row["team"] = row["actual"]

    copy.change("data/forecasts.csv", tell)
    for name, value in [("mae", "0.00"), ("rmse", "0.00"), ("mase", "0.000"), ("slice(horizon=1).mae", "0.00"), ("slice(horizon=3).mae", "0.00")]:
        copy.set(f"evaluations/recorded/claims/{name}", value)
    copy.at("evaluations/recorded", "models/team", "models/team/column", "evaluations/recorded/model")


@falsehood("model", "diamonds", "the baseline's file in place of the model's")
def _(copy):
    copy.path("models/price.onnx").write_bytes(copy.path("models/linear.onnx").read_bytes())
    copy.at_text("claims: {", "    baseline: price-list", "    model: price")


@falsehood("model", "telco-churn", "the columns of the model given in another order")
def _(copy):
    rows = copy.rows("data/subscribers.csv")
    values = [row["tenure"] for row in rows]
    for row, value in zip(rows, values[::-1]):
        row["tenure"] = value
    copy.save("data/subscribers.csv", rows)
    copy.at_text("claims: {")


# Baselines


@falsehood("baseline", "card-offers", "the model as its own baseline")
def _(copy):
    copy.set(f"{HOLDOUT}/baseline", "response")
    copy.at(f"{HOLDOUT}/baseline")


@falsehood("baseline", "card-offers", "a copy of the model's file as the baseline")
def _(copy):
    copy.write("models/rule.pmml", copy.read("models/response.pmml"))
    copy.edit("    format: predictions\n    data: clients\n    column: visit_score", "    format: pmml\n    path: models/rule.pmml")
    copy.at(f"{HOLDOUT}/baseline", "models/visits")


@falsehood("baseline", "card-offers", "the model's file with a blank added as the baseline")
def _(copy):
    copy.write("models/rule.pmml", copy.read("models/response.pmml") + "\n")
    copy.edit("    format: predictions\n    data: clients\n    column: visit_score", "    format: pmml\n    path: models/rule.pmml")
    copy.at(f"{HOLDOUT}/baseline", "models/visits")


@falsehood("baseline", "card-offers", "a baseline that answers the same for all")
def _(copy):
    def flat(rows):
        for row in rows:
            row["visit_score"] = 0.2

    copy.change("data/clients.csv", flat)
    lock(copy.folder)
    copy.at(HOLDOUT, f"{HOLDOUT}/baseline")


@falsehood("baseline", "card-offers", "a baseline turned upside down")
def _(copy):
    def turn(rows):
        for row in rows:
            row["visit_score"] = round(1 - float(row["visit_score"]), 3)

    copy.change("data/clients.csv", turn)
    lock(copy.folder)
    copy.at(HOLDOUT, f"{HOLDOUT}/baseline", "models/visits")
    claims(copy)


@falsehood("baseline", "card-offers", "a baseline of random numbers")
def _(copy):
    rng = random.Random(3)

    def draw(rows):
        for row in rows:
            row["visit_score"] = round(rng.random(), 3)

    copy.change("data/clients.csv", draw)
    lock(copy.folder)
    copy.drop(f"{HOLDOUT}/claims/average_precision.vs_baseline")
    copy.at(HOLDOUT, f"{HOLDOUT}/baseline", "models/visits")


@falsehood("baseline", "house-prices", "a price list half as high as today's")
def _(copy):
    def halve(rows):
        for row in rows:
            row["list_price"] = round(float(row["list_price"]) / 2)

    copy.change("data/flats.csv", halve)
    copy.at("evaluations/holdout", "evaluations/holdout/baseline", "models/list")


@falsehood("baseline", "house-prices", "a price list of zeros")
def _(copy):
    def clear(rows):
        for row in rows:
            row["list_price"] = 0

    copy.change("data/flats.csv", clear)
    copy.at("evaluations/holdout", "evaluations/holdout/baseline", "models/list")


@falsehood("baseline", "tickets", "a desk that always says faults")
def _(copy):
    def say(rows):
        for row in rows:
            row["desk"] = "faults"

    copy.change("data/tickets.csv", say)
    copy.at("evaluations/sample", "evaluations/sample/baseline", "models/desk")


@falsehood("baseline", "card-offers", "the problem's baseline is not the one compared with")
def _(copy):
    def add(rows):
        rng = random.Random(9)
        for row in rows:
            row["guess"] = round(0.3 + rng.random() / 5, 3)

    copy.change("data/clients.csv", add)
    lock(copy.folder)
    copy.add("models", "weaker:\n  title: A guess\n  format: predictions\n  data: clients\n  column: guess")
    copy.set(f"{HOLDOUT}/baseline", "weaker")
    copy.drop(f"{HOLDOUT}/claims/average_precision.vs_baseline")
    copy.at(f"{HOLDOUT}/baseline", "problem/baseline/model", "problem/baseline")
