"""The same words in Danish and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same in Danish and English."""

    da: str
    en: str

    def told(self, language: str) -> str:
        return self.en if language == "en" else self.da
