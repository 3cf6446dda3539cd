"""Building sites: `dossier build` from manifests against Hugo from pages with the same YAML as front matter.

Both write one page a project of about the same size, with the same sections. usage: site.py [PAGES...]
"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 3

BODY = """title: Project number {n}
summary: Orders the cases of branch {n} so that the team starts with those that matter.
owner: {{team: Team {t}, contact: team{t}@example.org}}
problem:
  statement: |
    Every Monday team {t} takes {k} cases in the order they came. **One in five** is handled too late.
    Order the cases so that at least 20% fewer are late.

    | what | today | wanted |
    | --- | --- | --- |
    | order | by arrival | by risk |
    | late | {k} of 100 | fewer |
  decision: Which cases to start with
  cadence: weekly
  heterogeneity: [branch, season]
  constraints: [Personal data stay inside the company, The list is ready by Monday 06:00, Every case is seen within a week]
  out_of_scope: [Price changes, Business customers]
  stakeholders: {{sponsor: Head of branch {n}, users: Team {t}, approver: Data protection officer}}
business_metrics:
  late: {{title: Cases handled late, unit: cases/month, better: lower, now: {k}, goal: 5}}
  cost: {{title: Cost of late cases, unit: EUR/month, better: lower, now: 12_500, goal: 9_000}}
phases:
  business-and-data-understanding:
    feasibility: {{text: Looked at two years of cases}}
    legal-constraints: {{text: Agreed with data protection}}
  data-preparation:
    data-selection: {{text: All cases of private customers}}
    data-cleaning: {{text: Cases without a date were left out}}
  modeling:
    model-selection: {{text: Compared three models}}
risks:
  season: {{title: Winter differs from summer, phase: monitoring-and-maintenance, likelihood: medium, impact: high, mitigation: Drift is watched weekly}}
  feedback: {{title: The order changes the outcome, likelihood: high, impact: medium, mitigation: One case in twenty is random}}
  staff: {{title: People distrust the order, likelihood: medium, impact: medium, mitigation: The three main reasons are shown}}
stack: {{versioning: [git, dvc], ci: [gitlab-ci], serving: [batch], monitoring: [prometheus, grafana]}}
"""

LAYOUT = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<header><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><p>{{ .Params.owner.team }}, {{ .Params.owner.contact }}</p></header><main>
<section><h2>Problem</h2>{{ .Params.problem.statement | markdownify }}<dl>{{ range $k, $v := .Params.problem }}{{ if ne $k "statement" }}<div><dt>{{ $k }}</dt><dd>{{ $v }}</dd></div>{{ end }}{{ end }}</dl></section>
<section><h2>Business metrics</h2><table>{{ range $k, $v := .Params.business_metrics }}<tr><th>{{ $v.title }}</th><td>{{ $v.now }}</td><td>{{ $v.goal }}</td><td>{{ $v.unit }}</td><td>{{ $v.better }}</td></tr>{{ end }}</table></section>
<section><h2>Phases</h2>{{ range $p, $tasks := .Params.phases }}<h3>{{ $p }}</h3><ul>{{ range $t, $e := $tasks }}<li><b>{{ $t }}</b> {{ $e.text }}</li>{{ end }}</ul>{{ end }}</section>
<section><h2>Risks</h2><table>{{ range $k, $v := .Params.risks }}<tr><th>{{ $v.title }}</th><td>{{ $v.likelihood }}</td><td>{{ $v.impact }}</td><td>{{ $v.mitigation }}</td></tr>{{ end }}</table></section>
<section><h2>Tools</h2><dl>{{ range $k, $v := .Params.stack }}<div><dt>{{ $k }}</dt><dd>{{ delimit $v ", " }}</dd></div>{{ end }}</dl></section>
<section><h2>Checks</h2><ul>{{ range seq PADDING }}<li class="check"><span class="status open">Open</span><div><p>Statement {{ . }} of the list of checks</p><p class="why">what was declared</p></div><span class="rank">Claimed</span></li>{{ end }}</ul></section>
</main></body></html>
"""


def measured(command, folder):
    """Wall seconds and peak memory in MB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed: {errors.decode()[:2000]}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def write(folder, count, padding):
    own, other = folder / "own", folder / "hugo"
    for n in range(count):
        text = BODY.format(n=n, t=n % 40, k=20 + n % 70)
        place = own / "Projects" / f"p{n:05d}"
        place.mkdir(parents=True)
        (place / "project.yaml").write_text("dossier: 1\n" + text, encoding="utf-8")
    (other / "content" / "projects").mkdir(parents=True)
    for n in range(count):
        text = BODY.format(n=n, t=n % 40, k=20 + n % 70)
        (other / "content" / "projects" / f"p{n:05d}.md").write_text("---\n" + text + "---\n", encoding="utf-8")
    (other / "layouts" / "_default").mkdir(parents=True)
    (other / "layouts" / "_default" / "single.html").write_text(LAYOUT.replace("PADDING", str(padding)), encoding="utf-8")
    (other / "layouts" / "_default" / "list.html").write_text(
        "<ul>{{ range .RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>", encoding="utf-8")
    (other / "config.yaml").write_text("baseURL: /\ndisableKinds: [taxonomy, term, RSS, sitemap]\n", encoding="utf-8")
    return own, other


def page_sizes(own, other):
    mine = sorted((own / "site/projects").glob("*/index.html"))
    theirs = sorted((other / "public/projects").glob("p*/index.html"))
    assert len(mine) == len(theirs), (len(mine), len(theirs))
    size = lambda pages: sum(p.stat().st_size for p in pages) / len(pages) / 1024
    return size(mine), size(theirs)


def run(count, padding):
    with tempfile.TemporaryDirectory() as name:
        own, other = write(pathlib.Path(name), count, padding)
        dossier = [str(ROOT / ".build/release/dossier"), "build", "--quiet"]
        hugo = [shutil.which("hugo") or sys.exit("there is no hugo; run scripts/setup.sh bench"), "--quiet"]
        mine, theirs = [], []
        for _ in range(ROUNDS):
            mine.append(measured(dossier, own))
            shutil.rmtree(other / "public", ignore_errors=True)
            theirs.append(measured(hugo, other))
        return mine, theirs, page_sizes(own, other)


def main():
    counts = [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]
    # Hugo's page is filled up to the size of ours.
    _, _, (mine, theirs) = run(20, 1)
    _, _, (_, more) = run(20, 101)
    padding = max(1, round(1 + (mine - theirs) / ((more - theirs) / 100)))
    print(f"Building a site, median of {ROUNDS} rounds (goals: at most 0.5 of Hugo's time, 0.1 of its memory)")
    print(f"{'pages':>7}{'KiB a page':>18}{'Dossier s':>11}{'Hugo s':>9}{'ratio':>7}{'Dossier MB':>12}{'Hugo MB':>9}{'ratio':>7}")
    for count in counts:
        mine, theirs, (size, other) = run(count, padding)
        a, b = (statistics.median(x[0] for x in side) for side in (mine, theirs))
        m, n = (statistics.median(x[1] for x in side) for side in (mine, theirs))
        print(f"{count:>7}{size:>9.1f} / {other:<6.1f}{a:>11.2f}{b:>9.2f}{a / b:>7.2f}{m:>12.0f}{n:>9.0f}{m / n:>7.2f}")


if __name__ == "__main__":
    main()
