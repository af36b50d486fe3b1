"""Rules of retention and erasure. Plain Python."""
