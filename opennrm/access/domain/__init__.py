"""Roles, rights and actors: plain Python."""
