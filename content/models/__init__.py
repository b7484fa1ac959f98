"""What is stored of the content, in the order of the pipeline."""

from content.models.documents import Document, Edition, Passage
from content.models.entities import Attribute, Entity, EntityName
from content.models.facts import Evidence, Fact, FactVersion, Premise
from content.models.imports import Import
from content.models.missions import Mission, Topic
from content.models.rulings import Ruling

__all__ = [
    "Attribute",
    "Document",
    "Edition",
    "Entity",
    "EntityName",
    "Evidence",
    "Fact",
    "FactVersion",
    "Import",
    "Mission",
    "Passage",
    "Premise",
    "Ruling",
    "Topic",
]
