"""Reintegration support and its money."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

OF_MY_CASE = takes_part("grants_grant.case_id", Section.RETURN)
OF_MY_GRANT = "EXISTS (SELECT FROM grants_grant g WHERE g.id = grant_id)"
OF_MY_CIRCUMSTANCE = "EXISTS (SELECT FROM grants_circumstance c WHERE c.id = circumstance_id)"
OF_MY_PURSE = "EXISTS (SELECT FROM grants_purse p WHERE p.id = purse_id)"
OF_MY_PAYMENT = "EXISTS (SELECT FROM grants_payment p WHERE p.id = payment_id)"

WALLS: Mapping[str, Wall] = {
    "grants_grant": Wall(see=OF_MY_CASE, add=f"{OF_MY_CASE} AND {MINE}", change=OF_MY_CASE),
    "grants_circumstance": Wall(see=OF_MY_GRANT, add=OF_MY_GRANT),
    "grants_changeanswer": Wall(see=OF_MY_CIRCUMSTANCE, add=OF_MY_CIRCUMSTANCE),
    "grants_purse": Wall(see=OF_MY_GRANT, add=OF_MY_GRANT, change=OF_MY_GRANT),
    "grants_planline": Wall(see=OF_MY_PURSE, add=OF_MY_PURSE, change=OF_MY_PURSE),
    "grants_payee": Wall(see=OF_MY_GRANT, add=OF_MY_GRANT),
    "grants_payment": Wall(see=OF_MY_GRANT, add=OF_MY_GRANT, change=OF_MY_GRANT),
    # The ledger only grows.
    "grants_transaction": Wall(see=OF_MY_PURSE, add=OF_MY_PURSE),
    "grants_entry": Wall(see=OF_MY_PURSE, add=OF_MY_PURSE),
    # What an agency pays, and what its bank says.
    "grants_run": Wall(see=MINE, add=MINE, change=MINE),
    "grants_bankline": Wall(see=MINE, add=MINE, change=MINE),
    "grants_receiptcheck": Wall(see=OF_MY_PAYMENT, add=OF_MY_PAYMENT, change=OF_MY_PAYMENT),
}
