"""Documents and notes of a case: encrypted, versioned, looked at before they are opened."""
