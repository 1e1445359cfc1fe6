"""What Alembic runs: all steps in the transaction of the connection that `database.upgrade` hands over."""

from alembic import context

from wijk.store.database.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
