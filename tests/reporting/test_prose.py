"""Prose in Danish, read for stated figures: what is true agrees, what is altered is noticed, what counts nothing is left."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest

from opennrm.reporting.domain.chapters import chapters
from opennrm.reporting.domain.claims import Meaning
from opennrm.reporting.domain.figures import OR, Count, Figure, Percent
from opennrm.reporting.domain.meanings import ask, meanings
from opennrm.reporting.domain.prose.judging import Reading, readings
from opennrm.reporting.domain.prose.passages import sentences
from opennrm.reporting.domain.prose.stated import Kind, stated
from opennrm.reporting.services import Wanted, build, check_prose
from opennrm.reporting.services.checking import MEANINGS
from opennrm.shared.errors import Invalid
from tests.reporting.cells import published_register

REFERENCE = Path(__file__).parents[2].parent / "shared" / "reference"
FIGURES = published_register()


def read(text: str, year: int = 2021) -> list[Reading]:
    return list(readings(sentences(text), year, FIGURES))


# Text, what is stated, the question that answers it, and whether the register agrees. All by the published figures of 2021.
SAID = [
    ("80 personer er vurderet som ofre for menneskehandel i 2021.", "80", "victims --year 2021", True),
    ("81 personer er vurderet som ofre for menneskehandel i 2021.", "81", "victims --year 2021", False),
    ("I 2020 blev 77 personer vurderet som ofre.", "77", "victims --year 2020", True),
    ("I 2020 blev 78 personer vurderet som ofre.", "78", "victims --year 2020", False),
    ("Syv ofre er fra Marokko.", "7", "victims --year 2021 --where nationality=MAR", False),
    ("Ni ofre er fra Marokko.", "9", "victims --year 2021 --where nationality=MAR", True),
    ("Elleve kvinder er handlet til seksuel udnyttelse.", "11",
     "victims --year 2021 --where exploitation=sexual_exploitation --where gender=female", False),
    ("Ofrene er fra 26 forskellige lande.", "26", "number of rows of victims --year 2021 --by nationality", True),
    ("Ofrene er fra 27 forskellige lande.", "27", "number of rows of victims --year 2021 --by nationality", False),
    ("Ofrene er i alderen 15-49 år.", "49", "highest of victims --year 2021 --by age", False),
    ("Hotlinen modtog 273 opkald.", "273", "calls --year 2021", True),
    ("Politiet stod for 121 opkald.", "121", "calls --year 2021 --where caller=police", False),
    ("38 ofre rejste hjem med en forberedt hjemsendelse.", "38", "returns --year 2021", True),
    ("Der er rejst ni sigtelser i 2021.", "9", "charges --year 2021", False),
    ("Alle ofre fra Thailand er kvinder.", "all", "victims --year 2021 --where gender=female --where nationality=THA", True),
    ("Kontantstøtten til enlige er på 12.000 kr.", "12000", "mechanism rate cash_single on 2022-01-01", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "question", "agrees"), SAID, ids=[each[0] for each in SAID])
def test_a_sentence_is_read_as_it_is_meant(text, value, question, agrees):
    (found,) = [each for each in read(text) if value in (each.claim.value, each.claim.stated_as)]
    assert (str(found.meaning.figure), not found.fault) == (question, agrees)


@pytest.mark.parametrize(
    "text",
    [
        "Han arbejdede 12 timer i døgnet for en løn på 24.000 kr.",
        "Loven er fra 2012, og § 262 a har tre led.",
        "To mænd fra Ghana arbejdede på en fiskekutter.",
        "Handlingsplanen har 30 initiativer for de næste fire år.",
        "Rapporten har 36 sider og er trykt i 300 eksemplarer.",
    ],
)
def test_what_counts_nothing_of_the_register_is_no_contradiction(text):
    assert [str(each) for each in read(text) if each.fault] == []


def test_a_sentence_means_what_the_ones_before_it_spoke_of():
    text = (
        "Seks ofre er fra Vietnam. De er alle mænd over 18 år, og fem er udnyttet til strafbare handlinger."
    )
    *_, last = read(text)
    assert last.claim.value == "5" and not last.fault
    assert "nationality=VNM" in str(last.meaning.figure) and "criminal_acts" in str(last.meaning.figure)


def test_a_heading_says_what_the_text_below_is_about():
    text = "Ofre handlet til tvangsarbejde\n\nSeks ofre er udnyttet i byggebranchen, og fem er udnyttet i restaurationsbranchen."
    assert [(each.claim.value, each.fault) for each in read(text)] == [("6", ""), ("5", "")]


def own_text() -> str:
    """The sentences of our own report, under the headings of its chapters."""
    lines = []
    for chapter in chapters(2021, FIGURES):
        lines.append(chapter.title["da"])
        for section in chapter.sections:
            said = [each.say(FIGURES, "da") for each in section.sentences]
            lines += [section.title["da"] if section.title else "", " ".join(filter(None, said))]
    return "\n\n".join(lines)


def test_our_own_report_agrees_with_the_register_it_is_made_of():
    found = read(own_text())
    assert len(found) > 80
    assert [str(each) for each in found if each.fault] == []


def test_most_figures_of_a_text_are_noticed_when_they_are_altered():
    """Each number in digits by itself, one higher. Not all can be: another question may have that answer."""
    text = own_text()
    places = [
        (at + one.start, one.value, one.end - one.start)
        for sentence in sentences(text)
        for at in [text.index(sentence.text)]
        for one in stated(sentence.text)
        if one.kind is Kind.COUNT and text[at + one.start : at + one.end] == one.value and int(one.value) > 12
    ]
    assert len(places) >= 20
    noticed = [
        any(each.fault for each in read(f"{text[:at]}{int(value) + 1}{text[at + length :]}"))
        for at, value, length in places
    ]
    assert sum(noticed) / len(noticed) >= 0.8, (sum(noticed), len(noticed))


KNOWN = {"C041", "C054"}


def same_question(one: Figure, other: Figure) -> bool:
    """The same, or with a condition more or less that changes nothing in the count."""
    if isinstance(one, Percent) and isinstance(other, Percent):
        return same_question(one.share.part, other.share.part) and same_question(
            one.share.whole, other.share.whole
        )
    if not (isinstance(one, Count) and isinstance(other, Count)):
        return str(one) == str(other)
    asked = [(each.ask.measure, each.ask.year) for each in (one, other)]
    left, right = (
        {(name, *sorted(code.split(OR))) for name, code in each.ask.where} for each in (one, other)
    )
    refined = bool(left) == bool(right) and (left <= right or right <= left)
    return asked[0] == asked[1] and refined and one.value(FIGURES) == other.value(FIGURES)


def answers(meaning: Meaning, reading: Reading) -> bool:
    figure, found = meaning.figure, reading.meaning
    if isinstance(figure, Percent) and found.whole is not None:
        return same_question(figure.share.part, found.figure) and same_question(
            figure.share.whole, found.whole
        )
    return same_question(figure, found.figure)


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the report of 2021 lies beside the project, and may not stand in it"
)
def test_the_report_of_2021_gives_its_two_contradictions_and_few_false_alarms():
    import tomllib

    found = read((REFERENCE / "annual-report-2021.da.txt").read_text(encoding="utf-8"))
    known = meanings(tomllib.loads(MEANINGS.read_text(encoding="utf-8")))
    claims = {id_: each for id_, each in known.items() if isinstance(each, Meaning)}
    by_itself = {id_ for id_, each in claims.items() if any(answers(each, reading) for reading in found)}
    alarms = [each for each in found if each.fault]
    true = {id_ for id_ in KNOWN if any(answers(claims[id_], each) for each in alarms)}
    assert true == KNOWN
    assert len(by_itself) >= 70
    assert len(alarms) - len(true) <= 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from datetime import date

    out = tmp_path_factory.mktemp("prose")
    build(Wanted(2021, date(2022, 5, 1)), out, figures=FIGURES)
    with zipfile.ZipFile(out / "report.docx", "w") as packed:
        packed.writestr(
            "word/document.xml", document("81 personer er vurderet som ofre for menneskehandel i 2021.")
        )
    (out / "report.txt").write_text(own_text(), encoding="utf-8")
    return out


def document(said: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    half = len(said) // 2
    runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in (said[:half], said[half:]))
    return f'<w:document xmlns:w="{space}"><w:body><w:p>{runs}</w:p></w:body></w:document>'


@pytest.mark.parametrize(
    ("name", "faults"), [("report.html", 0), ("report.pdf", 0), ("report.txt", 0), ("report.docx", 1)]
)
def test_page_book_document_and_text_are_read(folder, name, faults):
    result = check_prose(folder / name, figures=FIGURES)
    assert len(result.contradictions) == faults
    assert len(result.readings) >= (1 if name.endswith("docx") else 90)


def test_the_proposals_are_written_for_the_person_who_confirms(folder, tmp_path):
    check_prose(folder / "report.docx", figures=FIGURES).write(tmp_path / "forslag.csv")
    (row,) = csv.DictReader((tmp_path / "forslag.csv").read_text(encoding="utf-8").splitlines())
    assert row["stated"] == "81" and row["computed"] == "80" and row["question"] == "victims --year 2021"
    assert row["id"] == "L1.1" and row["verdict"] == "the value differs"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.odt", b"", "reporting.text_kind_unknown"),
        ("a.pdf", b"nothing", "reporting.text_unreadable"),
        ("a.docx", b"PK", "reporting.text_unreadable"),
        ("a.txt", b"\xff\xfe\x00", "reporting.text_unreadable"),
        ("a.txt", b"Ingen tal.", "reporting.year_not_named"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Invalid) as refused:
        check_prose(tmp_path / name, figures=FIGURES)
    assert refused.value.code == code


def test_a_question_in_a_proposal_can_be_asked_again():
    (found,) = read("Ni ofre er fra Marokko.")
    assert Count(ask(str(found.meaning.figure))).value(FIGURES) == 9
