"""The queue of referrals: the table of its moves, who moves, what counts; and the ways a person is never to be reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import InterviewInput
from opennrm.intake import selectors, services
from opennrm.intake.domain import ContactWay, ReferralDetails, ReferralInput
from opennrm.intake.domain.events import ReferralDeclined, ReferralWithdrawn
from opennrm.intake.domain.referrals import check_contact, check_details, is_treated_as_minor
from opennrm.intake.domain.states import State, check_can_move, first_state
from opennrm.intake.models import Contact, Referral, ReferralStep
from opennrm.persons import services as persons
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.intake.conftest import TODAY
from tests.intake.test_views import text_of

MOVES = """
received   returned, accepted, declined, merged
returned   received, declined, merged
accepted   merged
declined
merged
"""


def moves():
    for line in MOVES.strip().splitlines():
        now, _, following = line.partition(" ")
        for then in filter(None, following.strip().split(", ")):
            yield State(now), State(then)


@pytest.mark.parametrize(("now", "then"), list(product(State, State)))
def test_only_the_listed_moves_are_possible(now, then):
    if (now, then) in set(moves()):
        check_can_move(now, then)
    else:
        with pytest.raises(Denied, match="intake.referral_cannot_move"):
            check_can_move(now, then)


def test_who_interviews_has_accepted_what_they_refer_themselves():
    assert first_state(holds_interviews=True) is State.ACCEPTED
    assert first_state(holds_interviews=False) is State.RECEIVED


@pytest.mark.parametrize(
    ("age", "minor"), [("", False), ("adult", False), ("in_doubt", True), ("under_18", True)]
)
def test_whoever_may_be_a_child_is_treated_as_one(age, minor):
    assert is_treated_as_minor(age) == minor


@pytest.mark.parametrize(
    "wrong",
    [{"urgency": "x"}, {"age": "17"}, {"language": "tlh"}, {"interviewer": "x"}, {"interpreter": "x"},
     {"situation": "x"}, {"residence_status": "x"}],
)  # fmt: skip
def test_a_detail_is_one_of_the_answers_there_are(wrong):
    check_details(ReferralDetails(), TODAY)
    with pytest.raises(Invalid, match="intake.unknown_code") as refused:
        check_details(ReferralDetails(**wrong), TODAY)
    assert refused.value.field in wrong


def test_a_way_of_contact_says_which_one_it_is():
    check_contact(ContactWay("phone", True, "Opdigtet"), TODAY)
    with pytest.raises(Invalid, match="intake.contact_empty"):
        check_contact(ContactWay("phone", False, " "), TODAY)
    with pytest.raises(Invalid, match="intake.unknown_code"):
        check_contact(ContactWay("pigeon", True, "Opdigtet"), TODAY)


KNOWN = ReferralDetails(
    "now",
    "in_doubt",
    "Opdigtet Repræsentant",
    "en",
    "female",
    "no_wish",
    "custody",
    "no_lawful_stay",
    "Opdigtet Betjent",
)


@pytest.fixture
def referred(adviser, a_case):
    """A referral from the hotline that waits."""

    def make(case_id=None, number=1, made_on=TODAY, **details):
        told = replace(ReferralDetails(), **details)
        case_id = case_id or a_case(by=adviser, number=number)
        return services.make_referral(
            ReferralInput(case_id, "police", made_on, "Opdigtet", None, told), by=adviser
        )

    return make


@pytest.mark.django_db
class TestActs:
    def test_everything_that_was_told_is_shown_again_and_names_are_sealed(self, adviser, referred):
        referral_id = referred(**{name: getattr(KNOWN, name) for name in KNOWN.__dataclass_fields__})
        shown = services.show_referral(referral_id, by=adviser)
        assert (shown.details, shown.state, shown.lacks_representative) == (KNOWN, State.RECEIVED, False)
        row = Referral.objects.get()
        for sealed in (row.representative_sealed, row.referrer_sealed):
            assert b"Opdigtet" not in bytes(sealed)

    def test_who_may_be_a_child_lacks_a_representative_until_there_is_one(self, adviser, a_case, referred):
        case_id = a_case(by=adviser)
        assert not selectors.lacks_representative(adviser, case_id)
        referral_id = referred(case_id, age="in_doubt")
        assert services.show_referral(referral_id, by=adviser).lacks_representative
        assert selectors.lacks_representative(adviser, case_id)
        referred(case_id, age="in_doubt", representative="Opdigtet Repræsentant")
        assert not selectors.lacks_representative(adviser, case_id)

    def test_those_who_interview_do_not_wait_for_themselves(self, caseworker, a_case):
        told = ReferralInput(a_case(by=caseworker), "police", TODAY, "Opdigtet")
        services.make_referral(told, by=caseworker)
        assert Referral.objects.get().state == "accepted"
        assert not selectors.waiting_referrals_for(caseworker).exists()

    def test_a_referral_goes_back_and_forth_and_is_accepted_with_every_step_kept(
        self, adviser, caseworker, referred
    ):
        referral_id = referred()
        acts = (
            lambda: services.return_referral(referral_id, "Opdigtet: hvilket sprog?", by=caseworker),
            lambda: services.tell_more(referral_id, "Opdigtet: engelsk.", by=adviser),
            lambda: services.accept_referral(referral_id, by=caseworker),
        )
        for hour, act in enumerate(acts):
            with clock.standing_at(noon(TODAY) + timedelta(hours=hour)):
                act()
        steps = services.show_referral(referral_id, by=adviser).steps
        assert [(each.state, each.text) for each in steps] == [
            (State.RETURNED, "Opdigtet: hvilket sprog?"),
            (State.RECEIVED, "Opdigtet: engelsk."),
            (State.ACCEPTED, ""),
        ]
        assert b"sprog" not in b"".join(bytes(each.text_sealed) for each in ReferralStep.objects.all())
        events = ["returned", "told_more", "accepted"]
        assert [AuditLine.objects.filter(event=f"intake.referral_{each}").count() for each in events] == [
            1,
            1,
            1,
        ]

    @pytest.mark.parametrize("said", ["", "  "])
    def test_what_is_missing_and_what_is_told_is_said(self, adviser, caseworker, referred, said):
        referral_id = referred()
        with pytest.raises(Invalid, match="intake.missing_not_said"):
            services.return_referral(referral_id, said, by=caseworker)
        services.return_referral(referral_id, "Opdigtet", by=caseworker)
        with pytest.raises(Invalid, match="intake.more_not_said"):
            services.tell_more(referral_id, said, by=adviser)

    def test_a_declined_referral_counts_on_but_carries_no_interview(
        self, adviser, caseworker, a_case, referred, published
    ):
        case_id = a_case(by=adviser)
        referral_id = referred(case_id)
        services.decline_referral(referral_id, "no_signs", "Opdigtet", by=caseworker)
        assert published[-1] == ReferralDeclined(referral_id, case_id, None)
        assert selectors.first_referral(caseworker, case_id) is None
        with pytest.raises(Invalid, match="intake.unknown_code"):
            services.decline_referral(referred(case_id), "boredom", "", by=caseworker)

    def test_a_referral_that_an_interview_rests_on_is_neither_declined_nor_merged_away(
        self, adviser, caseworker, a_case, referred
    ):
        case_id = a_case(by=adviser)
        referral_id = referred(case_id)
        told = InterviewInput(case_id, TODAY, "en", False, "centre_office", True, "Opdigtet samtale")
        identification.record_interview(told, by=caseworker)
        with pytest.raises(Denied, match="identification.interview_rests_on_referral"):
            services.decline_referral(referral_id, "other", "", by=caseworker)
        with clock.standing_at(noon(TODAY + timedelta(days=1))):
            later = referred(case_id, made_on=TODAY + timedelta(days=1))
            with pytest.raises(Denied, match="identification.interview_rests_on_referral"):
                services.merge_referral(referral_id, later, by=caseworker)
            services.merge_referral(later, referral_id, by=caseworker)
        assert {each.state for each in Referral.objects.all()} == {"received", "merged"}

    def test_a_duplicate_goes_into_another_of_the_same_case_and_no_longer_counts(
        self, adviser, caseworker, a_case, referred, published
    ):
        case_id = a_case(by=adviser)
        first, twice, stranger = referred(case_id), referred(case_id), referred(number=2)
        for wrong in (stranger, twice):
            with pytest.raises(Invalid, match="intake.merged_into_stranger"):
                services.merge_referral(twice, wrong, by=caseworker)
        services.merge_referral(twice, first, by=caseworker)
        assert published[-1] == ReferralWithdrawn(twice, case_id, TODAY)
        assert services.show_referral(twice, by=adviser).merged_into == first
        with pytest.raises(Invalid, match="intake.merged_into_stranger"):
            services.merge_referral(first, twice, by=caseworker)

    def test_only_those_who_hold_interviews_decide(self, adviser, actor_for, caseworker, referred):
        referral_id = referred()
        assert {role for role in Role if Permission.REFERRAL_DECIDE in GRANTS[role]} == {Role.CASEWORKER}
        with pytest.raises(Denied, match="access.missing_right"):
            services.accept_referral(referral_id, by=adviser)
        case_id = Referral.objects.get().case_id
        ngo = actor_for(Role.CASEWORKER, "hopenow")
        cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
        with (
            clock.standing_at(noon(date(2022, 1, 1))),
            pytest.raises(Denied, match="intake.not_the_receiver"),
        ):
            services.accept_referral(referral_id, by=ngo)
        assert Referral.objects.get().state == "received"

    def test_a_withdrawn_referral_is_out_of_the_queue(self, adviser, caseworker, referred):
        referral_id = referred()
        services.withdraw_referral(referral_id, by=adviser)
        assert not selectors.waiting_referrals_for(caseworker).exists()
        with pytest.raises(Denied, match="intake.referral_withdrawn"):
            services.accept_referral(referral_id, by=caseworker)

    def test_strangers_neither_find_nor_decide(self, stranger, referred):
        referral_id = referred()
        for act in (
            lambda: services.accept_referral(referral_id, by=stranger),
            lambda: services.return_referral(referral_id, "x", by=stranger),
            lambda: services.tell_more(referral_id, "x", by=stranger),
            lambda: services.decline_referral(referral_id, "other", "", by=stranger),
            lambda: services.merge_referral(referral_id, referral_id, by=stranger),
        ):
            with pytest.raises(Http404):
                act()

    def test_the_most_urgent_stand_first_then_the_oldest(self, caseworker, referred):
        order = [("can_wait", 0), ("", 1), ("now", 0), ("this_week", 0), ("now", 2), ("today", 0), ("", 3)]
        made = {
            referred(number=number, urgency=urgency, made_on=TODAY - timedelta(days=days)): (urgency, days)
            for number, (urgency, days) in enumerate(order)
        }
        queue = [made[each.pk] for each in selectors.waiting_referrals_for(caseworker)]
        assert queue == [
            ("now", 2),
            ("now", 0),
            ("today", 0),
            ("this_week", 0),
            ("", 3),
            ("", 1),
            ("can_wait", 0),
        ]


@pytest.mark.django_db
class TestContacts:
    def test_what_is_never_to_be_used_stands_first_and_is_sealed(self, adviser, a_case):
        case_id = a_case(by=adviser)
        safe, never = (
            ContactWay("phone", True, "Opdigtet 1", "kun 9-11"),
            ContactWay("phone", False, "Opdigtet 2"),
        )
        for way in (safe, never):
            services.record_contact(case_id, way, by=adviser)
        assert [each.way for each in services.show_contacts(case_id, by=adviser)] == [never, safe]
        row = Contact.objects.first()
        assert b"Opdigtet" not in bytes(row.address_sealed) and b"9-11" not in bytes(row.times_sealed)
        events = ["contact_recorded", "contacts_shown"]
        assert [AuditLine.objects.filter(event=f"intake.{each}").count() for each in events] == [2, 1]

    def test_a_way_that_holds_no_longer_is_kept_and_not_shown(self, adviser, a_case):
        case_id = a_case(by=adviser)
        contact_id = services.record_contact(case_id, ContactWay("email", True, "Opdigtet"), by=adviser)
        assert services.end_contact(contact_id, by=adviser) == case_id
        assert services.show_contacts(case_id, by=adviser) == []
        with pytest.raises(Http404):
            services.end_contact(contact_id, by=adviser)
        assert Contact.objects.count() == 1

    def test_strangers_and_roles_without_the_right_see_no_way(self, adviser, stranger, actor_for, a_case):
        case_id = a_case(by=adviser)
        contact_id = services.record_contact(case_id, ContactWay("phone", True, "Opdigtet"), by=adviser)
        for act in (
            lambda: services.show_contacts(case_id, by=stranger),
            lambda: services.end_contact(contact_id, by=stranger),
            lambda: services.record_contact(case_id, ContactWay("phone", True, "x"), by=stranger),
        ):
            with pytest.raises(Http404):
                act()
        with acting(stranger):
            assert not Contact.objects.exists()
        with pytest.raises(Denied, match="access.missing_right"):
            services.show_contacts(case_id, by=actor_for(Role.POLICE_LIAISON, "cmm"))


@pytest.mark.django_db
class TestPages:
    def test_the_queue_is_worked_through_on_its_pages(self, client_for, adviser, caseworker, referred):
        referral_id = referred(
            urgency="now", age="in_doubt", situation="custody", language="en", interviewer="female"
        )
        client = client_for(caseworker)
        queue = text_of(client.get(reverse("intake:referrals")))
        assert "Måske under 18" in queue and "Anholdt" in queue and "venter på svar" in queue
        page = text_of(client.get(reverse("intake:referral", args=[referral_id])))
        assert "behandles som et barn" in page and "Engelsk" in page and "Kvinde" in page
        assert "Ring ikke til et nummer" in page
        address = reverse("intake:return_referral", args=[referral_id])
        assert "Hvad mangler?" in text_of(client.get(address))
        assert "sendt retur" in text_of(client.post(address, {"text": "Opdigtet spørgsmål"}, follow=True))
        answer = client_for(adviser).post(
            reverse("intake:tell_more", args=[referral_id]), {"text": "Opdigtet svar"}, follow=True
        )
        assert "venter igen" in text_of(answer)
        accepted = client.post(reverse("intake:accept_referral", args=[referral_id]), follow=True)
        assert "er taget imod" in text_of(accepted)
        assert "Ingen henvisninger venter" in text_of(client.get(reverse("intake:referrals")))
        assert str(referral_id) in text_of(client.get(f"{reverse('intake:referrals')}?vis=alle"))

    def test_a_referral_is_declined_and_merged_on_its_pages(
        self, client_for, adviser, caseworker, a_case, referred
    ):
        case_id = a_case(by=adviser)
        first, twice, other = referred(case_id), referred(case_id), referred(number=2)
        client = client_for(caseworker)
        page = client.post(reverse("intake:merge_referral", args=[twice]), {"into": str(first)}, follow=True)
        assert "lagt sammen" in text_of(page) and str(first) in text_of(page)
        address = reverse("intake:decline_referral", args=[other])
        assert "form-error-message" in text_of(client.post(address, {"reason": ""}))
        page = client.post(address, {"reason": "no_signs", "text": "Opdigtet"}, follow=True)
        assert "Der er ingen tegn" in text_of(page)
        assert client.get(address).status_code == 403

    def test_who_may_not_decide_is_shown_no_button_and_refused(self, client_for, adviser, referred):
        referral_id = referred()
        client = client_for(adviser)
        assert "tag-imod" not in text_of(client.get(reverse("intake:referral", args=[referral_id])))
        for name in ("return_referral", "decline_referral", "merge_referral"):
            assert client.get(reverse(f"intake:{name}", args=[referral_id])).status_code == 403

    def test_never_call_this_number_stands_on_the_referral(self, client_for, adviser, a_case, referred):
        case_id = a_case(by=adviser)
        referral_id = referred(case_id)
        client = client_for(adviser)
        told = {"is_safe": "no", "kind": "phone", "address": "Opdigtet nummer 12", "times": ""}
        assert client.post(reverse("intake:new_contact", args=[case_id]), told).status_code == 302
        page = text_of(client.get(reverse("intake:referral", args=[referral_id])))
        assert "Brug aldrig" in page and "Opdigtet nummer 12" in page
        client.post(reverse("intake:end_contact", args=[Contact.objects.get().pk]))
        assert "Opdigtet nummer 12" not in text_of(client.get(reverse("intake:referral", args=[referral_id])))

    @pytest.mark.parametrize("language", ["da", "en"])
    def test_every_page_renders_in_both_languages(
        self, client_for, caseworker, adviser, a_case, referred, language
    ):
        case_id = a_case(by=adviser)
        referral_id = referred(case_id)
        referred(case_id)
        client = client_for(caseworker)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for name, key in (
            ("referral", referral_id), ("return_referral", referral_id), ("decline_referral", referral_id),
            ("merge_referral", referral_id), ("new_contact", case_id), ("new_referral", case_id),
        ):  # fmt: skip
            page = client.get(reverse(f"intake:{name}", args=[key]))
            assert page.status_code == 200 and f'<html lang="{language}"' in text_of(page), name


@pytest.mark.django_db
def test_the_same_told_in_two_cases_of_one_person_is_merged_across_them(caseworker, actor_for):
    first, again = new_case(caseworker), new_case(caseworker, "Opdigtet Person 2")
    into, twice = (
        services.make_referral(ReferralInput(each, "ngo", TODAY, "Opdigtet"), by=caseworker)
        for each in (first, again)
    )
    with pytest.raises(Invalid, match="merged_into_stranger"):
        services.merge_referral(twice, into, by=caseworker)
    one, other = (Case.objects.get(pk=each).person_id for each in (first, again))
    merge_id = persons.propose_merge(other, one, takes_identity=False, by=caseworker)
    persons.merge(merge_id, by=actor_for(Role.CASEWORKER, "cmm"))
    assert first_case_named(services.show_referral(twice, by=caseworker)) == Case.objects.get(pk=first).number
    services.merge_referral(twice, into, by=caseworker)
    assert Referral.objects.get(pk=twice).merged_into_id == into


def first_case_named(referral):
    return referral.others[0].case_number
