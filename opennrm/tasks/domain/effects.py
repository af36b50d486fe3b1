"""Which act begins and ends which task: the one table, printed in docs/tasks.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from opennrm.tasks.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Acted:
    """An act upon a record of a case, on a day. ``organisation``: who answers for what begins, if not who acted.
    ``amounts``: how long it takes where the record says so, and not the rule alone (a period that ends on a day).
    ``starts``: the day from which it counts where that is not the day of the act (an interview that is planned).
    ``responsible``: whose what begins is, if not theirs who acted."""

    name: str
    case_id: UUID
    record_id: UUID
    on: date
    organisation: str = ""
    amounts: Mapping[Kind, int] = field(default_factory=dict)
    starts: Mapping[Kind, date] = field(default_factory=dict)
    responsible: UUID | None = None

    def starts_on(self, kind: Kind) -> date:
        return self.starts.get(kind, self.on)


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act does to the tasks of its case: ``done`` are ended by it, ``needless`` are dropped, ``made`` begin on its
    day, unless one of the kind is still to be done, or no rule holds on that day. ``undoes``: what the same record had made is dropped."""

    done: tuple[Kind, ...] = ()
    needless: tuple[Kind, ...] = ()
    made: tuple[Kind, ...] = ()
    undoes: bool = False


# By the name that the act has in the audit trail.
EFFECTS: Mapping[str, Effect] = {
    # To another time than before, or anew.
    "intake.call_back_promised": Effect(made=(Kind.CALL_BACK,), undoes=True),
    "intake.call_back_dropped": Effect(undoes=True),
    "intake.called_back": Effect(done=(Kind.CALL_BACK,)),
    "intake.referral_made": Effect(made=(Kind.HOLD_INTERVIEW,)),
    # By somebody who does not answer it themselves.
    "intake.referral_received": Effect(made=(Kind.ANSWER_REFERRAL,)),
    "intake.referral_accepted": Effect(done=(Kind.ANSWER_REFERRAL,), made=(Kind.PLAN_INTERVIEW,)),
    "intake.stage_reached": Effect(made=(Kind.TELL_REFERRER,)),
    "intake.referrer_told": Effect(done=(Kind.TELL_REFERRER,)),
    "intake.referral_withdrawn": Effect(undoes=True),
    "intake.referral_declined": Effect(done=(Kind.ANSWER_REFERRAL,), undoes=True),
    # Another referral of the case stands, and what it began.
    "intake.referral_answered": Effect(done=(Kind.ANSWER_REFERRAL,)),
    "intake.referral_merged": Effect(done=(Kind.ANSWER_REFERRAL,)),
    # A further interview takes an assessment back from whoever was to decide.
    "identification.interview_recorded": Effect(
        done=(Kind.HOLD_INTERVIEW, Kind.WRITE_RECORD),
        needless=(Kind.DECIDE, Kind.ANSWER_REFERRAL, Kind.PLAN_INTERVIEW),
        made=(Kind.REQUEST_ASSESSMENT,),
    ),
    # Counted from the day of the interview: what was held and not written down does not lie.
    "identification.interview_planned": Effect(done=(Kind.PLAN_INTERVIEW,), made=(Kind.WRITE_RECORD,)),
    "identification.plan_moved": Effect(undoes=True),
    "identification.plan_closed": Effect(undoes=True),
    # Whatever the reason was, somebody makes the next appointment.
    "identification.no_show": Effect(made=(Kind.PLAN_INTERVIEW,), undoes=True),
    "identification.interview_withdrawn": Effect(undoes=True),
    "identification.assessment_requested": Effect(done=(Kind.REQUEST_ASSESSMENT,), made=(Kind.DECIDE,)),
    "identification.decided": Effect(done=(Kind.DECIDE,), made=(Kind.GIVE_DECISION,)),
    # Given, read aloud, or withheld for the person's safety.
    "identification.letter_stepped": Effect(done=(Kind.GIVE_DECISION,)),
    "identification.decision_withdrawn": Effect(made=(Kind.DECIDE,), undoes=True),
    "support.period_began": Effect(made=(Kind.PLAN_SUPPORT, Kind.REVIEW_PERIOD, Kind.FOLLOW_PERIOD)),
    # It ends on another day than it did.
    "support.period_extended": Effect(
        done=(Kind.REVIEW_PERIOD,),
        needless=(Kind.FOLLOW_PERIOD,),
        made=(Kind.REVIEW_PERIOD, Kind.FOLLOW_PERIOD),
    ),
    "support.extension_withdrawn": Effect(
        needless=(Kind.REVIEW_PERIOD, Kind.FOLLOW_PERIOD), made=(Kind.REVIEW_PERIOD, Kind.FOLLOW_PERIOD)
    ),
    "support.period_ended": Effect(
        done=(Kind.REVIEW_PERIOD,), needless=(Kind.FOLLOW_PERIOD,), made=(Kind.FOLLOW_PERIOD,)
    ),
    "support.period_annulled": Effect(undoes=True),
    "support.plan_begun": Effect(done=(Kind.PLAN_SUPPORT,)),
    "grants.applied": Effect(made=(Kind.APPROVE_GRANT,)),
    "grants.approved": Effect(done=(Kind.APPROVE_GRANT,)),
    # Waits for somebody else than who told it.
    "grants.circumstances_changed": Effect(made=(Kind.APPROVE_GRANT,)),
    "grants.change_approved": Effect(done=(Kind.APPROVE_GRANT,)),
    "grants.change_declined": Effect(done=(Kind.APPROVE_GRANT,)),
    "grants.plan_finished": Effect(made=(Kind.APPROVE_PLAN,)),
    "grants.plan_approved": Effect(done=(Kind.APPROVE_PLAN,)),
    "grants.plan_sent_back": Effect(done=(Kind.APPROVE_PLAN,)),
    "grants.stopped": Effect(needless=(Kind.APPROVE_GRANT, Kind.APPROVE_PLAN)),
    "returns.risk_assessed": Effect(done=(Kind.RENEW_RISK,), made=(Kind.RENEW_RISK,)),
    "returns.return_recorded": Effect(made=(Kind.CONFIRM_ARRIVAL, Kind.CLOSE_FOLLOW_UP)),
    "returns.return_withdrawn": Effect(undoes=True),
    # From then on the follow-up looks after the risk.
    "returns.arrival_confirmed": Effect(done=(Kind.CONFIRM_ARRIVAL,), needless=(Kind.RENEW_RISK,)),
    "returns.prepared_closed": Effect(
        done=(Kind.CLOSE_FOLLOW_UP,), needless=(Kind.CONFIRM_ARRIVAL, Kind.RENEW_RISK)
    ),
    "returns.prepared_stopped": Effect(
        needless=(Kind.RENEW_RISK, Kind.CONFIRM_ARRIVAL, Kind.CLOSE_FOLLOW_UP)
    ),
    "support.place_wanted": Effect(made=(Kind.FIND_PLACE,)),
    "support.waiting_ended": Effect(needless=(Kind.FIND_PLACE,)),
    "support.moved_in": Effect(done=(Kind.FIND_PLACE,)),
}
