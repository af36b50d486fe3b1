"""Forms of tasks: one file per topic."""
