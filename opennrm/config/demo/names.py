"""Names of the demo register: invented and said so, yet unlike each other, so that searching can be tried."""

from __future__ import annotations

# Put together by lot of number: 23 and 29 have no divisor in common, so no two of the first 667 are alike.
FIRST = (
    "Oksana", "Blessing", "Ioana", "Malee", "Fatima", "Mohammed", "Grace", "Hồng", "Kateryna", "Precious", "Elena",
    "Suda", "Ahmed", "Mercy", "Natalia", "Chioma", "Andreea", "Pranee", "Youssef", "Joy", "Olena", "Mihaela", "Aisha",
)  # fmt: skip
LAST = (
    "Shevtjenko", "Okafor", "Popescu", "Srisai", "Haddad", "Al-Khatib", "Mwangi", "Nguyễn", "Kovalenko", "Igbinedion",
    "Munteanu", "Wongsawat", "Mansour", "Achieng", "Bondarenko", "Eze", "Dumitrescu", "Boonmee", "El-Sayed", "Osagie",
    "Lysenko", "Rusu", "Rahman", "Tran", "Adebayo", "Ciobanu", "Thongchai", "Karimi", "Ærøborg",
)  # fmt: skip


def name_of(number: int) -> str:
    return f"Opdigtet {FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
