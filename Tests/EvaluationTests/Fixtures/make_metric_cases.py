"""Writes metric-cases.json: expected values of metrics under weights, of rankings by query, and of answers in text.

scikit-learn where it has the metric, NumPy by the definition where it has not; ties of a ranking by trying every order;
answers in text by Python's own re and unicodedata. numpy 2.4.6, scikit-learn 1.9.1. Run: python make_metric_cases.py
"""
import itertools, json, math, re, string, unicodedata, warnings
from collections import Counter
import numpy as np
from sklearn import metrics as M

warnings.simplefilter("ignore")
rng = np.random.default_rng(20261123)


def num(x):
    x = float(x)
    return x if math.isfinite(x) else None


def average(x, w):
    return float(np.average(x, weights=w))


def bins(p, k):
    return np.clip(np.ceil(p * k).astype(int) - 1, 0, k - 1)


def ece(p, y, w, k):
    b, total = bins(p, k), w.sum()
    return sum(abs((w * (y - p))[b == i].sum()) for i in range(k)) / total


def murphy(p, y, w):
    b, total, share = bins(p, 10), w.sum(), average(y, w)
    rel = res = 0.0
    for i in range(10):
        m = b == i
        if w[m].sum() > 0:
            py, pp = average(y[m], w[m]), average(p[m], w[m])
            rel += w[m].sum() * (pp - py) ** 2 / total
            res += w[m].sum() * (py - share) ** 2 / total
    return rel, res, share * (1 - share)


def binary(n, weighted):
    y = rng.integers(0, 2, n)
    s = np.round(np.clip(0.3 * y + rng.random(n) * 0.7, 0.01, 0.99), 2)  # ties
    w = np.round(rng.gamma(1.0, 2.0, n), 3) if weighted else np.ones(n)
    if weighted:
        w[:4] = 0
    g = (s >= 0.5).astype(int)
    k = dict(sample_weight=w)
    pr = dict(sample_weight=w, average="macro", zero_division=0)
    fpr, tpr, _ = M.roc_curve(y, s, sample_weight=w, drop_intermediate=False)
    prec, rec, _ = M.precision_recall_curve(y, s, sample_weight=w)
    rel, res, unc = murphy(s, y, w)
    auc = M.roc_auc_score(y, s, **k)
    share = average(y, w)
    e = dict(
        accuracy=M.accuracy_score(y, g, **k), balanced_accuracy=M.balanced_accuracy_score(y, g, **k),
        precision=M.precision_score(y, g, **k), recall=M.recall_score(y, g, **k), f1=M.f1_score(y, g, **k),
        f0_5=M.fbeta_score(y, g, beta=0.5, **k), f2=M.fbeta_score(y, g, beta=2, **k),
        f1_25=M.fbeta_score(y, g, beta=1.25, **k), specificity=M.recall_score(y, g, pos_label=0, **k),
        npv=M.precision_score(y, g, pos_label=0, **k), precision_macro=M.precision_score(y, g, **pr),
        recall_macro=M.recall_score(y, g, **pr), f1_macro=M.f1_score(y, g, **pr),
        f1_micro=M.f1_score(y, g, sample_weight=w, average="micro"),
        f1_weighted=M.f1_score(y, g, sample_weight=w, average="weighted"),
        precision_weighted=M.precision_score(y, g, sample_weight=w, average="weighted"),
        mcc=M.matthews_corrcoef(y, g, **k), kappa=M.cohen_kappa_score(y, g, **k), roc_auc=auc, gini=2 * auc - 1,
        average_precision=M.average_precision_score(y, s, **k), pr_auc_trapezoid=M.auc(rec, prec),
        ks_separation=float(np.max(np.abs(tpr - fpr))), log_loss=M.log_loss(y, s, **k),
        brier=M.brier_score_loss(y, s, **k), brier_skill=1 - M.brier_score_loss(y, s, **k) / (share * (1 - share)),
        brier_reliability=rel, brier_resolution=res, brier_uncertainty=unc, ece=ece(s, y, w, 10),
        ece_15=ece(s, y, w, 15), prevalence=share)
    # The parts add up to the Brier score of the means of the bins.
    b = bins(s, 10)
    mean = np.array([average(s[b == i], w[b == i]) if w[b == i].sum() > 0 else 0 for i in range(10)])[b]
    assert abs(rel - res + unc - average((mean - y) ** 2, w)) < 1e-12
    order = np.argsort(-s, kind="stable")[:10]
    e["precision@10"] = (w * y)[order].sum() / w[order].sum()
    e["captured@10"] = (w * y)[order].sum() / (w * y).sum()
    e["lift@10"] = e["precision@10"] / share
    return dict(truth=y.tolist(), score=s.tolist(), weights=w.tolist() if weighted else None,
                expected={a: num(b) for a, b in e.items()})


def classes(n, c, weighted):
    y = rng.integers(0, c, n)
    p = rng.random((n, c)) + 0.5 * np.eye(c)[y]
    p = p / p.sum(axis=1, keepdims=True)
    w = np.round(rng.gamma(1.0, 2.0, n), 3) if weighted else np.ones(n)
    g = p.argmax(axis=1)
    k, lab = dict(sample_weight=w), list(range(c))
    onehot = np.eye(c)[y]
    macro = dict(sample_weight=w, average="macro", labels=lab, zero_division=0)
    e = dict(
        accuracy=M.accuracy_score(y, g, **k), balanced_accuracy=M.balanced_accuracy_score(y, g, **k),
        f1_macro=M.f1_score(y, g, **macro), recall_weighted=M.recall_score(y, g, sample_weight=w, average="weighted"),
        precision_micro=M.precision_score(y, g, sample_weight=w, average="micro"), mcc=M.matthews_corrcoef(y, g, **k),
        kappa=M.cohen_kappa_score(y, g, **k), kappa_linear=M.cohen_kappa_score(y, g, weights="linear", **k),
        kappa_quadratic=M.cohen_kappa_score(y, g, weights="quadratic", **k),
        mean_absolute_level_error=M.mean_absolute_error(y, g, **k), within_one_level=average(abs(y - g) <= 1, w),
        roc_auc_ovr_macro=M.roc_auc_score(y, p, multi_class="ovr", average="macro", **k),
        roc_auc_ovr_weighted=M.roc_auc_score(y, p, multi_class="ovr", average="weighted", **k),
        roc_auc_ovr_micro=M.roc_auc_score(y, p, multi_class="ovr", average="micro", **k),
        average_precision_macro=np.mean([M.average_precision_score(y == j, p[:, j], **k) for j in lab]),
        top2_accuracy=M.top_k_accuracy_score(y, p, k=2, **k), top3_accuracy=M.top_k_accuracy_score(y, p, k=3, **k),
        log_loss=M.log_loss(y, p, **k), brier=average(((p - onehot) ** 2).sum(axis=1), w),
        brier_scaled=average(((p - onehot) ** 2).sum(axis=1), w) / 2, ece=ece(p.max(axis=1), (y == g) * 1.0, w, 10))
    if not weighted:
        e["roc_auc_ovo_macro"] = M.roc_auc_score(y, p, multi_class="ovo", average="macro")
        e["roc_auc_ovo_weighted"] = M.roc_auc_score(y, p, multi_class="ovo", average="weighted")
        e["brier_scaled"] = M.brier_score_loss(y, p, scale_by_half=True)
    return dict(k=c, truth=y.tolist(), probabilities=p.ravel().tolist(), weights=w.tolist() if weighted else None,
                expected={a: num(b) for a, b in e.items()})


def regression(n, weighted):
    y = np.round(rng.gamma(2.0, 10.0, n), 2)
    p = np.round(np.abs(y + rng.normal(0, 4, n)), 2)
    lo, hi = np.round(p - rng.gamma(2, 2, n), 2), np.round(p + rng.gamma(2, 2, n), 2)
    lo[:2], hi[:2] = hi[:2], lo[:2].copy()  # crossing
    w = np.round(rng.gamma(1.0, 2.0, n), 3) if weighted else np.ones(n)
    if weighted:
        w[3] = 0
    k, a = dict(sample_weight=w), np.abs(y - p)
    cov = np.cov(np.c_[y, p].T, aweights=w)
    e = dict(
        mae=M.mean_absolute_error(y, p, **k), rmse=M.root_mean_squared_error(y, p, **k),
        mse=M.mean_squared_error(y, p, **k), r2=M.r2_score(y, p, **k),
        explained_variance=M.explained_variance_score(y, p, **k), median_absolute_error=M.median_absolute_error(y, p, **k),
        max_error=a[w > 0].max(), mape=M.mean_absolute_percentage_error(y, p, **k), wape=(w * a).sum() / (w * y).sum(),
        smape=average(2 * a / (abs(y) + abs(p)), w), smape_half=average(a / (abs(y) + abs(p)), w),
        bias=average(p - y, w), rmsle=M.root_mean_squared_log_error(y, p, **k), mase=average(a, w) / 2.5,
        pearson=cov[0, 1] / math.sqrt(cov[0, 0] * cov[1, 1]), pinball_0_5=M.mean_pinball_loss(y, p, alpha=0.5, **k),
        pinball_0_25=M.mean_pinball_loss(y, p, alpha=0.25, **k), pinball_0_1=M.mean_pinball_loss(y, lo, alpha=0.1, **k),
        pinball_0_95=M.mean_pinball_loss(y, hi, alpha=0.95, **k),
        interval_coverage=average((lo <= y) & (y <= hi), w), coverage_error=average((lo <= y) & (y <= hi), w) - 0.85,
        interval_width=average(hi - lo, w), quantile_crossing=average(lo > hi, w),
        interval_score=average((hi - lo) + np.maximum(lo - y, 0) / 0.1 + np.maximum(y - hi, 0) / 0.05, w))
    if not weighted:
        e["absolute_error_q90"] = np.quantile(a, 0.9)
        e["absolute_error_q33"] = np.quantile(a, 0.33)
    return dict(truth=y.tolist(), prediction=p.tolist(), low=lo.tolist(), high=hi.tolist(),
                weights=w.tolist() if weighted else None, expected={a: num(b) for a, b in e.items()})


def orders(scores):
    """Every order of the rows that falling scores allow."""
    groups = [[i for i in range(len(scores)) if scores[i] == v] for v in sorted(set(scores), reverse=True)]
    for parts in itertools.product(*[list(itertools.permutations(g)) for g in groups]):
        yield [i for part in parts for i in part]


def at(rel, order, k):
    r = [int(rel[i] > 0) for i in order]
    hits, ap = 0, 0.0
    for i, x in enumerate(r[:k]):
        hits += x
        ap += x * hits / (i + 1)
    first = next((i for i, x in enumerate(r[:k]) if x), None)
    total = sum(r)
    return dict(precision=sum(r[:k]) / k, recall=sum(r[:k]) / total if total else 0.0, hit_rate=float(any(r[:k])),
                map=ap / min(k, total) if total else 0.0, mrr=1 / (first + 1) if first is not None else 0.0)


def ranking(weighted):
    queries = []
    for q in range(12):
        n = int(rng.integers(2, 9))
        rel = rng.integers(0, 4, n) * (q != 5)
        score = np.round(rng.random(n), 1) if q % 3 else np.round(rng.random(n), 6)
        queries.append((rel.tolist(), score.tolist()))
    w = np.round(rng.gamma(2.0, 1.0, len(queries)), 3) if weighted else np.ones(len(queries))
    e = {}

    def mean(f):
        return average([f(r, s) for r, s in queries], w)

    e["ndcg"] = mean(lambda r, s: M.ndcg_score([r], [s]))
    e["ndcg@3"] = mean(lambda r, s: M.ndcg_score([r], [s], k=3))
    e["ndcg_exp"] = mean(lambda r, s: M.ndcg_score([[2**x - 1 for x in r]], [s]))
    e["ndcg_exp@4"] = mean(lambda r, s: M.ndcg_score([[2**x - 1 for x in r]], [s], k=4))
    e["map"] = mean(lambda r, s: M.average_precision_score([x > 0 for x in r], s) if any(r) else 0.0)
    for k in (1, 3, 10):
        means = [
            {m: float(np.mean([at(r, o, k)[m] for o in orders(s)])) for m in ("precision", "recall", "hit_rate", "map", "mrr")}
            for r, s in queries]
        for m in means[0]:
            e[f"{m}@{k}"] = average([x[m] for x in means], w)
    e["mrr"] = e["mrr@10"]
    return dict(relevance=[r for r, _ in queries], scores=[s for _, s in queries], weights=w.tolist() if weighted else None,
                expected={a: num(b) for a, b in e.items()})


def squad_words(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = "".join(c for c in text if c not in set(string.punctuation) and not (ord(c) > 127 and unicodedata.category(c)[0] == "P"))
    return re.sub(r"\b(a|an|the)\b", " ", text).split()


def squad_f1(answer, expected):
    a, b = squad_words(answer), squad_words(expected)
    if not a or not b:
        return float(a == b)
    common = sum((Counter(a) & Counter(b)).values())
    return 0.0 if common == 0 else 2 * common / (len(a) + len(b))


def text():
    pairs = [
        ("The cat sat on the mat.", "a cat on a mat"), ("Denver Broncos", "the Denver Broncos!"), ("42", "forty two"),
        ("«Мёртвые души» Гоголя", "Мёртвые души"), ("ﬁnal STRASSE", "final straße"), ("the", "a"), ("", "x"),
        ("to be or not to be", "to be"), ("Привет, мир", "мир, привет")]
    f1 = [dict(answer=a, expected=b, f1=squad_f1(a, b)) for a, b in pairs]
    norm = lambda s: re.sub(r"\s+", " ", unicodedata.normalize("NFKC", s).casefold()).strip(" \t\n\"'`«»“”„’‘.!?;:,")
    texts = ["  «Ёж».  ", "ﬁ STRASSE ß ẞ", "İstanbul ıI", "ΑΣ ς σ", "a\u00a0\u2003b\tc", "…", "x²", "ꭰ Ꭰ Ᏸ ᏸ", "Å K Ω",
             "ŉ ǰ ΐ և ẖ ﬃ", "\u1c80 Ꙋ", "no-break\u2011hyphen"]
    normalised = [dict(text=t, expected=norm(t)) for t in texts]
    patterns = [
        (r"^\d{4}-\d{2}-\d{2}$", ["2026-03-05", "x 2026-03-05", "2026-3-5"]), (r"colou?r", ["color", "colour", "colr"]),
        (r"(?i)привет", ["ПРИВЕТ, мир", "прив"]), (r"\bcat\b", ["a cat!", "concat", "cat"]), (r"(a|b)*c", ["ababc", "c", "ab"]),
        (r"[^a-z]{2,3}x", ["12x", "ab1x", "1234x"]), (r"(?:ab)+?$", ["abab", "aba"]), (r"\$\s?\d+(\.\d\d)?", ["$ 12.50", "12$"]),
        (r"[А-Яё-]+ский", ["Ряё-ский", "x"]), (r"a.c", ["a\nc", "abc"]), (r"(x+x+)+y", ["x" * 12, "xxxy"]), (r"", ["anything"]),
        (r"^$", ["", "a"]), (r"a{3}", ["aa", "aaa"]), (r"a{,2}b", ["a{,2}b", "aab"]), (r"[]a]+$", ["]a]", "b"]), (r"\w+@\w+\.\w{2,}", ["k@x.org", "k@x"])]
    found = [dict(pattern=p, text=t, found=bool(re.search(p, t))) for p, ts in patterns for t in ts
             # Python reads {,2} as {0,2}; here, as in ECMAScript, it stands for itself.
             if p != "a{,2}b"]
    questions = [json.loads(x) for x in open("llm-questions.jsonl", encoding="utf-8")]
    answers = {a["id"]: a["answer"] for a in map(json.loads, open("llm-answers-b.jsonl", encoding="utf-8"))}

    def occurs(e, a):
        return bool(re.search(r"(?<![^\W_])" + re.escape(norm(e)) + r"(?![^\W_])", norm(a)))

    rows = []
    for q in questions:
        e = q["expected"] if isinstance(q["expected"], list) else [q["expected"]]
        e, a = [str(x) for x in e], answers[q["id"]]
        rows.append(dict(exact_match=bool(a) and norm(a) in [norm(x) for x in e], contains=bool(a) and any(occurs(x, a) for x in e),
                         token_f1=max(squad_f1(a, x) for x in e) if a else 0.0, answered=bool(a)))
    llm = {k: float(np.mean([r[k] for r in rows])) for k in rows[0]}
    return dict(f1=f1, normalised=normalised, patterns=found, expected=llm)


cases = dict(binary=[binary(60, False), binary(60, True)], classes=[classes(80, 4, False), classes(80, 4, True)],
             regression=[regression(41, False), regression(50, True)], ranking=[ranking(False), ranking(True)], text=text())
json.dump(cases, open("metric-cases.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
