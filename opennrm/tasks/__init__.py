"""What is to be done, by whom and until when: tasks and their deadlines, drafts, saved lists."""
