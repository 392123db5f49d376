"""What comes from the State, read with distrust: raw reply, dates, periods, state of the service."""
