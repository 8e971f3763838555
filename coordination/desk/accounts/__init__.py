"""Use cases of identity: accounts, logging in, tokens of programs. No secret is stored, noted or printed twice."""

from __future__ import annotations

from coordination.desk.accounts.changing_passwords import change_own_password, change_password
from coordination.desk.accounts.keeping import (
    add_account,
    change_account,
    disable_account,
    enable_account,
    list_accounts,
)
from coordination.desk.accounts.logging_in import Login, caller_by_session, log_in, log_in_vouched, log_out
from coordination.desk.accounts.tokens import caller_by_token, issue_token, list_tokens, revoke_token

__all__ = [
    "Login",
    "add_account",
    "caller_by_session",
    "caller_by_token",
    "change_account",
    "change_own_password",
    "change_password",
    "disable_account",
    "enable_account",
    "issue_token",
    "list_accounts",
    "list_tokens",
    "log_in",
    "log_in_vouched",
    "log_out",
    "revoke_token",
]
