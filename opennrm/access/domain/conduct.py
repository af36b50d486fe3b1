"""The code of conduct that a register may begin from."""

from __future__ import annotations

# What a first version may begin from: ours, to be written anew by whoever answers for the register.
PROPOSED = {
    "danish": """Jeg åbner kun det, som mit arbejde med personen kræver.
Jeg skriver, så personen kan læse det, og holder det, jeg har set, adskilt fra det, jeg tror.
Jeg deler kun med samtykke eller hjemmel, og kun det nødvendige.
Jeg låner ikke mit login ud og forlader ikke en åben skærm.
Jeg tager ikke udskrifter og filer med, som jeg ikke skal bruge, og sletter dem, når jeg er færdig.
Jeg siger det straks til databeskyttelsesrådgiveren, hvis noget er set eller sendt forkert.
Jeg ved, at alt, hvad jeg åbner, står i adgangsloggen.""",
    "english": """I open only what my work with the person requires.
I write so that the person may read it, and keep what I have seen apart from what I believe.
I share only with consent or a legal basis, and only what is necessary.
I lend my sign-in to nobody and leave no open screen.
I take along no prints and files that I do not need, and delete them when I am done.
I tell the data protection officer at once when something was seen or sent by mistake.
I know that everything I open stands in the audit trail.""",
}
