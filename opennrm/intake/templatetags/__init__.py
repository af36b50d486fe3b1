"""Words of intake for templates."""
