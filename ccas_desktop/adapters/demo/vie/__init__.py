"""What happened at the fictitious CCAS: requests, letters, papers, the day at the counter."""
