"""A copy of an honest project that a falsehood is planted in."""

import csv
import re
import shutil
import subprocess
from pathlib import Path


class Copy:
    """One project in a folder of its own, as a repository would hold it."""

    def __init__(self, root: Path, project: str):
        self.root = root
        self.project = project
        self.folder = root / "Projects" / project
        self.arguments = []
        self.environment = {}
        self.places = []
        self.of_run = False

    @staticmethod
    def make(honest: Path, root: Path, project: str) -> "Copy":
        (root / "Projects").mkdir(parents=True)
        shutil.copytree(honest / "Projects" / project, root / "Projects" / project, symlinks=True)
        if (honest / "dossier.yaml").exists():
            shutil.copy(honest / "dossier.yaml", root / "dossier.yaml")
        return Copy(root, project)

    # Files

    def path(self, name: str) -> Path:
        return self.root / name if name == "dossier.yaml" else self.folder / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str, file: str = "project.yaml") -> None:
        """Replaces the first occurrence, which has to be there."""
        text = self.read(file)
        if old not in text:
            raise LookupError(f"{self.project}/{file} does not hold {old!r}")
        self.write(file, text.replace(old, new, 1))

    def rows(self, name: str) -> list:
        with open(self.path(name), newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def save(self, name: str, rows: list) -> None:
        with open(self.path(name), "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def change(self, name: str, function) -> None:
        """Replaces the rows of a file by what the function makes of them."""
        rows = self.rows(name)
        self.save(name, function(rows) or rows)

    # The manifest: block style, two spaces a level, one key a line

    def _span(self, path: str, file: str) -> tuple:
        lines = self.read(file).split("\n")
        start, end, indent = 0, len(lines), 0
        found = -1
        for part in path.split("/"):
            pattern = re.compile(r"^ {%d}(- )?[\"']?%s[\"']?:( |$)" % (indent, re.escape(part)))
            hits = [i for i in range(start, end) if pattern.match(lines[i])]
            if not hits:
                raise LookupError(f"{self.project}/{file} has no {path}: {part}")
            found = hits[0]
            start = found + 1
            while start < end and not lines[start].strip():
                start += 1
            stop = found + 1
            while stop < end and (not lines[stop].strip() or lines[stop].startswith(" " * (indent + 1))):
                stop += 1
            end, start, indent = stop, found + 1, indent + 2
        return lines, found, end

    def set(self, path: str, value: str, file: str = "project.yaml") -> None:
        """Gives the key another value, of one line."""
        lines, start, end = self._span(path, file)
        head = lines[start][: lines[start].index(":", len(lines[start]) - len(lines[start].lstrip()) + self._key(path)) + 1]
        lines[start:end] = [f"{head} {value}"]
        self.write(file, "\n".join(lines))

    @staticmethod
    def _key(path: str) -> int:
        return len(path.split("/")[-1])

    def value(self, path: str, file: str = "project.yaml") -> str:
        lines, start, _ = self._span(path, file)
        return lines[start].split(": ", 1)[1]

    def drop(self, path: str, file: str = "project.yaml") -> None:
        lines, start, end = self._span(path, file)
        del lines[start:end]
        self.write(file, "\n".join(lines))

    def add(self, path: str, text: str, file: str = "project.yaml") -> None:
        """Adds lines as the first children of the key."""
        lines, start, _ = self._span(path, file)
        indent = " " * (2 * len(path.split("/")))
        lines[start + 1 : start + 1] = [indent + line for line in text.split("\n")]
        self.write(file, "\n".join(lines))

    def line(self, path: str, file: str = "project.yaml") -> int:
        return self._span(path, file)[1] + 1

    # Where the fault has to be named

    def at(self, *paths: str, file: str = "project.yaml") -> "Copy":
        """A finding has to point at the line of one of these keys; with `/*`, of anything below one."""
        self.places += [(file, path, None) for path in paths]
        return self

    def at_text(self, *texts: str, file: str = "project.yaml") -> "Copy":
        """A finding has to point at a line with one of these texts."""
        self.places += [(file, None, text) for text in texts]
        return self

    def at_run(self) -> "Copy":
        """The fault is of the run as a whole and stands in no file."""
        self.of_run = True
        return self

    def expected(self) -> set:
        """File, as the gate shows it, and line."""
        found = {(None, None)} if self.of_run else set()
        for file, path, text in self.places:
            shown = file if file == "dossier.yaml" else f"Projects/{self.project}/{file}"
            if path is not None and path.endswith("/*"):
                _, start, end = self._span(path[:-2], file)
                found |= {(shown, line) for line in range(start + 1, end + 1)}
                continue
            if path is not None:
                found.add((shown, self.line(path, file)))
                continue
            for number, line in enumerate(self.read(file).split("\n"), 1):
                if text in line:
                    found.add((shown, number))
        return found

    # The repository

    def git(self, *arguments: str, on: str = "2026-11-20T12:00:00Z") -> str:
        settings = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
        dates = {"GIT_AUTHOR_DATE": on, "GIT_COMMITTER_DATE": on, "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(self.root)}
        done = subprocess.run(["git", *settings, *arguments], cwd=self.root, env=dates, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, on: str = "2026-11-20T12:00:00Z") -> None:
        """Commits all that there is as the base; what follows is the change."""
        if not (self.root / ".git").exists():
            self.git("init", "-q")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "state", on=on)

    def against_base(self, policy: bool = True) -> None:
        """Commits the copy as the base and has the gate compare with it; the change is committed on top before the gate."""
        self.commit()
        self.git("branch", "base")
        self.arguments += ["--base", "base"]
        if policy:
            self.arguments += ["--policy-from", "base"]
