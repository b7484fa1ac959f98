"""The desk's pages of content, one file a noun."""

from content.admin import documents, entities, facts, missions

__all__ = ["documents", "entities", "facts", "missions"]
