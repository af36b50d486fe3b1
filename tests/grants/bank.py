"""Statements of an invented bank (camt.053)."""

from __future__ import annotations

from decimal import Decimal

HEAD = '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'


def statement(*lines: str, name: str = "OPDIGTET-1") -> bytes:
    told = "".join(lines)
    return f"{HEAD}<Stmt><Id>{name}</Id>{told}</Stmt></BkToCstmrStmt></Document>".encode()


def entry(
    reference: str, units: int, day, *, currency: str = "DKK", sign: str = "DBIT", status: str = "BOOK"
) -> str:
    amount = f'<Amt Ccy="{currency}">{Decimal(units).scaleb(-2)}</Amt>'
    return (
        f"<Ntry>{amount}<CdtDbtInd>{sign}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts>"
        f"<BookgDt><Dt>{day.isoformat()}</Dt></BookgDt><NtryDtls><TxDtls>"
        f"<Refs><EndToEndId>{reference}</EndToEndId></Refs>{amount}<CdtDbtInd>{sign}</CdtDbtInd>"
        f"</TxDtls></NtryDtls></Ntry>"
    )
