"""The window: its pages, how one goes from one to another, its end."""
