"""The follow-up of a dossier: passages and reminders."""
