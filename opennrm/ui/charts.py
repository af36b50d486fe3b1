"""Charts as SVG, drawn on the server: no script, no request to anywhere, one font, colours that work in grey.

A chart is a Vega-Lite specification, written as the dictionary it is: altair, which writes the same, takes longer to
start and to check than the charts to draw. Each comes wide (desktop, print) and narrow (phone). The engine starts with
the first drawing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import vl_convert

from opennrm.ui import world

FONTS = Path(__file__).parent / "fonts"
FONT = "IBM Plex Sans"
INK, QUIET, LINE = "#1a1a1a", "#5c6670", "#d5dbe0"
DARK, LIGHT, LAND = "#1f4e79", "#a9c0d6", "#e7eaed"
WIDE, NARROW = 660, 330
RAISED = 11  # how far above the middle of its circle a name stands
NAMED = 5  # a country of as many victims is named on the map
MANY_SIGNS = 80  # so many signs over all columns that they need smaller letters
CLOSE = 8  # a list of more bars than these is set closer
NUMBER = re.compile(r"-?\d+\.\d{2,}")
VERSION = "6.1"
Rows = Sequence[Mapping[str, Any]]
Spec = dict[str, Any]

THEME = {
    "font": FONT,
    "background": None,
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "labelFontSize": 13, "labelLimit": 220, "domainColor": LINE, "tickSize": 0, "title": None,
        "grid": False, "labelPadding": 6,
    },
    "legend": {"orient": "top", "title": None, "labelFontSize": 13, "labelColor": INK, "symbolType": "square"},
    "header": {"labelFontSize": 13, "labelColor": INK, "title": None, "labelFontWeight": 600},
    "text": {"font": FONT, "fontSize": 13, "color": INK},
}  # fmt: skip


@cache
def _fonts() -> None:
    vl_convert.register_font_directory(str(FONTS))


def svg(chart: Spec, *, title: str, key: str) -> str:
    """The drawing, named for those who cannot see it; ``key`` keeps its inner names apart from other drawings'."""
    _fonts()
    drawn = vl_convert.vegalite_to_svg({**chart, "config": THEME}, vl_version=VERSION, allowed_base_urls=[])
    drawn = NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), drawn)
    drawn = _with_own_names(drawn, key)
    named = (
        f'<svg role="img" aria-label="{escape(title, quote=True)}" font-family="{FONT}, Arial, sans-serif"'
    )
    return drawn.replace("<svg", named, 1).replace('font-family="IBM Plex Sans"', "")


def png(drawing: str) -> bytes:
    """The drawing as pixels, twice as fine as on a screen, on white."""
    _fonts()
    head, end, rest = drawing.partition(">")
    white = '<rect width="100%" height="100%" fill="white"/>'
    return bytes(vl_convert.svg_to_png(head + end + white + rest, scale=2))


def _with_own_names(drawn: str, key: str) -> str:
    """The engine numbers clips on and on; ours begin anew in each drawing, so the same figures give the same bytes."""
    found = list(dict.fromkeys(re.findall(r"\bclip\d+", drawn)))
    return re.sub(r"\bclip\d+", lambda clip: f"{key}-clip{found.index(clip[0])}", drawn)


def _data(rows: Rows) -> Spec:
    return {"values": [dict(row) for row in rows]}


def _field(name: str, kind: str = "quantitative", **options: Any) -> Spec:
    return {"field": name, "type": kind, **options}


def columns(rows: Rows, *, narrow: bool) -> Spec:
    """A column per year: ``name``, ``value`` and ``kind``, which is told by tone and named above. Where a row has a
    ``label``, that is what stands over its column."""
    kinds = sorted({row["kind"] for row in rows})
    tones = {"domain": kinds, "range": [LIGHT, DARK][-len(kinds) :]}
    return {
        "data": _data(rows),
        "width": NARROW if narrow else WIDE,
        "height": 220,
        "encoding": {
            "x": _field("name", "ordinal", axis={"labelAngle": -90 if narrow else 0, "labelFontSize": 12}),
            "y": _field("value", axis=None),
        },
        "layer": [
            {"mark": "bar", "encoding": {"color": _field("kind", "nominal", scale=tones)}},
            _text(_label(rows), dy=-7, fontSize=_size(rows, 11 if narrow else 13)),
        ],
    }


def _label(rows: Rows) -> str:
    return "label" if rows and "label" in rows[0] else "value"


def _size(rows: Rows, usual: int) -> int:
    """Long numbers over many columns are set smaller, so that none stands in its neighbour's."""
    longest = max((len(str(row[_label(rows)])) for row in rows), default=0)
    return usual if longest * len(rows) < MANY_SIGNS else min(usual, 9)


def _text(field: str, **style: Any) -> Spec:
    return {"mark": {"type": "text", **style}, "encoding": {"text": _field(field, "nominal")}}


def bars(rows: Rows, *, narrow: bool) -> Spec:
    """A bar per row: ``name`` and ``value``, in the given order; a long list is set closer."""
    step = 34 if len(rows) <= CLOSE else 24
    return {
        "data": _data(rows),
        "width": NARROW - 170 if narrow else WIDE - 240,
        "height": {"step": step},
        "encoding": {
            "y": _field("name", "nominal", sort=None, axis={"domain": False}),
            "x": _field("value", axis=None),
        },
        "layer": [
            {"mark": {"type": "bar", "color": DARK, "height": step - 10}},
            _text(_label(rows), align="left", dx=6, fontWeight=600),
        ],
    }


def panels(rows: Rows, *, narrow: bool) -> Spec:
    """A small panel per ``name``, a column per ``year`` in each, all on one scale; the newest year is dark. ``label`` is
    what stands above a column: the number, "<5", or nothing where it is not known."""
    newest, highest = max(row["year"] for row in rows), max(row["value"] for row in rows)
    tone = {"condition": {"test": {"field": "year", "equal": newest}, "value": DARK}, "value": LIGHT}
    years = {"labelExpr": "slice(datum.label, 2)", "labelAngle": 0, "labelFontSize": 11, "labelPadding": 4}
    return {
        "data": _data(rows),
        "facet": _field(
            "name",
            "nominal",
            sort=list(dict.fromkeys(row["name"] for row in rows)),
            header={"labelAnchor": "start"},
        ),
        "columns": 1 if narrow else 2,
        "spacing": 22,
        "resolve": {"axis": {"x": "independent"}},
        "spec": {
            "width": 300,
            "height": 80 if narrow else 110,
            "encoding": {
                "x": _field("year", "ordinal", axis=years),
                "y": _field("value", axis=None, scale={"domain": [0, highest * 1.2 or 1]}),
            },
            "layer": [{"mark": "bar", "encoding": {"color": tone}}, _text("label", dy=-6, fontSize=10)],
        },
    }


def world_map(rows: Rows, *, narrow: bool) -> Spec:
    """A circle per country (``code``, ``name``, ``value``): the area is the count, so small states are seen too."""
    placed = [(row, world.middle(row["code"])) for row in rows]
    view = world.view_of([at for _, at in placed if at], 360 if narrow else 720)
    points = [{**row, "at": view.at(at)} for row, at in placed if at]
    clip = [[0, 0], [view.width, view.height]]
    hit = [world.atlas_id(row["code"]) for row in rows]
    return {
        "width": view.width,
        "height": view.height,
        "projection": {"type": "identity", "scale": 1, "translate": [0, 0], "clipExtent": clip},
        "layer": [
            _land(view, hit),
            {
                "data": _data(_placed(points)),
                "encoding": {"longitude": _field("at[0]"), "latitude": _field("at[1]")},
                "layer": [
                    *([] if narrow else _names()),
                    _circles(700 if narrow else 1100),
                    _numbers(10 if narrow else 12),
                ],
            },
        ],
    }


def _land(view: world.View, hit: Sequence[str]) -> Spec:
    tone = {"condition": {"test": {"field": "id", "oneOf": list(hit)}, "value": LIGHT}, "value": LAND}
    return {
        "data": {"values": view.features()},
        "mark": {"type": "geoshape", "stroke": "white", "strokeWidth": 0.5},
        "encoding": {"color": tone},
    }


def _circles(greatest: int) -> Spec:
    size = _field("value", legend=None, scale={"domainMin": 0, "range": [0, greatest]})
    return {
        "mark": {"type": "circle", "color": DARK, "opacity": 0.88, "stroke": "white", "strokeWidth": 0.8},
        "encoding": {"size": size, "order": _field("value", sort="descending")},
    }


def _numbers(size: int) -> Spec:
    shown = _text("value", color="white", fontSize=size, fontWeight=600)
    return {**shown, "transform": [{"filter": "datum.named"}]}


def _names() -> list[Spec]:
    """Under the circles, so that no country disappears behind the name of another; each on a light ground."""
    halo = {"stroke": "white", "strokeWidth": 3, "strokeOpacity": 0.8}
    sides = [("!datum.left", "left", 16), ("datum.left", "right", -16)]
    return [
        {
            **_text("name", align=align, dx=dx, dy=-RAISED, **style),
            "transform": [{"filter": f"datum.named && {side}"}],
        }
        for side, align, dx in sides
        for style in (halo, {})
    ]


def _placed(points: Rows) -> list[Mapping[str, Any]]:
    """Which countries are named, on which side of the circle the fewest others lie, and whose number has room."""
    return [
        {
            **point,
            "named": point["value"] >= NAMED and not any(_covers(other, point) for other in points),
            "left": _beside(point, points, to=-1) < _beside(point, points, to=1),
        }
        for point in points
    ]


def _beside(point: Mapping[str, Any], points: Rows, *, to: int) -> int:
    (x, y), others = point["at"], (other["at"] for other in points)
    return sum(0 < (ox - x) * to < 75 and abs(oy - y + RAISED) < 10 for ox, oy in others)


def _covers(other: Mapping[str, Any], point: Mapping[str, Any]) -> bool:
    (x1, y1), (x2, y2) = point["at"], other["at"]
    return bool(other["value"] > point["value"] and abs(x2 - x1) < 14 and abs(y2 - y1) < 12)


KINDS: Mapping[str, Callable[..., Spec]] = {
    "columns": columns,
    "bars": bars,
    "panels": panels,
    "world_map": world_map,
}
