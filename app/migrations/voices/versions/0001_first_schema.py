"""first schema"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "care_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_key")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_round_id"), ["round_id"], unique=False)

    op.create_table(
        "concern_reply",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("sent_by", sa.String(length=40), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_reply")),
    )
    with op.batch_alter_table("concern_reply", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_reply_thread"), ["thread"], unique=False)

    op.create_table(
        "duty_rota",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("duty_lead", sa.String(length=40), nullable=False),
        sa.Column("deputy", sa.String(length=40), nullable=False),
        sa.Column("manager", sa.String(length=40), nullable=False),
        sa.Column("contact_test_passed_on", sa.Date(), nullable=True),
        sa.Column("list_read_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_rota")),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("questionnaire", sa.String(length=80), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    op.create_table(
        "released_words",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("released_by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_words")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sign_off",
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=160), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("by", name=op.f("pk_sign_off")),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("edition_id", sa.String(length=64), nullable=False),
        sa.Column("invited", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("dimensions", sa.JSON(), nullable=False),
        sa.Column("remark_dimension", sa.String(length=40), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=True),
        sa.Column("sealed_size", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=80), nullable=False),
        sa.Column("covered_out_of_hours", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.String(length=10), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("finished", sa.Integer(), nullable=False),
        sa.Column("quarantined", sa.Integer(), nullable=False),
        sa.Column("mixed_on", sa.Date(), nullable=True),
        sa.Column("backed_up", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name=op.f("fk_round_edition_id_edition")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
    )
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_state"), ["state"], unique=False)

    op.create_table(
        "card",
        sa.Column("words", sa.String(length=60), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("band", sa.String(length=20), nullable=False),
        sa.Column("setting", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_card_round_id_round")),
        sa.PrimaryKeyConstraint("words", name=op.f("pk_card")),
    )
    op.create_table(
        "code_reader",
        sa.Column("reader_id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_code_reader_round_id_round")),
        sa.PrimaryKeyConstraint("reader_id", name=op.f("pk_code_reader")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "concern",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=True),
        sa.Column("thread", sa.String(length=32), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("received_hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alert_state", sa.String(length=10), nullable=False),
        sa.Column("alert_attempts", sa.Integer(), nullable=False),
        sa.Column("alert_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalation", sa.Integer(), nullable=False),
        sa.Column("read_by", sa.String(length=40), nullable=False),
        sa.Column("closing_by", sa.String(length=40), nullable=False),
        sa.Column("legal_hold", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_concern_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_alert_state"), ["alert_state"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_concern_thread"), ["thread"], unique=False)

    op.create_table(
        "finding",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("strand", sa.String(length=20), nullable=False),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("written_by", sa.String(length=80), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("approved_by", sa.String(length=40), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_finding_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_round_id"), ["round_id"], unique=False)

    op.create_table(
        "quarantined",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("why", sa.String(length=80), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_quarantined_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantined")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reading_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_reading_item_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_item")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("reading_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_item_day"), ["day"], unique=False)

    op.create_table(
        "remark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("dimension", sa.String(length=80), nullable=False),
        sa.Column("cell", sa.String(length=160), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("redaction_by", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_remark_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remark_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remark_round_id"), ["round_id"], unique=False)

    op.create_table(
        "sitting",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("code_id", sa.String(length=32), nullable=False),
        sa.Column("code_box", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_sitting_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sitting_code_id"), ["code_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sitting_round_id"), ["round_id"], unique=False)

    op.create_table(
        "tally",
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=80), nullable=False),
        sa.Column("dimension", sa.String(length=80), nullable=False),
        sa.Column("cell", sa.String(length=160), nullable=False),
        sa.Column("value", sa.String(length=80), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_tally_round_id_round")),
        sa.PrimaryKeyConstraint(
            "round_id", "question_id", "dimension", "cell", "value", name=op.f("pk_tally")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "action",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("finding_id", sa.String(length=32), nullable=True),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("you_said", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("written_by", sa.String(length=40), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_action_finding_id_finding")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_action_round_id_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_round_id"), ["round_id"], unique=False)

    op.create_table(
        "coding",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("theme", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("codebook", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_coding_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding")),
    )
    with op.batch_alter_table("coding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coding_remark_id"), ["remark_id"], unique=False)

    op.create_table(
        "concern_step",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("concern_id", sa.String(length=32), nullable=False),
        sa.Column("handle", sa.String(length=40), nullable=False),
        sa.Column("deed", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["concern_id"], ["concern.id"], name=op.f("fk_concern_step_concern_id_concern")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_step")),
    )
    with op.batch_alter_table("concern_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concern_step_concern_id"), ["concern_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("finding_id", sa.String(length=32), nullable=False),
        sa.Column("claim_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_evidence_finding_id_finding"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", "claim_id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "hint",
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("polarity", sa.Double(), nullable=False),
        sa.Column("subjectivity", sa.Double(), nullable=False),
        sa.Column("knows_words", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["remark.id"], name=op.f("fk_hint_remark_id_remark"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("remark_id", name=op.f("pk_hint")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.String(length=20), nullable=False),
        sa.Column("approved_by", sa.String(length=40), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_quote_claim_id_claim")),
        sa.ForeignKeyConstraint(["remark_id"], ["remark.id"], name=op.f("fk_quote_remark_id_remark")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        sa.UniqueConstraint("remark_id", name=op.f("uq_quote_remark_id")),
    )


def downgrade() -> None:
    op.drop_table("quote")
    op.drop_table("hint")
    op.drop_table("evidence")
    with op.batch_alter_table("concern_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concern_step_concern_id"))

    op.drop_table("concern_step")
    with op.batch_alter_table("coding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coding_remark_id"))

    op.drop_table("coding")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_round_id"))

    op.drop_table("action")
    op.drop_table("tally")
    with op.batch_alter_table("sitting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sitting_round_id"))
        batch_op.drop_index(batch_op.f("ix_sitting_code_id"))

    op.drop_table("sitting")
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remark_round_id"))
        batch_op.drop_index(batch_op.f("ix_remark_group_id"))

    op.drop_table("remark")
    with op.batch_alter_table("reading_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_item_day"))

    op.drop_table("reading_item")
    op.drop_table("quarantined")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_round_id"))

    op.drop_table("finding")
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concern_thread"))
        batch_op.drop_index(batch_op.f("ix_concern_state"))
        batch_op.drop_index(batch_op.f("ix_concern_alert_state"))

    op.drop_table("concern")
    op.drop_table("code_reader")
    op.drop_table("card")
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_state"))

    op.drop_table("round")
    op.drop_table("snapshot")
    op.drop_table("sign_off")
    op.drop_table("released_words")
    op.drop_table("edition")
    op.drop_table("duty_rota")
    with op.batch_alter_table("concern_reply", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concern_reply_thread"))

    op.drop_table("concern_reply")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_round_id"))

    op.drop_table("claim")
    op.drop_table("care_key")
