"""2,000 invented names, put together by lot from parts of names of many languages; and how people mistype them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from anyascii import anyascii

from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, BirthKind, Identity

FIRST = [
    "Blessing",
    "Precious",
    "Joy",
    "Faith",
    "Gift",
    "Chinwe",
    "Ngozi",
    "Chioma",
    "Ifeoma",
    "Amaka",
    "Adaeze",
    "Efe",
    "Osas",
    "Osarumen",
    "Tunde",
    "Chidi",
    "Emeka",
    "Oksana",
    "Olena",
    "Natalia",
    "Kateryna",
    "Yulia",
    "Svitlana",
    "Iryna",
    "Tetiana",
    "Lyudmyla",
    "Anastasia",
    "Volodymyr",
    "Oleksandr",
    "Mykhailo",
    "Dmytro",
    "Ioana",
    "Elena",
    "Andreea",
    "Mihaela",
    "Gabriela",
    "Roxana",
    "Ștefania",
    "Cristina",
    "Nicoleta",
    "Gheorghe",
    "Vasile",
    "Florin",
    "Ionuț",
    "Bogdan",
    "Răzvan",
    "Nguyễn",
    "Thị",
    "Hồng",
    "Phương",
    "Trang",
    "Linh",
    "Huyền",
    "Quang",
    "Minh",
    "Đức",
    "Somchai",
    "Malee",
    "Suda",
    "Kanya",
    "Pranee",
    "Siriporn",
    "Wanida",
    "Nattaya",
    "Mohammed",
    "Muhammad",
    "Ahmed",
    "Fatima",
    "Aisha",
    "Khadija",
    "Youssef",
    "Hussein",
    "Abdullah",
    "Ibrahim",
    "Mustafa",
    "Zainab",
    "Maryam",
    "Yasmin",
    "Leila",
    "Farid",
    "Khaled",
    "Said",
    "Omar",
    "Maria",
    "Juana",
    "Guadalupe",
    "Rosario",
    "Concepción",
    "Jesús",
    "José",
    "Luis",
    "Carlos",
    "Fernanda",
    "Beatriz",
    "João",
    "Raimundo",
    "Krystyna",
    "Agnieszka",
    "Małgorzata",
    "Katarzyna",
    "Wojciech",
    "Zbigniew",
    "Grzegorz",
    "Jerzy",
    "Łukasz",
    "Xiaoling",
    "Meihua",
    "Jianguo",
    "Weiming",
    "Priya",
    "Sunita",
    "Lakshmi",
    "Rajesh",
    "Suresh",
    "Gurpreet",
    "Harjit",
    "Kamala",
    "Bishnu",
    "Sita",
    "Tsering",
    "Dawa",
    "Mercy",
    "Grace",
    "Wanjiru",
    "Achieng",
    "Otieno",
    "Kipchoge",
    "Abebe",
    "Tigist",
    "Selam",
    "Meron",
    "Tesfaye",
    "Yohannes",
    "Ayşe",
    "Fatma",
    "Emine",
    "Mehmet",
    "Çiğdem",
    "Özlem",
    "Søren",
    "Åse",
    "Jørgen",
    "Bjørn",
    "Kåre",
    "Ærø",
    "Sjöfn",
    "Björk",
    "Zsófia",
    "László",
    "György",
    "Ágnes",
    "Eszter",
]
LAST = [
    "Okafor",
    "Okonkwo",
    "Adebayo",
    "Oyelaran",
    "Eze",
    "Nwosu",
    "Igbinedion",
    "Osagie",
    "Omoruyi",
    "Idahosa",
    "Aigbe",
    "Ehigie",
    "Uwaifo",
    "Chukwu",
    "Shevchenko",
    "Kovalenko",
    "Bondarenko",
    "Tkachenko",
    "Kravchuk",
    "Lysenko",
    "Pavlyuk",
    "Hryhorenko",
    "Popescu",
    "Ionescu",
    "Dumitrescu",
    "Stănescu",
    "Munteanu",
    "Ciobanu",
    "Vasilescu",
    "Rusu",
    "Tran",
    "Le",
    "Pham",
    "Hoang",
    "Phan",
    "Vu",
    "Dang",
    "Bui",
    "Do",
    "Ngo",
    "Duong",
    "Srisai",
    "Chaiyaporn",
    "Saetang",
    "Wongsawat",
    "Thongchai",
    "Boonmee",
    "Rattanakosin",
    "Suwannarat",
    "Al-Hussein",
    "Al-Khatib",
    "El-Sayed",
    "Haddad",
    "Mansour",
    "Khoury",
    "Najjar",
    "Qasim",
    "Rahman",
    "Siddiqui",
    "Chowdhury",
    "Ahmadi",
    "Karimi",
    "Rezai",
    "Hosseini",
    "García",
    "Hernández",
    "Rodríguez",
    "López",
    "Martínez",
    "Quispe",
    "Mamani",
    "Silva",
    "dos-Santos",
    "Oliveira",
    "Pereira",
    "Kowalski",
    "Wiśniewski",
    "Wójcik",
    "Kamiński",
    "Lewandowski",
    "Zieliński",
    "Szymański",
    "Woźniak",
    "Zhang",
    "Wang",
    "Chen",
    "Liu",
    "Huang",
    "Zhao",
    "Sharma",
    "Patel",
    "Singh",
    "Kaur",
    "Thapa",
    "Gurung",
    "Tamang",
    "Shrestha",
    "Mwangi",
    "Kamau",
    "Ochieng",
    "Wambui",
    "Njoroge",
    "Mutua",
    "Haile",
    "Tadesse",
    "Gebremedhin",
    "Bekele",
    "Desta",
    "Yılmaz",
    "Kaya",
    "Demir",
    "Şahin",
    "Çelik",
    "Öztürk",
    "Østergaard",
    "Sørensen",
    "Nørgaard",
    "Kjær",
    "Højbjerg",
    "Ågård",
    "Szabó",
    "Nagy",
    "Kovács",
    "Tóth",
    "Horváth",
    "Papadopoulos",
    "Georgiou",
    "Nikolaidis",
    "Dimitrov",
    "Ivanova",
    "Petrova",
    "Georgieva",
    "Stoyanov",
    "Jovanović",
    "Petrović",
    "Đorđević",
    "Hadžić",
    "Hoxha",
    "Krasniqi",
    "Gashi",
    "Berisha",
    "Balogun",
    "Mensah",
    "Owusu",
    "Boateng",
    "Asante",
    "Diallo",
    "Traoré",
    "Keïta",
    "Coulibaly",
    "Ouédraogo",
    "N'Diaye",
]
# One of these spellings for the other. Written from transliterations seen in public lists of names, not from the rules.
SPELLINGS = (
    ("sh", "sch"), ("sh", "sj"), ("ch", "tj"), ("kh", "h"), ("kh", "ch"), ("ks", "x"), ("x", "ks"), ("w",
    "v"), ("ou", "u"), ("u", "ou"), ("oo", "u"), ("y", "i"), ("i", "y"), ("y", "j"), ("ph", "f"), ("f",
    "ph"), ("ee", "i"), ("c", "k"), ("k", "c"), ("k", "q"), ("q", "k"), ("z", "s"), ("th", "t"), ("aa",
    "a"), ("ae", "e"), ("oe", "o"), ("e", "a"), ("o", "u"), ("u", "o"), ("dj", "j"), ("j", "dj"), ("ss",
    "s"), ("s", "ss"), ("mm", "m"), ("hh", "h"), ("v", "w"), ("ya", "ia"), ("ts", "c"), ("cz", "ch"),
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def names(count: int = 2_000, seed: int = 7) -> list[str]:
    """Different ones, of two or three parts."""
    lot, found = Random(seed), set()
    while len(found) < count:
        first, last = [lot.choice(FIRST)], [lot.choice(LAST)]
        if lot.random() < 0.3:
            first.append(lot.choice(FIRST))
        elif lot.random() < 0.2:
            last.append(lot.choice(LAST))
        found.add(" ".join(first + last))
    return sorted(found)


def mistyped(name: str, lot: Random) -> str:
    """As somebody types it who heard it, or slips: one or two faults, often another order, sometimes a part less."""
    parts = anyascii(name).lower().split()
    for _ in range(lot.choice([1, 1, 2])):
        place = lot.randrange(len(parts))
        parts[place] = lot.choice([_slip, _otherwise_spelt])(parts[place], lot)
    if lot.random() < 0.3:
        lot.shuffle(parts)
    if len(parts) > 2 and lot.random() < 0.3:
        parts.pop(lot.randrange(len(parts)))
    return " ".join(parts)


def _slip(part: str, lot: Random) -> str:
    """A letter missing, wrong, too many, or exchanged with the next."""
    at = lot.randrange(len(part))
    return lot.choice(
        [
            part[:at] + part[at + 1 :],
            part[:at] + lot.choice(LETTERS) + part[at + 1 :],
            part[:at] + lot.choice(LETTERS) + part[at:],
            part[:at] + part[at + 1 : at + 2] + part[at : at + 1] + part[at + 2 :],
        ]
    )


def _otherwise_spelt(part: str, lot: Random) -> str:
    fitting = [(one, other) for one, other in SPELLINGS if one in part]
    if not fitting:
        return _slip(part, lot)
    one, other = lot.choice(fitting)
    return part.replace(one, other, 1)


def people_some_twice(count=2_000, again=400, seed=3):
    """Some of them come again: mistyped, the birthday known or not; and which two are one."""
    lot = Random(seed)
    people = []
    for name in names(count, seed=5):
        day = date(1975, 1, 1) + timedelta(lot.randrange(12_000))
        people.append(Identity(name, Birth(BirthKind.DATE, day=day) if lot.random() < 0.7 else UNKNOWN_BIRTH))
    truth = set()
    for _ in range(again):
        place = lot.randrange(count)
        born = people[place].birth if lot.random() < 0.85 else UNKNOWN_BIRTH
        truth.add((place, len(people)))
        people.append(Identity(mistyped(people[place].names, lot), born))
    return people, truth
