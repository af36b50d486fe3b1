"""Who may do what in support. The scope says in which cases."""

from opennrm.support.policies.periods import check_can_change, check_can_withdraw

__all__ = ["check_can_change", "check_can_withdraw"]
