"""Alembic's entry: runs the migrations on the connection that `marsad.ledger.migrate` hands over, or prints their SQL."""

from alembic import context

from marsad.ledger.migrate import VERSION_TABLE

if context.is_offline_mode():
    context.configure(dialect_name=context.config.get_main_option("dialect"), version_table=VERSION_TABLE)
else:
    # SQLite cannot alter tables in place; Alembic's batch mode copies them.
    context.configure(
        connection=context.config.attributes["connection"], version_table=VERSION_TABLE, render_as_batch=True
    )
with context.begin_transaction():
    context.run_migrations()
