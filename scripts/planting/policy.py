"""Policies, waivers, and changes that ask for less."""

from .falsehood import falsehood

HOLDOUT = "evaluations/holdout"


def waived(copy, rule, project, expires, fingerprint=None):
    text = copy.read("dossier.yaml")
    mark = f"      fingerprint: {fingerprint}\n" if fingerprint else ""
    copy.write(
        "dossier.yaml",
        text + f"  waivers:\n    - project: {project}\n      rule: {rule}\n{mark}      reason: Agreed in the meeting\n      approved_by: Head of cards\n      expires: {expires}\n",
    )
    copy.at_text(f"- project: {project}", f"rule: {rule}", f"expires: {expires}", "policy:", file="dossier.yaml")


@falsehood("waiver", "card-offers", "a waiver that has expired")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "card-offers", "2026-11-01")


@falsehood("waiver", "card-offers", "an expired waiver, and nothing else wrong")
def _(copy):
    waived(copy, "EV002", "card-offers", "2026-11-01")


@falsehood("waiver", "card-offers", "a waiver that waives nothing")
def _(copy):
    waived(copy, "EV002", "card-offers", "2027-11-01")


@falsehood("waiver", "card-offers", "a waiver of another project")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "house-prices", "2027-11-01")
    copy.at(f"{HOLDOUT}/require/roc_auc")


@falsehood("waiver", "card-offers", "a waiver of another rule")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV001", "card-offers", "2027-11-01")
    copy.at(f"{HOLDOUT}/require/roc_auc")


@falsehood("waiver", "card-offers", "a waiver of another finding")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "card-offers", "2027-11-01", "0123456789abcdef")
    copy.at(f"{HOLDOUT}/require/roc_auc")


@falsehood("waiver", "card-offers", "a waiver of a rule that does not exist")
def _(copy):
    waived(copy, "EV999", "card-offers", "2027-11-01")


@falsehood("waiver", "card-offers", "a waiver of what could not be measured")
def _(copy):
    copy.path("models/response.pmml").unlink()
    waived(copy, "EV004", "card-offers", "2027-11-01")
    copy.at("models/response/path", "models/response")


@falsehood("policy", "card-offers", "the rule switched off in the same change")
def _(copy):
    copy.against_base()
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    copy.write("dossier.yaml", copy.read("dossier.yaml") + '  rules: {EV002: "off"}\n')
    copy.at_text("EV002", "rules:", "policy:", file="dossier.yaml").at(f"{HOLDOUT}/require/roc_auc")


@falsehood("policy", "card-offers", "the rule switched off, compared with the base only")
def _(copy):
    copy.against_base(policy=False)
    copy.write("dossier.yaml", copy.read("dossier.yaml") + '  rules: {EV002: "off"}\n')
    copy.at_text("EV002", "rules:", "policy:", file="dossier.yaml")


@falsehood("policy", "card-offers", "a milder profile in the same change")
def _(copy):
    copy.against_base(policy=False)
    copy.edit("profile: production", "profile: exploration", "dossier.yaml")
    copy.at_text("profile:", "policy:", file="dossier.yaml")


@falsehood("policy", "card-offers", "a role no longer asked for")
def _(copy):
    copy.against_base(policy=False)
    copy.edit("roles: [owner, sponsor, approver]", "roles: [owner]", "dossier.yaml")
    copy.at_text("roles:", "policy:", file="dossier.yaml")


@falsehood("policy", "card-offers", "a waiver added in the same change")
def _(copy):
    copy.against_base(policy=False)
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "card-offers", "2027-11-01")


@falsehood("policy", "card-offers", "a new signer in the same change")
def _(copy):
    copy.against_base(policy=False)
    key = (copy.root.parent.parent / "honest/keys/stranger.pub").read_text().strip()
    copy.write("dossier.yaml", copy.read("dossier.yaml") + f'    cousin: "{key}"\n')
    copy.at_text("cousin:", "signers:", "policy:", file="dossier.yaml")


@falsehood("policy", "card-offers", "the whole policy taken out")
def _(copy):
    copy.against_base(policy=False)
    copy.write("dossier.yaml", "title: Trial\n")
    copy.at_text("title: Trial", file="dossier.yaml").at_run()


@falsehood("policy", "card-offers", "a role that nobody has")
def _(copy):
    copy.edit("roles: [owner, sponsor, approver]", "roles: [owner, sponsor, auditor]", "dossier.yaml")
    copy.at("problem/stakeholders", "problem", "owner", "dossier")


def loosened(name, *at):
    def register(change):
        @falsehood("change", "card-offers", name)
        def _(copy):
            copy.against_base()
            change(copy)
            copy.at(*at)

        return change

    return register


@loosened("a requirement lowered in the same change", f"{HOLDOUT}/require/roc_auc")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.55"')


@loosened("a requirement taken out in the same change", HOLDOUT, f"{HOLDOUT}/require")
def _(copy):
    copy.drop(f"{HOLDOUT}/require/worst_slice.roc_auc")


@loosened("the target lowered in the same change", "problem/target", "problem/target/improve", "problem/target/evaluation")
def _(copy):
    copy.edit("at least 10% more", "at least 2% more")
    copy.set("problem/target/improve", "2%")


@loosened("the target taken out in the same change", "problem")
def _(copy):
    copy.drop("problem/target")


@loosened("the target's day put off in the same change", "problem/target", "problem/target/by", "problem/target/evaluation")
def _(copy):
    copy.edit("by 31 March 2027", "by 31 March 2029")
    copy.set("problem/target/by", "2029-03-31")


@loosened("the evaluation taken out in the same change", "evaluations", "dossier", "problem/target/evaluation", "problem/baseline/evaluation", "links/order-to-cards/from")
def _(copy):
    copy.drop(HOLDOUT)


@loosened("the baseline taken out in the same change", HOLDOUT)
def _(copy):
    copy.drop(f"{HOLDOUT}/baseline")
    copy.drop(f"{HOLDOUT}/claims/average_precision.vs_baseline")
    copy.drop(f"{HOLDOUT}/require/average_precision.vs_baseline")
    copy.drop("problem/target")


@loosened("another baseline in the same change", f"{HOLDOUT}/baseline")
def _(copy):
    copy.edit("    column: visit_score", "    column: visit_score\n  older:\n    title: By age\n    format: predictions\n    data: clients\n    column: age\n    order: descending")
    copy.set(f"{HOLDOUT}/baseline", "older")
    copy.drop(f"{HOLDOUT}/claims/average_precision.vs_baseline")


@loosened("the evaluation moved to another split in the same change", f"{HOLDOUT}/data")
def _(copy):
    copy.set(f"{HOLDOUT}/data", "clients:valid")
    copy.drop(f"{HOLDOUT}/claims")


@loosened("rows filtered in the same change", HOLDOUT, f"{HOLDOUT}/where", f"{HOLDOUT}/where/visits")
def _(copy):
    copy.add(HOLDOUT, 'where:\n  visits: ">= 1"')
    copy.drop(f"{HOLDOUT}/claims")


@loosened("slices taken out in the same change", HOLDOUT)
def _(copy):
    copy.drop(f"{HOLDOUT}/slices")
    copy.drop(f"{HOLDOUT}/require/worst_slice.roc_auc")
    copy.drop(f"{HOLDOUT}/claims/worst_slice.roc_auc")
    copy.drop(f"{HOLDOUT}/claims/slice(region=north).roc_auc")


@loosened("a lower level of confidence in the same change", f"{HOLDOUT}/confidence/level", f"{HOLDOUT}/confidence")
def _(copy):
    copy.set(f"{HOLDOUT}/confidence/level", "90%")


@loosened("a task of the process taken out in the same change", "dossier", "phases", "phases/evaluation")
def _(copy):
    copy.drop("phases/evaluation/robustness")


@loosened("the drift limit raised in the same change", "monitoring/drift", "monitoring/drift/fail")
def _(copy):
    copy.set("monitoring/drift/fail", "psi > 0.45")


@loosened("the latency limit raised in the same change", "benchmarks/scoring", "benchmarks/scoring/slo", "benchmarks/scoring/slo/p99")
def _(copy):
    copy.set("benchmarks/scoring/slo/p99", "5000 ms")


@loosened("the budget raised in the same change", "infrastructure/budget", "infrastructure")
def _(copy):
    copy.set("infrastructure/budget", "20_000 USD/month")


@loosened("test rows taken out in the same change", HOLDOUT, f"{HOLDOUT}/data", "catalog/clients", "phases/data-preparation/data-selection")
def _(copy):
    from .honest import lock

    copy.change("data/clients.csv", lambda rows: [r for n, r in enumerate(rows) if r["split"] != "test" or n % 2])
    copy.drop(f"{HOLDOUT}/claims")
    lock(copy.folder)


@loosened("labels changed in the same change", HOLDOUT, f"{HOLDOUT}/data", "catalog/clients")
def _(copy):
    from .data import answer
    from .honest import lock

    def flip(rows):
        for n, row in enumerate(rows):
            if row["split"] == "test" and (answer(row) > 0.5) != (row["responded"] == "yes") and n % 2:
                row["responded"] = "no" if row["responded"] == "yes" else "yes"

    copy.change("data/clients.csv", flip)
    copy.drop(f"{HOLDOUT}/claims")
    lock(copy.folder)


@loosened("a claim taken out in the same change", HOLDOUT, f"{HOLDOUT}/claims")
def _(copy):
    copy.drop(f"{HOLDOUT}/claims/brier")


@loosened("a tolerance widened in the same change", f"{HOLDOUT}/claims/roc_auc")
def _(copy):
    copy.set(f"{HOLDOUT}/claims/roc_auc", f"{{value: {copy.value(f'{HOLDOUT}/claims/roc_auc')}, tolerance: 0.02}}")


@loosened("the group of rows taken out in the same change", "catalog/clients")
def _(copy):
    copy.drop("catalog/clients/group")


@loosened("data called less sensitive in the same change", "catalog/clients", "catalog/clients/sensitivity")
def _(copy):
    copy.set("catalog/clients/sensitivity", "internal")


@loosened("work no longer marked as sensitive in the same change", "infrastructure/workloads/monthly-list")
def _(copy):
    copy.drop("infrastructure/workloads/monthly-list/sensitive")


@loosened("an exception prolonged in the same change", "phases/evaluation/explainability", "phases/evaluation/explainability/until")
def _(copy):
    copy.set("phases/evaluation/explainability/until", "2027-12-31")


@loosened("evidence replaced by an exception in the same change", "phases/evaluation/robustness")
def _(copy):
    copy.drop("phases/evaluation/robustness")
    copy.add("phases/evaluation", "robustness:\n  skip: Not needed this year\n  approved_by: Head of cards\n  until: 2027-03-31")


@loosened("a risk taken out in the same change", "dossier", "risks")
def _(copy):
    copy.write("project.yaml", copy.read("project.yaml").replace("  ageing:", "  habits:").replace("Clients change their habits", "Habits"))


@falsehood("waiver", "card-offers", "a waiver that nobody approved yet")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "card-offers", "2027-11-01")
    copy.write("dossier.yaml", copy.read("dossier.yaml").replace("approved_by: Head of cards", "approved_by: TBD"))


@falsehood("waiver", "card-offers", "a waiver for ninety years")
def _(copy):
    copy.set(f"{HOLDOUT}/require/roc_auc", '">= 0.95"')
    waived(copy, "EV002", "card-offers", "2117-11-01")


@falsehood("change", "card-offers", "a base that is the change itself")
def _(copy):
    copy.commit()
    copy.arguments += ["--base", "HEAD"]
    copy.at_run()


@falsehood("change", "card-offers", "a base whose history was rewritten away")
def _(copy):
    copy.commit()
    copy.arguments += ["--base", "origin/main"]
    copy.at_run()
