"""told remarks"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told_remark",
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("told_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_told_remark_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", name=op.f("pk_told_remark")),
        sqlite_with_rowid=False,  # no hidden order of arrival
    )


def downgrade() -> None:
    op.drop_table("told_remark")
