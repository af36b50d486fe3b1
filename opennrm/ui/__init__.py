"""Base templates, components, charts, static files and languages."""
