"""The fact ledger, the counting rules and the measures: the only place where a published number is made."""
