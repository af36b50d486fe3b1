"""Identification interviews, indicators, assessment and decision."""
