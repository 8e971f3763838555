"""Issued documents, the digests of their prints, and the templates of an office."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

TEXT, NUMBER, WHEN = sa.String(), sa.Integer(), sa.DateTime(timezone=True)
_TEXTS = ("number", "form", "subject", "detail", "task", "department", "title", "name", "issuer", "code")
_DIGESTS = ("content_sha256", "paper_sha256", "template_sha256", "sha256")


def upgrade() -> None:
    """Nothing was issued before."""
    op.create_table(
        "issued_document",
        *(sa.Column(name, TEXT, nullable=False) for name in (*_TEXTS, *_DIGESTS, "issued_by")),
        sa.Column("sequence", NUMBER, nullable=False),
        sa.Column("issued_at", WHEN, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_issued_document")),
        sa.ForeignKeyConstraint(
            ["sha256"], ["kept_content.sha256"], name=op.f("fk_issued_document_sha256_kept_content")
        ),
        sa.UniqueConstraint(
            "form", "subject", "detail", "sequence", name=op.f("uq_issued_document_form_subject_detail_sequence")
        ),
    )
    for column in ("task", "subject", "sha256"):
        op.create_index(f"ix_issued_document_{column}", "issued_document", [column])
    op.create_table(
        "document_print",
        sa.Column("sha256", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_document_print")),
        sa.ForeignKeyConstraint(
            ["number"], ["issued_document.number"], name=op.f("fk_document_print_number_issued_document")
        ),
    )
    op.create_table(
        "document_template",
        *(sa.Column(name, TEXT, nullable=False) for name in ("form", "sha256", "changed_by")),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("changed_at", WHEN, nullable=False),
        sa.PrimaryKeyConstraint("form", "number", name=op.f("pk_document_template")),
    )


def downgrade() -> None:
    """The documents that were issued are forgotten; their files stay among the kept content."""
    for table in ("document_template", "document_print", "issued_document"):
        op.drop_table(table)
