"""What a mechanism is made of: values that cannot be wrong. Plain Python."""
