"""Openings: with what the paragraph before begins, of which the next one may go on to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.extraction.anaphora import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from content.extraction.scene import Scene, Sentence

FAR = 16  # sentences back to the beginning of the paragraph before


def before(scene: Scene, sentence: Sentence) -> tuple[Sentence, Token] | None:
    """The subject with which the paragraph before begins, and its sentence, where both stand under one heading."""
    for at in range(sentence.at - 1, max(-1, sentence.at - 1 - FAR), -1):
        one = scene.sentences[at]
        if one.block.heading_path != sentence.block.heading_path or one.block.kind != "paragraph":
            return None
        if one.block_at != sentence.block_at and (at == 0 or scene.sentences[at - 1].block_at != one.block_at):
            token = next((t for t in one.tokens if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"), None)
            return (one, token) if token is not None else None
    return None
