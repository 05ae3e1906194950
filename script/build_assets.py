"""Builds assessment/static/build from our own files and the front-end packages.

Every stylesheet and script is written under a name that holds the hash of its content, so that a
browser may keep it for a year; `names.json` maps the plain name to that one. Each file that
compresses has its gzip beside it. Only the standard library is used: this runs before the service
can be imported. Whatever else lies in the folder is removed.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "assessment" / "static"
BUILD = STATIC / "build"
GOVUK = STATIC / "node_modules" / "govuk-frontend" / "dist" / "govuk"
MOJ = STATIC / "node_modules" / "@ministryofjustice" / "frontend" / "moj"
PACKAGED = (
    GOVUK / "govuk-frontend.min.css",
    GOVUK / "govuk-frontend.min.js",
    MOJ / "moj-frontend.min.css",
)
COMPRESSES = {".css", ".js", ".json", ".svg", ".ico"}
SOURCE_MAP = re.compile(rb"(/\*# sourceMappingURL=\S* ?\*/|//# sourceMappingURL=\S*)\s*$")


def named_by_content() -> Iterator[tuple[str, bytes]]:
    """Plain name and content of each stylesheet and script, ours last."""
    for path in PACKAGED:
        yield path.name, SOURCE_MAP.sub(b"", path.read_bytes())
    for pattern in ("*.css", "*.js", "css/*.css", "js/*.js"):
        for path in sorted(STATIC.glob(pattern)):
            yield path.relative_to(STATIC).as_posix(), path.read_bytes()
    for folder in sorted(path for path in (STATIC / "js").glob("*") if path.is_dir()):
        parts = (path.read_bytes() for path in sorted(folder.glob("*.js")))
        yield f"{folder.name}.js", b"\n".join(parts)  # one script, so one request


def named_as_they_are() -> Iterator[tuple[str, bytes]]:
    """Pictures and fonts, which the stylesheets ask for by their plain names."""
    for folder in (GOVUK / "assets", MOJ / "assets", STATIC / "images"):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                base = folder if folder.name == "assets" else STATIC
                yield path.relative_to(base).as_posix(), path.read_bytes()


def with_hash(name: str, content: bytes) -> str:
    """`site.css` becomes `site.0123456789abcdef.css`."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:16]}.{ending}"


def write(name: str, content: bytes) -> set[Path]:
    """Write one file, and its gzip if that is smaller; what was written, for the sweeping up."""
    path = BUILD / name
    path.parent.mkdir(parents=True, exist_ok=True)
    written = {path: content}
    if path.suffix in COMPRESSES:
        small = gzip.compress(content, 9, mtime=0)
        if len(small) < len(content):
            written[path.with_name(path.name + ".gz")] = small
    for target, body in written.items():
        if not target.is_file() or target.read_bytes() != body:
            target.write_bytes(body)
    return set(written)


def build() -> dict[str, str]:
    """Write the folder anew and return the plain names with the names they are served under."""
    names: dict[str, str] = {}
    kept: set[Path] = set()
    for name, content in named_by_content():
        names[name] = with_hash(name, content)
        kept |= write(names[name], content)
    for name, content in named_as_they_are():
        kept |= write(name, content)
    kept |= write("names.json", json.dumps(names, indent=2, sort_keys=True).encode())
    for path in BUILD.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    return names


if __name__ == "__main__":
    missing = [path.name for path in PACKAGED if not path.is_file()]
    if missing:
        raise SystemExit(f"Not here: {', '.join(missing)}. Run script/assets.")
    build()
