"""Expected numbers of the tests of slices, fairness and multiple testing.

Made with Python packages fairlearn 0.15.0, statsmodels 0.15.0, scipy 1.17.1, scikit-learn 1.9.1, numpy 2.4.6, pandas 3.1.1:
    python make_scrutiny.py > scrutiny.json
"""
import json
from itertools import combinations

import numpy as np
import pandas as pd
from fairlearn import metrics as F
from scipy import stats
from sklearn import metrics as M
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportions_ztest

out = {}
p = [0.012, 0.3, 0.012, 0.0004, 0.9, 0.049, 0.05, 1.0, 0.2, 1e-9]
out["multiple"] = {
    "p": p, "holm": list(multipletests(p, method="holm")[1]), "bh": list(multipletests(p, method="fdr_bh")[1]),
}
a = [3.1, 2.7, 4.4, 3.9, 5.2, 2.8, 3.3]
b = [1.0, 9.5, 2.2, 7.1, 4.0]
t = stats.ttest_ind(a, b, equal_var=False)
z = proportions_ztest([17, 44], [60, 90])
out["two_samples"] = {"a": a, "b": b, "t": t.statistic, "p": t.pvalue, "z": z[0], "z_p": z[1]}

d = pd.read_csv("german-credit.csv")
y = (d.target == "bad").astype(int).to_numpy()
s = d.score.to_numpy()
h = (s >= 0.5).astype(int)


def fairness(column):
    g = d[column]
    frame = F.MetricFrame(
        metrics={"selection": F.selection_rate, "tpr": F.true_positive_rate, "fpr": F.false_positive_rate, "n": F.count},
        y_true=y, y_pred=h, sensitive_features=g)
    groups = {}
    for name, row in frame.by_group.iterrows():
        m = (g == name).to_numpy()
        groups[f"{column}={name}"] = {
            "n": int(row["n"]), "selection": row["selection"], "tpr": row["tpr"], "fpr": row["fpr"],
            "large": float(y[m].mean() - s[m].mean()),
        }
    return {
        "groups": groups,
        "demographic_parity_difference": F.demographic_parity_difference(y, h, sensitive_features=g),
        "demographic_parity_ratio": F.demographic_parity_ratio(y, h, sensitive_features=g),
        "equal_opportunity_difference": F.equal_opportunity_difference(y, h, sensitive_features=g),
        "equalized_odds_difference": F.equalized_odds_difference(y, h, sensitive_features=g),
        "false_positive_rate_difference": frame.difference()["fpr"],
    }


out["fairness"] = {c: fairness(c) for c in ("housing", "personal_status_and_sex")}


def auc_variance(y, s):
    pos, neg = s[y == 1], s[y == 0]
    m, n = len(pos), len(neg)
    v10 = np.array([((x > neg).sum() + 0.5 * (x == neg).sum()) / n for x in pos])
    v01 = np.array([((pos > x).sum() + 0.5 * (pos == x).sum()) / m for x in neg])
    return M.roc_auc_score(y, s), v10.var(ddof=1) / m + v01.var(ddof=1) / n


slices = {}
right = (h == y).astype(int)
brier = (s - y) ** 2
for name in sorted(d.housing.unique()):
    m = (d.housing == name).to_numpy()
    (au, va), (bu, vb) = auc_variance(y[m], s[m]), auc_variance(y[~m], s[~m])
    slices[f"housing={name}"] = {
        "accuracy": proportions_ztest([right[m].sum(), right[~m].sum()], [m.sum(), (~m).sum()])[1],
        "brier": stats.ttest_ind(brier[m], brier[~m], equal_var=False).pvalue,
        "roc_auc": 2 * stats.norm.sf(abs((au - bu) / np.sqrt(va + vb))),
        "roc_auc_rest": bu,
    }
for metric in ("accuracy", "brier", "roc_auc"):
    raw = [v[metric] for v in slices.values()]
    for v, holm, q in zip(slices.values(), multipletests(raw, method="holm")[1], multipletests(raw, method="fdr_bh")[1]):
        v[metric + "_holm"], v[metric + "_q"] = holm, q
out["slices"] = slices

# The search: every value, every pair of values of the two columns, with at least 20 rows on both sides.
tested = []
e = pd.read_csv("telco-churn.csv")
loss = (e.score - (e.target == "Yes")).to_numpy() ** 2
columns = ["contract", "internet_service"]
masks = [(f"{c}={v}", (e[c] == v).to_numpy()) for c in columns for v in sorted(e[c].unique())]
first = [m for m in masks if m[0].startswith(columns[0])]
second = [m for m in masks if m[0].startswith(columns[1])]
for name, m in masks + [(f"{a[0]} & {b[0]}", a[1] & b[1]) for a in first for b in second]:
    if m.sum() < 20 or (~m).sum() < 20:
        continue
    t = stats.ttest_ind(loss[m], loss[~m], equal_var=False)
    tested.append({"name": name, "n": int(m.sum()), "loss": loss[m].mean(), "rest": loss[~m].mean(), "t": t.statistic, "p": t.pvalue})
for one, q in zip(tested, multipletests([x["p"] for x in tested], method="fdr_bh")[1]):
    one["q"] = q
out["search"] = tested

edges = np.quantile(s, [0, 0.25, 0.5, 0.75, 1])
out["bins"] = {
    "edges": list(edges),
    "n": [int(((s >= lo) & ((s < hi) | (last & (s == hi)))).sum())
          for lo, hi, last in zip(edges, edges[1:], [False, False, False, True])],
}
print(json.dumps(out, indent=1))
