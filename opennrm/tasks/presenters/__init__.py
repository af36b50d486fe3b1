"""The words of tasks: one file per topic."""
