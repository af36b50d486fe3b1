"""The world map, laid flat beforehand by ``flatten``: where countries lie, and what a view of it shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FLAT = Path(__file__).parent / "world" / "flat.json"
NO_ISO_NUMBER = {"XKX": "Kosovo"}  # the atlas knows these only by name
Point = tuple[float, float]
Ring = list[Point]


@cache
def shapes() -> dict[str, Any]:
    """Every country of the atlas by its ISO number: ``middle`` and ``polygons``, on a globe of radius one."""
    found: dict[str, Any] = json.loads(FLAT.read_text(encoding="utf-8"))
    return found


def atlas_id(iso3: str) -> str:
    """The atlas counts by ISO 3166 number; Babel knows which number and which three letters are one place."""
    if iso3 in NO_ISO_NUMBER:
        return NO_ISO_NUMBER[iso3]
    return _of_territory().get(_territory(iso3), "")


def _territory(code: str) -> str:
    from babel.core import get_global

    return str(get_global("territory_aliases").get(code, [""])[0])


@cache
def _of_territory() -> dict[str, str]:
    """Former countries have numbers too; only those of the atlas count."""
    return {_territory(code): code for code in shapes() if code.isdecimal()}


def middle(iso3: str) -> Point | None:
    """Where a country lies on the flat map; None where the atlas has no such country."""
    shape = shapes().get(atlas_id(iso3))
    return (shape["middle"][0], shape["middle"][1]) if shape else None


@dataclass(frozen=True, slots=True)
class View:
    """The part of the flat map that is shown, in pixels from its upper left corner."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    def at(self, place: Point) -> Point:
        return round((place[0] - self.left) * self.scale, 1), round((self.top - place[1]) * self.scale, 1)

    def features(self) -> list[dict[str, Any]]:
        """The countries in view as GeoJSON in pixels; islands below a pixel are left out."""
        flat = shapes().items()
        shown = ((code, [self._seen(polygon) for polygon in shape["polygons"]]) for code, shape in flat)
        return [_feature(code, polygons) for code, polygons in shown if any(polygons)]

    def _seen(self, polygon: list[Ring]) -> list[Ring]:
        if not self._is_in_view(polygon[0]):
            return []
        return [_thinned([self.at(point) for point in ring]) for ring in polygon]

    def _is_in_view(self, outer: Ring) -> bool:
        xs, ys = [x for x, _ in outer], [y for _, y in outer]
        (left, top), (right, bottom) = self.at((min(xs), max(ys))), self.at((max(xs), min(ys)))
        is_inside = right > 0 and left < self.width and bottom > 0 and top < self.height
        return is_inside and max(right - left, bottom - top) > 1


def _thinned(ring: Ring) -> Ring:
    """Without the points that lie within a pixel of the last one kept."""
    kept = ring[:1]
    for x, y in ring[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= 1:
            kept.append((x, y))
    return [*kept, ring[-1]]


def _feature(code: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    coordinates = [polygon for polygon in polygons if polygon]
    return {"type": "Feature", "id": code, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}


def view_of(places: list[Point], width: int) -> View:
    """All places with room around them; never closer than a continent."""
    xs, ys = [x for x, _ in places] or [0.0], [y for _, y in places] or [0.0]
    span_x, span_y = max(max(xs) - min(xs) + 0.5, 2.0), max(max(ys) - min(ys) + 0.6, 1.2)
    scale = width / span_x
    height = round(min(scale * span_y, width * 0.8))
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return View(width, height, scale, middle_x - span_x / 2, middle_y + height / scale / 2)
