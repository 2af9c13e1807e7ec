"""Administration: accounts, contacts, duty, settings and the audit log. No words that anyone wrote."""

from app.admin import account_pages, audit_pages, contact_pages, duty_pages, overview
from app.admin.blueprint import blueprint

__all__ = ["account_pages", "audit_pages", "blueprint", "contact_pages", "duty_pages", "overview"]
