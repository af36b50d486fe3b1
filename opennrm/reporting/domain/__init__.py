"""The small language of the report: figures, words for figures, sentences bound to them, the checker."""
