"""What a person can do: one verb a function, over ports that adapters fulfil."""
