"""An OmegaT project: the catalogues of one language to translate, the memory as TMX, the glossary, ready to open.

Owns the layout of such a folder; makes texts by path and writes none. OmegaT reads PO itself and writes catalogues to `target/`,
but without the drafts that nobody touched and without texts equal to their source: `homecoming` takes them back, copying must not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline import names
from pipeline.glossary import Glossary
from pipeline.interchange import tmx
from pipeline.memory import Memory

TOKENIZERS = {"en": "LuceneEnglishTokenizer", "de": "LuceneGermanTokenizer", "fa": "LucenePersianTokenizer"}
FILTERS = """<?xml version="1.0" encoding="UTF-8"?>
<filters removeTags="false" removeSpacesNonseg="false" preserveSpaces="true" ignoreFileContext="false">
<filter className="org.omegat.filters2.po.PoFilter" enabled="true">
<files sourceFilenameMask="*.po" sourceEncoding="UTF-8" targetEncoding="UTF-8" targetFilenamePattern="${filename}"/>
<option name="skipHeader" value="true"/>
</filter>
</filters>
"""
"""Only PO files, their header not offered for translation, spaces kept."""

DEFAULT_TOKENIZER = "DefaultTokenizer"


def project(
    catalogues: Mapping[str, str], memories: Iterable[Memory], glossary: Glossary, source: str, target: str
) -> dict[str, str]:
    """The files of the project by path. `catalogues`: the PO text of each document by its name."""
    units = [unit for memory in memories for unit in memory.units if {source, target} <= unit.texts.keys()]
    return {
        "omegat.project": settings(source, target),
        "omegat/filters.xml": FILTERS,
        **{f"source/{document}.po": text for document, text in catalogues.items()},
        "tm/memory.tmx": tmx.serialise(units, (source, target), source, slots=False),
        "glossary/glossary.utf8": "".join(f"{line}\n" for line in glossary_lines(glossary, source, target)),
        "target/.keep": "",
        "dictionary/.keep": "",
    }


def settings(source: str, target: str) -> str:
    """`omegat.project`: default folders, one segment for each entry, tokenizers for the two languages."""
    folders = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir", "export_tm_dir")
    fields = [
        *(f"<{name}>__DEFAULT__</{name}>" for name in folders),
        f"<source_lang>{source}</source_lang>",
        f"<target_lang>{target}</target_lang>",
        f"<source_tok>org.omegat.tokenizer.{TOKENIZERS.get(source, DEFAULT_TOKENIZER)}</source_tok>",
        f"<target_tok>org.omegat.tokenizer.{TOKENIZERS.get(target, DEFAULT_TOKENIZER)}</target_tok>",
        "<sentence_seg>false</sentence_seg>",
        "<support_default_translations>true</support_default_translations>",
        "<remove_tags>false</remove_tags>",
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat>\n<project version="1.0">\n'
        + "\n".join(fields)
        + "\n</project>\n</omegat>\n"
    )


def glossary_lines(glossary: Glossary, source: str, target: str) -> Iterator[str]:
    """OmegaT's glossary: source form, target form and remark, parted by tabs; a line for each spelling in the source."""
    for term in glossary.terms:
        if source not in term.forms or target not in term.forms:
            continue
        forms = term.forms[source]
        remark = " ".join(f"{term.kind}. {term.note}".split())
        for form in dict.fromkeys((forms.form, *forms.also)):
            yield f"{form}\t{names.render(term, target)}\t{remark}"
        for short in forms.short:
            yield f"{short}\t{(*term.forms[target].short, names.render(term, target))[0]}\t{remark}"
