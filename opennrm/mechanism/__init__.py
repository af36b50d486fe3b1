"""The national rules as dated data: ``denmark.toml``, validated when loaded."""
