"""What a falsehood is, and the list of all."""

import re
from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Falsehood:
    kind: str
    project: str
    name: str
    plant: Callable

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", f"{self.kind} {self.project} {self.name}".lower()).strip("-")


FALSEHOODS = []


def falsehood(kind: str, project: str, name: str):
    """Registers the function below it, which plants the falsehood in a copy and says where it stands."""

    def register(plant):
        FALSEHOODS.append(Falsehood(kind, project, name, plant))
        return plant

    return register


def setting(kind: str, project: str, name: str, path: str, value: str, *at: str) -> None:
    """A falsehood that is one changed value; found at that key, or at one of the others named."""

    def plant(copy):
        copy.set(path, value)
        copy.at(path, *at)

    FALSEHOODS.append(Falsehood(kind, project, name, plant))
