"""Page."""

from app.frame import Frame, show


def page(frame: Frame) -> None:
    """Nothing yet."""


if __name__ == "__main__":
    show(page)
