"""Rules of deadlines and tasks: plain Python."""
