"""Who may come in, for which organisation, with which rights, and what they did."""
