"""The service for a WSGI server: `wsgi:app`."""

from assessment import create_app

app = create_app()
