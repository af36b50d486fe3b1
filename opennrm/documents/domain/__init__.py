"""Rules of documents and notes: plain Python."""
