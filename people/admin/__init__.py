"""The desk of the administrators: accounts, invitations, the audit."""

from people.admin import accounts, audit, invitations

__all__ = ["accounts", "audit", "invitations"]
