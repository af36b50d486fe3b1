"""The pages of tasks, as colleagues use them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.access.models import Membership
from opennrm.shared.dates import clock, noon
from opennrm.tasks.models import Cover, Task

pytestmark = pytest.mark.django_db
OVERDUE, FIRST = date(2021, 3, 18), date(2021, 3, 2)


def text(answer):
    return answer.content.decode()


def test_the_start_page_divides_what_one_has_to_do(team, client_for):
    team.referred()
    with clock.standing_at(noon(OVERDUE)):
        page = text(client_for(team.caseworker).get(reverse("desk:start")))
    assert "Fristen er overskredet" in page and "3 dage over fristen" in page
    assert "mere end 2 arbejdsdage over fristen" in page and "Hold identifikationssamtale" in page
    with clock.standing_at(noon(FIRST)):
        assert "Senere" in text(client_for(team.caseworker).get(reverse("desk:start")))
        assert "Du har ingen åbne opgaver" in text(client_for(team.colleague).get(reverse("desk:start")))


def test_the_board_lists_what_the_address_asks_for(team, client_for):
    team.referred()
    client = client_for(team.colleague)
    with clock.standing_at(noon(OVERDUE)):
        for asked, count in (("", 1), ("?when=overdue", 1), ("?when=today", 0), ("?who=ingen", 0), ("?kind=decide", 0),
                             (f"?who={team.caseworker.user_id}", 1), ("?who=x&when=y", 1)):  # fmt: skip
            assert len(client.get(reverse("tasks:board") + asked).context["lines"]) == count, asked


def test_the_page_of_a_task_tells_the_rule_and_that_it_is_ours(team, client_for):
    task = team.task(team.referred())
    page = text(client_for(team.caseworker).get(reverse("tasks:task", args=[task.pk])))
    assert "10 arbejdsdage efter 1. marts 2021" in page and "eget servicemål" in page
    assert "Opgaven er udført" not in page


def test_nobody_is_led_to_an_act_that_their_role_does_not_do(team, actor_for, client_for):
    case_id = team.referred()
    address = reverse("tasks:task", args=[team.task(case_id).pk])
    act = reverse("identification:interview", args=[case_id])
    adviser = actor_for(Role.HOTLINE_ADVISER, "cmm")
    assert act in text(client_for(team.caseworker).get(address))
    assert act not in text(client_for(adviser).get(address))


def test_a_deadline_is_extended_paused_and_resumed_on_its_pages(team, client_for):
    task = team.task(team.referred())
    client = client_for(team.caseworker)
    with clock.standing_at(noon(FIRST)):
        refused = client.post(reverse("tasks:extend", args=[task.pk]), {"amount": "0", "reason": ""})
        assert refused.status_code == 200 and refused.context["form"].errors.keys() == {"amount", "reason"}
        client.post(reverse("tasks:extend", args=[task.pk]), {"amount": "1", "reason": "health"})
        assert Task.objects.get().due_on == date(2021, 3, 16)
        client.post(reverse("tasks:pause", args=[task.pk]), {"reason": "interpreter"})
        page = text(client.get(reverse("tasks:task", args=[task.pk])))
        assert "Der mangler en tolk" in page and "Står på pause" in page
        assert client.get(reverse("tasks:pause", args=[task.pk])).status_code == 403
        client.post(reverse("tasks:resume", args=[task.pk]))
        assert Task.objects.get().state == "open"


def test_all_tasks_of_somebody_who_left_are_handed_over_from_the_board(team, client_for):
    task = team.task(team.referred())
    Membership.objects.filter(user_id=team.caseworker.user_id).update(until=clock.today())
    client = client_for(team.colleague)
    assert "Har ikke længere en rolle i organisationen" in text(client.get(reverse("tasks:board")))
    url = reverse("tasks:hand_over", args=[team.caseworker.user_id])
    shown = client.get(url).context["form"]
    assert shown.initial["tasks"] == [str(task.pk)]
    client.post(url, {"tasks": [task.pk], "colleague": team.colleague.user_id})
    assert Task.objects.get().responsible_id == team.colleague.user_id
    assert client.get(url).status_code == 404


def test_whoever_may_not_hand_out_tasks_is_refused(team, actor_for, client_for):
    team.referred()
    adviser = client_for(actor_for(Role.HOTLINE_ADVISER, "cmm"))
    assert adviser.get(reverse("tasks:hand_over", args=[team.caseworker.user_id])).status_code == 403
    page = text(adviser.get(reverse("tasks:board")))
    assert reverse("tasks:hand_over", args=[team.caseworker.user_id]) not in page


def test_a_cover_is_named_and_ended(team, client_for):
    client, today = client_for(team.caseworker), clock.today()
    told = {"away": team.caseworker.user_id, "covering": team.colleague.user_id, "since": today.isoformat()}
    client.post(reverse("tasks:covers"), told | {"until": (today + timedelta(days=3)).isoformat()})
    cover = Cover.objects.get()
    assert "er tilbage" in text(client.get(reverse("tasks:covers")))
    client.post(reverse("tasks:end_cover", args=[cover.pk]))
    assert not Cover.objects.exists()


def test_a_list_is_kept_shown_and_forgotten(team, client_for):
    team.referred()
    client = client_for(team.caseworker)
    url = reverse("tasks:save_list", args=["board"]) + "?when=overdue"
    client.post(url, {"name": "Opdigtet liste", "is_shared": "on"})
    page = text(client_for(team.colleague).get(reverse("tasks:board")))
    assert 'href="?when=overdue">Opdigtet liste' in page and "Slet Opdigtet liste" not in page
    assert client.get(reverse("tasks:save_list", args=["other"])).status_code == 404


def test_the_address_of_a_calendar_is_shown_once(team, client_for):
    client = client_for(team.caseworker)
    made = text(client.post(reverse("tasks:make_feed")))
    assert "/opgaver/kalender/" in made and ".ics" in made
    assert ".ics" not in text(client.get(reverse("tasks:outside")))
    client.post(reverse("tasks:outside"), {"address": "", "weekdays": ["1"]})
    refused = client.post(reverse("tasks:outside"), {"address": "", "weekdays": ["1"]})
    assert refused.context["form"].errors.keys() == {"address"}
