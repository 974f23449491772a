"""Money that may be added: which sums count, and which would count the same money twice."""
