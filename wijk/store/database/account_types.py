"""The kind of record that says who has which role, and the tables of who is signed in and of what was done."""

from typing import Any

from sqlalchemy import JSON, Column, String, Table, Text

from wijk.domain.account import Account, called
from wijk.store.checks.accounts import faults_in_account
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import IDENTIFIER, UtcDateTime, metadata, record_table

__all__ = ["ACCOUNTS", "ACCOUNT_TABLES", "ACCOUNT_TYPES", "sign_ins"]

NAME = String(200)
ACCOUNTS = RecordType(
    "accounts",
    "rollen",
    Account,
    record_table("accounts", Account, account=NAME),
    faults_in_account,
    {"account": "Account", "role": "Rol", "areas": "Gebieden"},
    lambda item: derived_id(called(item.account), item.role),
    thing="roles",
)
ACCOUNT_TYPES: tuple[RecordType[Any], ...] = (ACCOUNTS,)

sign_ins = Table(
    "sign_ins",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("account", NAME, nullable=False),
    Column("subject", Text, nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("asked", UtcDateTime, nullable=False),
    Column("confirmed", UtcDateTime, nullable=False),
    Column("values", JSON, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("ended", UtcDateTime),
)
ACCOUNT_TABLES = (sign_ins,)
