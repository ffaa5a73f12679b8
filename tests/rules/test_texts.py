"""The sentences of the assistant: the same in both languages, all used, all within the voice guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args
from unicodedata import is_normalized

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.serializer import FluentSerializer

from bot.reminded import State as ReminderState
from handlers import COMMANDS
from handlers.announced import REASONS
from handlers.application import MAKERS
from handlers.canned import CANNED
from handlers.corrections import FIELDS as CORRECTED
from handlers.counting import KINDS as COUNTED_KINDS
from handlers.desk_answers import OFFICES
from handlers.faq_drafts import FIELDS as EDITED
from handlers.figure_files import STATES as EFFECTS
from handlers.figure_words import SUBJECTS
from handlers.keeping_cards import FORMS
from handlers.keeping_shops import KINDS as SHOP_KINDS
from handlers.lodging import STATES as LODGED
from handlers.papers import STATES as PAPER_STATES
from handlers.place_words import KINDS as KINDS_OF_UNITS
from handlers.reminders import LINES as NOTICE_LINES
from handlers.renewal import LINES
from handlers.status import WAYS
from handlers.verdict_words import TONES
from knowledge.data import DATA
from knowledge.people.announcements import UNDER_WAY
from knowledge.people.dossiers import PURPOSES
from knowledge.people.imports import State as ImportState
from knowledge.people.invitations import Refusal
from knowledge.people.reports import Kind, State
from knowledge.people.staff import TASKS, Task
from knowledge.registry.books import statuses
from knowledge.registry.columns import KINDS
from knowledge.registry.filtering import GROUPS
from knowledge.registry.headings import COLUMNS as MEANINGS
from knowledge.registry.plan import CALLED, Need
from knowledge.registry.plan import KINDS as CHANGES
from knowledge.registry.sheets import read_sheet
from knowledge.texts import LANGUAGES, TEXTS

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "handlers", "knowledge")
MAX_LABEL = 20
MAX_SYLLABLES = 22


@cache
def messages(language: str) -> dict[str, ftl.Message]:
    """Every message of a language, by id."""
    found: dict[str, ftl.Message] = {}
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands there twice"
                found[entry.id.name] = entry
    return found


def within(node: object, kind: type) -> Iterator[object]:
    """All parts of a kind within a message."""
    if isinstance(node, kind):
        yield node
    parts = vars(node).values() if isinstance(node, ftl.BaseNode) else node if isinstance(node, list) else ()
    for part in parts:
        yield from within(part, kind)


def placeholders(message: ftl.Message) -> frozenset[str]:
    """The values that a message mentions."""
    found = within(message, ftl.VariableReference)
    return frozenset(part.id.name for part in found if isinstance(part, ftl.VariableReference))


def plain(message: ftl.Message) -> str:
    """The words of a message, each value as one placeholder."""
    assert message.value is not None
    parts = []
    for part in message.value.elements:
        if isinstance(part, ftl.TextElement):
            parts.append(part.value)
        elif isinstance(part.expression, ftl.StringLiteral):
            parts.append(part.expression.value)
        elif isinstance(part.expression, ftl.VariableReference):
            parts.append("{" + part.expression.id.name + "}")
        else:
            parts.append(FluentSerializer().serialize_entry(message).partition("=")[2])
    return "".join(parts)


TEXT = {
    (language, name): plain(message) for language in LANGUAGES for name, message in messages(language).items()
}


# --- both languages ---------------------------------------------------------------------------------


def test_same_sentences() -> None:
    """Each sentence exists in both languages."""
    assert set(messages("vi")) == set(messages("en"))


def test_same_files() -> None:
    """Each sentence stands in the same file in both languages."""
    names = {language: {path.name for path in (TEXTS / language).glob("*")} for language in LANGUAGES}

    assert names["vi"] == names["en"]
    for file in names["vi"]:
        found = {
            language: re.findall(r"(?m)^([a-z][\w-]*) =", (TEXTS / language / file).read_text("utf-8"))
            for language in LANGUAGES
        }
        assert set(found["vi"]) == set(found["en"]), file


def test_same_values() -> None:
    """Each sentence mentions the same values in both languages."""
    differing = {
        name
        for name, message in messages("vi").items()
        if name in messages("en") and placeholders(message) != placeholders(messages("en")[name])
    }

    assert differing == set()


def test_short_variants_mention_no_more() -> None:
    """A "-short" variant mentions nothing that its long form does not, and no name."""
    for name, message in messages("vi").items():
        if name.endswith("-short"):
            whole = messages("vi")[name.removesuffix("-short")]
            assert placeholders(message) <= placeholders(whole) - {"name"}, name


def test_normal_form() -> None:
    """Every text file is in NFC, without tabs or the marks of another program."""
    for path in TEXTS.rglob("*.ftl"):
        text = path.read_text("utf-8")
        assert is_normalized("NFC", text), path
        assert not set(text) & set("\t\r\ufeff\u200b\u00a0"), path


# --- the voice --------------------------------------------------------------------------------------

NEVER = {
    "vi": (
        "quý khách",
        "kính mời",
        "trân trọng",
        "vui lòng",
        "theo quy định",
        "cơ quan có thẩm quyền",
        "cơ quan chức năng",
        "tiếp nhận và xử lý",
        "ghi nhận phản ánh",
        "tiến hành",
        "triển khai",
        "thực hiện việc",
        "trong thời hạn",
        "thành phần hồ sơ",
        "tài liệu minh chứng",
        "không hợp lệ",
        "sai cú pháp",
        "sai chính tả",
        "không đủ điều kiện",
        "không tìm thấy kết quả",
        "hệ thống",
        "mong thông cảm",
        "công nhận phân hạng",
        "thẩm định hình thức",
        "sự cố ngoài ý muốn",
        "bất tiện",
        "đồng chí",
    ),
    "en": ("dear customer", "kindly", "invalid", "not eligible", "we apologise", "inconvenience"),
}
"""Words never used, from the voice guide."""

SAID_ALL_THE_SAME = {name: {"theo quy định"} for name in ("faq-source", "faq-source-bare")}
"""Where such words are asked for: the source line says until when the rules are known."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_never_used(language: str) -> None:
    """No sentence speaks like an office."""
    for (of, name), text in TEXT.items():
        if of == language:
            never = set(NEVER[language]) - SAID_ALL_THE_SAME.get(name, set())
            assert not [words for words in never if words in text.casefold()], name


def test_no_shouting() -> None:
    """No Vietnamese sentence has an exclamation mark, and none is written in capitals."""
    for (language, name), text in TEXT.items():
        assert language != "vi" or "!" not in text or name in GOOD_NEWS, name
        words = [word for word in re.findall(r"\w+", text) if len(word) > 1 and word.isupper()]
        assert not set(words) - KNOWN_CAPITALS, name


GOOD_NEWS = {"reminded-lodged"}
"""What a producer has done well."""

KNOWN_CAPITALS = {
    "OCOP",
    "ID",
    "II",
    "III",
    "UBND",
    "QĐ",
    "LC",
    "MB",
    "CSV",
    "UTF",
    "README",
    "PORT",
    "DỪNG",
    "STOP",
    "PNG",
    "JPG",
    "TELEGRAM_BOT_TOKEN",
}


@pytest.mark.parametrize("start", ["choice-", "label-stars-", "language-", "label-not-seen"])
def test_labels(start: str) -> None:
    """A label of a choice has at most 20 characters, in both languages."""
    labels = {
        (language, name): text
        for (language, name), text in TEXT.items()
        if name.startswith(start) and name not in {"language-ask", "language-set"}
    }

    assert labels
    assert {key: text for key, text in labels.items() if len(text) > MAX_LABEL} == {}


def test_labels_differ() -> None:
    """No two choices look alike, so that a label names one thing."""
    for language in LANGUAGES:
        labels = [text for (of, name), text in TEXT.items() if of == language and name.startswith("choice-")]
        assert len(labels) == len(set(labels))


COLUMN_NAMES = {name for kind in KINDS for name in kind.cells if "_" in name}
FIELD_NAMES = COLUMN_NAMES | {"verified", "confidence", "as_of", "statuses.csv"}
OPERATOR = frozenset(re.findall(r"(?m)^([a-z][\w-]*) =", (TEXTS / "vi" / "operator.ftl").read_text("utf-8")))
"""Sentences for whoever runs the program; they may name files, never people."""


def test_no_addresses() -> None:
    """No sentence holds a web address; a source is named in words."""
    for (_, name), text in TEXT.items():
        assert not re.search(r"https?://\w|www\.|\w\.(?:vn|com|org|net|io)\b|github", text, re.IGNORECASE), (
            name
        )


def test_no_field_names() -> None:
    """No sentence for people names a field or file of the data."""
    for (_, name), text in TEXT.items():
        if name not in OPERATOR:
            assert not [field for field in FIELD_NAMES if field in re.sub(r"\{\w+\}", "", text)], name


TOO_LONG = {
    "ground-late": "what the law allows, with its decision and article, in one piece",
}
"""Sentences that may pass the limit, and why."""


def syllables(sentence: str) -> int:
    """Count syllables; in Vietnamese each is a word, and a value counts as one."""
    return len(re.findall(r"[\w{}/.-]*\w[\w{}/.-]*", sentence))


def test_sentences_are_short() -> None:
    """No Vietnamese sentence for people has more than 22 syllables, but for those that are named here."""
    long = {}
    for (language, name), text in TEXT.items():
        if language == "vi" and name not in OPERATOR:
            counts = [syllables(part) for part in re.split(r"[.?:;…](?:\s|$)", text)]
            if max(counts) > MAX_SYLLABLES:
                long[name] = max(counts)

    assert set(long) <= set(TOO_LONG), long


# --- used and there ---------------------------------------------------------------------------------


def stages() -> Iterator[str]:
    """The stages of applications that the data know."""
    yield from sorted({row["stage"] for row in statuses().values() if row["stage"]})


def reasons() -> Iterator[str]:
    """The reasons of revocations that the data know."""
    rows = read_sheet(DATA / "pending_or_revoked.csv").rows
    yield from sorted({cells["reason"] for _, cells in rows if cells["reason"]})


ANNOUNCED = (*UNDER_WAY, "done")
"""States of an announcement that was confirmed."""

AUDITED = (
    "denied", "invite", "withdraw-invite", "appointed", "dismissed", "role-erased", "notice-set",
    "notice-ended",
    *(f"{kind}-{done}" for kind in ("fair", "shop", "contact") for done in ("added", "changed", "again")),
    *(f"{kind}-{done}" for kind in ("shop", "contact") for done in ("closed", "confirmed", "unconfirmed")),
    "fair-cancelled", "shop-code", "shop-itself", "places-handed",
    *(f"desk-{done}" for done in ("take", "put-back", "canned", "reopen", *get_args(State)[1:])),
    "correct-place", "correct-maker",
    *(f"import-{done}" for done in (
        "rehearse", "refuse", "answer", "ask", "return", "drop", "apply", "undo", "call", "stopped",
    )),
    *(f"announce-{done}" for done in (
        "draft", "change", "to", "test", "drop", "ask", "send", "hand-up", "approve", "refuse", "stop",
        "resume", "correct",
    )),
    *(f"faq-{done}" for done in (
        "draft", "edit", "less", "ask", "take-back", "drop", "approve", "refuse", "withdraw",
    )),
)  # fmt: skip
"""Every action that is audited."""

FAMILIES: dict[str, list[str]] = {
    "command-{}": list(COMMANDS),  # the menu of a messenger
    "label-{}": list(TONES),  # the short verdict on a card, by case
    "state-{}": list(TONES),  # the verdict within a line, by case
    "language-{}": list(LANGUAGES),  # each language by its own name
    "report-kind-{}": list(get_args(Kind)),
    "report-state-{}": list(get_args(State)),
    "report-changed-{}": list(get_args(State)),
    "question-changed-{}": list(get_args(State)),
    "talk-{}": ["person", "bot"],  # who said a line before a question
    "announcement-state-{}": ["draft", "asked", *ANNOUNCED],
    "announce-again-{}": list(LANGUAGES),
    "progress-{}": list(ANNOUNCED),
    "progress-{}-count": ["left", "failed", "skipped"],
    "reason-{}": [*(reason.replace("_", "-") for reason in REASONS), "other"],
    "desk-said-{}": ["person", "staff"],  # who said a line since
    "desk-standing-{}": [*get_args(State), "late"],  # how far a question or report is, to an official
    "desk-close-{}": ["question", "report"],
    "pass-to-{}": list(OFFICES),
    "choice-pass-{}": list(OFFICES),
    "canned-{}": list(CANNED),  # replies that are given again and again
    "choice-canned-{}": list(CANNED),
    "choice-correct-{}": list(CORRECTED),  # a field of the registry put right from a report
    "correct-new-{}": list(CORRECTED[:2]),
    "correct-how-{}": list(CORRECTED[:2]),
    "correct-now-{}": list(CORRECTED[:2]),
    "corrected-{}": list(CORRECTED[:2]),
    "common-state-{}": ["draft", "asked", "approved"],  # of a common question
    "common-edit-{}": list(EDITED),
    "choice-common-{}": list(EDITED),
    "approvals-{}": ["announcement", "import", "common"],  # what waits for a second person
    "role-{}": list(TASKS),
    "task-{}": list(get_args(Task)),
    "choice-invite-{}": list(TASKS),
    "work-{}": ["questions", "reports", "approvals", "drafts"],  # what waits for an official
    "intake-kind-{}": list(CHANGES),  # what a row of a file does
    "intake-detail-{}": [kind for kind in CHANGES if kind != "problem"],
    "intake-state-{}": list(get_args(ImportState)),
    "intake-call-{}": sorted(CALLED),  # of what a maker is told in person first
    "intake-call-one-{}": sorted(CALLED),
    "column-{}": [name.replace("_", "-") for name in (*MEANINGS, "skip", "unknown")],  # of a file
    "rehearse-need-{}": list(get_args(Need)),  # what the command line asks for
    "rules-{}": ["papers", "answers", "documents"],  # what a rule file changes
    "audit-{}": list(AUDITED),  # what an entry of the audit says was done
    "receipt-helped-{}": ["yes", "no"],
    "keep-{}": [
        f"{what}-{kind}" for kind in FORMS for what in ("count", "list", "list-no", "ended", "look", "taken")
    ],
    "keep-ask-{}": [f"{kind}-{field.name}" for kind, form in FORMS.items() for field in form.fields],
    "keep-how-{}": [f"{kind}-{field.name}" for kind, form in FORMS.items() for field in form.fields],
    "keep-line-{}": [field.name for form in FORMS.values() for field in form.fields],
    "choice-field-{}": [field.name for form in FORMS.values() for field in form.fields],
    "choice-keep-{}s": list(FORMS),
    "choice-add-{}": list(FORMS),
    "keep-unconfirmed-{}": ["shop", "contact"],
    "handed-{}": [f"{what}-{kind}" for kind in FORMS for what in ("new", "change", "end")],
    "choice-shop-{}": list(SHOP_KINDS),
    "choice-why-{}": ["weather", "plans"],  # why a fair is cancelled
    "why-{}": ["weather", "plans"],
    "choice-figure-{}": list(SUBJECTS),
    "figure-kind-{}": sorted({*COUNTED_KINDS.values(), "missed", "unanswered"}),  # what was asked
    "figures-{}": ["missed", "unanswered"],
    "figure-lacking-{}": ["missed", "unanswered"],
    "figure-helped-{}": ["yes", "no"],
    "figure-chart-{}": ["kinds", "asked", "faqs", "missed", "unanswered"],
    "figure-announced-{}": ["few", *EFFECTS],  # what became of an announcement
    "figure-column-{}": ["code", "words", *EFFECTS],
    "group-{}": list(GROUPS),
    "faq-old-{}": ["replaced", "ended", "not_yet"],  # standing of what an answer rests on
    "follow-topic-{}": ["everything", "fairs", "place", "product"],
    "renewal-{}": list(LINES),  # where a certificate stands
    "maker-{}": list(MAKERS),
    "choice-maker-{}": list(MAKERS),
    "dossier-{}": ["open", "lodged", "decided"],
    "marked-{}": list(LODGED),
    "choice-mark-{}": list(LODGED),
    "mark-day-{}": list(LODGED),
    "choice-purpose-{}": list(PURPOSES),
    "doc-purpose-{}": list(PURPOSES),
    "remind-{}": list(NOTICE_LINES),  # notices about a certificate
    "reminder-state-{}": list(get_args(ReminderState)),
    "reminded-{}": ["lodged", "not_yet"],  # what a producer says to one
    "code-{}": list(get_args(Refusal)),  # why a one-time code cannot be used
    "paper-{}": list(PAPER_STATES),
    "choice-paper-{}": list(PAPER_STATES),
    "choice-{}": list(WAYS),  # what is asked before an application
    "label-stars-{}": ["3", "4", "5"],
    "label-result-{}": ["match", "differ", "unknown"],  # of comparing a label
    "label-row-{}": ["match", "near", "differ", "unknown", "not-seen"],
    "body-{}": [f"{kind}{part}" for kind in ("ill", "allergy", "dose") for part in ("", "-next", "-more")],
    "label-what-{}": ["maker", "stars", "year"],
    "label-summary-{}": ["maker", "stars", "year"],
    "only-text-{}": ["photo", "voice"],  # what came instead of words
    "similar-{}": ["place", "producer", "kind", "other", "stars"],  # how the nearest product differs
    "pending-{}": list(stages()),  # by stage of the data
    "unit-{}": list(KINDS_OF_UNITS.values()),  # a place with its kind
    "revoked-{}": list(reasons()),  # by reason of the data
    "web-stars-{}": ["1", "2", "3", "4", "5"],  # read out on a card of the web chat
    "{}": [
        "valid",
        "year-valid",
        "year-ending",
        "late",
        "past-day",
        "past-year",
        "no-year",
        "not-yet",
    ],  # cases
}
"""Sentences whose id is put together by code: the pattern, and everything that may fill it."""

SUFFIXES = {
    "-short": "without the name, where the first line would be too long",
    "-no-stars": "where the source gives no stars",
    "-ground": "the second line of a case",
    "-bare": "a row of a file whose stars are not known",
    "-day": "with a known day",
    "-year": "with a known year",
    "-maker": "a list item with its maker",
    "-stars": "a list item with its stars",
}
"""Endings that code puts behind an id that is used."""


def made_by_code() -> set[str]:
    """Every id that code puts together."""
    return {pattern.format(part) for pattern, parts in FAMILIES.items() for part in parts}


@cache
def constants() -> frozenset[str]:
    """Every string in the code, and every name of a text in the web chat's own files."""
    found = set()
    for path in _python_files():
        found |= {str(node.value) for node in ast.walk(_tree(path)) if isinstance(node, ast.Constant)}
    for path in (ROOT / "bot" / "web").glob("*.*"):
        if path.suffix in {".js", ".html"}:
            found |= set(re.findall(r"web-[a-z0-9-]+", path.read_text("utf-8")))
    return frozenset(found)


def _python_files() -> list[Path]:
    return [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


FIRST = {"Wrong": 0, "Unfit": 0, "Problem": 0, "_bad": 1, "_stop": 0, "_fitting": 1, "_first": 1, "option": 0}


def asked_for(call: ast.Call) -> Iterator[str]:
    """The message ids that a call names plainly."""
    is_method = isinstance(call.func, ast.Attribute)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "text" and is_method:
        wanted = call.args
    elif name == "say":
        wanted = call.args[0 if is_method else 1 :][:1]
    else:
        wanted = call.args[FIRST[name] :][:1] if name in FIRST else []
    for argument in wanted:
        either = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        constants = (node.value for node in either if isinstance(node, ast.Constant))
        named = (value for value in constants if isinstance(value, str))
        yield from (text for text in named if " " not in text)  # a sentence there is no id: another `Problem`


def test_every_sentence_asked_for_exists() -> None:
    """Each message id that the code names has its sentence."""
    missing = {}
    for path in _python_files():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call):
                for name in asked_for(node):
                    if name not in messages("vi"):
                        missing[f"{path.name}:{node.lineno}"] = name

    assert missing == {}


def test_every_family_is_whole() -> None:
    """Each id that code may put together has its sentence, the answers without stars included."""
    whole = made_by_code()
    for case in ("valid", "year-valid", "past-day", "past-year"):
        whole |= {f"{case}-short", f"{case}-no-stars", f"{case}-no-stars-short"}
    whole |= {
        "year-ending-no-stars",
        "revoked",
        "revoked-on",
        "revoked-short",
        "revoked-on-short",
        "not-yet-short",
    }

    optional = {"late-no-stars"}
    assert whole - optional <= set(messages("vi"))


def test_every_web_text_exists() -> None:
    """Each text that the page of the web chat names has its sentence."""
    named = {name for name in constants() if re.fullmatch(r"web-[a-z0-9-]*[a-z0-9]", name)}

    assert {name for name in named if name not in messages("vi")} - {"web-stars"} == set()


def test_every_sentence_is_used() -> None:
    """No sentence is left over: each is named by the code, or made by a family or ending above."""
    known = constants() | made_by_code()

    def used(name: str) -> bool:
        if name in known:
            return True
        bare = next((name.removesuffix(end) for end in SUFFIXES if name.endswith(end)), "")
        return bool(bare) and used(bare)

    assert {name for name in messages("vi") if not used(name)} == set()


VIETNAMESE = re.compile(r"\w*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]\w*", re.IGNORECASE)
"""A syllable that only Vietnamese has; a name or two may stand in English."""

PATTERN = re.compile(r"\\|\|")
"""What a regular expression has and a sentence has not."""


def _said(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a file that are no docstring and no remark behind a name."""
    statements = [node.value for node in ast.walk(_tree(path)) if isinstance(node, ast.Expr)]
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.lineno, node.value


def test_no_sentence_in_code() -> None:
    """No Vietnamese sentence stands in a Python file; words for people live in `knowledge/texts`."""
    found = {
        f"{path.relative_to(ROOT)}:{line}": text
        for path in _python_files()
        for line, text in _said(path)
        if len(text) > 25
        and len(VIETNAMESE.findall(text)) > 3
        and not PATTERN.search(text)
        and text not in GROUPS.values()  # as the registry calls them
    }

    assert found == {}
