"""The life at the counter: what is to do today, visitors, passages, reminders, who is put aside."""
