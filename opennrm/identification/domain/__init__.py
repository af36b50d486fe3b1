"""Rules of interviews, indicators, competence and decisions: plain Python."""
