"""How a person comes into view: calls to the hotline and referrals."""
