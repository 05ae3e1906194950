"""How alembic reaches the database: the connection is given by `records.migrate`."""

from alembic import context

from assessment.records import tables
from assessment.records.database import Base

assert tables  # noqa: S101  the import fills the metadata
context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
