"""What `data/built` is made from; does not travel with the program."""
