#!/usr/bin/env python3
"""Fits the model that tells which elements of a problem statement are there, and writes it as text.

Three layers of logistic regression: sentences alone, sentences among the others, and a verdict an element. What a layer learns from is
always said by a layer fitted without that statement, so that it sees scores as they will be on statements unknown to it.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from corpus import ELEMENTS, read

FOLDS = 6
STRENGTH = 0.3
# A feature of two statements may be one; below this a weight changes nothing.
FEWEST, SMALLEST = 2, 0.03
# Good statements are fewer than their copies that lack something.
GOOD_WEIGHT = 3.0
# Where something is missing, what is less sure than this is named as missing too.
DOUBT = 0.8


def flat(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def carries(quote: str, passage: str) -> bool:
    head = passage[:20]
    return bool(quote) and (quote in passage or bool(head) and head in quote or len(quote) > 10 and quote[:20] in passage)


class Sentences:
    """The sentences of a statement: features, and the elements that each carries."""

    def __init__(self, statement, samples):
        self.statement = statement
        self.features = [sample["features"] for sample in samples]
        passages = [(passage.labels, flat(passage.text)) for passage in statement.passages]
        quotes = [flat(sample["quote"]) for sample in samples]
        labels = [set().union(*(names for names, text in passages if carries(quote, text))) for quote in quotes]
        self.labels = np.array([[name in found for name in ELEMENTS] for found in labels]).reshape(-1, len(ELEMENTS))
        known = [statement.has_labels or name in statement.missing for name in ELEMENTS]
        self.known = np.tile(known, (len(samples), 1))


class Layer:
    """One logistic regression an element, over named features and, where there was one, what the layer before said of the sentence."""

    def fit(self, statements, before=None):
        rows = [(s, i) for s in range(len(statements)) if not statements[s].statement.is_copy for i in range(len(statements[s].features))]
        extra = [context(scores) for scores in before] if before else None
        features = [statements[s].features[i] + (extra[s][i] if extra else []) for s, i in rows]
        labels = np.array([statements[s].labels[i] for s, i in rows])
        known = np.array([statements[s].known[i] for s, i in rows])
        self.vectorizer = CountVectorizer(analyzer=lambda names: names, binary=True, min_df=FEWEST)
        matrix = self.vectorizer.fit_transform(features).astype(float).tocsr()
        if before:
            matrix = hstack([matrix, csr_matrix(own(np.array([before[s][i] for s, i in rows])))]).tocsr()
        fitted = [
            LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(matrix[known[:, e]], labels[known[:, e], e])
            for e in range(len(ELEMENTS))
        ]
        weights = np.column_stack([model.coef_[0] for model in fitted])
        names = len(self.vectorizer.vocabulary_)
        self.own = np.round(weights[names:], 2)
        weights = weights[:names]
        self.weights = np.round(np.where(np.abs(weights) < SMALLEST, 0, weights), 2)
        self.bias = np.round([model.intercept_[0] for model in fitted], 2)
        return self

    def scores(self, statement, before=None):
        if not statement.features:
            return np.zeros((0, len(ELEMENTS)))
        extra = context(before) if before is not None else None
        features = [names + (extra[i] if extra else []) for i, names in enumerate(statement.features)]
        scores = self.vectorizer.transform(features).astype(float) @ self.weights + self.bias
        return scores if before is None else scores + own(before) @ self.own


def own(scores):
    """What the first look says of a sentence, as the second takes it."""
    return np.clip(scores, -5, 5)


def context(scores):
    found = []
    for index in range(len(scores)):
        names = []
        for offset in (-1, 1):
            if 0 <= index + offset < len(scores):
                for e, score in enumerate(scores[index + offset]):
                    if score > 0.005:
                        names.append(f"n{offset}:{e}")
                    elif score > -1.495:
                        names.append(f"m{offset}:{e}")
        others = np.delete(scores, index, axis=0)
        for e in range(len(ELEMENTS)):
            best = others[:, e].max() if len(others) else -9
            names.append(f"x{e}:" + ("hi" if best > 1.005 else "mid" if best > -0.495 else "lo"))
        found.append(names)
    return found


def facts(scores, e):
    """What the scores of all sentences say of an element, in the order of StatementFacts.swift."""
    if not len(scores):
        return [-6.0] * 9
    column = scores[:, e]
    order = np.argsort(-column, kind="stable")
    best = order[0]
    highest = scores.max(axis=1)
    rival = np.delete(scores[best], e).max()
    second, lead, lone = column[order[1:]], column[column == highest], column[highest < 0]
    return [
        column[best], lowest(second), rival, lowest(lead), len(lone), len(scores),
        lowest(lone), float(column[best] >= rival), np.logaddexp(0, column).sum(),
    ]  # fmt: skip


def lowest(column):
    return max([-6.0, *column])


def crossed(statements, folds, before=None):
    """The scores of each statement by a layer that was fitted without it, and the layer fitted to all."""
    scores = [None] * len(statements)
    for fold in range(FOLDS):
        inside = [i for i in range(len(statements)) if folds[i] != fold]
        layer = Layer().fit([statements[i] for i in inside], before and [before[i] for i in inside])
        for i in range(len(statements)):
            if folds[i] == fold:
                scores[i] = layer.scores(statements[i], before and before[i])
    return scores, Layer().fit(statements, before)


class Verdicts:
    def fit(self, statements, scores):
        self.rows = []
        weights = [1.0 if s.statement.missing else GOOD_WEIGHT for s in statements]
        for e, name in enumerate(ELEMENTS):
            there = [name not in s.statement.missing for s in statements]
            matrix = np.array([facts(rows, e) for rows in scores])
            scaler = StandardScaler().fit(matrix)
            model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.transform(matrix), there, sample_weight=weights)
            slopes = model.coef_[0] / scaler.scale_
            self.rows.append([model.intercept_[0] - (slopes * scaler.mean_).sum(), *slopes])
        return self

    def probabilities(self, scores):
        logits = [np.dot(row, [1, *facts(scores, e)]) for e, row in enumerate(self.rows)]
        return 1 / (1 + np.exp(-np.array(logits)))


def report(title, statements, probabilities, threshold):
    right = {True: [0, 0], False: [0, 0]}
    named = lost = 0
    for sentences, row in zip(statements, probabilities):
        statement = sentences.statement
        limit = DOUBT if min(row) <= threshold else 0
        missing = {name for name, p in zip(ELEMENTS, row) if p <= limit}
        is_good = not statement.missing and not statement.has_flaw
        right[is_good][0] += (not missing and not statement.has_flaw) == is_good
        right[is_good][1] += 1
        named += len(missing & statement.missing)
        lost += len(statement.missing)
    shares = " ".join(f"{'good' if kind else 'bad'} {a}/{b} {a / max(1, b):.3f}" for kind, (a, b) in right.items())
    print(f"{title}: {shares} named {named}/{lost} {named / max(1, lost):.3f}", file=sys.stderr)


def write(path, first, second, verdicts, threshold):
    lines = [f"threshold\t{threshold}", f"doubt\t{DOUBT}"]
    lines += [f"own\t{e} " + " ".join(f"{value:.5g}" for value in row) for e, row in enumerate(second.own)]
    lines += [f"verdict\t{e} " + " ".join(f"{value:.5g}" for value in row) for e, row in enumerate(verdicts.rows)]

    def pairs(letter, row):
        return [f"{letter}{chr(65 + e)}{round(value * 100)}" for e, value in enumerate(row) if round(value * 100)]

    lines.append("bias\t" + " ".join(pairs("a", first.bias) + pairs("b", second.bias)))
    ones, twos = first.vectorizer.vocabulary_, second.vectorizer.vocabulary_
    for name in sorted(set(ones) | set(twos)):
        found = (pairs("a", first.weights[ones[name]]) if name in ones else []) + (pairs("b", second.weights[twos[name]]) if name in twos else [])
        if found:
            lines.append(name + "\t" + " ".join(found))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def examples(judged):
    """Every twentieth text with the probability of each element: what the tool must say of it too."""
    rows = [{"text": s.statement.text, "probabilities": [round(float(p), 4) for p in found]} for s, found in judged[::20]]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--features", required=True, help="program that turns a JSON array of texts into features")
    options.add_argument("--threshold", type=float, default=0.5)
    options.add_argument("--held", nargs="*", type=Path, default=[], help="files that are judged and not learned from")
    options.add_argument("--output", type=Path)
    options.add_argument("--judged", type=Path, help="where to write what the model says of some statements that were held, for a test")
    options.add_argument("files", nargs="+", type=Path)
    options = options.parse_args()

    def load(paths):
        statements = [statement for path in paths for statement in read(path)]
        texts = json.dumps([statement.text for statement in statements])
        done = subprocess.run(options.features.split(), input=texts, capture_output=True, text=True, check=True)
        return [Sentences(statement, samples) for statement, samples in zip(statements, json.loads(done.stdout), strict=True)]

    statements = load(options.files)
    origins = sorted({s.statement.origin for s in statements})
    np.random.RandomState(1).shuffle(origins)
    fold = {origin: i % FOLDS for i, origin in enumerate(origins)}
    folds = [fold[s.statement.origin] for s in statements]
    scores, first = crossed(statements, folds)
    scores, second = crossed(statements, folds, scores)
    verdicts = Verdicts().fit(statements, scores)
    probabilities = [verdicts.probabilities(rows) for rows in scores]
    for file in options.files:
        chosen = [i for i, s in enumerate(statements) if s.statement.origin.startswith(file.name + "/")]
        report(file.name, [statements[i] for i in chosen], [probabilities[i] for i in chosen], options.threshold)
    judged = []
    for file in options.held:
        held = load([file])
        rows = [first.scores(s) for s in held]
        rows = [second.scores(s, found) for s, found in zip(held, rows)]
        found = [verdicts.probabilities(scores) for scores in rows]
        report(f"not learned from, {file.name}", held, found, options.threshold)
        judged += zip(held, found)
    if options.judged:
        options.judged.write_text(examples(judged), encoding="utf-8")
    if options.output:
        write(options.output, first, second, verdicts, options.threshold)


if __name__ == "__main__":
    main()
