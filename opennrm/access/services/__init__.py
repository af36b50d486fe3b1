"""Acts of access: signing in, the trail, administering users."""

from __future__ import annotations

from opennrm.access.services.account import (
    confirm_notices,
    end_oldest_sessions,
    end_sessions,
    show_notices,
)
from opennrm.access.services.administration import (
    accept_invitation,
    approve_role,
    end_membership,
    propose_role,
    reject_role,
    show_user,
    show_users,
)
from opennrm.access.services.conduct import accept_conduct, publish_conduct, show_conducts
from opennrm.access.services.labels import (
    LabelInput,
    approve_label,
    propose_label,
    reject_label,
    show_labels,
)
from opennrm.access.services.organisations import (
    CONTACT,
    add_organisation,
    approve_reopening,
    change_contact,
    close_organisation,
    propose_reopening,
    show_organisation,
    show_organisations,
)
from opennrm.access.services.recovery import (
    approve_recovery,
    propose_recovery,
    recover,
    reject_recovery,
)
from opennrm.access.services.signing_in import (
    account_changed,
    actor_of,
    actor_today,
    add_user,
    choose_organisation,
    code_failed,
    install_organisations,
    record_refusal,
    session_ended,
    sign_in_failed,
    signed_in,
    signed_out,
)
from opennrm.access.services.trail import (
    LOOKED_BACK,
    MOST_EXPORTED,
    cut_trail,
    export_trail,
    seal_trail,
    show_trail,
    show_unusual,
    show_who_has_seen,
    verify_trail,
)

__all__ = [
    "CONTACT", "LOOKED_BACK", "MOST_EXPORTED", "LabelInput", "approve_label", "propose_label", "reject_label", "show_labels", "accept_conduct", "accept_invitation", "add_organisation", "approve_reopening",
    "change_contact", "close_organisation", "propose_reopening", "publish_conduct", "show_conducts", "show_organisation",
    "show_organisations", "account_changed", "actor_of", "actor_today", "add_user", "approve_recovery", "approve_role", "code_failed", "cut_trail", "confirm_notices", "end_oldest_sessions", "end_sessions",
    "propose_recovery", "recover", "reject_recovery", "show_notices",
    "choose_organisation", "end_membership", "export_trail", "install_organisations", "propose_role", "record_refusal",
    "reject_role", "seal_trail", "session_ended", "show_trail", "show_unusual", "show_user", "show_users", "show_who_has_seen",
    "sign_in_failed", "signed_in", "signed_out", "verify_trail",
]  # fmt: skip
