"""Write an aid without a file: its forms, its draft, what it says, what it answers, and its entry into force."""
