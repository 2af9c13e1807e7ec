"""theming that learns"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "codebook_edition",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deed", sa.String(length=400), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_codebook_edition")),
    )
    with op.batch_alter_table("codebook_edition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_codebook_edition_version"), ["version"], unique=False)

    op.create_table(
        "merged_theme",
        sa.Column("code", sa.String(length=120), nullable=False),
        sa.Column("into", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_merged_theme")),
    )
    op.create_table(
        "score_card",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("suggested_by", sa.String(length=80), nullable=False),
        sa.Column("codebook", sa.String(length=64), nullable=False),
        sa.Column("remarks", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_score_card")),
    )
    op.create_table(
        "theming_model",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("codebook", sa.String(length=64), nullable=False),
        sa.Column("up_to", sa.Integer(), nullable=False),
        sa.Column("codes", sa.Integer(), nullable=False),
        sa.Column("learned", sa.JSON(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_theming_model")),
    )
    op.create_table(
        "unnamed_group",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key_phrases", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.Column("decided_by", sa.String(length=40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unnamed_group")),
        sqlite_with_rowid=False,  # no hidden order of arrival
    )
    with op.batch_alter_table("unnamed_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unnamed_group_kind"), ["kind"], unique=False)

    op.create_table(
        "theming_lot",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=80), nullable=False),
        sa.Column("first_id", sa.String(length=32), nullable=False),
        sa.Column("last_id", sa.String(length=32), nullable=False),
        sa.Column("remarks", sa.Integer(), nullable=False),
        sa.Column("themed", sa.Integer(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("claimed_by", sa.String(length=40), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_theming_lot_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theming_lot")),
        sa.UniqueConstraint("round_id", "mark", "first_id", name=op.f("uq_theming_lot_round_id")),
    )
    with op.batch_alter_table("theming_lot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_theming_lot_round_id"), ["round_id"], unique=False)

    op.create_table(
        "coded_remark",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=False),
        sa.Column("themes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("suggested", sa.JSON(), nullable=False),
        sa.Column("suggested_by", sa.String(length=80), nullable=False),
        sa.Column("by_lot", sa.Boolean(), nullable=False),
        sa.Column("second", sa.Boolean(), nullable=False),
        sa.Column("coded_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_coded_remark_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_coded_remark")),
    )
    with op.batch_alter_table("coded_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coded_remark_remark_id"), ["remark_id"], unique=False)

    op.create_table(
        "next_to_read",
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("by_lot", sa.Boolean(), nullable=False),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_next_to_read_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_next_to_read_round_id_round")),
        sa.PrimaryKeyConstraint("remark_id", name=op.f("pk_next_to_read")),
        sqlite_with_rowid=False,  # no hidden order of arrival
    )
    with op.batch_alter_table("next_to_read", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_next_to_read_round_id"), ["round_id"], unique=False)

    op.create_table(
        "translation",
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_translation_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", name=op.f("pk_translation")),
        sqlite_with_rowid=False,  # no hidden order of arrival
    )
    op.create_table(
        "unnamed_member",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("nearness", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["unnamed_group.id"],
            name=op.f("fk_unnamed_member_group_id_unnamed_group"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_unnamed_member_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "remark_id", name=op.f("pk_unnamed_member")),
        sqlite_with_rowid=False,  # no hidden order of arrival
    )
    with op.batch_alter_table("unnamed_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unnamed_member_remark_id"), ["remark_id"], unique=False)

    with op.batch_alter_table("hint", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mood", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mood_chance", sa.Double(), nullable=True))
        batch_op.add_column(sa.Column("mood_by", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("language", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("mixed", sa.Boolean(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("hint", schema=None) as batch_op:
        batch_op.drop_column("mixed")
        batch_op.drop_column("language")
        batch_op.drop_column("mood_by")
        batch_op.drop_column("mood_chance")
        batch_op.drop_column("mood")

    with op.batch_alter_table("unnamed_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unnamed_member_remark_id"))

    op.drop_table("unnamed_member")
    op.drop_table("translation")
    with op.batch_alter_table("next_to_read", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_next_to_read_round_id"))

    op.drop_table("next_to_read")
    with op.batch_alter_table("coded_remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coded_remark_remark_id"))

    op.drop_table("coded_remark")
    with op.batch_alter_table("theming_lot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_theming_lot_round_id"))

    op.drop_table("theming_lot")
    with op.batch_alter_table("unnamed_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unnamed_group_kind"))

    op.drop_table("unnamed_group")
    op.drop_table("theming_model")
    op.drop_table("score_card")
    op.drop_table("merged_theme")
    with op.batch_alter_table("codebook_edition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_codebook_edition_version"))

    op.drop_table("codebook_edition")
