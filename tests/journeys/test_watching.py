"""The watch over journeys has been seen to catch what it is for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.journeys.watching import Watch, fields_of

OWN = "http://127.0.0.1:8123/sager/"
PARTS = (
    b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nOpdigtet Person 7\r\n'
    b'--x\r\nContent-Disposition: form-data; name="photos"; filename="a.png"\r\n\r\nOpdigtet fil\r\n--x--\r\n'
)


@pytest.fixture
def server(tmp_path):
    log = tmp_path / "server.log"
    log.write_text("2021-06-12 09:00:00 WARNING django.request Not Found: (address not logged)\n")
    return SimpleNamespace(log=log, port=8123, environment={})


def request(url, body="", kind="application/x-www-form-urlencoded"):
    method = "POST" if body else "GET"
    return SimpleNamespace(
        url=url, method=method, post_data_buffer=body.encode(), headers={"content-type": kind}
    )


def watching(*requests):
    watch = Watch(SimpleNamespace(new_context=None))
    for each in requests:
        watch._note(each)
    return watch


TYPED = request(OWN, "names=Opdigtet+Person+7&kind=ngo&day=2021-06-12&csrfmiddlewaretoken=abc+def")


def test_a_quiet_journey_passes(server):
    watch = watching(TYPED)
    watch.check([server])
    assert watch.typed == {"Opdigtet Person 7"}


@pytest.mark.parametrize(
    "url", ["https://fonts.example/x.css", "http://127.0.0.1:9000/", f"{OWN}?q=Opdigtet%20Person+7"]
)
def test_a_request_elsewhere_or_a_name_in_an_address_is_caught(server, url):
    with pytest.raises(AssertionError):
        watching(TYPED, request(url)).check([server])


def test_a_name_in_the_log_is_caught(server):
    server.log.write_text("KeyError: 'Opdigtet Person 7'\n")
    with pytest.raises(AssertionError):
        watching(TYPED).check([server])


def test_a_journey_without_a_page_is_caught(server):
    with pytest.raises(AssertionError):
        watching().check([server])


@pytest.mark.parametrize(
    ("kind", "body", "fields"),
    [
        ("multipart/form-data; boundary=x", PARTS, [("title", "Opdigtet Person 7")]),
        ("application/json", b'{"a": [{"notes": "Opdigtet"}, 7]}', [("notes", "Opdigtet")]),
        ("application/x-www-form-urlencoded", b"a=b+c", [("a", "b c")]),
    ],
)
def test_what_was_typed_is_read_in_every_way_that_a_form_is_sent(kind, body, fields):
    assert list(fields_of(kind, body)) == fields
