"""Statements of an invented bank (camt.053)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

HEAD = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>'


def statement(lines: Sequence[tuple[str, str, int, str]], day: date) -> bytes:
    """Each line: reference, currency, hundredths, and whether it left or came back."""
    booked = "".join(
        f'<Ntry><Amt Ccy="{currency}">{Decimal(amount).scaleb(-2)}</Amt><CdtDbtInd>{sign}</CdtDbtInd>'
        f"<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day.isoformat()}</Dt></BookgDt>"
        f"<NtryDtls><TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"
        for reference, currency, amount, sign in lines
    )
    return f"{HEAD}<Id>OPDIGTET-DEMO</Id>{booked}</Stmt></BkToCstmrStmt></Document>".encode()
