#!/usr/bin/env python3
"""The gate on projects of which nothing changed, beside `dvc status` and `datacontract lint`: same machine, same files.

One project and many: tables with recorded predictions, an evaluation each, claims and a requirement. The first run of the gate
measures all; what is timed is the next one. DVC tracks the same tables; datacontract reads one contract of a table of
the same columns, which is what it can do in one call. Goals: one project in under 0.3 s, a thousand in under 3 s.

usage: gate.py [--projects 1000] [--rounds 5] [--dossier FILE]
Standard library only. Exit status 2 when it could not be measured; missed goals are printed and are no error.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONE_GOAL, MANY_GOAL = 0.3, 3.0

MANIFEST = """dossier: 1
title: Project {number}
problem:
  statement: Every morning the desk decides which claims to look at first; today in the order of arrival.
  output: {{kind: binary, positive: "1"}}
catalog:
  claims: {{source: {{kind: csv, path: data/claims.csv}}, key: id, sensitivity: internal}}
models:
  ranked: {{format: predictions, data: claims, column: score}}
  today: {{format: predictions, data: claims, column: age}}
evaluations:
  all:
    task: binary
    data: claims
    target: fraud
    model: ranked
    baseline: today
    metrics: [roc_auc, average_precision]
    confidence: {{resamples: 100}}
    require: {{roc_auc: ">= 0.60"}}
"""

CONTRACT = """apiVersion: v3.1.0
kind: DataContract
id: claims
name: claims
version: 1.0.0
status: active
schema:
  - name: claims
    physicalType: table
    properties:
      - {name: id, logicalType: integer, required: true}
      - {name: fraud, logicalType: integer}
      - {name: score, logicalType: number}
      - {name: age, logicalType: number}
"""


def write_project(folder: Path, number: int) -> None:
    dice = random.Random(number)
    (folder / "data").mkdir(parents=True)
    (folder / "project.yaml").write_text(MANIFEST.format(number=number))
    rows = ["id,fraud,score,age"]
    for row in range(200):
        fraud = int(dice.random() < 0.3)
        score = min(1, max(0, dice.gauss(0.35 + 0.3 * fraud, 0.2)))
        rows.append(f"{row},{fraud},{score:.6f},{dice.random():.6f}")
    (folder / "data/claims.csv").write_text("\n".join(rows) + "\n")


def median(command, folder: Path, environment: dict, rounds: int, allowed=(0,)) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
        times.append(time.perf_counter() - start)
        if done.returncode not in allowed:
            sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return statistics.median(times)


def peer(name: str, program: str) -> "Path | None":
    path = ROOT / ".deps/peers" / name / "bin" / program
    return path if path.exists() else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dossier", type=Path, default=ROOT / ".build/release/dossier")
    options = parser.parse_args()
    if not options.dossier.exists():
        print(f"there is no {options.dossier}; run make build")
        return 2
    with tempfile.TemporaryDirectory(prefix="dossier-gate-") as temporary:
        root = Path(temporary)
        environment = {**os.environ, "DOSSIER_CACHE": str(root / "cache"), "HOME": str(root), "DVC_NO_ANALYTICS": "1", "NO_COLOR": "1"}
        work = root / "work"
        for number in range(options.projects):
            write_project(work / "Projects" / f"p{number:04}", number)
        (work / "claims.odcs.yaml").write_text(CONTRACT)
        gate = [options.dossier.resolve(), "gate", "--quiet"]
        start = time.perf_counter()
        median(gate, work, environment, 1, allowed=(0, 1))
        first = time.perf_counter() - start
        one = median([*gate, "p0000"], work, environment, options.rounds, allowed=(0, 1))
        many = median(gate, work, environment, options.rounds, allowed=(0, 1))
        print(f"The gate with nothing changed, median of {options.rounds} (the first run, which measures all {options.projects}, took {first:.1f} s)")
        print(f"  dossier gate, 1 project           {one:8.3f} s   goal {ONE_GOAL} s {'met' if one < ONE_GOAL else 'MISSED'}")
        print(f"  dossier gate, {options.projects:4} projects        {many:8.3f} s   goal {MANY_GOAL} s {'met' if many < MANY_GOAL else 'MISSED'}")
        beside(work, environment, options, one, many)
    return 0


def beside(work: Path, environment: dict, options, one: float, many: float) -> None:
    dvc = peer("dvc", "dvc")
    if dvc is None:
        print("  dvc is not there (it is pinned for x86_64 only): not compared")
    else:
        for command in (["git", "init", "-q"], [dvc, "init", "-q"]):
            median(command, work, environment, 1)
        tables = sorted(str(p.relative_to(work)) for p in work.glob("Projects/*/data/claims.csv"))
        median([dvc, "add", "-q", *tables], work, environment, 1)
        single = median([dvc, "status", "-q", tables[0] + ".dvc"], work, environment, options.rounds)
        whole = median([dvc, "status", "-q"], work, environment, options.rounds)
        print(f"  dvc status, 1 table               {single:8.3f} s   {single / one:.1f} times ours")
        print(f"  dvc status, {options.projects:4} tables            {whole:8.3f} s   {whole / many:.1f} times ours")
    datacontract = peer("datacontract", "datacontract")
    if datacontract is None:
        print("  datacontract is not there (it is pinned for x86_64 only): not compared")
    else:
        single = median([datacontract, "lint", "claims.odcs.yaml"], work, environment, options.rounds)
        print(f"  datacontract lint, 1 contract     {single:8.3f} s   {single / one:.1f} times ours")


if __name__ == "__main__":
    sys.exit(main())
