"""The tab of the situation: the people in detail, the households, the housing, the notes."""
