"""A signed-in session in the demo register, and a case to look at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opennrm.access.models import User


def signed_in_session() -> tuple[str, str]:
    """The cookie of the caseworker of the demo, and the id of a case with everything in it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "opennrm.config.settings")
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import connections, transaction

    from opennrm.access.selectors import memberships_of
    from opennrm.access.services import actor_of
    from opennrm.access.wall import acting
    from opennrm.cases.selectors import cases_for

    user = get_user_model().objects.get(username="sagsbehandler")
    cookie = session_of(user)
    actor = actor_of(memberships_of(user).get())
    with acting(actor), transaction.atomic():
        case_id = cases_for(actor).order_by("number").values_list("pk", flat=True)[20]
    # The next benchmark may meet a server that was started anew.
    connections.close_all()
    return cookie, str(case_id)


def session_of(user: User) -> str:
    """The cookie of somebody who has signed in and acts for their one organisation."""
    from django.conf import settings
    from django.contrib.auth import login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from opennrm.access.middleware import ORGANISATION, SECOND_FACTOR
    from opennrm.access.selectors import memberships_of

    request = HttpRequest()
    request.session = SessionStore()
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    request.session[ORGANISATION] = str(memberships_of(user).get().organisation_id)
    request.session[SECOND_FACTOR] = True
    request.session.save()
    return f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}"
