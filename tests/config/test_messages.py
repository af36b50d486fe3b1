from __future__ import annotations

import pytest

from opennrm.config import messages

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext
WORDS = _("Opkaldet er registreret.")
MANY = ngettext("%(n)s sag", "%(n)s sager", 2)
"""
TEMPLATE = """
<h1 title="{% translate 'Dagens opkald' %}">{% blocktranslate trimmed with n=count %}
  I dag: {{ n }} (50 %)
{% endblocktranslate %}</h1>
"""
SAID = {
    ("Opkaldet er registreret.", None),
    (("%(n)s sag", "%(n)s sager"), None),
    ("Dagens opkald", None),
    ("I dag: %(n)s (50 %%)", None),
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    (tmp_path / "words.py").write_text(PYTHON)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    monkeypatch.setattr(messages, "ENGLISH", tmp_path / "locale" / "django.po")
    return tmp_path


def translate(**words):
    text = messages.ENGLISH.read_text()
    for danish, english in words.items():
        text = text.replace(f'msgid "{danish}"\nmsgstr ""', f'msgid "{danish}"\nmsgstr "{english}"')
    messages.ENGLISH.write_text(text)


def test_words_are_found_in_code_and_templates(package):
    assert messages.used() == SAID


def test_a_missing_translation_is_named(package):
    messages.update()
    assert "no English for: Dagens opkald" in messages.findings()
    assert len(messages.findings()) == len(SAID)


def test_a_translation_stays_when_the_file_is_brought_up_to_date(package):
    messages.update()
    translate(**{"Dagens opkald": "Calls today"})
    messages.update()
    assert messages.catalogue().get("Dagens opkald").string == "Calls today"
    assert not any("Dagens opkald" in line for line in messages.findings())


def test_words_no_longer_said_are_named_and_go_with_the_next_update(package):
    messages.update()
    (package / "words.py").write_text("")
    assert "no longer used: Opkaldet er registreret." in messages.findings()
    messages.update()
    assert not any("no longer used" in line for line in messages.findings())


def test_a_guess_is_not_a_translation(package):
    messages.update()
    text = messages.ENGLISH.read_text()
    messages.ENGLISH.write_text(
        text.replace('msgid "Dagens opkald"\nmsgstr ""', '#, fuzzy\nmsgid "Dagens opkald"\nmsgstr "Today"')
    )
    assert "no English for: Dagens opkald" in messages.findings()


def test_the_file_does_not_depend_on_when_or_where_it_is_written(package):
    messages.update()
    first = messages.ENGLISH.read_text()
    messages.update()
    assert messages.ENGLISH.read_text() == first
    assert str(package) not in first
    assert "Date" not in first


def test_everything_the_project_says_is_said_in_english_too():
    assert messages.findings() == []
