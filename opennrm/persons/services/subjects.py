"""A subject's key in hand: what seals and opens under it, and nothing that decides who may."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from opennrm.persons import vault
from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.search import indexed
from opennrm.persons.domain.written import SEALED, identity_of, texts_of
from opennrm.persons.models import IdentityVersion, SearchToken, SubjectKey
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied


class Subject:
    """Seals and opens the texts of one subject, and the identity of a person."""

    def __init__(self, key: SubjectKey) -> None:
        self.key = key
        if not key.wrapped:
            raise Denied("persons.erased")
        try:
            self._box = vault.Box(key.subject_id, bytes(key.wrapped))
        except vault.Unreadable:
            raise Denied("persons.unreadable") from None

    @classmethod
    def known(cls, subject_id: UUID) -> Subject:
        """One with a key; without it, what it sealed is gone."""
        found = cls.unless_erased(subject_id)
        if found is None:
            raise Denied("persons.erased")
        return found

    @classmethod
    def unless_erased(cls, subject_id: UUID) -> Subject | None:
        """For pages that say of an erased person's texts that they are erased. A key that is missing is no erasure."""
        key = SubjectKey.objects.filter(pk=subject_id).first()
        if key is None:
            raise Denied("persons.erased")
        return cls(key) if key.wrapped else None

    @classmethod
    def each(cls, subject_ids: Iterable[UUID]) -> dict[UUID, Subject]:
        """Those of many that have a key."""
        found = SubjectKey.objects.filter(pk__in=list(subject_ids)).exclude(wrapped=b"")
        return {key.subject_id: cls(key) for key in found}

    @classmethod
    def known_or_new(cls, subject_id: UUID) -> Subject:
        """The key is made on first use, where something is to be sealed."""
        key, _ = SubjectKey.objects.get_or_create(
            subject_id=subject_id,
            defaults={"wrapped": lambda: vault.new_data_key(subject_id), "made_at": clock.now()},
        )
        return cls(key)

    def seal(self, text: str, place: vault.Place) -> bytes:
        return self._box.seal(text, place)

    def open(self, sealed: bytes, place: vault.Place) -> str:
        try:
            return self._box.open(sealed, place)
        except vault.Unreadable:
            raise Denied("persons.unreadable") from None

    def seal_identity(self, row: IdentityVersion, identity: Identity) -> None:
        for part, text in texts_of(identity).items():
            setattr(row, f"{part}_sealed", self.seal(text, _place(row, part)))

    def identity(self, row: IdentityVersion) -> Identity:
        texts = {part: self.open(bytes(getattr(row, f"{part}_sealed")), _place(row, part)) for part in SEALED}
        return identity_of(texts)

    def index(self, identity: Identity) -> None:
        """The person is found by what holds now, and by nothing else."""
        SearchToken.objects.filter(person_id=self.key.subject_id).delete()
        tokens = {vault.blind(*token) for token in indexed(identity)}
        SearchToken.objects.bulk_create(
            SearchToken(token=token, person_id=self.key.subject_id) for token in tokens
        )


def _place(row: IdentityVersion, part: str) -> vault.Place:
    return vault.Place("persons_identityversion", f"{part}_sealed", row.pk)
