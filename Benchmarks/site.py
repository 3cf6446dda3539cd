#!/usr/bin/env python3
"""Builds the same project pages with dossier and with Hugo, and prints time and memory side by side.

Both read N files of YAML of the same content: dossier a manifest a project, Hugo a page whose front matter is that manifest.
Both write a page a project with the same sections, and a list of all projects. No project has an evaluation: what is
compared is reading, checking, judging and rendering, not measuring. Hugo's layout renders what dossier's page shows; a
constant text evens out what is left of the difference in size, which costs Hugo next to nothing.

usage: site.py [--sizes 1000,10000] [--rounds 3] [--dossier FILE] [--hugo FILE] [--keep FOLDER]
Standard library only. Exit status 2 when it could not be measured; missed goals are printed and are no error.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIME_GOAL, MEMORY_GOAL, SIZE_TOLERANCE = 0.5, 0.1, 0.10
LAYOUTS = Path(__file__).resolve().parent / "hugo"
PAGE = "projects/p-00000/index.html"

TEAMS = ["Pricing", "CRM analytics", "Supply planning", "Fraud desk", "Energy forecasts", "Claims", "Logistics"]
THINGS = ["orders", "claims", "meters", "stores", "subscribers", "parcels", "tickets", "loans", "sensors", "routes"]
ROLES = ["Head of operations", "Head of sales", "Chief engineer", "Quality manager"]
TOOLS = ["dvc", "mlflow", "gitlab-ci", "airflow", "triton", "prometheus", "grafana", "argo", "feast", "ray"]
PHASES = [
    "business-and-data-understanding", "data-preparation", "modeling", "evaluation", "deployment",
    "monitoring-and-maintenance",
]


def manifest(number: int) -> str:
    """A manifest of about 3 KB. The same number gives the same text."""
    dice = random.Random(number)
    thing, other = dice.sample(THINGS, 2)
    now, share = dice.randrange(1_000, 90_000), dice.randrange(5, 60)
    rows = "".join(
        f"    | {name} | {dice.randrange(100, 9_000)} | {dice.randrange(1, 99)}% |\n"
        for name in dice.sample(["north", "south", "east", "west", "coast", "hills", "city", "islands"], 5)
    )
    risks = "".join(
        f"""  risk-{i}:
    title: The {dice.choice(THINGS)} of next year differ from those the model has seen <{i}>
    phase: {dice.choice(PHASES)}
    likelihood: {dice.choice(["low", "medium", "high"])}
    impact: {dice.choice(["low", "medium", "high"])}
    mitigation: Compare with the last quarter every week & retrain when the error grows by more than {dice.randrange(5, 30)}%
    owner: {dice.choice(ROLES)}
"""
        for i in range(1, 4)
    )
    tasks = "".join(
        f"""  {phase}:
    first-look: {{text: "Looked at {dice.randrange(50, 900)} {thing} by hand, with two people from the field"}}
    second-look: {{text: "Compared with {dice.randrange(2, 9)} earlier projects on {other}"}}
"""
        for phase in PHASES[:3]
    )
    return f"""dossier: 1
title: "Project {number}: {thing} by {other}"
summary: Orders {thing} by what is likely to happen to them, so that the desk looks at the right ones first.
owner: {{team: {dice.choice(TEAMS)}, contact: team-{number}@example.org}}
phase: modeling
problem:
  statement: |
    Every week the desk looks at {dice.randrange(50, 900)} of {now} {thing}, in the order in which they came in. In **{share}%** of them
    something is found. Order the {thing} so that the same work finds *at least 20% more*, and say how sure the order is.

    | region | {thing} | found |
    |---|---:|---:|
{rows}
    What is not asked for:

    - a forecast of `{other}` for next year
    - a reason for each of the {thing}
  decision: Which {thing} the desk looks at this week
  output: {{kind: binary, positive: "yes"}}
  baseline: {{description: In the order in which they came in}}
  cadence: weekly
  heterogeneity: [region, season]
  constraints: [Data stay inside the company, An answer by Monday 06:00]
  out_of_scope: [Prices, Contracts]
  stakeholders: {{sponsor: {dice.choice(ROLES)}, users: The desk, approver: {dice.choice(ROLES)}}}
business_metrics:
  found: {{title: Cases found, unit: per week, better: higher, now: {share}, goal: {share * 6 // 5}}}
  hours: {{title: Hours spent, unit: h/week, better: lower, now: {dice.randrange(100, 300)}, goal: {dice.randrange(50, 99)}}}
phases:
{tasks}risks:
{risks}stack:
  versioning: [{TOOLS[number % 2]}, git]
  orchestration: [{dice.choice(TOOLS)}]
  serving: [{dice.choice(TOOLS)}]
  monitoring: [{dice.choice(TOOLS)}, grafana]
"""


def write_inputs(folder: Path, count: int) -> None:
    """N manifests below `Projects`, and the same YAML as front matter below `hugo/content/projects`."""
    content = folder / "hugo" / "content" / "projects"
    content.mkdir(parents=True)
    for number in range(count):
        text = manifest(number)
        project = folder / "Projects" / f"p-{number:05d}"
        project.mkdir(parents=True)
        (project / "project.yaml").write_text(text, encoding="utf-8")
        (content / f"p-{number:05d}.md").write_text(f"---\n{text}---\n", encoding="utf-8")
    shutil.copytree(LAYOUTS / "layouts", folder / "hugo" / "layouts")
    shutil.copy(LAYOUTS / "config.toml", folder / "hugo" / "config.toml")


def measure(command: list[str], cwd: Path) -> tuple[float, float, float]:
    """Seconds, peak resident MiB and processor seconds of one run."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=log, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            tail = log.read().decode(errors="replace")[-2000:]
            sys.exit(fail(f"{' '.join(command)} ended with {process.returncode}\n{tail}"))
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def fail(message: str) -> int:
    print(f"site.py: {message}", file=sys.stderr)
    return 2


class Contest:
    """One number of projects, built by both in turn."""

    def __init__(self, folder: Path, count: int, dossier: str, hugo: str):
        self.folder, self.count = folder, count
        write_inputs(folder, count)
        self.commands = {
            "dossier": [dossier, "build", "--quiet", "--as-of", "2026-01-01", "--projects", "Projects", "--output", "ours"],
            "hugo": [hugo, "--quiet", "--source", "hugo", "--destination", str(folder / "theirs"), "--noTimes"],
        }
        self.outputs = {"dossier": folder / "ours", "hugo": folder / "theirs"}
        self.runs: dict[str, list[tuple[float, float, float]]] = {"dossier": [], "hugo": []}

    def run(self, name: str) -> tuple[float, float, float]:
        shutil.rmtree(self.outputs[name], ignore_errors=True)
        return measure(self.commands[name], self.folder)

    def mean_page(self, name: str) -> float:
        pages = list((self.outputs[name] / "projects").glob("*/index.html"))
        if len(pages) != self.count:
            sys.exit(fail(f"{name} wrote {len(pages)} pages of {self.count}"))
        return statistics.mean(page.stat().st_size for page in pages)

    def contest(self, rounds: int) -> None:
        for number in range(rounds):
            order = ["dossier", "hugo"] if number % 2 == 0 else ["hugo", "dossier"]
            for name in order:
                self.runs[name].append(self.run(name))

    def median(self, name: str, part: int) -> float:
        return statistics.median(run[part] for run in self.runs[name])


def even_out(contest: Contest, padding: int) -> None:
    """The constant text that Hugo's layout puts into every page."""
    line = "<p>This text evens out the size of the pages and says nothing.</p>\n"
    text = (line * (padding // len(line) + 1))[: max(0, padding)]
    text = text[: text.rfind("\n") + 1]
    (contest.folder / "hugo" / "layouts" / "partials").mkdir(exist_ok=True)
    (contest.folder / "hugo" / "layouts" / "partials" / "padding.html").write_text(text)


def calibrate(folder: Path, dossier: str, hugo: str) -> int:
    """How many bytes Hugo's page lacks, from twenty projects."""
    trial = Contest(folder, 20, dossier, hugo)
    even_out(trial, 0)
    for name in trial.commands:
        trial.run(name)
    return round(trial.mean_page("dossier") - trial.mean_page("hugo"))


def main() -> int:
    root = Path(__file__).resolve().parent.parent
    options = argparse.ArgumentParser(description="Project pages: dossier against Hugo.")
    options.add_argument("--sizes", default="1000,10000", help="numbers of projects")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--dossier", default=str(root / ".build/release/dossier"))
    options.add_argument("--hugo", default="hugo")
    options.add_argument("--keep", help="work in this folder and leave it")
    chosen = options.parse_args()
    hugo = shutil.which(chosen.hugo)
    if hugo is None:
        return fail("there is no hugo; run `make bench`, or: apt-get install hugo")
    if not os.access(chosen.dossier, os.X_OK):
        return fail(f"there is no {chosen.dossier}; run `make build` first")
    dossier = str(Path(chosen.dossier).resolve())
    work = Path(chosen.keep).resolve() if chosen.keep else Path(tempfile.mkdtemp(prefix="dossier-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        return report(work, dossier, hugo, [int(size) for size in chosen.sizes.split(",")], chosen.rounds)
    finally:
        if not chosen.keep:
            shutil.rmtree(work, ignore_errors=True)


def report(work: Path, dossier: str, hugo: str, sizes: list[int], rounds: int) -> int:
    padding = calibrate(work / "trial", dossier, hugo)
    version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split("-")[0].split("+")[0]
    print(f"Project pages from YAML: dossier against {version}, {os.cpu_count()} cores, median of {rounds} rounds, in turn")
    print(f"Hugo's layout got {max(0, padding):,} bytes of constant text, so that the pages are of one size.\n")
    print(f"{'projects':>9}  {'':8} {'seconds':>9} {'CPU s':>9} {'peak MiB':>9} {'page KiB':>9}   ratios to Hugo, goals")
    met = True
    for size in sizes:
        contest = Contest(work / f"n-{size}", size, dossier, hugo)
        even_out(contest, padding)
        contest.contest(rounds)
        pages = {name: contest.mean_page(name) for name in contest.commands}
        speed = contest.median("dossier", 0) / contest.median("hugo", 0)
        memory = contest.median("dossier", 1) / contest.median("hugo", 1)
        weight = pages["dossier"] / pages["hugo"]
        for name in contest.commands:
            row = f"{size:>9,}  {name:8} {contest.median(name, 0):>9.2f} {contest.median(name, 2):>9.2f}"
            row += f" {contest.median(name, 1):>9.1f} {pages[name] / 1024:>9.1f}"
            if name == "dossier":
                row += f"   time {speed:.2f}x (≤ {TIME_GOAL}), memory {memory:.3f}x (≤ {MEMORY_GOAL}), page {weight:.2f}x"
            print(row)
        sys.stdout.flush()
        if abs(weight - 1) > SIZE_TOLERANCE:
            return fail(f"the pages differ in size by more than {SIZE_TOLERANCE:.0%}: the comparison would not be fair")
        met = met and speed <= TIME_GOAL and memory <= MEMORY_GOAL
        shutil.rmtree(contest.folder, ignore_errors=True)
    print("\nGoals met." if met else "\nGoals not met.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
