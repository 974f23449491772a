"""Questions about pairings."""

TITLE = {"zh": "结对", "en": "Pairings"}
