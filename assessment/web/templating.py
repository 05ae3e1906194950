"""What every template may use: the component library, this installation's words, who asks."""

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from assessment.web import current, filters, layout
from assessment.web.inline import Inline

PACKAGE = "govuk_frontend_jinja"


def install(app: Flask) -> None:
    """Add the loader of the GOV.UK macros and the names that every page uses."""
    assert app.jinja_loader is not None  # noqa: S101
    macros = PrefixLoader({PACKAGE: PackageLoader(PACKAGE)})
    app.jinja_env.loader = ChoiceLoader([app.jinja_loader, macros])
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension(Inline)
    app.jinja_env.globals.update(
        settings=app.config["SETTINGS"], visitor=current.visitor, now=current.now
    )
    for part in (filters, layout):
        part.install(app)
