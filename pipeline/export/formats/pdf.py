"""The edition as PDF, ready to print on A4: shaped, in the right direction, tagged for screen readers, a draft marked on each page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pipeline.export import pages
from pipeline.export.editions import Edition
from pipeline.export.formats.blocks import Block, Items, Paragraph, Rule, Run, Table, blocks, nested
from pipeline.export.formats.typesetting import typeset
from pipeline.export.wording import WORDING


def render(edition: Edition) -> bytes:
    """The PDF; MissingExtra or MissingFont where it cannot be made."""
    words = WORDING[edition.language.code]
    values = {
        "title": edition.title,
        "description": edition.description,
        "draft": {"title": words.draft_title, "body": words.draft_body} if edition.is_draft else None,
        "footer": f"{edition.title} · {words.state(edition.status)}",
        "nodes": [_node(block) for block in nested(blocks(pages.content(edition)))],
    }
    return typeset("print.typ", edition.language, values, "pdf")


def _node(block: Block | Items) -> dict[str, Any]:
    match block:
        case Items():
            items = [[_node(part) for part in item] for item in block.items]
            return {"kind": "list", "ordered": block.start is not None, "start": block.start or 1, "items": items}
        case Table():
            width = max(len(row) for row in block.rows)
            cells = [{"runs": _runs(c.runs), "head": c.head, "align": c.align} for row in block.rows for c in row]
            return {"kind": "table", "columns": width, "cells": cells}
        case Rule():
            return {"kind": "rule"}
        case Paragraph():
            shape = {"level": block.level, "quote": block.quote, "note": block.note, "preformatted": block.preformatted}
            return {"kind": "paragraph", "runs": _runs(block.runs)} | shape


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    """The runs; a link within the page or to another page of the folder means nothing on paper."""
    return [{"text": run.text} | asdict(run.style) | {"href": run.style.web} for run in runs]
