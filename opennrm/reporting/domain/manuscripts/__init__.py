"""The manuscript of a year: chapters as plain text in blocks, their states, and the views that pages are given."""
