"""`make data`: everything in `data/built` from its sources."""

from __future__ import annotations

from data.sources import build_gazetteer

if __name__ == "__main__":
    build_gazetteer.main()
