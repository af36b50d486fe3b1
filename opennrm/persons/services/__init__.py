"""Acts on persons. The only door to the vault: names come in and go out here, and every opening is recorded."""

from opennrm.persons.services.duplicates import find_duplicates
from opennrm.persons.services.erasing import destroy_keys_of, erase
from opennrm.persons.services.identities import (
    age_on,
    correct_identity,
    lift_anonymity,
    make_anonymous,
    open_identity,
    register,
)
from opennrm.persons.services.keys import rewrap_keys
from opennrm.persons.services.merging import (
    answer_match,
    merge,
    propose_merge,
    reject_merge,
    show_merge,
    unmerge,
)
from opennrm.persons.services.searching import (
    ask_elsewhere,
    index_everybody,
    resembling,
    resembling_person,
    search,
)
from opennrm.persons.services.texts import (
    seal_text,
    unseal_columns,
    unseal_each,
    unseal_exact,
    unseal_text,
    unseal_texts,
)

__all__ = [
    "age_on",
    "answer_match",
    "ask_elsewhere",
    "correct_identity",
    "destroy_keys_of",
    "erase",
    "find_duplicates",
    "index_everybody",
    "lift_anonymity",
    "make_anonymous",
    "merge",
    "open_identity",
    "propose_merge",
    "register",
    "reject_merge",
    "resembling",
    "resembling_person",
    "rewrap_keys",
    "seal_text",
    "search",
    "show_merge",
    "unmerge",
    "unseal_each",
    "unseal_exact",
    "unseal_text",
    "unseal_columns",
    "unseal_texts",
]
