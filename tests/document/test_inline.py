"""The few marks inside a line are read; everything that is no mark comes out as typed, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.document.citing import Citing
from drafter.document.emphasis import MAX_NESTING
from drafter.document.inline import Words, printed
from drafter.document.nodes import Emph, Inline, Inlines, Link, Note, Para, Str, Strong, Subscript, Superscript
from drafter.report.draft import Draft, Figure
from drafter.report.draft import Note as DraftNote
from drafter.report.template import HouseStyle
from drafter.report.visible import unseen

DRAFT = Draft(
    template="t",
    figures={"plans": Figure(value=1358), "table": Figure(kind="table"), "hollow": Figure()},
    notes={
        "sources": DraftNote(text="Weekly *extract*.\n\nOf 15 June."),
        "nested": DraftNote(text='{{ note("nested") }}'),
    },
)
WORDS = Words(Citing(DRAFT, HouseStyle(), {"cse": "5.2", "tower": "Figure 1"}, {"cse": "para_5_2"}))


def marked(nodes: Inlines) -> str:
    """The nodes in a short hand of the tests, which no text of theirs uses."""
    return "".join(map(_one, nodes))


def _one(node: Inline) -> str:
    match node:
        case Str():
            return node.c
        case Strong():
            return f"⟨b {marked(node.c)}⟩"
        case Emph():
            return f"⟨i {marked(node.c)}⟩"
        case Superscript():
            return f"⟨^ {marked(node.c)}⟩"
        case Subscript():
            return f"⟨~ {marked(node.c)}⟩"
        case Link():
            return f"⟨{node.c[2][0]} {marked(node.c[1])}⟩"
        case Note():
            return "⟨note " + "|".join(marked(block.c) for block in node.c if isinstance(block, Para)) + "⟩"
    raise AssertionError(f"a node that no text may become: {node}")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**bold** and *italic*", "⟨b bold⟩ and ⟨i italic⟩"),
        ("***both***", "⟨i ⟨b both⟩⟩"),
        ("H~2~O, 10 m^2^", "H⟨~ 2⟩O, 10 m⟨^ 2⟩"),
        (
            "[the act](https://www.legislation.gov.uk/ukpga/1972/70)",
            "⟨https://www.legislation.gov.uk/ukpga/1972/70 the act⟩",
        ),
        ("[write](mailto:clerk@example.org)", "⟨mailto:clerk@example.org write⟩"),
        ("[a](https://example.org/wiki/Council_(UK))", "⟨https://example.org/wiki/Council_(UK) a⟩"),
        ("**[bold](https://example.org)**", "⟨b ⟨https://example.org bold⟩⟩"),
        ("[**bold** words](http://example.org)", "⟨http://example.org ⟨b bold⟩ words⟩"),
        ("\"Quoted\" and 'so', it's the '90s", "“Quoted” and ‘so’, it’s the ’90s"),
        ('**"Bold"** quotes', "⟨b “Bold”⟩ quotes"),
        ("{{ plans }} children", "1,358 children"),
        ("{{ plans | words }}", None),
        ('see {{ ref("cse") }}', "see ⟨#para_5_2 5.2⟩"),
        ('see {{ ref("tower") }}', "see Figure 1"),
        ('So{{ note("sources") }} it is', "So⟨note Weekly ⟨i extract⟩.|Of 15 June.⟩ it is"),
        ('*in {{ ref("cse") }} too*', "⟨i in ⟨#para_5_2 5.2⟩ too⟩"),
    ],
)
def test_a_mark_is_read(text: str, wanted: str | None) -> None:
    if wanted is None:
        assert "{{" not in marked(WORDS.read(text))
    else:
        assert marked(WORDS.read(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He said [sic] that",
        "[/]",
        "see [/dev/null]",
        "[@click=app.quit]press[/]",
        "{{ 7*7 }}",
        "{{ plans.value }}",
        "{% raw %}",
        '{{ ref("nobody") }}'.replace('"', "”"),
        "{{ hollow }}",
        "{{ table }}",
        "a _b_ __c__",
        r"\\server\share and \*",
        "a * b * c, 2 ** 3",
        "&amp; &#169; &nbsp;",
        "<b>no</b> <script>alert()</script> <!-- a -->",
        "`code` ``more``",
        "https://example.org and <https://example.org>",
        "a -- b --- c ... (c) (tm) 1/2 +-",
        "~~struck~~ ^^raised^^ ~two words~ ^a b^",
        "[a](javascript:alert()) [b](file:///etc/passwd) [c](data:text/html,x) [d](//example.org)",
        "[a][b] and [a]: https",
        "[a](https://example.org title)",
        "Text[^1] and [^1]: a note",
        "- 5 degrees, 1. not a list, # not a heading, > no quote, | no | table |",
        "$x^2$ and @cite and #tag and :::",
        "{#id} {.class}",
        "{=typst} #panic() {=openxml}",
    ],
)
def test_what_is_no_mark_comes_out_as_typed(text: str) -> None:
    assert marked(WORDS.read(text)) == printed(text)


def test_a_text_without_marks_takes_none() -> None:
    text = '**Bold** [a](https://example.org) {{ plans }} "quoted"'
    assert marked(WORDS.plain(text)) == "**Bold** [a](https://example.org) {{ plans }} “quoted”"


def test_unseen_characters_are_named() -> None:
    text = "a\x1b[31mb\u202ec\u200bd *e\x00f* [g](https://example.org/\x7f)"
    assert (
        marked(WORDS.read(text)) == "a[U+001B][31mb[U+202E]c[U+200B]d ⟨i e[U+0000]f⟩ [g](https://example.org/[U+007F])"
    )


def test_what_a_citation_prints_is_not_read_again() -> None:
    draft = Draft(template="t", figures={"odd": Figure(value=1, unit="**x**")})
    words = Words(Citing(draft, HouseStyle(), {"a": '**5** {{ ref("a") }}'}, {}))
    assert marked(words.read('{{ ref("a") }}')) == '**5** {{ ref("a") }}'


def test_a_footnote_has_no_footnotes() -> None:
    assert marked(WORDS.read('{{ note("nested") }}')) == '⟨note {{ note("nested") }}⟩'


@pytest.mark.parametrize(
    "mark",
    ["[", "]", "*", "**", "_", "~", "^", "{{", "}}", "\\", "`", "(", "<", '"', "'", "[a](", "*a ", "**a ", "~a^", "]("],
)
def test_five_thousand_of_a_mark_are_quick(mark: str) -> None:
    text = mark * 5000
    WORDS.read("*a*")
    start = time.process_time()
    nodes = WORDS.read(text)
    assert time.process_time() - start < 3  # 0.1 s on a machine that has nothing else to do
    assert len(marked(nodes)) >= 0
    assert _depth(nodes) <= MAX_NESTING


def test_nesting_is_bounded_and_no_character_is_lost() -> None:
    text = "*a **b " * 40 + "c" + "** *" * 40
    nodes = WORDS.read(text)
    assert _depth(nodes) <= MAX_NESTING
    letters = [character for character in _plain(nodes) if character in "abc"]
    assert letters == [character for character in text if character in "abc"]


@given(st.text(alphabet=st.characters(exclude_characters="*~^[]{}\"'\n\t", exclude_categories=["Cs"])))
def test_any_text_without_marks_is_itself(text: str) -> None:
    assert _plain(WORDS.read(text)) == unseen().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


@given(st.text(alphabet="*~^[](){}\"' ahtps:/.\\_`<&", max_size=60))
def test_any_mix_of_marks_is_read_and_keeps_its_letters(text: str) -> None:
    nodes = WORDS.read(text)
    kept = _plain(nodes)
    targets = "".join(_targets(nodes))
    assert sorted(c for c in kept + targets if c in "ahtps") == sorted(c for c in text if c in "ahtps")


def _depth(nodes: Inlines) -> int:
    inner = [
        each.c[1] if isinstance(each, Link) else each.c for each in nodes if isinstance(each, Link | Emph | Strong)
    ]
    return 1 + max(map(_depth, inner), default=0) if inner else 0


def _plain(nodes: Inlines) -> str:
    return "".join(
        each.c if isinstance(each, Str) else _plain(each.c[1] if isinstance(each, Link) else each.c)  # type: ignore[arg-type]
        for each in nodes
    )


def _targets(nodes: Inlines) -> list[str]:
    found: list[str] = []
    for each in nodes:
        if isinstance(each, Link):
            found += [each.c[2][0], *_targets(each.c[1])]
        elif isinstance(each, Emph | Strong):
            found += _targets(each.c)
    return found
