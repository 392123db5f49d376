"""Who the people are: identity, foyer, addresses, protection, situation."""
