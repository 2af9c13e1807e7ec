"""Whom we ask: contacts, labels, invitations, what was sent, and the staff who run the service."""
