"""Translation pipeline for an emergency appeal: Markdown in, gettext catalogues between, approved pages out."""

__version__ = "0.1.0"
