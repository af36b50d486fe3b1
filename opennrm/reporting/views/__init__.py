"""The pages of the manuscript."""
