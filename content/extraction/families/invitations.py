"""Invitations: who asked for a mission: "launched at the request of the Lake Commission"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import statements
from content.extraction.builder import mention
from content.extraction.families.legal_basis import bearer, told_at
from content.extraction.families.legal_words import BEGUN, REQUEST
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence


def find(scene: Scene) -> Iterator[Mention]:
    """Each request or invitation that something rests on."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            matches = REQUEST.finditer(sentence.words)
            yield from filter(None, (_invitation(scene, sentence, match) for match in matches))


def _invitation(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    subject = bearer(scene, sentence, match)
    if subject is None:
        return None
    what = match["what"] or match["asked"]
    begun = list(BEGUN.finditer(sentence.words[: match.start()]))
    did = f"was {begun[-1].group()}" if begun else "acts"
    told = f"{statements.the(subject.words)} {did} at the {what} of {_with_article(sentence, match)}"
    return mention(
        scene,
        sentence,
        "legal_basis",
        subject,
        f"at-{what}-of",
        match["who"],
        match.span(),
        statements.placed(told, None),
        f"legal: at the {what} of",
        time=told_at(scene, sentence),
        tier="A" if scene.names.is_known(subject.words) and begun else "B",
        is_list=True,
    )


def _with_article(sentence: Sentence, match: re.Match[str]) -> str:
    before = sentence.words[: match.start("who")]
    return f"the {match['who']}" if before.endswith(" the ") else match["who"]
