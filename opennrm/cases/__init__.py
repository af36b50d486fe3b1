"""The thread of the journey: case number, case complex, who takes part and why."""
