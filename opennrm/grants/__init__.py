"""Reintegration support: what somebody is entitled to, what it is spent on, and where every øre is."""
