"""What people wrote is sealed: reasons of pins and cases, statements, records of inspections, objections, findings."""

from __future__ import annotations

from alembic import op

from coordination.storage.resealing import open_columns, seal_columns

revision = "0012"
down_revision = "0011"

_PART = ("task", "department")
_TEXTS = (
    ("campaign_pin", ("id",), "reason"),
    ("campaign_case", ("number",), "reason"),
    ("campaign_case", ("number",), "withdrawal"),
    ("task_decline", ("task", "inspector"), "statement"),
    ("evidence", (*_PART, "sha256"), "name"),
    ("follow_up", ("task", "number"), "matter"),
    ("follow_up", ("task", "number"), "outcome"),
    ("result", _PART, "circle"),
    ("result", _PART, "reason"),
    ("result_version", (*_PART, "number"), "reason"),
    ("objection", _PART, "objector"),
    ("objection", _PART, "grounds"),
    ("objection", _PART, "decision_reason"),
    ("objection", _PART, "answer"),
)
_FILES = (
    ("site_save", (*_PART, "number"), "entry"),
    ("kept_content", ("sha256",), "content"),
    ("result_version", (*_PART, "number"), "content"),
    ("file_binding", ("task", "number"), "content"),
)


def upgrade() -> None:
    """A database with such data needs the key."""
    seal_columns(op.get_bind(), _TEXTS, _FILES)


def downgrade() -> None:
    open_columns(op.get_bind(), _TEXTS, _FILES)
