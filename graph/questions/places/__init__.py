"""Questions about entities and links."""

TITLE = {"zh": "实体与关系", "en": "Entities and links"}
