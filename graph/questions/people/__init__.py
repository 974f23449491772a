"""Questions about people and visits."""

TITLE = {"zh": "人员与互访", "en": "People and visits"}
