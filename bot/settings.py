"""Every setting, read once from the environment (or a .env file) and passed on as a value.

What is set wrong raises an error whose type is the id of a sentence in `knowledge/texts` and whose
context is what the sentence mentions: `name` is the setting. A value that may hold a secret (a token,
a password in an address) is never among it.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")

_SQLITE = r"sqlite\+(?P<file>aiosqlite)://(/[^?]*)?"
_SERVER = r"postgresql\+(?P<net>asyncpg|psycopg)://[^/\s]*/\S+"
_DATABASE = re.compile(f"{_SQLITE}|{_SERVER}")
_SITE = r"https?://[^\s/?#@:\[\]]+(:[0-9]{1,5})?"
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_PAGE = re.compile(rf"{_SITE}(/\S*)?", re.IGNORECASE)
_BOT_API = re.compile(rf"{_SITE}(/\S*)?/bot", re.IGNORECASE)
_PROXY = re.compile(r"https?://[^\s/?#\[\]]+/?", re.IGNORECASE)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _wrong(sentence: str, name: str | None, **values: str) -> PydanticCustomError:
    """Make the error that stands for a sentence about a setting."""
    return PydanticCustomError(sentence, "{name}", {"name": (name or "").upper(), **values})


def _is_address(url: str) -> bool:
    """Whether SQLAlchemy can take the parts of a database's address."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        make_url(url)
    except (ArgumentError, ValueError):
        return False
    return True


class Settings(BaseSettings):
    """What an operator can set; with nothing set, the web chat runs on an embedded database."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True)

    database_url: str = Field(
        default="sqlite+aiosqlite:///data/ocop.sqlite3", description="Where the data live."
    )
    host: str = Field(default="127.0.0.1", description="Address the web server listens on.")
    port: int = Field(default=8080, ge=0, le=65535, description="Port of the web server; 0 takes a free one.")
    public_url: str = Field(default="", description="Address of the web chat as people reach it, for links.")
    frame_origins: str = Field(
        default="", description="Origins, separated by spaces, whose pages may embed the web chat as a frame."
    )
    behind_proxy: bool = Field(
        default=False, description="Trust X-Forwarded-For, because a reverse proxy of ours sets it."
    )
    telegram_bot_token: SecretStr = Field(
        default=SecretStr(""), description="Token of the Telegram bot; none, no Telegram."
    )
    telegram_base_url: str = Field(
        default="https://api.telegram.org/bot", description="Bot API server, for a relay or a local server."
    )
    telegram_proxy: str = Field(
        default="", description="HTTP proxy for Telegram, which is unreliable in Việt Nam."
    )
    telegram_webhook_url: str = Field(
        default="", description="Public https address of /telegram/webhook; empty means long polling."
    )
    telegram_webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Secret that Telegram sends with each webhook call; 1-256 of A-Z a-z 0-9 _ -.",
    )
    messages_per_minute: int = Field(
        default=20, ge=1, description="Most messages answered per person and minute."
    )
    telegram_per_second: int = Field(
        default=30, ge=1, description="Messages a second that Telegram takes; announcements use what is left."
    )
    approve_above: int = Field(
        default=500, ge=0, description="People above whom an announcement needs a second person."
    )
    tell_after_minutes: int = Field(
        default=60, ge=0, description="Minutes after a registry file was applied before anybody is told."
    )
    approve_imports: bool = Field(
        default=False, description="Whether a registry file needs a second person before it is applied."
    )
    keep_days: int = Field(
        default=30, ge=1, description="Days after which handled messages and sent replies are erased."
    )
    desk_opens: int = Field(default=8, ge=0, le=23, description="Hour at which officials begin to answer.")
    desk_closes: int = Field(default=17, ge=1, le=24, description="Hour at which they stop.")
    desk_days: int = Field(
        default=2, ge=1, le=30, description="Working days within which a question to them is answered."
    )
    rules: Path | None = Field(
        default=None, description="Folder with later editions of the criteria (criteria*.yaml)."
    )
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @field_validator("database_url")
    @classmethod
    def _database(cls, url: str, info: ValidationInfo) -> str:
        form = _DATABASE.fullmatch(url)
        if form is None or not _is_address(url):
            raise _wrong("setting-database", info.field_name)
        driver = form["file"] or form["net"]
        if find_spec(driver) is None:
            raise _wrong("setting-driver", info.field_name, driver=driver)
        return url

    @field_validator("host")
    @classmethod
    def _host(cls, host: str, info: ValidationInfo) -> str:
        if not host or len(host) > 255 or not re.fullmatch(r"[A-Za-z0-9.:%_-]+", host):
            raise _wrong("setting-host", info.field_name)
        return host

    @field_validator("frame_origins")
    @classmethod
    def _origins(cls, origins: str, info: ValidationInfo) -> str:
        for origin in origins.lower().split():
            if not _ORIGIN.fullmatch(origin):
                raise _wrong("setting-origin", info.field_name, value=origin[:100])
        return origins

    @field_validator("public_url")
    @classmethod
    def _page(cls, url: str, info: ValidationInfo) -> str:
        if url and not _PAGE.fullmatch(url):
            raise _wrong("setting-page", info.field_name)
        return url

    @field_validator("telegram_base_url")
    @classmethod
    def _bot_api(cls, url: str, info: ValidationInfo) -> str:
        if not _BOT_API.fullmatch(url):
            raise _wrong("setting-bot-api", info.field_name)
        return url

    @field_validator("telegram_proxy")
    @classmethod
    def _proxy(cls, url: str, info: ValidationInfo) -> str:
        if url and not _PROXY.fullmatch(url):
            raise _wrong("setting-page", info.field_name)
        return url

    @field_validator("telegram_webhook_url")
    @classmethod
    def _webhook(cls, url: str, info: ValidationInfo) -> str:
        if url and not (_PAGE.fullmatch(url) and url.lower().startswith("https:")):
            raise _wrong("setting-webhook", info.field_name)
        return url

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr, info: ValidationInfo) -> SecretStr:
        value = secret.get_secret_value()
        if value and not _SECRET.fullmatch(value):
            raise _wrong("setting-secret", info.field_name)
        return secret

    @field_validator("rules")
    @classmethod
    def _rules(cls, folder: Path | None, info: ValidationInfo) -> Path | None:
        if folder is not None and not folder.is_dir():
            raise _wrong("setting-folder", info.field_name)
        return folder

    @field_validator("log_level")
    @classmethod
    def _level(cls, level: str, info: ValidationInfo) -> str:
        if level.upper() not in LEVELS:
            raise _wrong("setting-level", info.field_name, levels=", ".join(LEVELS))
        return level.upper()

    @model_validator(mode="after")
    def _webhook_needs_both(self) -> Settings:
        if bool(self.telegram_webhook_url) != bool(self.telegram_webhook_secret.get_secret_value()):
            raise _wrong("setting-both", "telegram_webhook_url", other="TELEGRAM_WEBHOOK_SECRET")
        return self

    @model_validator(mode="after")
    def _desk_opens_before_it_closes(self) -> Settings:
        if self.desk_opens >= self.desk_closes:
            raise _wrong("setting-desk", "desk_opens", other="DESK_CLOSES")
        return self
