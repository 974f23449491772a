"""Questions about indicators."""

TITLE = {"zh": "指标", "en": "Indicators"}
