"""Extraction: blocks → facts, one stage a file, one family of facts a file; pure.

``pipeline`` runs them all. It is imported where a text is read, not here: its rules take half a second to load.
"""

from __future__ import annotations

from content.extraction.mention import Mention, SourceText, Span

__all__ = ["Mention", "SourceText", "Span"]
