"""Names: the forms and the inflection of glossary terms, and where they stand in a text.

Owns identity of names across spellings, endings and markup. Must not read files and must not know catalogues.
"""

from pipeline.names.forms import NameForm, Status, accepted, render
from pipeline.names.index import NameIndex, index, pairs
from pipeline.names.judge import Verdict, judge
from pipeline.names.lint import lint
from pipeline.names.occurrence import Occurrence
from pipeline.names.suggest import Passage, Suggestion, suggest, vocabulary

__all__ = [
    "NameForm",
    "NameIndex",
    "Occurrence",
    "Passage",
    "Status",
    "Suggestion",
    "Verdict",
    "accepted",
    "index",
    "judge",
    "lint",
    "pairs",
    "render",
    "suggest",
    "vocabulary",
]
