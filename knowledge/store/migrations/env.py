"""Alembic's entrance: runs the migrations on the connection that `migrate.py` hands over."""

from alembic import context

from knowledge.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
context.run_migrations()
