"""The pages of intake: the hotline, its shifts, and referrals."""
