"""Views, services, selectors and models keep to their parts. Each net is shown a fault that it must catch."""

from __future__ import annotations

import ast
import re

import grimp
import pytest

from tests.architecture.code import PACKAGE, calls, every_file, files, public_functions, tree, where

QUERIES = (
    ".objects",
    ".filter(",
    ".exclude(",
    ".get_object_or_404",
    "get_object_or_404(",
    ".raw(",
    ".save(",
    ".delete(",
)

# Services that write nothing a person's trail must show, each with its reason.
NOT_ACTS = {
    ("access", "actor_of"): "makes a value of a membership",
    ("access", "actor_today"): "makes a value of a membership, for jobs that act as somebody",
    ("access", "record_refusal"): "is the audit itself",
    ("access", "seal_trail"): "is the audit itself",
    ("access", "verify_trail"): "is the audit itself, and changes nothing",
    ("identification", "keep_referral"): "a reaction that only refuses",
    ("grants", "follow_arrival"): "a reaction within the act of confirming the arrival; recorded as who did",
    ("grants", "follow_stop"): "a reaction within the act of stopping the return; recorded as who did",
    ("support", "follow_decision"): "a reaction within the act of deciding, whose line stands for it",
    ("support", "follow_request"): "reaction to an assessment that is requested, in its act",
    (
        "identification",
        "import_instrument",
    ): "by the owner of the database, on the command line; holds nobody",
    ("identification", "switch_score"): "by the owner of the database, on the command line; holds nobody",
    (
        "identification",
        "retire_instrument",
    ): "by the owner of the database, on the command line; holds nobody",
    ("cases", "end_expired"): "by the owner of the database, in the night; each end records itself",
    ("cases", "verify_receipts"): "by the owner of the database, on the command line; shows no person",
    ("persons", "rewrap_keys"): "by the owner of the database, on the command line; shows nobody",
    ("persons", "index_everybody"): "by the owner of the database, on the command line; shows nobody",
    ("tasks", "save_draft"): "the user's own unfinished text; the act it leads to records it",
    ("tasks", "drop_draft"): "a reaction: the act that the draft led to records it",
    ("tasks", "drop_old_drafts"): "by the owner of the database, on the command line; shows nobody",
    ("tasks", "be_present"): "shows nothing of a record; opening it did, and recorded it",
    (
        "persons",
        "erase",
    ): "by the owner of the database, on the command line, who agreed on it stands in the erasure",
    ("persons", "destroy_keys_of"): "a part of erasing, which records it",
    (
        "rights",
        "erase_approved",
    ): "by the owner of the database, on the command line; each erasure records itself",
    (
        "rights",
        "erase_again",
    ): "by the owner of the database, restoring a backup; each erasure records itself",
    ("rights", "simulate_as_machine"): "by the owner of the database, on the command line; changes nothing",
    ("intake", "forget_person"): "a reaction to an erasure, which records it",
    ("prosecution", "forget_file"): "part of an erasure by the owner of the database, which records it",
    ("access", "cut_trail"): "by the owner of the database, on the command line; records itself",
    ("prosecution", "forget_person"): "a reaction to an erasure, which records it",
    ("persons", "find_duplicates"): "by the owner of the database, on the command line; shows nobody",
    ("persons", "seal_text"): "the act that stores the text records it",
    (
        "statistics",
        "*",
    ): "appends what a stage recorded and audited in the same transaction, or computes figures",
    **{
        (
            "reporting",
            name,
        ): "a part of building or checking a report; computes from measures and touches no person"
        for name in (
            "build",
            "compose",
            "parts_of",
            "exhibits_of",
            "check",
            "check_prose",
            "read",
            "write",
            "draw",
            "is_drawn",
            "pdf",
            "for_printer",
            "words_of",
            "built_in",
            "of_manuscript",
            "page",
            "chapter_sections",
            "picture_name",
            "opened",
            "as_csv",
        )
    },
    ("reporting", "save_wording"): "a part of acts that record it",
    ("reporting", "wordings"): "a part of acts that record it",
}


def faults_of_a_view(source: str) -> list[str]:
    module = tree(source)
    found = [mark for mark in QUERIES if mark in source]
    return found + ["try" for node in ast.walk(module) if isinstance(node, ast.Try)]


def is_atomic(function: ast.FunctionDef) -> bool:
    """``act``: one transaction, of which the database knows the actor."""
    return any(ast.unparse(each) == "act" for each in function.decorator_list)


def has_by(function: ast.FunctionDef) -> bool:
    return "by" in {each.arg for each in function.args.kwonlyargs}


def records(function: ast.FunctionDef, module: ast.Module) -> bool:
    """Writes an audit line itself, or through a private function of its module, or through another service."""
    private = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        for called in calls(waiting.pop()):
            if (
                called in ("audit.record", "audit.record_each")
                or called.split(".")[0].endswith("services")
                or called.endswith("_services")
            ):
                return True
            if called in private and called not in seen:
                seen.add(called)
                waiting.append(private[called])
    return False


def faults_of_services(source: str, app: str) -> list[str]:
    module = tree(source)
    found = []
    for function in public_functions(module):
        if {(app, function.name), (app, "*")} & NOT_ACTS.keys():
            continue
        for holds, fault in (
            (has_by(function), "has no by="),
            (is_atomic(function), "is not atomic"),
            (records(function, module), "records nothing"),
        ):
            if not holds:
                found.append(f"{function.name} {fault}")
    return found


# Selectors that ask before there is an actor, or tell nothing about a person or a case.
WITHOUT_ACTOR = {
    "access": {
        "memberships_of",
        "membership_today",
        "membership_between",
        "newest_cut",
        "organisation_ids",
        "organisation_codes",
        # For what a person is told: the organisation of whoever wrote something.
        "organisation_of",
        "user_names",
        # What codes are called is no secret; the door and the command line have no actor yet.
        "wordings",
        "approved_labels",
        "wordings_with",
        # The chain, for the job and the command line.
        "sealed_lines",
        "count_unsealed",
    },
    # Pseudonym and codes only; the callers came through a case.
    "persons": {"facts", "facts_of"},
    # For the command line of the owner, and its job of the night: names no person.
    "cases": {"every_receipt", "lasting", "in_order", "lock_every_expired", "opener_of"},
    # For returns, which has locked the person's case: a year, and across the cases of the person. For the reaction to a
    # referral that is withdrawn: a day.
    "identification": {"newest_victim_year", "first_interview_on", "basis_of"},
    # Approved for publication; whoever builds the report need not be anybody.
    "reporting": {"approved_edition"},
    # The ledger is pseudonymous; the pages ask ``check_may_read`` first, and the command line has no actor.
    "statistics": {
        "draw",
        "entries",
        "published_series",
        "series",
        "position",
        "newest_version",
        "has_version",
        "merges_between",
        "has_facts",
        "end_of",
        "versions_after",
        # For the command line of the owner: what was published, and where it stands.
        "publication_numbered",
        "publications",
    },
}


def faults_of_selectors(source: str, app: str) -> list[str]:
    found = []
    for function in public_functions(tree(source)):
        first = function.args.args[0].arg if function.args.args else ""
        if first != "actor" and function.name not in WITHOUT_ACTOR.get(app, set()):
            found.append(f"{function.name} does not take the actor first")
    return found


@pytest.mark.parametrize("path", list(files("views")), ids=where)
def test_a_view_neither_queries_nor_catches(path):
    assert faults_of_a_view(path.read_text()) == []


@pytest.mark.parametrize("path", list(files("services")), ids=where)
def test_a_service_knows_who_acts_is_atomic_and_records(path):
    assert faults_of_services(path.read_text(), path.relative_to(PACKAGE).parts[0]) == []


@pytest.mark.parametrize("path", list(files("selectors")), ids=where)
def test_a_selector_takes_the_actor_first(path):
    assert faults_of_selectors(path.read_text(), path.relative_to(PACKAGE).parts[0]) == []


def test_the_nets_catch_what_they_are_for():
    assert faults_of_a_view("def show(request):\n    return Case.objects.first()\n")
    assert faults_of_a_view("def show(request):\n    try:\n        a()\n    except E:\n        pass\n")
    bad = "def decide(id):\n    Decision.objects.create()\n"
    assert faults_of_services(bad, "identification") == [
        "decide has no by=",
        "decide is not atomic",
        "decide records nothing",
    ]
    good = "@act\ndef decide(id, *, by):\n    _write()\ndef _write():\n    audit.record()\n"
    assert faults_of_services(good, "identification") == []
    assert faults_of_selectors("def cases(user=None): ...", "cases")


def imports_of_foreign_models(graph: grimp.ImportGraph) -> list[str]:
    found = []
    for module in sorted(graph.modules):
        parts = module.split(".")
        if len(parts) >= 3 and parts[2] == "models":
            for importer in graph.find_modules_that_directly_import(module):
                if importer.split(".")[1] != parts[1]:
                    found.append(f"{importer} imports {module}")
    return found


def test_models_are_private_to_their_app():
    graph = grimp.build_graph("opennrm", cache_dir=None, exclude_type_checking_imports=True)
    assert imports_of_foreign_models(graph) == []


def test_the_net_of_private_models_catches_an_import_from_outside():
    graph = grimp.ImportGraph()
    for module in ("opennrm", "opennrm.cases", "opennrm.cases.models", "opennrm.desk", "opennrm.desk.views"):
        graph.add_module(module)
    graph.add_import(importer="opennrm.desk.views", imported="opennrm.cases.models")
    assert imports_of_foreign_models(graph) == ["opennrm.desk.views imports opennrm.cases.models"]


def test_only_the_demo_sets_the_clock():
    setters = [where(path) for path in every_file() if ".standing_at(" in path.read_text()]
    assert [path for path in setters if not path.startswith("opennrm/config/demo/")] == []


def test_modules_and_functions_stay_small():
    found = []
    for path in every_file():
        source = path.read_text()
        if source.count("\n") > 300:
            found.append(f"{where(path)} has more than 300 lines")
        for node in ast.walk(tree(source)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 30:
                found.append(f"{where(path)}: {node.name} has more than 30 lines")
    assert found == []


def test_only_cases_says_which_cases_are_seen():
    """Whoever is given ``Seen`` asks no more; so nobody else may make one."""
    makers = {where(path) for path in every_file() if re.search(r"\bSeen\(", path.read_text())}
    assert makers == {"opennrm/cases/domain/views.py", "opennrm/cases/selectors/cases.py"}
