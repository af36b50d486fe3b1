"""The identity vault: encryption, pseudonyms, who a person is. Only ``services`` opens it."""
