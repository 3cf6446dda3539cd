"""Writes edge-cases.json: small random cases with ties, absent classes and single classes, computed with scikit-learn and
SciPy, and values of distributions. Undefined results are null. Usage: make_edge_cases.py > edge-cases.json"""
import json, warnings
import numpy as np
from scipy import stats
from sklearn import metrics as M

warnings.filterwarnings("ignore")
g = np.random.default_rng(20261)


def num(f):
    try:
        x = float(f())
    except ValueError:
        return None
    return x if np.isfinite(x) else None


def ece(conf, hit, bins):
    b = np.clip(np.ceil(conf * bins).astype(int) - 1, 0, bins - 1)
    return sum((b == i).mean() * abs(hit[b == i].mean() - conf[b == i].mean()) for i in range(bins) if (b == i).any())


def binary(n, kind):
    y = g.integers(0, 2, n) if kind != "one class" else np.zeros(n, int)
    p = g.random(n) if kind != "ties" else g.integers(0, 5, n) / 4
    h = (p >= 0.5).astype(int)
    both = 0 < y.sum() < n
    z = dict(zero_division=0)
    r = {
        "accuracy": num(lambda: M.accuracy_score(y, h)), "balanced_accuracy": num(lambda: M.recall_score(y, h, labels=np.unique(y), average="macro", **z)),
        "precision": num(lambda: M.precision_score(y, h, **z)), "recall": num(lambda: M.recall_score(y, h, **z)), "f1": num(lambda: M.f1_score(y, h, **z)),
        "precision_macro": num(lambda: M.precision_score(y, h, labels=[0, 1], average="macro", **z)), "f1_macro": num(lambda: M.f1_score(y, h, labels=[0, 1], average="macro", **z)),
        "f1_weighted": num(lambda: M.f1_score(y, h, labels=[0, 1], average="weighted", **z)), "mcc": num(lambda: M.matthews_corrcoef(y, h)), "kappa": num(lambda: M.cohen_kappa_score(y, h, labels=[0, 1])),
        "roc_auc": num(lambda: M.roc_auc_score(y, p)) if both else None, "average_precision": num(lambda: M.average_precision_score(y, p)) if y.sum() else None,
        "log_loss": num(lambda: M.log_loss(y, np.c_[1 - p, p], labels=[0, 1])), "brier": num(lambda: np.mean((p - y) ** 2)), "ece": num(lambda: ece(p, y, 10)),
        "ks_separation": num(lambda: stats.ks_2samp(p[y == 1], p[y == 0]).statistic) if both else None,
    }
    return dict(truth=y.tolist(), score=p.tolist(), expected=r)


def classes(n, k, absent):
    y = g.integers(0, k, n)
    if absent: y[y == k - 1] = 0
    P = g.dirichlet(np.ones(k) * 0.7, n)
    if absent: P = np.round(P * 4) / 4 + 1e-3
    h = P.argmax(1); L = list(range(k)); z = dict(zero_division=0, labels=L); Y = np.eye(k)[y]; Pn = P / P.sum(1, keepdims=True)
    seen = [c for c in L if 0 < Y[:, c].sum() < n]
    au = [M.roc_auc_score(Y[:, c], P[:, c]) for c in seen]
    r = {
        "accuracy": num(lambda: (y == h).mean()), "balanced_accuracy": num(lambda: M.recall_score(y, h, labels=np.unique(y), average="macro")),
        **{f"{m}_{a}": num(lambda: f(y, h, average=a, **z)) for a in ("macro", "weighted") for m, f in (("precision", M.precision_score), ("recall", M.recall_score), ("f1", M.f1_score))},
        "f1_macro_seen_classes_only": num(lambda: M.f1_score(y, h, average="macro", zero_division=0)), "mcc": num(lambda: M.matthews_corrcoef(y, h)),
        "kappa": num(lambda: M.cohen_kappa_score(y, h, labels=L)), "kappa_linear": num(lambda: M.cohen_kappa_score(y, h, labels=L, weights="linear")), "kappa_quadratic": num(lambda: M.cohen_kappa_score(y, h, labels=L, weights="quadratic")),
        "spearman": num(lambda: stats.spearmanr(y, h).statistic), "kendall_tau_b": num(lambda: stats.kendalltau(y, h).statistic), "mean_absolute_level_error": num(lambda: np.abs(y - h).mean()),
        "log_loss": num(lambda: -np.log(np.clip(Pn[np.arange(n), y], np.finfo(float).eps, 1)).mean()), "brier": num(lambda: ((P - Y) ** 2).sum(1).mean()), "ece": num(lambda: ece(P.max(1), (h == y).astype(float), 10)),
        "top2_accuracy": num(lambda: np.mean([t in o[-2:] for t, o in zip(y, np.argsort(P, 1, kind="stable"))])),
        "roc_auc_ovr_macro": num(lambda: np.mean(au)) if seen else None, "roc_auc_ovr_weighted": num(lambda: np.average(au, weights=Y[:, seen].sum(0))) if seen else None,
        "average_precision_macro": num(lambda: np.mean([M.average_precision_score(Y[:, c], P[:, c]) for c in seen])) if seen else None,
    }
    return dict(k=k, truth=y.tolist(), probabilities=P.ravel().tolist(), expected=r)


def regression(n, ties):
    y = g.normal(50, 20, n); p = y + g.normal(0, 8, n)
    if ties: y, p = np.round(y / 20) * 20, np.round(p / 20) * 20
    e = y - p; d = np.abs(y) + np.abs(p)
    r = {
        "mae": num(lambda: M.mean_absolute_error(y, p)), "rmse": num(lambda: M.root_mean_squared_error(y, p)), "r2": num(lambda: M.r2_score(y, p)), "explained_variance": num(lambda: M.explained_variance_score(y, p)),
        "median_absolute_error": num(lambda: M.median_absolute_error(y, p)), "max_error": num(lambda: M.max_error(y, p)), "mape": num(lambda: M.mean_absolute_percentage_error(y, p)), "wape": num(lambda: np.abs(e).sum() / np.abs(y).sum()),
        "smape": num(lambda: np.mean(np.divide(2 * np.abs(e), d, out=np.zeros_like(e), where=d > 0))), "bias": num(lambda: (p - y).mean()), "pinball_0_1": num(lambda: M.mean_pinball_loss(y, p, alpha=.1)), "pinball_0_9": num(lambda: M.mean_pinball_loss(y, p, alpha=.9)),
        **{f"absolute_error_q{int(q * 100)}": num(lambda: np.quantile(np.abs(e), q)) for q in (.5, .75, .9, .95, .99)}, "pearson": num(lambda: np.corrcoef(y, p)[0, 1]), "spearman": num(lambda: stats.spearmanr(y, p).statistic),
    }
    return dict(truth=y.tolist(), prediction=p.tolist(), expected=r)


def wilcoxon(n, step):
    a, b = g.normal(0, 1, n), g.normal(0.3, 1, n)
    if step: a, b = np.round(a / step) * step, np.round(b / step) * step
    return dict(a=a.tolist(), b=b.tolist(), p=num(lambda: stats.wilcoxon(a, b).pvalue), t=num(lambda: stats.ttest_rel(a, b).statistic), t_p=num(lambda: stats.ttest_rel(a, b).pvalue))


print(json.dumps({
    "binary": [binary(n, k) for k in ("plain", "ties", "one class") for n in (1, 2, 7, 40)],
    "classes": [classes(n, k, a) for a in (False, True) for n, k in ((6, 3), (40, 4), (60, 6))],
    "regression": [regression(n, t) for t in (False, True) for n in (5, 40, 101)],
    "wilcoxon": [wilcoxon(n, s) for s in (None, 0.5) for n in (8, 13, 14, 40, 60, 200)],
    "normal_upper_tail": [[z, stats.norm.sf(z)] for z in (-3.0, 0.0, 0.5, 1.96, 5.0, 12.0)],
    "normal_quantile": [[p, stats.norm.ppf(p)] for p in (1e-12, 1e-4, 0.02, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999999)],
    "chi2_upper_tail": [[x, stats.chi2.sf(x, 1)] for x in (0.0, 0.1, 1.24, 3.84, 16.9, 208.6)],
    "student_two_sided": [[t, v, 2 * stats.t.sf(abs(t), v)] for t, v in ((0.5, 1), (2.0, 3), (-2.5, 12), (1.96, 500), (-14.6, 565), (-26.37, 1785), (3.0, 1e6), (0.01, 40))],
    "binomial_two_sided": [[k, n, stats.binomtest(k, n).pvalue] for k, n in ((0, 0 + 1), (0, 10), (5, 10), (18, 29), (178, 302), (552, 580), (301, 326), (4900, 10000), (499000, 1000000))],
    "wilson": [[k, n, *map(float, stats.binomtest(k, n).proportion_ci(method="wilson"))] for k, n in ((0, 5), (158, 206), (7, 7), (365, 665))],
}))
