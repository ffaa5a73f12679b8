"""What was last told of a product that is followed"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep it with the follow."""
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    """Take it away again."""
    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.drop_column("told")
