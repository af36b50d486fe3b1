"""Support after a decision: the reflection or restitution period."""
