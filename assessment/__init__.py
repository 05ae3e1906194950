"""The selection service. `create_app` is the whole wiring on one screen."""

from pathlib import Path

from assessment import commands, pages
from assessment.records.database import for_one_statement, for_reading, make_engine, make_session
from assessment.settings import Settings
from assessment.web import (
    assets,
    compression,
    cookie,
    csrf,
    current,
    errors,
    headers,
    kept,
    sign_in,
    templating,
)
from assessment.web.transaction import Site, undo

ROOT = Path(__file__).resolve().parent.parent
LARGEST_REQUEST = 2 * 1024 * 1024
PARTS = (
    assets,
    cookie,
    sign_in,
    csrf,
    kept,
    compression,
    headers,
    errors,
    templating,
    pages,
    commands,
)


def create_app(settings: Settings | None = None) -> Site:
    """Return the service, ready to serve. Raises UnsafeSettings."""
    settings = settings or Settings.from_environment()
    app = Site(
        __name__,
        static_folder=None,
        template_folder=str(ROOT / "templates"),
    )
    app.config.update(
        SETTINGS=settings,
        CLOCK=current.utc_now,
        SECRET_KEY=settings.secret_key,
        TESTING=settings.testing,
        DEBUG=settings.debug,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="nle",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
    )
    engine = make_engine(settings.database_url)
    app.extensions.update(
        engine=engine,
        sessions=make_session(engine),
        writing_sessions=make_session(engine, writes=True),
        one_statement=for_one_statement(engine),
        reading=for_reading(engine),
    )
    for part in PARTS:
        part.install(app)
    app.teardown_request(undo)
    return app
