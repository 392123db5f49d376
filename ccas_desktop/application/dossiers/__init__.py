"""The dossier: its people, its addresses, its budget, its notes and documents."""
