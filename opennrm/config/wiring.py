"""Which event wakes which stage: the whole of it, in one table."""

from __future__ import annotations

from opennrm.access.domain import events as access
from opennrm.grants import services as support_money
from opennrm.grants.domain import events as grants
from opennrm.identification import services as interviews
from opennrm.identification.domain import events as identification
from opennrm.intake import services as calls
from opennrm.intake.domain import events as intake
from opennrm.persons.domain import events as persons
from opennrm.prosecution import services as files
from opennrm.prosecution.domain import events as prosecution
from opennrm.returns.domain import events as returns
from opennrm.shared.events import Reactions
from opennrm.statistics import services as ledger
from opennrm.support import services as support
from opennrm.tasks.services import drafts

REACTIONS: Reactions = {
    access.FormSent: [drafts.drop_draft],
    # What apps hold under keys is destroyed before (rights.domain.places); these let go of what leads to the person.
    persons.PersonErased: [calls.forget_person, files.forget_person],
    persons.PersonsMerged: [ledger.append_merge],
    persons.PersonsUnmerged: [ledger.retract_merge],
    intake.CallRegistered: [ledger.append_call],
    intake.CallWithdrawn: [ledger.retract_call],
    intake.ReferralMade: [ledger.append_referral],
    intake.ReferralDeclined: [interviews.keep_referral],
    intake.ReferralWithdrawn: [interviews.keep_referral, ledger.retract_referral],
    identification.InterviewRecorded: [ledger.append_interview],
    identification.InterviewWithdrawn: [ledger.retract_interview],
    identification.AssessmentRequested: [support.follow_request],
    identification.DecisionMade: [support.follow_decision, ledger.append_decision],
    identification.DecisionWithdrawn: [support.follow_decision, ledger.retract_decision],
    grants.SupportPaid: [ledger.append_payment],
    grants.SupportReturned: [ledger.retract_payment],
    returns.PreparedReturnOpened: [],
    returns.StepBegun: [ledger.append_step_begun],
    returns.ActivityBegun: [ledger.append_activity_begun],
    # Whoever pays hears of these.
    returns.ArrivalConfirmed: [support_money.follow_arrival],
    returns.PreparedReturnStopped: [support_money.follow_stop],
    returns.JourneyCompleted: [ledger.append_return],
    returns.ReturnWithdrawn: [ledger.retract_return],
    # Who follows the person hears of it from the register.
    returns.PreparedReturnClosed: [],
    prosecution.StepRecorded: [ledger.append_prosecution_step],
    prosecution.StepWithdrawn: [ledger.retract_prosecution_step],
}
