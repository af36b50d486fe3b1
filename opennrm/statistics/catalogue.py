"""The catalogue of measures, for people."""

from __future__ import annotations

from opennrm.statistics.domain.measures import MEASURES, UNITS


def listed(language: str = "da") -> list[dict[str, str]]:
    """Id, meaning, counting unit, dimensions and source of each measure."""
    return [
        {
            "id": each.id,
            "meaning": getattr(each.meaning, language),
            "unit": getattr(UNITS[each.unit], language),
            "dimensions": ", ".join(each.dimensions),
            "source": each.source,
        }
        for each in MEASURES.values()
    ]
