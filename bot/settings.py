"""Every setting, read once from the environment (or a .env file) and passed on as a value."""

from __future__ import annotations

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator can set; with nothing set, the web chat runs on an embedded database."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

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
    keep_days: int = Field(
        default=30, ge=1, description="Days after which handled messages and sent replies are erased."
    )
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR.")

    @model_validator(mode="after")
    def _webhook_needs_both(self) -> Settings:
        if bool(self.telegram_webhook_url) != bool(self.telegram_webhook_secret.get_secret_value()):
            raise ValueError(
                "TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET belong together: set both or neither."
            )
        return self
