"""From a file to facts: readers, normalization, mentions, rules and the decision between them."""
