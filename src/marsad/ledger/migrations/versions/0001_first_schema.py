"""The first schema.

Days and instants are ISO 8601 text of fixed width (`2017-10-03`, `2017-10-03T12:00:00.000000+00:00`, always UTC): they
sort as they stand, and read the same in both databases. Whole numbers (`num`) join the tables, since content ids would
double the size of the indexes; they mean nothing outside one ledger and are never shown.

Nothing is updated, but for two timestamps that are set once: `readings.superseded_at` and `reviews.undone_at`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _num() -> sa.Column[int]:
    return sa.Column("num", sa.Integer, primary_key=True)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _refers(name: str, table: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.num"), nullable=null)


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "reports",
        _num(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _text("sha256"),
        _text("title"),
        _text("publisher", null=True),
        _text("author", null=True),
        _text("published", null=True),
        _text("dateline", null=True),
        _text("url", null=True),
        _text("language"),
        _text("source", null=True),
        _text("source_id", null=True),
        _text("learnt"),
        # Last, so that SQLite need not walk through it to reach another column.
        _text("text"),
    )
    op.create_table(
        "readings",
        _num(),
        _refers("report", "reports"),
        _text("reader"),
        _text("version"),
        _text("learnt"),
        _refers("superseded_by", "readings", null=True),
        _text("superseded_at", null=True),
        sa.UniqueConstraint("report", "reader", "version"),
    )
    op.create_table(
        "claims",
        _num(),
        _text("id"),
        _refers("reading", "readings"),
        _refers("report", "reports"),
        sa.Column("seq", sa.Integer, nullable=False),
        _text("kind"),
        _text("polarity"),
        _text("certainty"),
        _text("day", null=True),
        _text("first_day", null=True),
        _text("last_day", null=True),
        # All role names, each between spaces: " who from to ".
        _text("roles"),
        # Set where an earlier reading of the report had this claim already.
        _text("learnt", null=True),
        sa.UniqueConstraint("reading", "id"),
    )
    # Bodies and voices stand apart, so that whatever only counts or filters walks through narrow tables.
    op.create_table(
        "reading_voices",
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.num"), primary_key=True, autoincrement=False),
        _text("body"),
    )
    op.create_table(
        "claim_bodies",
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.num"), primary_key=True, autoincrement=False),
        _text("body"),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_index("claims_by_kind", "claims", ["kind"])
    op.create_index("claims_by_report", "claims", ["report"])
    op.create_index("claims_by_day", "claims", ["day", "report", "seq"])
    op.create_table("identities", _num(), _text("id"), _text("name"), sa.UniqueConstraint("id", "name"))
    # Which claims speak of whom or what, in which role; besides the codebook's roles `where`, `speaker`, `country`.
    op.create_table(
        "claim_identities",
        sa.Column("identity", sa.Integer, sa.ForeignKey("identities.num"), primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.num"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    # Absent post, organisation or identity are empty, not null: null would defeat the uniqueness.
    op.create_table(
        "speakers",
        _num(),
        _text("speaker"),
        _text("identity"),
        _text("post"),
        _text("organisation"),
        sa.Column("named", sa.Integer, nullable=False),
        sa.UniqueConstraint("speaker", "identity", "post", "organisation", "named"),
    )
    op.create_table(
        "claim_speakers",
        sa.Column("speaker", sa.Integer, sa.ForeignKey("speakers.num"), primary_key=True),
        sa.Column("claim", sa.Integer, sa.ForeignKey("claims.num"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reviews",
        _num(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _text("claim"),
        _text("action"),
        _text("reviewer"),
        _text("made_at"),
        _text("why"),
        _text("detail"),
        _text("undone_at", null=True),
    )
    op.create_index("reviews_by_claim", "reviews", ["claim"])
