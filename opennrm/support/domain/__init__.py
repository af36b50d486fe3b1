"""Rules of support: the days of a reflection or restitution period. Plain Python."""
