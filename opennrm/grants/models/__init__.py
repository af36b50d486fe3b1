"""Grants with their purses and plan; payments, runs and the ledger; what the bank says, and what was asked about it."""

from opennrm.grants.models.bank import BankLine, ReceiptCheck
from opennrm.grants.models.grants import ChangeAnswer, Circumstance, Grant, Payee, PlanLine, Purse
from opennrm.grants.models.payments import Entry, Payment, Run, Transaction

__all__ = [
    "BankLine",
    "ChangeAnswer",
    "Circumstance",
    "Entry",
    "Grant",
    "Payee",
    "Payment",
    "PlanLine",
    "Purse",
    "ReceiptCheck",
    "Run",
    "Transaction",
]
