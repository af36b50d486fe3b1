"""Charts as SVG, drawn on the server: no script, no request to anywhere, one font, colours that work in grey.

Each chart comes wide (desktop, print) and narrow (phone). Importing this module loads altair: import it late.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert
from altair.utils import schemapi

from opennrm.ui import world

# altair checks every part of a chart against its schema while it is put together, which takes longer than drawing it.
# These charts do not change while the program runs; tests see that they are drawn.
schemapi.disable_debug_mode()

FONTS = Path(__file__).parent / "fonts"
FONT = "IBM Plex Sans"
INK, QUIET, LINE = "#1a1a1a", "#5c6670", "#d5dbe0"
DARK, LIGHT, LAND = "#1f4e79", "#a9c0d6", "#e7eaed"
WIDE, NARROW = 660, 330
RAISED = 11  # how far above the middle of its circle a name stands
NAMED = 5  # a country of as many victims is named on the map
NUMBER = re.compile(r"-?\d+\.\d{2,}")
SHAPES = "shapes"
Rows = Sequence[Mapping[str, Any]]

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


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw. ``shapes`` are handed over beside it: altair would look at each of their numbers."""

    drawing: alt.TopLevelMixin
    shapes: Sequence[Mapping[str, Any]] = ()


def svg(chart: Chart, *, title: str, key: str) -> str:
    """The drawing, named for those who cannot see it; ``key`` keeps its inner names apart from other drawings'."""
    _fonts()
    specification = {
        **chart.drawing.to_dict(validate=False),
        "config": THEME,
    }  # the engine refuses what is wrong
    if chart.shapes:
        specification["datasets"] = {**specification.get("datasets", {}), SHAPES: chart.shapes}
    drawn = vl_convert.vegalite_to_svg(specification, allowed_base_urls=[])
    drawn = NUMBER.sub(lambda number: f"{float(number[0]):.1f}".removesuffix(".0"), drawn)
    drawn = _with_own_names(drawn, key)
    named = (
        f'<svg role="img" aria-label="{escape(title, quote=True)}" font-family="{FONT}, Arial, sans-serif"'
    )
    return drawn.replace("<svg", named, 1).replace('font-family="IBM Plex Sans"', "")


def _with_own_names(drawn: str, key: str) -> str:
    """The engine numbers clips on and on; ours begin anew in each drawing, so the same figures give the same bytes."""
    found = list(dict.fromkeys(re.findall(r"\bclip\d+", drawn)))
    return re.sub(r"\bclip\d+", lambda clip: f"{key}-clip{found.index(clip[0])}", drawn)


def _data(rows: Rows) -> alt.InlineData:
    return alt.InlineData(values=[dict(row) for row in rows])


def columns(rows: Rows, kinds: Sequence[str], *, narrow: bool) -> Chart:
    """A column per year: ``name``, ``value`` and ``kind``, which is told by tone and named above."""
    base = alt.Chart(_data(rows), width=NARROW if narrow else WIDE, height=220).encode(
        x=alt.X("name:O", axis=alt.Axis(labelAngle=-90 if narrow else 0, labelFontSize=12)),
        y=alt.Y("value:Q", axis=None),
    )
    tone = alt.Color("kind:N", scale=alt.Scale(domain=list(kinds), range=[LIGHT, DARK][-len(kinds) :]))
    labels = base.mark_text(dy=-7, fontSize=11 if narrow else 13).encode(text="value:Q")
    return Chart(alt.layer(base.mark_bar().encode(color=tone), labels))


def bars(rows: Rows, *, narrow: bool) -> Chart:
    """A bar per row: ``name`` and ``value``, in the given order."""
    base = alt.Chart(
        _data(rows), width=(NARROW - 170) if narrow else (WIDE - 240), height=alt.Step(34)
    ).encode(y=alt.Y("name:N", sort=None, axis=alt.Axis(domain=False)), x=alt.X("value:Q", axis=None))
    labels = base.mark_text(align="left", dx=6, fontWeight=600).encode(text="value:Q")
    return Chart(alt.layer(base.mark_bar(color=DARK, height=22), labels))


def panels(rows: Rows, *, narrow: bool) -> Chart:
    """A small panel per ``name``, a column per ``year`` in each, all on one scale; the newest year is dark. ``label`` is
    what stands above a column: the number, "<5", or nothing where it is not known."""
    newest, highest = max(row["year"] for row in rows), max(row["value"] for row in rows)
    base = alt.Chart(width=300, height=80 if narrow else 110).encode(
        x=alt.X(
            "year:O",
            axis=alt.Axis(labelExpr="slice(datum.label, 2)", labelAngle=0, labelFontSize=11, labelPadding=4),
        ),
        y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, highest * 1.2 or 1])),
    )
    tone = alt.condition(alt.datum.year == newest, alt.value(DARK), alt.value(LIGHT))
    layers = alt.layer(
        base.mark_bar().encode(color=tone),
        base.mark_text(dy=-6, fontSize=10).encode(text="label:N"),
        data=_data(rows),
    )
    order = list(dict.fromkeys(row["name"] for row in rows))
    facet = alt.Facet("name:N", sort=order, header=alt.Header(labelAnchor="start", labelFontSize=13))
    drawn: alt.FacetChart = layers.facet(facet=facet, columns=1 if narrow else 2, spacing=22)
    return Chart(drawn.resolve_axis(x="independent"))


def world_map(rows: Rows, *, narrow: bool) -> Chart:
    """A circle per country (``code``, ``name``, ``value``): the area is the count, so small states are seen too."""
    placed = [(row, world.middle(row["code"])) for row in rows]
    view = world.view_of([at for _, at in placed if at], 360 if narrow else 720)
    points = [{**row, "at": view.at(at)} for row, at in placed if at]
    circles = alt.Chart(_data(_placed(points))).encode(longitude="at[0]:Q", latitude="at[1]:Q")
    size = alt.Size("value:Q", legend=None, scale=alt.Scale(domainMin=0, range=[0, 700 if narrow else 1100]))
    circle = circles.mark_circle(color=DARK, opacity=0.88, stroke="white", strokeWidth=0.8)
    chart = alt.layer(
        _land([world.atlas_id(row["code"]) for row in rows]),
        *([] if narrow else _names(circles)),
        circle.encode(size=size, order=alt.Order("value:Q", sort="descending")),
        _numbers(circles, 10 if narrow else 12),
    )
    chart = chart.properties(width=view.width, height=view.height)
    clip = [[0.0, 0.0], [float(view.width), float(view.height)]]
    flat = chart.project(type="identity", scale=1, translate=[0, 0], clipExtent=clip)
    return Chart(flat, view.features())


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


def _land(hit: Sequence[str]) -> alt.Chart:
    tone = alt.condition(
        alt.FieldOneOfPredicate(field="id", oneOf=list(hit)), alt.value(LIGHT), alt.value(LAND)
    )
    shapes = alt.Chart(alt.NamedData(SHAPES))
    land: alt.Chart = shapes.mark_geoshape(stroke="white", strokeWidth=0.5).encode(color=tone)
    return land


def _numbers(circles: alt.Chart, size: int) -> alt.Chart:
    named = circles.transform_filter("datum.named")
    numbers: alt.Chart = named.mark_text(color="white", fontSize=size, fontWeight=600).encode(text="value:Q")
    return numbers


def _names(circles: alt.Chart) -> list[alt.Chart]:
    """Under the circles, so that no country disappears behind the name of another; each on a light ground."""
    named = circles.transform_filter("datum.named").encode(text="name:N")
    right, left = (named.transform_filter(side) for side in ("!datum.left", "datum.left"))
    return [
        right.mark_text(align="left", dx=16, dy=-RAISED, stroke="white", strokeWidth=3, strokeOpacity=0.8),
        right.mark_text(align="left", dx=16, dy=-RAISED),
        left.mark_text(align="right", dx=-16, dy=-RAISED, stroke="white", strokeWidth=3, strokeOpacity=0.8),
        left.mark_text(align="right", dx=-16, dy=-RAISED),
    ]
