"""Pages of tasks: one file per topic."""
