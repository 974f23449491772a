"""What is known: facts, the ledger, identity, the published graph and the questions it answers."""
