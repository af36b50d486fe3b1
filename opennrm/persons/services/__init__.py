"""Acts on persons. The only door to the vault: names come in and go out here, and every opening is recorded."""

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
from opennrm.persons.services.searching import index_everybody, search
from opennrm.persons.services.texts import seal_text, unseal_exact, unseal_text, unseal_texts

__all__ = [
    "age_on",
    "correct_identity",
    "destroy_keys_of",
    "erase",
    "index_everybody",
    "lift_anonymity",
    "make_anonymous",
    "open_identity",
    "register",
    "rewrap_keys",
    "seal_text",
    "search",
    "unseal_exact",
    "unseal_text",
    "unseal_texts",
]
