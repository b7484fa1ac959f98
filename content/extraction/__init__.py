"""Extraction: blocks → facts, one stage a file, one family of facts a file; pure."""

from __future__ import annotations

from content.extraction.mention import Mention, SourceText, Span
from content.extraction.pipeline import Extraction, extract

__all__ = ["Extraction", "Mention", "SourceText", "Span", "extract"]
