"""Acts upon tasks: one file per topic."""
