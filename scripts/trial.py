#!/usr/bin/env python3
"""The planted-claims trial: plants one falsehood in each copy of an honest project and asks the gate to find it.

A falsehood counts as found when `dossier gate` ends with 1, 2 or 3 and a new finding of severity error points at the place at
fault. Honest originals must have no error at all.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from planting import honest
from planting.copy import Copy
from planting import business, claims, data, evidence, models, policy
from planting.falsehood import FALSEHOODS

REPOSITORY = Path(__file__).resolve().parent.parent


class Gate:
    """The program under trial."""

    def __init__(self, binary: Path, cache: Path):
        self.binary = binary
        self.environment = {**os.environ, "DOSSIER_CACHE": str(cache), "SOURCE_DATE_EPOCH": "1795392000"}

    def run(self, root: Path, *arguments: str, environment=None) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(self.binary), *arguments], cwd=root, env={**self.environment, **(environment or {})}, capture_output=True, text=True, timeout=600
        )

    def evaluate(self, root: Path, project: str) -> list:
        done = self.run(root, "evaluate", project, "--no-records", "--format", "json")
        try:
            document = json.loads(done.stdout)
        except json.JSONDecodeError:
            sys.exit(f"{project}: cannot be evaluated\n{done.stdout}{done.stderr}")
        return document["projects"][0]["evaluations"]

    def judge(self, copy: Copy) -> tuple:
        """Exit code and findings."""
        done = self.run(copy.root, "gate", copy.project, "--format", "json", "--quiet", *copy.arguments, environment=copy.environment)
        try:
            document = json.loads(done.stdout)
        except json.JSONDecodeError:
            return done.returncode, [], done.stdout + done.stderr
        findings = list(document["findings"])
        for project in document["projects"]:
            findings += project["findings"]
        return done.returncode, findings, done.stderr


def place(finding: dict) -> tuple:
    return finding.get("file"), finding.get("line")


def identity(finding: dict) -> tuple:
    return finding["rule"], finding["message"]


def original(gate: Gate, made: Path, project: str) -> tuple:
    status, findings, text = gate.judge(Copy(made, project))
    errors = [f for f in findings if f["severity"] == "error" and not f.get("waived")]
    warnings = [f for f in findings if f["severity"] == "warning"]
    return project, status, errors, warnings, text


def attempt(gate: Gate, made: Path, known: dict, falsehood, folder: Path) -> tuple:
    root = folder / falsehood.slug
    copy = Copy.make(made, root, falsehood.project)
    falsehood.plant(copy)
    if copy.arguments and "--base" in copy.arguments:
        copy.commit("2026-11-21T12:00:00Z")
    status, findings, text = gate.judge(copy)
    errors = [f for f in findings if f["severity"] == "error" and not f.get("waived") and identity(f) not in known[falsehood.project]]
    right = [f for f in errors if place(f) in copy.expected()]
    if status not in (1, 2, 3) or not errors:
        outcome = "missed"
    else:
        outcome = "found" if right else "misplaced"
    return falsehood, outcome, status, (right or errors), findings, copy.expected(), text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, default=REPOSITORY / ".build/release/dossier")
    parser.add_argument("--only", default="", help="falsehoods and projects whose name holds this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where copies are made and kept")
    parser.add_argument("--cache", type=Path, help="the cache of measurements; a new one by default")
    parser.add_argument("--generated", action="store_true", help="leave out the copies of the example projects")
    parser.add_argument("--list", action="store_true", help="name the falsehoods and end")
    options = parser.parse_args()
    chosen = [f for f in FALSEHOODS if options.only in f"{f.kind} {f.project} {f.name}"]
    if options.generated:
        chosen = [f for f in chosen if f.project not in honest.EXAMPLES]
    if options.list:
        for falsehood in chosen:
            print(f"{falsehood.kind:12} {falsehood.project:14} {falsehood.name}")
        print(f"{len(chosen)} falsehoods")
        return 0
    with tempfile.TemporaryDirectory(prefix="trial-") as temporary:
        folder = Path(temporary) if options.folder is None else options.folder
        gate = Gate(options.binary.resolve(), (options.cache or folder / "cache").resolve())
        made = folder / "honest"
        projects = honest.make(made, REPOSITORY / "Projects", gate.evaluate, [] if options.generated else honest.EXAMPLES)
        return trial(gate, made, projects, chosen, folder / "copies", options.jobs)


def trial(gate: Gate, made: Path, projects: list, chosen: list, folder: Path, jobs: int) -> int:
    wrong, known = 0, {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        print("Honest originals")
        needed = [p for p in projects if any(f.project == p for f in chosen)] or projects
        for project, status, errors, warnings, text in pool.map(lambda p: original(gate, made, p), needed):
            known[project] = {identity(f) for f in errors}
            print(f"  {'ok' if status == 0 and not errors else 'ERROR':6} {project}: exit code {status}, {len(warnings)} warnings")
            for finding in errors + warnings:
                print(f"         {finding['severity']} {finding['rule']} {finding['file']}:{finding['line']} {finding['message']}")
            if status != 0 or errors:
                wrong += 1
                if not errors:
                    print(text)
        print("Planted falsehoods")
        counts = {"found": 0, "misplaced": 0, "missed": 0}
        for falsehood, outcome, status, errors, findings, expected, text in pool.map(lambda f: attempt(gate, made, known, f, folder), chosen):
            counts[outcome] += 1
            rules = ", ".join(sorted({f["rule"] for f in errors}))
            print(f"  {outcome:9} {falsehood.kind:11} {falsehood.project}: {falsehood.name}  [exit {status}] {rules}", flush=True)
            if outcome != "found":
                print(f"            expected at {sorted(expected)}")
                for finding in errors or [f for f in findings if f["severity"] == "warning"]:
                    print(f"            {finding['severity']} {finding['rule']} {finding['file']}:{finding['line']} {finding['message']}")
                if not findings:
                    print("            " + text.strip().replace("\n", "\n            "))
    print(f"{len(chosen)} planted: {counts['found']} found at the right place, {counts['misplaced']} found elsewhere, {counts['missed']} missed; {wrong} of {len(known)} honest projects wrongly accused")
    return 0 if wrong == 0 and counts["found"] == len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
