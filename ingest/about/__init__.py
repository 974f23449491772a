"""Who and when a document is about: each question in its own module, each answer with the words that decided."""
