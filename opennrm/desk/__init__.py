"""The caseworker's desk: composes the other apps and owns no table."""
