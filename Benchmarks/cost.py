"""Comparison of costs: 10,000 draws of one project, and a what-if, in processor time of one core.

`dossier-bench cost` times the comparison with and without draws, and all that a what-if does after the start (manifest with the
change, price books, plans, placements, draws). Beside it NumPy draws the same seven triangles and multiplies them out for three
options of twenty lines, all 10,000 at once, without growth, whole machines or placements. The goals are 0.2 s for 10,000 draws
and 50 ms for a what-if. usage: cost.py [PROJECT_FOLDER] [ROUNDS]
"""
import json
import pathlib
import statistics
import subprocess
import sys
import time

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / ".build/release/dossier-bench"
ENDS = [(0.6, 1.6), (0.85, 1.25), (0.8, 1.5), (0.75, 1.1), (0.9, 1.3), (0.8, 1.4), (0.0, 2.0)]


def draw(random, draws=10_000, options=3, lines=20):
    factors = numpy.column_stack([random.triangular(low, 1, high, draws) for low, high in ENDS])
    values = []
    for option in range(options):
        total = numpy.zeros(draws)
        for line in range(lines):
            total += (line + 1) * 1000 * factors[:, line % 7] * factors[:, (line + option) % 7]
        values.append(numpy.quantile(total, [0.1, 0.5, 0.9]))
    return values


def main():
    project = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "Projects/telco-churn")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    done = subprocess.run([BENCH, "cost", project, str(rounds), "2026-11-23"], check=True, capture_output=True, text=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    random = numpy.random.default_rng(7)
    times = []
    for _ in range(rounds):
        start = time.process_time()
        draw(random)
        times.append(time.process_time() - start)
    print(f"Costs of {pathlib.Path(project).name}, median of {rounds} rounds")
    print(f"{'Dossier, comparison without draws':<56}{found[0]['seconds'] * 1000:>9.1f} ms")
    print(f"{'Dossier, 10,000 draws (goal: less than 200 ms)':<56}{found[1]['draws_alone'] * 1000:>9.1f} ms")
    print(f"{'Dossier, a what-if with them (goal: less than 50 ms)':<56}{found[2]['seconds'] * 1000:>9.1f} ms")
    print(f"{'NumPy ' + numpy.__version__ + ', the draws alone':<56}{statistics.median(times) * 1000:>9.1f} ms")


if __name__ == "__main__":
    main()
