"""Scoring throughput: the embedded core against Python's onnxruntime, same models, same rows, same threads.

Both hold their input in memory in their own form, run one thread without spinning, and copy every output. Rounds
alternate; medians are printed. usage: scoring.py [SECONDS]
"""
import csv
import json
import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np
import onnxruntime as ort

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = [  # project, evaluation, model file, test rows
    ("telco-churn", "holdout", "models/churn.onnx", ("data/subscribers.csv", "split", "test")),
    ("tech-mentions", "holdout", "models/level.onnx", ("data/test.csv", None, None)),
    ("diamonds", "holdout", "models/price.onnx", ("data/test.csv", None, None)),
]
BATCHES = (1, 1024)
ROUNDS = 3


def rows(folder, source):
    path, column, value = source
    with open(folder / path, newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    return [row for row in table if column is None or row[column] == value]


def feeds(session, table):
    columns = {}
    for port in session.get_inputs():
        cells = [row[port.name] for row in table]
        if "string" in port.type:
            columns[port.name] = np.array(cells, dtype=object).reshape(-1, 1)
        else:
            columns[port.name] = np.array([float(cell) if cell else np.nan for cell in cells], np.float32).reshape(-1, 1)
    return columns


def python_rate(session, columns, count, batch, seconds):
    batch = min(batch, count)
    position, runs, start, warm = 0, 0, time.perf_counter(), False
    while True:
        part = {name: values[position:position + batch] for name, values in columns.items()}
        session.run(None, part)
        position = position + batch if position + 2 * batch <= count else 0
        elapsed = time.perf_counter() - start
        if not warm:
            if elapsed > seconds * 0.1:
                warm, start = True, time.perf_counter()
            continue
        runs += 1
        if elapsed >= seconds:
            return runs * batch / elapsed


def own_rates(folder, evaluation, seconds):
    command = [ROOT / ".build/release/dossier-bench", "scoring", folder, evaluation, str(seconds), *map(str, BATCHES)]
    output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return [json.loads(line)["rows_per_s"] for line in output.splitlines()]


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    print(f"Scoring, rows a second, one thread, median of {ROUNDS} rounds (goal: ratio at least 1.0)")
    print(f"{'model':<34}{'batch':>7}{'Dossier':>12}{'Python':>12}{'ratio':>8}")
    for project, evaluation, model, source in CASES:
        folder = ROOT / "Projects" / project
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = ort.InferenceSession(str(folder / model), options, providers=["CPUExecutionProvider"])
        table = rows(folder, source)
        columns = feeds(session, table)
        own, other = [], []
        for _ in range(ROUNDS):
            own.append(own_rates(folder, evaluation, seconds))
            other.append([python_rate(session, columns, len(table), batch, seconds) for batch in BATCHES])
        for index, batch in enumerate(BATCHES):
            a = statistics.median(round_[index] for round_ in own)
            b = statistics.median(round_[index] for round_ in other)
            print(f"{project + '/' + model:<34}{batch:>7}{a:>12,.0f}{b:>12,.0f}{a / b:>8.2f}")


if __name__ == "__main__":
    main()
