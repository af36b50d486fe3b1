"""Police files, charges, indictments and judgments."""
