"""Questions about documents."""

TITLE = {"zh": "文档", "en": "Documents"}
