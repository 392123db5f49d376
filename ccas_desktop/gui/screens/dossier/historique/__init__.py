"""The tab of the history: who did what, what it changed, and the way back."""
