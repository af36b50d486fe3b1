"""What may be read of tasks: one file per topic."""
