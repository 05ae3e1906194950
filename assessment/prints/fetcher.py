"""What a print may load: packaged assets by name and nothing else (semantics rule 38).

WeasyPrint asks this for every stylesheet, image and font. No file of the machine and no
address on the network can be reached from a print, whatever text found its way into it.
"""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "asset:"
FOLDER = Path(__file__).resolve().parents[2] / "templates" / "prints"
TYPES = {".css": "text/css", ".svg": "image/svg+xml"}


class Forbidden(FatalURLFetchingError):  # type: ignore[misc]
    """A print asked for something that is not a packaged asset. The print is not made."""


class PackagedOnly(URLFetcher):  # type: ignore[misc]
    """Denies every address but `asset:NAME`, where NAME is a packaged file."""

    def __init__(self, folder: Path = FOLDER) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)
        self._assets = {
            path.name: path for path in sorted(folder.iterdir()) if path.suffix in TYPES
        }

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the packaged asset. Raises Forbidden for anything else."""
        path = self._assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if path is None:
            raise Forbidden(f"A print may not load {url[:80]}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": TYPES[path.suffix]})
