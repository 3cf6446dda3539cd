"""Labelled problem statements; the format is described at the top of Tests/GovernanceTests/Fixtures/statements.en.txt."""

import re
from dataclasses import dataclass, field
from pathlib import Path

ELEMENTS = ["decision", "users", "data", "cadence", "output", "baseline", "target", "deadline", "constraints", "heterogeneity", "scope"]


@dataclass
class Passage:
    labels: set
    text: str


@dataclass
class Statement:
    """A statement, or a copy of it that lacks some passages."""

    name: str
    # The statement it is a copy of.
    origin: str
    passages: list
    # The elements that it lacks; none for a good one.
    missing: set = field(default_factory=set)
    is_copy: bool = False
    # False where only the missing elements are known, not which sentence carries which of the others.
    has_labels: bool = True
    has_flaw: bool = False

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.passages)


def read(path: Path) -> list:
    found = []
    for block in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        found += statements(path.name, block.split("\n"))
    return found


def statements(file: str, lines: list) -> list:
    name = f"{file}/{lines[0].strip()}"
    passages, drops, free, missing, has_flaw = [], [], [], None, False
    for line in filter(None, lines[1:]):
        labelled = re.match(r"\[([^\]]*)\](.*)", line)
        if labelled:
            passages.append(Passage(set(labelled[1].split()), labelled[2].strip().replace("\\n", "\n")))
        elif line.startswith("drop: "):
            drops = [set(drop.split()) for drop in line[6:].split("|")]
        elif line.startswith("bad: "):
            missing = set(line[5:].split())
        elif line.startswith("flaw: "):
            has_flaw = True
        else:
            free.append(line.replace("\\n", "\n"))
    if missing is not None:
        text = Passage(set(), " ".join(free))
        return [Statement(name, name, [text], missing, has_labels=False, has_flaw=has_flaw)]
    all_elements = set().union(*(passage.labels for passage in passages))
    result = [Statement(name, name, passages)]
    for drop in drops:
        kept = [passage for passage in passages if not passage.labels & drop]
        lost = all_elements - set().union(*(passage.labels for passage in kept))
        result.append(Statement(f"{name} without {' '.join(sorted(drop))}", name, kept, lost, is_copy=True))
    return result
