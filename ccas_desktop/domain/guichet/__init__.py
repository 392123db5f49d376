"""The day at the counter: passages, reminders, visitors."""
