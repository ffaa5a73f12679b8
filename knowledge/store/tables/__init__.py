"""Every table of the database: the registry, which is public; people; and what is of nobody.

A table that holds anything of a person has a `person_id` column; `knowledge/people/privacy.py`
exports and erases by that column, and a test fails for a table that is neither in `PUBLIC` or
`NAMELESS` nor has one. Calendar days are Asia/Ho_Chi_Minh; moments are kept in UTC.
"""

from knowledge.store.tables.base import Base
from knowledge.store.tables.nameless import NoticeRow, ReceiptRow
from knowledge.store.tables.officials import (
    AnnouncementRow,
    AuditRow,
    DeliveryRow,
    FaqDraftRow,
    ImportRow,
    StaffRow,
    TallyRow,
    ThreadRow,
)
from knowledge.store.tables.people import (
    ConversationRow,
    FollowRow,
    InboxRow,
    OutboxRow,
    PersonRow,
    ReportRow,
)
from knowledge.store.tables.producers import (
    DossierAnswerRow,
    DossierMemberRow,
    DossierRow,
    InvitationRow,
    ProducerLinkRow,
    ReminderRow,
)
from knowledge.store.tables.registry import (
    ApplicationRow,
    ContactRow,
    DecisionRow,
    EditionRow,
    FairRow,
    ProducerRow,
    ProductRow,
    RecognitionRow,
    RevocationRow,
    SalesPointProductRow,
    SalesPointRow,
    SourceRow,
)

NAMELESS = frozenset({"receipt", "notice", "audit", "announcement", "import", "faq_draft", "tally"})
"""Tables that are neither of the registry nor of a person: what was answered, what all are told, what
officials did under their number."""

PUBLIC = frozenset(
    {
        "source",
        "producer",
        "product",
        "decision",
        "recognition",
        "application",
        "revocation",
        "sales_point",
        "sales_point_product",
        "fair",
        "contact",
        "edition",
    }
)
"""Tables of the registry; they hold nothing of a person who talks to the assistant."""

__all__ = [
    "NAMELESS",
    "PUBLIC",
    "AnnouncementRow",
    "ApplicationRow",
    "AuditRow",
    "Base",
    "ContactRow",
    "ConversationRow",
    "DecisionRow",
    "DeliveryRow",
    "DossierAnswerRow",
    "DossierMemberRow",
    "DossierRow",
    "EditionRow",
    "FairRow",
    "FaqDraftRow",
    "FollowRow",
    "ImportRow",
    "InboxRow",
    "InvitationRow",
    "NoticeRow",
    "OutboxRow",
    "PersonRow",
    "ProducerLinkRow",
    "ProducerRow",
    "ProductRow",
    "ReceiptRow",
    "RecognitionRow",
    "ReminderRow",
    "ReportRow",
    "RevocationRow",
    "SalesPointProductRow",
    "SalesPointRow",
    "SourceRow",
    "StaffRow",
    "TallyRow",
    "ThreadRow",
]
