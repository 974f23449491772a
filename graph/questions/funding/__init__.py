"""Questions about money."""

TITLE = {"zh": "资金", "en": "Money"}
