"""The vault: what is sealed opens in its own place with its own key, and nowhere else."""

from __future__ import annotations

import base64
import json
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st
from tink import aead, json_proto_keyset_format, new_keyset_handle, proto_keyset_format, secret_key_access

from opennrm.persons.vault import Box, Place, Unreadable, new_data_key

SUBJECT = UUID(int=7)
WRAPPED = new_data_key(SUBJECT)
BOX = Box(SUBJECT, WRAPPED)
PLACE = Place("persons_identityversion", "names_sealed", UUID(int=1))
SEALED = BOX.seal("Opdigtet Person 7", PLACE)
names = st.text(st.characters(codec="ascii"), max_size=20)
places = st.builds(Place, table=names, column=names, row=st.uuids())


def flipped(sealed: bytes, bit: int) -> bytes:
    changed = bytearray(sealed)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


@given(st.text(), places)
def test_what_is_sealed_opens_in_its_place(text, place):
    assert BOX.open(BOX.seal(text, place), place) == text


def test_the_same_text_never_looks_the_same():
    assert BOX.seal("Opdigtet Person 7", PLACE) != SEALED


@pytest.mark.parametrize("bit", range(len(SEALED) * 8))
def test_no_bit_of_a_sealed_value_can_be_changed(bit):
    with pytest.raises(Unreadable):
        BOX.open(flipped(SEALED, bit), PLACE)


def test_no_bit_of_a_wrapped_key_can_be_changed():
    for bit in range(len(WRAPPED) * 8):
        with pytest.raises(Unreadable):
            Box(SUBJECT, flipped(WRAPPED, bit))


@given(places, places)
def test_another_table_column_or_row_is_refused(one, other):
    sealed = BOX.seal("Opdigtet", one)
    if one == other:
        assert BOX.open(sealed, other) == "Opdigtet"
    else:
        with pytest.raises(Unreadable):
            BOX.open(sealed, other)


@given(names, names, st.uuids())
def test_the_border_between_table_and_column_cannot_be_moved(table, column, row):
    sealed = BOX.seal("Opdigtet", Place(table, f"x{column}", row))
    with pytest.raises(Unreadable):
        BOX.open(sealed, Place(f"{table}x", column, row))


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_refused(sealed):
    with pytest.raises(Unreadable):
        BOX.open(sealed, PLACE)
    with pytest.raises(Unreadable):
        Box(SUBJECT, sealed)


def test_the_key_of_one_subject_opens_nothing_of_another():
    other = uuid4()
    with pytest.raises(Unreadable):
        Box(other, WRAPPED)
    with pytest.raises(Unreadable):
        Box(other, new_data_key(other)).open(SEALED, PLACE)


def test_another_master_keyset_opens_no_key(settings):
    settings.NRM_MASTER_KEYSET = json_proto_keyset_format.serialize(fresh_master(), secret_key_access.TOKEN)
    with pytest.raises(Unreadable):
        Box(SUBJECT, WRAPPED)


def test_the_master_keyset_may_be_json_or_base64(settings):
    master = fresh_master()
    settings.NRM_MASTER_KEYSET = json_proto_keyset_format.serialize(master, secret_key_access.TOKEN)
    wrapped = new_data_key(SUBJECT)
    settings.NRM_MASTER_KEYSET = base64.b64encode(
        proto_keyset_format.serialize(master, secret_key_access.TOKEN)
    ).decode()
    sealed = Box(SUBJECT, wrapped).seal("Opdigtet", PLACE)
    assert Box(SUBJECT, wrapped).open(sealed, PLACE) == "Opdigtet"


@pytest.mark.parametrize(
    "text", ["", "hemmeligt", "{}", "{", json.dumps({"primaryKeyId": 7, "key": []}), "aGVtbWVsaWd0"]
)
def test_a_master_keyset_that_cannot_be_read_says_so_without_showing_it(settings, text):
    settings.NRM_MASTER_KEYSET = text
    with pytest.raises(ImproperlyConfigured, match="NRM_MASTER_KEYSET cannot be read") as error:
        new_data_key(SUBJECT)
    assert "hemmelig" not in str(error.value) and error.value.__cause__ is None


def test_a_box_shows_nothing_of_its_key():
    assert repr(BOX).startswith("<opennrm.persons.vault.Box object")


def fresh_master():
    return new_keyset_handle(aead.aead_key_templates.AES256_GCM)
