"""Rules that a template or a workspace writes as data find what they say, and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from drafter.checks import CheckResult, Fixable, Stage, check
from drafter.checks.catalogue import rules, template_faults
from drafter.checks.explanation import explanation
from drafter.checks.fixing import fixed, safe_fixes
from drafter.checks.policy import GivenPolicy
from drafter.report.rule_faults import rule_faults
from drafter.report.template import Level, WrittenRule
from tests.checks.reports import TODAY, changed, template


def found(text: str, *, stage: Stage = Stage.FINAL, **rule: Any) -> CheckResult:
    written = WrittenRule(code="L899", **rule)
    return check(changed(text, rules=(written,)), today=TODAY, stage=stage, select=["L899"])


def told(text: str, **rule: Any) -> list[str]:
    return [finding.message for finding in found(text, **rule).findings]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The service users came.", 1),
        ("The service\nusers came, and Service users' needs. SERVICE USERS.", 3),
        ("A service user, service users-to-be, self-service users and service usersx.", 0),
        ("> service users\n\n| service users |\n|---|\n| service users |", 0),
        ("## Service users\n\n- service users", 2),
    ],
)
def test_terms_are_whole_words_of_the_reports_own_text(text: str, count: int) -> None:
    assert len(told(text, terms={"service users": "residents"})) == count


def test_a_term_says_what_is_said_instead_in_the_capitals_of_the_text() -> None:
    messages = told("Service users and service users.", terms={"service users": "residents"})
    assert messages == [
        "“Service users”: the word here is “Residents”.",
        "“service users”: the word here is “residents”.",
    ]
    assert told("We leverage it.", terms={"leverage": ""}) == ["“leverage” is to be left out."]
    assert told("It don’t.", terms={"don't": "does not"}) == ["“don’t”: the word here is “does not”."]


def test_an_exact_term_heeds_capitals() -> None:
    terms = {"Childrens Services": "Children's Services"}
    assert len(told("Childrens Services, childrens services", terms=terms, exact=True)) == 1


def test_a_term_is_only_fixed_where_the_rule_says_so() -> None:
    for fix in (True, False):
        written = WrittenRule(code="L899", terms={"service users": "residents", "leverage": ""}, fix=fix)
        report = changed(
            'Service users leverage “service users”; {{ ref("service users") }} service\nusers.', rules=(written,)
        )
        done = fixed(report, safe_fixes(check(report, today=TODAY, select=["L899"]).findings))
        text = done.draft.answer("background", "text")
        assert len(done.made) == (2 if fix else 0)
        if fix:
            assert text == 'Residents leverage “service users”; {{ ref("service users") }} residents.'
        (rule,) = (rule for rule in rules(report.template) if rule.code == "L899")
        assert rule.fixable is (Fixable.SAFE if fix else Fixable.SUGGESTED)


def test_forbidden_phrases_may_be_looked_for_at_some_places_only() -> None:
    text = '[sections.background]\ntext = "As per plan."\n[sections.legal]\ntext = "As per law, and as per plan."\n'
    assert [f.field for f in found(text, forbidden=("as per",)).findings] == [
        "background.text",
        "legal.text",
        "legal.text",
    ]
    assert [f.field for f in found(text, forbidden=("as per",), at="legal").findings] == ["legal.text", "legal.text"]
    assert [f.field for f in found(text, forbidden=("as per",), at=("background.text",)).findings] == [
        "background.text"
    ]
    assert [f.field for f in found('title = "As per plan"', forbidden=("as per",), at="title").findings] == ["title"]
    header = '[meta]\nauthor = "A Person, as per list"'
    assert [f.field for f in found(header, forbidden=("as per",), at="meta.author").findings] == ["meta.author"]


def test_a_required_phrase_is_missed_where_something_is_written_without_it() -> None:
    rule: dict[str, Any] = {
        "required": ("section 151 officer", "Monitoring Officer"),
        "at": ("legal", "financial.text"),
    }
    text = '[sections.legal]\ntext = "The Monitoring Officer agrees."\n[sections.financial]\ntext = ""\n'
    (finding,) = found(text, **rule).findings
    assert (finding.field, finding.number) == ("legal", "6.0")
    assert finding.message == "“Legal considerations” lacks “section 151 officer”."
    assert told("Section 151 officer, MONITORING OFFICER.", **(rule | {"at": "background"})) == []


def test_a_required_phrase_may_stand_anywhere() -> None:
    assert told("| a |\n|---|\n| Approved by the mayor |", required=("approved by the mayor",)) == []
    (finding,) = found("Nothing.", required=("approved by the mayor",)).findings
    assert (finding.field, finding.message) == ("title", "The report lacks “approved by the mayor”.")


def test_one_of_several_phrases_is_enough() -> None:
    assert told("It saves carbon.", one_of=("no effect", "carbon"), at="background") == []
    assert told("It saves time.", one_of=("no effect", "carbon"), at="background") == [
        "“Background” has none of “no effect” and “carbon”."
    ]


def test_a_missing_phrase_weighs_less_before_the_final_stage() -> None:
    levels = {
        stage: [f.level for f in found("Text.", stage=stage, required=("x",), level=Level.ERROR).findings]
        for stage in Stage
    }
    assert levels == {Stage.DRAFT: [Level.ADVICE], Stage.REVIEW: [Level.WARNING], Stage.FINAL: [Level.ERROR]}


def test_a_finding_of_a_written_rule_can_be_waived() -> None:
    waiver = '[[waivers]]\nrule = "no-per"\nat = "background"\nreason = "Quoted."\n'
    rule = WrittenRule(code="L899", alias="no-per", forbidden=("as per",))
    text = f'[sections.background]\ntext = "As per plan."\n{waiver}'
    result = check(changed(text, rules=(rule,)), today=TODAY, select=["L899", "W0"])
    assert [(f.code, f.stands) for f in result.findings] == [("L899", False)]


def test_it_is_explained_like_any_other() -> None:
    rule = WrittenRule(
        code="L899", alias="our-words", terms={"a b": "c", "d": ""}, at=("legal",), why="It is\nread out.", cure="Cure."
    )
    form = msgspec.structs.replace(template("example"), rules=(rule,))
    (made,) = (each for each in rules(form) if each.code == "L899")
    words = explanation(made)
    assert words.summary == "A word is used for which another is wanted."
    assert words.finds == "It looks at legal.\n\nWanted are “c” for “a b” and nothing for “d”."
    assert (words.why, words.cure, words.source) == ("It is read out.", "Cure.", "the template example")
    assert "L899 our-words · language · advice · the template example · suggests a fix" in words.as_text()


def test_rules_of_a_template_and_of_its_workspace_come_together() -> None:
    form = msgspec.structs.replace(template("example"), rules=(WrittenRule(code="L898", forbidden=("x",)),))
    policy = GivenPolicy(rules=(WrittenRule(code="L899", forbidden=("y",)),))
    sources = {rule.code: rule.source for rule in rules(form, policy) if rule.source}
    assert sources == {"L898": "the template example", "L899": "the workspace"}


UNSOUND: list[tuple[dict[str, Any], str, str]] = [
    ({"code": "L8", "forbidden": ["x"]}, "code", "no code of a rule"),
    ({"code": "L899"}, "", "does not say what it looks for"),
    ({"code": "L899", "forbidden": ["x"], "terms": {"y": "z"}}, "forbidden", "both terms and forbidden"),
    ({"code": "L899", "pattern": "(", "message": "No."}, "pattern", "no regular expression"),
    ({"code": "L899", "pattern": "x*", "message": "No."}, "pattern", "matches an empty text"),
    ({"code": "L899", "pattern": "x"}, "", "has no message"),
    ({"code": "L899", "pattern": "x", "message": "No.", "exact": True}, "exact", "exact by itself"),
    ({"code": "L899", "forbidden": ["x"], "fix": True}, "fix", "nothing to put in place"),
    ({"code": "L899", "forbidden": ["x", " – "]}, "forbidden.1", "has no word"),
    ({"code": "L899", "required": ["x\ny"]}, "required.0", "several lines"),
    ({"code": "L899", "terms": {"": "x"}}, "terms.", "has no word"),
    ({"code": "L899", "terms": {"Per": "x", "per": "x"}}, "terms.per", "is the same as"),
    ({"code": "L899", "alias": "No Per", "forbidden": ["x"]}, "alias", "cannot be an alias"),
    ({"code": "L899", "forbidden": ["x"], "at": "nowhere"}, "at", "no section nowhere"),
    ({"code": "L899", "forbidden": ["x"], "at": ["legal", "legal.nothing"]}, "at.1", "no field nothing"),
]


@pytest.mark.parametrize(("data", "place", "message"), UNSOUND)
def test_what_is_unsound_is_told_at_its_place(data: dict[str, Any], place: str, message: str) -> None:
    rule = msgspec.convert(data, WrittenRule)
    faults = list(rule_faults((rule,), template("example")))
    assert [".".join(map(str, fault.path[2:])) for fault in faults] == [place]
    assert message in faults[0].message


def test_names_that_are_taken_and_rules_that_do_not_end_are_told_too() -> None:
    form = msgspec.structs.replace(
        template("example"),
        levels={"C1O1": Level.OFF},
        rules=(
            WrittenRule(code="C101", forbidden=("x",)),
            WrittenRule(code="L899", alias="unanswered", forbidden=("x",)),
            WrittenRule(code="L898", terms={"per": "as per", "x": "y"}),
        ),
    )
    assert [(fault.path, fault.message) for fault in template_faults(form)] == [
        (("rules", 0, "code"), "There is already a rule C101."),
        (("rules", 1, "alias"), "There is already a rule unanswered."),
        (("rules", 2, "terms", "per"), "“as per” would be found again."),
        (("levels", "C1O1"), "C1O1 is no rule."),
    ]
