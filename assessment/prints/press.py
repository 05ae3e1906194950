"""How HTML becomes a tagged PDF/UA-1 in British English. No words of a letter live here.

Fonts and stylesheets are read once a process and reused. The same HTML and identifier give
the same bytes: nothing in here reads a clock.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import BaseContext

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from assessment.prints.fetcher import FOLDER, SCHEME, PackagedOnly

VARIANT = "pdf/ua-1"


@cache
def templates() -> Environment:
    """Return the environment of the prints: everything is escaped, a missing name is an error."""
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _fetcher() -> PackagedOnly:
    return PackagedOnly()


@cache
def _stylesheet(name: str) -> CSS:
    return CSS(url=f"{SCHEME}{name}", url_fetcher=_fetcher(), font_config=_fonts())


def print_pdf(html: str, stylesheet: str, identifier: str) -> bytes:
    """Return `html` as a tagged PDF/UA-1. `identifier` is what the file's id is made of.

    Raises `fetcher.Forbidden` when the HTML asks for anything that is not packaged.
    """
    page = HTML(string=html, url_fetcher=_fetcher(), base_url=f"{SCHEME}/")
    pdf = page.write_pdf(
        stylesheets=[_stylesheet(stylesheet)],
        font_config=_fonts(),
        pdf_variant=VARIANT,
        pdf_identifier=identifier.encode(),
    )
    assert isinstance(pdf, bytes)  # noqa: S101
    return pdf


@cache
def _apart() -> BaseContext:
    """A server of processes that has read this module, and forks none of our own.

    So that none inherits a database connection or a lock, and only the first has to wait.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def print_apart(html: str, stylesheet: str, identifier: str) -> bytes:
    """Return what `print_pdf` does, made in a process of its own.

    A print of many pages takes seconds and hundreds of megabytes: it holds up nobody who asks
    something of this process, and its memory is given back. Raises what printing raised.
    """
    with ProcessPoolExecutor(1, mp_context=_apart()) as pool:
        return pool.submit(print_pdf, html, stylesheet, identifier).result()
