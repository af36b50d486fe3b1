"""Rules of persons: identity, age and pseudonym. Plain Python."""
