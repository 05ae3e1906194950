"""The service for a WSGI server: `wsgi:app`."""

import gc

from assessment import create_app
from assessment.serving import is_served, make_ready

app = create_app()
if is_served():
    make_ready(app)
gc.collect()
gc.freeze()  # what was made until now stays: no collection during a request walks it again
