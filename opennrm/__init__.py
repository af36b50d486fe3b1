"""OpenNRM: one register and one journey for a national referral mechanism."""
