"""What ties the parts together: settings, addresses, wiring, commands."""
