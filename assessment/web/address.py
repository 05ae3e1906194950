"""Addresses that come from outside: only paths of this service are followed."""

from urllib.parse import urlsplit


def inside(path: str | None, otherwise: str = "/") -> str:
    """Return a path of this service, or `otherwise`; never the address of another."""
    path = path or ""
    parts = urlsplit(path)
    ours = not parts.scheme and not parts.netloc and path.startswith("/")
    plain = not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if ours and plain else otherwise
