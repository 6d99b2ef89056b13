"""``drafter show``: the outline, or one numbered item, as plain text."""

from __future__ import annotations

import textwrap
from typing import Any

import click

from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json
from drafter.cli.reports import load
from drafter.report.blocks import Block, ListBlock, ListItem, Paragraph, Placement, Quote, Table
from drafter.report.errors import InputError
from drafter.report.outline import Item, Outline
from drafter.report.report import Report

_WIDTH = 88


@click.command()
@click.argument("report")
@click.argument("number", required=False)
@json_option
def show(report: str, number: str | None, as_json: bool) -> None:
    """Print REPORT as plain text, or the item with NUMBER.

    \b
    drafter show parking-2027 5.4.2
    """
    opened = load(report).report
    items = opened.outline.items if number is None else (_item(opened.outline, number),)
    if as_json:
        out_json(_as_json(opened, items))
    else:
        if number is None:
            out(opened.draft.title)
        for item in items:
            out(_as_text(item))


def _item(outline: Outline, number: str) -> Item:
    item = outline.find(number)
    if item is not None:
        return item
    # Imported for the error alone.
    from difflib import get_close_matches

    known = [item.number for item in outline.items if item.number is not None]
    near = get_close_matches(number, known, n=3, cutoff=0.5)
    raise InputError(
        f"There is no item {number} in this report.",
        cure=f"The nearest are {', '.join(near)}." if near else "Leave the number out to see them all.",
    )


def _as_json(report: Report, items: tuple[Item, ...]) -> dict[str, Any]:
    return {
        "report": report.slug,
        "template": report.template.name,
        "title": report.draft.title,
        "meta": report.draft.meta,
        "items": [_item_as_json(item) for item in items],
    }


def _item_as_json(item: Item) -> dict[str, Any]:
    found: dict[str, Any] = {
        "number": item.number,
        "kind": item.kind.value,
        "text": item.text,
        "field": item.field,
        "id": item.id,
        "bullets": item.bullets,
        "unnumbered": item.unnumbered,
        "answer": item.answer,
    }
    rare = {"tables": item.tables, "quotes": item.quotes, "placed": item.placed, "exempt": item.exempt}
    return found | {key: value for key, value in rare.items() if value}


def _as_text(item: Item) -> str:
    label = f"{item.number}  " if item.number is not None else ""
    given = f" {item.given}" if item.given is not None else ""
    lines = [_wrapped(f"{item.text}{given}", label)]
    lines += [_block(part.block, " " * max(2, len(label))) for part in item.body]
    return "\n" + "\n".join(lines)


def _wrapped(text: str, first: str, rest: str | None = None) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first) if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _block(block: Block, indent: str) -> str:
    match block:
        case ListBlock():
            return "\n".join(
                _listed(item, indent, f"{number}. " if block.ordered else "- ")
                for number, item in enumerate(block.items, 1)
            )
        case Table():
            rows = (block.header, *block.rows)
            return "\n".join(f"{indent}| {' | '.join(row)} |" for row in rows)
        case Quote():
            return "\n".join(_block(each, f"{indent}> ") for each in block.blocks)
        case Placement():
            return f"{indent}{block.text}"
        case _:
            return _wrapped(block.text, indent, indent)


def _listed(item: ListItem, indent: str, mark: str) -> str:
    deeper = indent + " " * len(mark)
    lines = [_wrapped(item.text, indent + mark, deeper)]
    lines += [_block(each, deeper) for each in item.blocks if isinstance(each, Paragraph | ListBlock)]
    return "\n".join(lines)
