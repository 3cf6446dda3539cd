"""Metrics and their intervals on a million rows: Dossier against scikit-learn, same rows, same machine, one after the other.

Two comparisons, each the median of three rounds that alternate:
- ROC AUC with 2,000 bootstrap resamples. scikit-learn computes one resample after another on copied rows; a few are timed
  and the rest is extrapolated, since it would take many minutes (goal: at least 50 times as fast).
- The task's whole set of metrics on the rows themselves, without resamples (goal: at least 10 times as fast).
usage: metrics.py [ROWS]
"""
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np
from sklearn import metrics as sk

ROOT = pathlib.Path(__file__).resolve().parent.parent
RESAMPLES = 2000
TIMED = 5
ROUNDS = 3


def binary_rows(rows):
    random = np.random.default_rng(5)
    signal = random.normal(size=rows)
    probability = 1 / (1 + np.exp(-1.5 * signal))
    truth = (random.random(rows) < 1 / (1 + np.exp(-2 * signal))).astype(np.uint8)
    return truth, probability


def value_rows(rows):
    random = np.random.default_rng(6)
    truth = random.gamma(3.0, 10.0, rows)
    return truth, truth * random.normal(1.02, 0.2, rows)


def ece(truth, probability, bins=10):
    number = np.clip(np.ceil(probability * bins).astype(int) - 1, 0, bins - 1)
    gaps = np.bincount(number, weights=truth - probability, minlength=bins)
    return np.abs(gaps).sum() / len(truth)


def binary_set(truth, probability):
    """The metrics of the binary set that scikit-learn has, each by its own function, as its users call them."""
    predicted = (probability >= 0.5).astype(np.uint8)
    result = {
        "accuracy": sk.accuracy_score(truth, predicted), "balanced_accuracy": sk.balanced_accuracy_score(truth, predicted),
        "precision": sk.precision_score(truth, predicted), "recall": sk.recall_score(truth, predicted),
        "specificity": sk.recall_score(truth, predicted, pos_label=0),
        "npv": sk.precision_score(truth, predicted, pos_label=0), "f1": sk.f1_score(truth, predicted),
    }
    for kind in ("macro", "micro", "weighted"):
        result[f"precision_{kind}"] = sk.precision_score(truth, predicted, average=kind)
        result[f"recall_{kind}"] = sk.recall_score(truth, predicted, average=kind)
        result[f"f1_{kind}"] = sk.f1_score(truth, predicted, average=kind)
    auc = sk.roc_auc_score(truth, probability)
    fpr, tpr, _ = sk.roc_curve(truth, probability)
    brier = sk.brier_score_loss(truth, probability)
    share = truth.mean()
    result |= {
        "mcc": sk.matthews_corrcoef(truth, predicted), "kappa": sk.cohen_kappa_score(truth, predicted), "roc_auc": auc,
        "gini": 2 * auc - 1, "average_precision": sk.average_precision_score(truth, probability),
        "ks_separation": (tpr - fpr).max(), "log_loss": sk.log_loss(truth, probability), "brier": brier,
        "brier_skill": 1 - brier / (share * (1 - share)), "ece": ece(truth, probability),
    }
    return result


def value_set(truth, predicted):
    error = np.abs(truth - predicted)
    return {
        "mae": sk.mean_absolute_error(truth, predicted), "rmse": sk.root_mean_squared_error(truth, predicted),
        "r2": sk.r2_score(truth, predicted), "explained_variance": sk.explained_variance_score(truth, predicted),
        "median_absolute_error": sk.median_absolute_error(truth, predicted), "max_error": sk.max_error(truth, predicted),
        "mape": sk.mean_absolute_percentage_error(truth, predicted), "wape": error.sum() / np.abs(truth).sum(),
        "smape": (2 * error / (np.abs(truth) + np.abs(predicted))).mean(), "bias": (predicted - truth).mean(),
    }


def own(task, path, rows, resamples, names):
    command = [ROOT / ".build/release/dossier-bench", "metrics", task, path, str(rows), str(resamples), *names]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def timed(work, *arguments):
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def resampled_auc(truth, probability, count):
    random = np.random.default_rng(7)
    start = time.perf_counter()
    for _ in range(count):
        rows = random.integers(0, len(truth), len(truth))
        sk.roc_auc_score(truth[rows], probability[rows])
    return time.perf_counter() - start


def check(ours, theirs):
    for name, value in theirs.items():
        assert abs(ours[name] - value) <= 1e-9 * max(1, abs(value)), (name, ours[name], value)


def line(what, ours, theirs, goal):
    a, b = statistics.median(ours), statistics.median(theirs)
    print(f"{what:<46}{a:>10.3f} s{b:>12.3f} s{b / a:>9.1f}   goal {goal}")


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print(f"Metrics on {rows:,} rows, medians of {ROUNDS} rounds")
    print(f"{'':<46}{'Dossier':>12}{'scikit-learn':>14}{'ratio':>9}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        truth, probability = binary_rows(rows)
        (folder / "binary").write_bytes(truth.tobytes() + probability.tobytes())
        values = value_rows(rows)
        (folder / "values").write_bytes(values[0].tobytes() + values[1].tobytes())

        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(own("binary", folder / "binary", rows, RESAMPLES, ["roc_auc"])["seconds"])
            theirs.append(resampled_auc(truth, probability, TIMED) * RESAMPLES / TIMED)
        line(f"ROC AUC, {RESAMPLES:,} resamples ({TIMED} timed in Python)", ours, theirs, 50)

        for task, name, work, columns in (
            ("binary", "binary", binary_set, (truth, probability)), ("values", "regression", value_set, values)):
            ours, theirs = [], []
            for _ in range(ROUNDS):
                seconds, expected = timed(work, *columns)
                theirs.append(seconds)
                result = own(task, folder / task, rows, 0, list(expected))
                ours.append(result["seconds"])
                check(result, expected)
            line(f"all {len(expected)} metrics, {name}", ours, theirs, 10)


if __name__ == "__main__":
    main()
