"""Tasks, their deadlines and what is kept on the way: one file per topic."""
