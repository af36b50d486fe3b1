"""The annual report: sentences bound to figures, charts, map, overview table, checker."""
