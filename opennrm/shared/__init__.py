"""What every part may use: plain Python, no Django."""
