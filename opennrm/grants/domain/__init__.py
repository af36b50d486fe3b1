"""Rules of reintegration support: entitlement, plan, instalments, ledger, payment file, statement of the bank."""
