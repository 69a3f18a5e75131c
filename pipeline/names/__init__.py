"""Names: the forms and the inflection of glossary terms, and where they stand in a text.

Owns identity of names across spellings, endings and markup. Must not read files and must not know catalogues.
"""

from pipeline.names.forms import NameForm, Status, accepted, render
from pipeline.names.index import NameIndex, Occurrence, index, pairs
from pipeline.names.judge import Verdict, judge

__all__ = ["NameForm", "NameIndex", "Occurrence", "Status", "Verdict", "accepted", "index", "judge", "pairs", "render"]
