"""The dossier and what it keeps: budget, notes, documents, its doubles and their merge."""
