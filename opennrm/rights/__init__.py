"""The rights of the person: how long records are kept, what stops their erasure, erasing them, and insight into them."""
