"""The service for a WSGI server: `wsgi:app`."""

import gc

from assessment import create_app

app = create_app()
gc.collect()
gc.freeze()  # what was made until now stays: no collection during a request walks it again
