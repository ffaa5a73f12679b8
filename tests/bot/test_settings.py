"""Settings: what is set wrong is said with its name in capitals, and never with a secret."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from bot.settings import Settings
from bot.shell import _setting_wrong
from knowledge.texts import LANGUAGES

WRONG: dict[str, dict[str, str]] = {
    "DATABASE_URL": {"database_url": "foo"},
    "DATABASE_URL, a driver that blocks": {"database_url": "sqlite:///x"},
    "DATABASE_URL, nothing": {"database_url": ""},
    "DATABASE_URL, no port": {"database_url": "postgresql+psycopg://a:geheim@h:port/x"},
    "HOST": {"host": "http://a.vn"},
    "HOST, nothing": {"host": ""},
    "PORT": {"port": "abc"},
    "PORT, too high": {"port": "70000"},
    "PORT, too low": {"port": "-1"},
    "PUBLIC_URL": {"public_url": "a.vn/hoi"},
    "PUBLIC_URL, no host": {"public_url": "https://"},
    "PUBLIC_URL, half an address": {"public_url": "https://[::1"},
    "FRAME_ORIGINS": {"frame_origins": "https://a.vn foo"},
    "BEHIND_PROXY": {"behind_proxy": "maybe"},
    "TELEGRAM_BASE_URL": {"telegram_base_url": "foo"},
    "TELEGRAM_BASE_URL, no /bot": {"telegram_base_url": "https://api.telegram.org"},
    "TELEGRAM_BASE_URL, nothing": {"telegram_base_url": ""},
    "TELEGRAM_PROXY": {"telegram_proxy": "geheim"},
    "TELEGRAM_WEBHOOK_URL": {"telegram_webhook_url": "http://a.vn/x", "telegram_webhook_secret": "a"},
    "TELEGRAM_WEBHOOK_URL, alone": {"telegram_webhook_url": "https://a.vn/x"},
    "TELEGRAM_WEBHOOK_SECRET": {
        "telegram_webhook_url": "https://a.vn/x",
        "telegram_webhook_secret": "geheim!",
    },
    "TELEGRAM_WEBHOOK_SECRET, too long": {"telegram_webhook_secret": "geheim" * 50},
    "MESSAGES_PER_MINUTE": {"messages_per_minute": "0"},
    "KEEP_DAYS": {"keep_days": "0"},
    "LOG_LEVEL": {"log_level": "nonsense"},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_set_wrong(name: str) -> None:
    """The sentence begins with the setting's name, in both languages, and holds no secret."""
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None, **WRONG[name])

    assert "geheim" not in str(caught.value)
    for language in LANGUAGES:
        sentence = _setting_wrong(caught.value, language)
        assert sentence.startswith(name.partition(",")[0])
        assert "Value error" not in sentence
        assert "geheim" not in sentence
        assert "{" not in sentence


RIGHT: list[dict[str, str]] = [
    {"database_url": "sqlite+aiosqlite:///data/ocop.sqlite3"},
    {"database_url": "sqlite+aiosqlite:////srv/sổ của tôi.sqlite3"},
    {"database_url": "sqlite+aiosqlite:///:memory:"},
    {"host": "0.0.0.0"},
    {"host": "::1"},
    {"host": "localhost"},
    {"public_url": "https://hoi.example/chat"},
    {"public_url": "http://127.0.0.1:8080"},
    {"frame_origins": "https://laocai.gov.vn  HTTP://127.0.0.1:9000"},
    {"telegram_base_url": "http://127.0.0.1:8081/bot"},
    {"telegram_proxy": "http://user:password@10.0.0.1:3128"},
    {"telegram_webhook_url": "https://a.vn/telegram/webhook", "telegram_webhook_secret": "aZ_-9" * 51},
    {"log_level": "DEBUG"},
]


@pytest.mark.parametrize("values", RIGHT, ids=" ".join)
def test_what_is_set_right(values: dict[str, str]) -> None:
    """What can serve is taken as it is written."""
    settings = Settings(_env_file=None, **values)

    for name, value in values.items():
        taken = getattr(settings, name)
        assert (taken.get_secret_value() if hasattr(taken, "get_secret_value") else taken) == value


def test_a_level_in_small_letters() -> None:
    """A level of the log may be written in small letters."""
    assert Settings(_env_file=None, log_level="warning").log_level == "WARNING"


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database whose driver is not there is told by the driver's name, without the password."""
    monkeypatch.setattr("bot.settings.find_spec", lambda name: None)
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None, database_url="postgresql+asyncpg://me:geheim@db.example/ocop")

    sentence = _setting_wrong(caught.value, "en")
    assert sentence == "DATABASE_URL needs the package asyncpg, which is not installed."
