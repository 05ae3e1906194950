"""gunicorn for production: `gunicorn --config docs/production/gunicorn.conf.py wsgi:app`.

nginx stands in front: bare, a few stalled request bodies would hang every worker.
"""

import os

bind = os.environ.get("BIND", "unix:/run/nle/web.sock")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 30
graceful_timeout = 30
keepalive = 75
worker_tmp_dir = "/dev/shm"  # noqa: S108  (a heartbeat file, never on a slow disk)
max_requests = 50_000
max_requests_jitter = 5_000
limit_request_line = 4094
accesslog = None  # nginx keeps one; addresses in it may hold references of people
errorlog = "-"
