"""Names: the forms and the inflection of glossary terms, and where they stand in a text.

Owns identity of names across spellings, endings and markup. Must not read files and must not know catalogues.
What looks for names that the glossary lacks, `suggest`, is asked for by itself: it needs all that is known of facts.
"""

from pipeline.names.forms import NameForm, Status, accepted, render
from pipeline.names.index import NameIndex, index, naming
from pipeline.names.judge import Verdict, judge
from pipeline.names.lint import lint
from pipeline.names.occurrence import Occurrence

__all__ = [
    "NameForm",
    "NameIndex",
    "Occurrence",
    "Status",
    "Verdict",
    "accepted",
    "index",
    "judge",
    "lint",
    "naming",
    "render",
]
