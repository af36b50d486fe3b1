"""The prepared return."""
