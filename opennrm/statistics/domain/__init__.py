"""Counting rules, measures and questions: plain Python, no database."""
