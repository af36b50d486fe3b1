"""Lays the atlas flat, once, for ``flat.json``: ``python -m opennrm.ui.flatten`` after a new atlas (a test compares).

The atlas is Natural Earth at 1:50 million as TopoJSON, from the package world-atlas (ISC).
"""

from __future__ import annotations

import json
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

ATLAS = Path(__file__).parent / "world" / "countries-50m.json"
FLAT = Path(__file__).parent / "world" / "flat.json"
LEFT_OUT = {"Antarctica"}
SEEN = 0.3  # degrees: about a pixel on the wide map
Point = tuple[float, float]
Ring = list[Point]


def flattened() -> dict[str, Any]:
    """Every country by its ISO number, or by name where it has none: its middle, and its polygons (outer ring, holes)."""
    topology = json.loads(ATLAS.read_text())
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    polygons: dict[str, list[list[Ring]]] = {}
    for one in topology["objects"]["countries"]["geometries"]:
        name = one["properties"]["name"]
        if name not in LEFT_OUT:
            polygons.setdefault(str(one.get("id") or name), []).extend(_polygons(one, arcs))
    return {code: {"middle": _middle(rings), "polygons": rings} for code, rings in polygons.items()}


def _polygons(geometry: dict[str, Any], arcs: list[Ring]) -> list[list[Ring]]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """An arc with a negative number is walked backwards."""
    points: Ring = []
    for index in indices:
        points += arcs[~index][::-1] if index < 0 else arcs[index]
    return [equal_earth(at) for at in _unwrapped(points)]


def _degrees(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """Arcs are stored as steps on a grid. Steps too short to be seen are joined; neighbours share their arcs, so no
    gap opens between them."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    kept: Ring = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        at = (x * sx + tx, y * sy + ty)
        if not kept or abs(at[0] - kept[-1][0]) + abs(at[1] - kept[-1][1]) > SEEN:
            kept.append(at)
    return kept if kept[-1] == at else [*kept, at]


def _unwrapped(ring: Ring) -> Ring:
    """Russia and Fiji cross the date line: count on past 180 degrees instead of starting again at -180."""
    turns, before = 0, ring[0][0]
    whole = []
    for longitude, latitude in ring:
        turns += (before - longitude > 180) - (longitude - before > 180)
        before = longitude
        whole.append((longitude + 360 * turns, latitude))
    return whole


def equal_earth(at: Point) -> Point:
    """Where the Equal Earth projection (Savric, Patterson, Jenny 2018) puts a place on a globe of radius one."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    longitude, latitude = map(radians, at)
    t = asin(sqrt(3) / 2 * sin(latitude))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = 2 * sqrt(3) * longitude * cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    return round(x, 4), round(t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1), 4)


def _middle(polygons: list[list[Ring]]) -> Point:
    """Of the greatest polygon, so that France lies in Europe."""
    return _centroid(max((polygon[0] for polygon in polygons), key=lambda ring: abs(_area(ring))))


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _centroid(ring: Ring) -> Point:
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    scale = 6 * _area(ring)
    if not scale:
        return ring[0]
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / scale
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / scale
    return round(x, 4), round(y, 4)


def main() -> None:
    FLAT.write_text(json.dumps(flattened(), separators=(",", ":"), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
