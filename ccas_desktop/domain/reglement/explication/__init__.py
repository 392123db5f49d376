"""Say the rules and what comes of them: sentences, warnings, differences, « et si »."""
