"""Numbers that were never measured: claims, targets, requirements, intervals."""

from .falsehood import falsehood, setting

# Evaluation, claim, step: a step far outside the rounding of the claim, in the flattering direction.
FLATTERED = [
    ("card-offers", "holdout", "average_precision", 0.03),
    ("card-offers", "holdout", "roc_auc", 0.02),
    ("card-offers", "holdout", "roc_auc", 0.002),
    ("card-offers", "holdout", "brier", -0.01),
    ("card-offers", "holdout", "accuracy", 0.03),
    ("card-offers", "holdout", "precision", 0.05),
    ("card-offers", "holdout", "recall", 0.05),
    ("card-offers", "holdout", "f1", 0.04),
    ("card-offers", "holdout", "log_loss", -0.03),
    ("card-offers", "holdout", "ece", -0.02),
    ("card-offers", "holdout", "captured@100", 0.04),
    ("card-offers", "holdout", "precision@100", 0.07),
    ("card-offers", "holdout", "slice(region=north).roc_auc", 0.04),
    ("card-offers", "holdout", "worst_slice.roc_auc", 0.05),
    ("card-offers", "holdout", "average_precision.vs_baseline", 0.2),
    ("house-prices", "holdout", "mape", -0.02),
    ("house-prices", "holdout", "mae", -90),
    ("house-prices", "holdout", "rmse", -90),
    ("house-prices", "holdout", "r2", 0.03),
    ("house-prices", "holdout", "median_absolute_error", -60),
    ("house-prices", "recorded", "mae", -100),
    ("house-prices", "recorded", "interval_coverage", 0.06),
    ("staffing", "recorded", "mae", -0.8),
    ("staffing", "recorded", "rmse", -0.7),
    ("staffing", "recorded", "mase", -0.1),
    ("staffing", "recorded", "slice(horizon=1).mae", -0.5),
    ("staffing", "recorded", "slice(horizon=3).mae", -1.0),
    ("search", "judged", "ndcg@5", 0.02),
    ("search", "judged", "map", 0.03),
    ("search", "judged", "mrr", 0.03),
    ("tickets", "sample", "accuracy", 0.02),
    ("tickets", "sample", "f1_macro", 0.03),
    ("tickets", "sample", "balanced_accuracy", 0.03),
    ("tickets", "sample", "log_loss", -0.05),
    ("tickets", "sample", "mcc", 0.04),
    ("helpdesk", "month", "accuracy", 0.05),
]


def flatter(project, evaluation, metric, step):
    path = f"evaluations/{evaluation}/claims/{metric}"

    def plant(copy):
        stated = copy.value(path)
        digits = len(stated.split(".")[1]) if "." in stated else 0
        copy.set(path, f"{float(stated) + step:.{digits}f}")
        copy.at(path)

    falsehood("claim", project, f"{metric} of {evaluation} stated {step:+g} off")(plant)


for row in FLATTERED:
    flatter(*row)


@falsehood("claim", "telco-churn", "ROC AUC of 0.86 where 0.839 is measured")
def _(copy):
    copy.edit("roc_auc: 0.84,", "roc_auc: 0.86,")
    copy.at_text("claims: {")


@falsehood("claim", "diamonds", "mean percentage error of 6.7%")
def _(copy):
    copy.edit("mape: 8.7%", "mape: 6.7%")
    copy.at_text("claims: {")


@falsehood("claim", "tech-mentions", "accuracy of the merged classes of 0.985")
def _(copy):
    copy.edit("aggregated.accuracy: 0.956", "aggregated.accuracy: 0.985")
    copy.at_text("aggregated.accuracy: 0.985")


@falsehood("claim", "card-offers", "a tolerance that swallows any value")
def _(copy):
    copy.set("evaluations/holdout/claims/roc_auc", "{value: 0.95, tolerance: 0.5}")
    copy.at("evaluations/holdout/claims/roc_auc")


@falsehood("claim", "card-offers", "the same claim twice")
def _(copy):
    copy.add("evaluations/holdout/claims", "roc_auc: 0.95")
    copy.at_text("      roc_auc: 0")


@falsehood("claim", "card-offers", "a claim about a slice that does not exist")
def _(copy):
    copy.add("evaluations/holdout/claims", "slice(region=centre).roc_auc: 0.95")
    copy.at("evaluations/holdout/claims/slice(region=centre).roc_auc")


@falsehood("claim", "card-offers", "a claim about a metric of another task")
def _(copy):
    copy.add("evaluations/holdout/claims", "mape: 3%")
    copy.at("evaluations/holdout/claims/mape")


@falsehood("claim", "card-offers", "recall stated under the name of precision")
def _(copy):
    recall = copy.value("evaluations/holdout/claims/recall")
    precision = copy.value("evaluations/holdout/claims/precision")
    copy.set("evaluations/holdout/claims/recall", precision)
    copy.set("evaluations/holdout/claims/precision", recall)
    copy.at("evaluations/holdout/claims/precision", "evaluations/holdout/claims/recall")


TARGET = ("problem/target", "problem/target/improve", "problem/target/reach", "problem/target/evaluation", "problem/target/metric")

for project, key, value, name in [
    ("card-offers", "improve", "45%", "an improvement of 45% said to be reached"),
    ("card-offers", "improve", "20 points", "20 points said to be reached where 20% are"),
    ("house-prices", "reach", "5%", "an error of 5% said to be reached"),
    ("search", "improve", "60%", "an improvement of 60% said to be reached"),
    ("tickets", "improve", "60% of error", "30% of the error said to be gone"),
    ("helpdesk", "improve", "60%", "an improvement of 60% said to be reached"),
    ("staffing", "reach", "1.5", "an error of 1.5 said to be reached"),
]:

    def plant(copy, key=key, value=value):
        import re

        copy.set(f"problem/target/{key}", value)
        # The text says the same, so that it is the number that is false and not the wording.
        statement = copy.read("project.yaml")
        for old in re.findall(r"at least \d+%|at most \d+ calls|не больше 10 %", statement):
            statement = statement.replace(old, "enough")
        copy.write("project.yaml", statement)
        copy.places = []
        for path in TARGET:
            try:
                copy.line(path)
            except LookupError:
                continue
            copy.at(path)

    falsehood("target", project, name)(plant)

setting("requirement", "card-offers", "ROC AUC of at least 0.95", "evaluations/holdout/require/roc_auc", '">= 0.95"')
setting("requirement", "card-offers", "worst region of at least 0.85", "evaluations/holdout/require/worst_slice.roc_auc", '">= 0.85"')
setting("requirement", "card-offers", "twice the baseline", "evaluations/holdout/require/average_precision.vs_baseline", '">= +100%"')
setting("requirement", "house-prices", "an error of at most 5%", "evaluations/holdout/require/mape", '"<= 5%"')
setting("requirement", "house-prices", "an error of at most 5% in the worst district", "evaluations/holdout/require/worst_slice.mape", '"<= 5%"')
setting("requirement", "staffing", "an error of at most 2", "evaluations/recorded/require/mae", '"<= 2"')
setting("requirement", "search", "NDCG of at least 0.95", "evaluations/judged/require/ndcg@5", '">= 0.95"')
setting("requirement", "tickets", "accuracy of at least 0.95", "evaluations/sample/require/accuracy", '">= 0.95"')
setting("requirement", "helpdesk", "accuracy of at least 0.95", "evaluations/month/require/accuracy", '">= 0.95"')

setting("interval", "card-offers", "one resample", "evaluations/holdout/confidence/resamples", "1")
setting("interval", "card-offers", "ten resamples", "evaluations/holdout/confidence/resamples", "10")
setting("interval", "card-offers", "a level of 50%", "evaluations/holdout/confidence/level", "50%")
setting("interval", "card-offers", "a level of 10%", "evaluations/holdout/confidence/level", "10%")

