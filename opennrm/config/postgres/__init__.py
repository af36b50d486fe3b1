"""PostgreSQL as Django knows it, told at the beginning of each transaction who acts."""
