"""Evidence that does not hold."""

import json
import subprocess

from .falsehood import falsehood, setting
from .honest import OFFERS, document, logistic

FEASIBILITY = "phases/business-and-data-understanding/feasibility"
LEGAL = "phases/business-and-data-understanding/legal-constraints"
DATA = "phases/data-preparation/data-selection"
MODEL = "phases/modeling/model-selection"
TESTS = "phases/modeling/reproducibility"
COVER = "phases/evaluation/robustness"
SKIP = "phases/evaluation/explainability"
SCAN = "phases/deployment/fallback-plan"


def at(copy, path):
    copy.at(f"{path}/*", *[p for p in (f"{path}/{key}" for key in ["evidence", "evidence/path", "by", "on", "of", "skip", "until", "approved_by", "evidence/minimum", "evidence/signature", "evidence/signer"]) if has(copy, p)])


def has(copy, path):
    try:
        copy.line(path)
    except LookupError:
        return False
    return True


def planted(name, path, project="card-offers"):
    def register(change):
        def plant(copy):
            change(copy)
            at(copy, path)

        return falsehood("evidence", project, name)(plant)

    return register


@planted("a document that is not there", FEASIBILITY)
def _(copy):
    copy.path("docs/feasibility.md").unlink()


@planted("an empty document", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", "")


@planted("a stub", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", "# Feasibility\n\nFeasible.\n")


@planted("a stub made longer with one word", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", "# Feasibility\n\n" + "feasible " * 120 + "\n")


@planted("filler text", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", "# Feasibility\n\n" + "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. " * 8)


@planted("a template that was not filled in", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", document("card-offers", "Feasibility", "TODO: say whether there is enough signal. [insert table here]"))


@planted("a document of another project", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", document("house-prices", "Feasibility", "The prices of 900 flats were looked at."))


@planted("one document for another task's", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", copy.read("docs/deployment.md"))


@planted("a date in the future", FEASIBILITY)
def _(copy):
    copy.set(f"{FEASIBILITY}/on", "2026-12-05")


@planted("a path outside the project", FEASIBILITY)
def _(copy):
    (copy.root / "outside.md").write_text(copy.read("docs/feasibility.md"))
    copy.set(f"{FEASIBILITY}/evidence", "../../outside.md")


@planted("a document by a symbolic link to the outside", FEASIBILITY)
def _(copy):
    (copy.root / "outside.md").write_text(copy.read("docs/feasibility.md"))
    copy.path("docs/feasibility.md").unlink()
    copy.path("docs/feasibility.md").symlink_to(copy.root / "outside.md")


@planted("the manifest as its own evidence", FEASIBILITY)
def _(copy):
    copy.set(f"{FEASIBILITY}/evidence", "project.yaml")



@planted("a signed document changed afterwards", LEGAL)
def _(copy):
    copy.edit("stay inside the bank", "may leave the bank", "docs/privacy.md")


@planted("a document signed by a stranger", LEGAL)
def _(copy):
    keys = copy.root.parent.parent / "honest" / "keys"
    sig = copy.path("docs/privacy.md.sig")
    sig.unlink()
    subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", str(keys / "stranger"), str(copy.path("docs/privacy.md"))], check=True, capture_output=True)


@planted("a signer that the policy does not know", LEGAL)
def _(copy):
    copy.set(f"{LEGAL}/evidence/signer", "director")


@planted("a signature of another document", LEGAL)
def _(copy):
    copy.write("docs/privacy.md", copy.read("docs/selection.md"))


@planted("a model that changed after the evidence", MODEL)
def _(copy):
    copy.write("models/response.pmml", logistic(OFFERS, -3.1, "responded") + "<!-- fitted again -->\n")


@planted("a made-up digest", MODEL)
def _(copy):
    copy.edit(copy.value(f"{MODEL}/of"), '{model: response, digest: "sha256:' + "ab" * 32 + '"}')


@planted("evidence about a model that does not exist", MODEL)
def _(copy):
    copy.edit("of: {model: response,", "of: {model: boosted,")


@planted("a failing test", TESTS)
def _(copy):
    copy.edit('name="missing"/>', 'name="missing"><failure message="no"/></testcase>', "evidence/junit.xml")


@planted("a failing test under totals that say otherwise", TESTS)
def _(copy):
    copy.write("evidence/junit.xml", '<testsuites tests="40" failures="0" errors="0"><testsuite tests="40" failures="0"><testcase name="a"/><testcase name="b"><error/></testcase></testsuite></testsuites>')


@planted("a report without a test", TESTS)
def _(copy):
    copy.write("evidence/junit.xml", '<testsuite name="scoring" tests="30" failures="0"></testsuite>')


@planted("a report in which all tests were skipped", TESTS)
def _(copy):
    copy.write("evidence/junit.xml", '<testsuite tests="1"><testcase name="a"><skipped/></testcase></testsuite>')


@planted("a report cut short", TESTS)
def _(copy):
    copy.write("evidence/junit.xml", copy.read("evidence/junit.xml")[:60])


@planted("a coverage below the minimum under a rate that says otherwise", COVER)
def _(copy):
    copy.write("evidence/coverage.xml", copy.read("evidence/coverage.xml").replace('hits="3"', 'hits="0"', 6))


@planted("an analysis with an error", SCAN)
def _(copy):
    log = json.loads(copy.read("evidence/scan.sarif"))
    log["runs"][0]["results"][0]["level"] = "error"
    copy.write("evidence/scan.sarif", json.dumps(log))


@planted("an analysis that did not end", SCAN)
def _(copy):
    log = json.loads(copy.read("evidence/scan.sarif"))
    log["runs"][0]["invocations"][0]["executionSuccessful"] = False
    copy.write("evidence/scan.sarif", json.dumps(log))


@planted("an analysis without a run", SCAN)
def _(copy):
    copy.write("evidence/scan.sarif", '{"version": "2.1.0", "runs": []}')


@planted("data that differ from the lock", DATA)
def _(copy):
    copy.edit("r0001,c0001", "r0001,c9999", "data/clients.csv")


@planted("a lock without that stage", DATA)
def _(copy):
    copy.set(f"{DATA}/evidence/stage", "evaluate")


@planted("a task skipped until a day that has passed", SKIP)
def _(copy):
    copy.set(f"{SKIP}/until", "2026-10-31")


@planted("a task skipped without an approver", SKIP)
def _(copy):
    copy.drop(f"{SKIP}/approved_by")




@planted("a tag that does not exist", FEASIBILITY)
def _(copy):
    copy.commit()
    copy.set(f"{FEASIBILITY}/evidence", "{kind: git-tag, tag: v1}")


@planted("a tag from before the model changed", FEASIBILITY)
def _(copy):
    copy.commit()
    copy.git("tag", "v1")
    copy.write("models/response.pmml", copy.read("models/response.pmml") + "\n")
    copy.set(f"{FEASIBILITY}/evidence", "{kind: git-tag, tag: v1}")
    copy.commit()


@planted("evidence older than the model in the repository", "phases/business-and-data-understanding/feasibility")
def _(copy):
    copy.commit("2026-10-20T12:00:00Z")
    copy.add(FEASIBILITY, "of: {model: response}")


@planted("a task that the process does not have", "phases/evaluation/lunch")
def _(copy):
    copy.add("phases/evaluation", "lunch:\n  text: It was good")


for phase, name in [("monitoring-and-maintenance", "monitoring claimed with nothing to show for it")]:
    setting("phase", "card-offers", name, "phase", phase)
setting("phase", "house-prices", "deployment claimed with nothing to show for it", "phase", "deployment")
setting("phase", "staffing", "monitoring claimed with nothing to show for it", "phase", "monitoring-and-maintenance")


@falsehood("phase", "house-prices", "a history that runs backwards")
def _(copy):
    copy.write("project.yaml", copy.read("project.yaml") + "phase_history:\n  modeling:\n    - entered: 2026-09-01\n      left: 2026-03-01\n")
    copy.at("phase_history", "phase_history/modeling").at_text("entered: 2026-09-01", "left: 2026-03-01")


@falsehood("phase", "house-prices", "a phase entered in the future")
def _(copy):
    copy.write("project.yaml", copy.read("project.yaml") + "phase_history:\n  modeling:\n    - entered: 2027-09-01\n")
    copy.at("phase_history", "phase_history/modeling").at_text("entered: 2027-09-01")


@falsehood("record", "card-offers", "a record edited by hand")
def _(copy):
    import os

    copy.set("evaluations/holdout/claims/roc_auc", "0.990")
    folder = copy.root / ".dossier/records/card-offers"
    folder.mkdir(parents=True)
    (folder / "holdout.json").write_text('{"schema":"dossier.record/1","project":"card-offers","evaluation":"holdout","result":{"metrics":{"roc_auc":{"value":0.99}}}}')
    copy.at("evaluations/holdout/claims/roc_auc")


@planted("a document that names another project in a line", FEASIBILITY)
def _(copy):
    copy.write("docs/feasibility.md", "Project: house-prices\n\n" + copy.read("docs/feasibility.md").split("---\n", 2)[2])


@planted("bytes under the name of a text", FEASIBILITY)
def _(copy):
    copy.path("docs/feasibility.md").write_bytes(bytes(range(256)) * 8)


@planted("the model's file as evidence", FEASIBILITY)
def _(copy):
    copy.set(f"{FEASIBILITY}/evidence", "models/response.pmml")


@planted("a report whose failing case was taken out and its totals not", TESTS)
def _(copy):
    copy.edit('failures="0"', 'failures="1"', "evidence/junit.xml")


@planted("a report that most cases were taken out of", TESTS)
def _(copy):
    copy.edit('tests="3"', 'tests="30"', "evidence/junit.xml")


@planted("a lock whose sum is all zeros", DATA)
def _(copy):
    import re

    copy.write("dvc.lock", re.sub(r"md5: [0-9a-f]{32}", "md5: " + "0" * 32, copy.read("dvc.lock"), count=1))


@planted("a task skipped for ever", SKIP)
def _(copy):
    copy.set(f"{SKIP}/until", "2099-12-31")


@planted("a task skipped with an approver still to be named", SKIP)
def _(copy):
    copy.set(f"{SKIP}/approved_by", "TBD")
