"""The parts of the build of the gazetteer, in the order in which `build_gazetteer.py` runs them."""
