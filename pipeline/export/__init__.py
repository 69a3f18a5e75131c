"""Publishing: from approved translations, admitted drafts and sources to pages, bundles and their manifest.

What may be exported is decided by the types in `model`: an `Edition` is made of an `Approved`, an `Unreviewed` or of the source
itself, and everything here takes editions. Pure functions throughout; only `verify` reads a folder, because partners run it where
there is no project.
"""

from pipeline.export.difference import diff
from pipeline.export.editions import Edition, OutdatedCatalogue, digest, header_date, missing
from pipeline.export.feeds import Withdrawal
from pipeline.export.folder import Site, render
from pipeline.export.manifest import MANIFEST, SIGNATURE, Manifest, Waiver
from pipeline.export.verification import Verification, verify

__all__ = [
    "MANIFEST",
    "SIGNATURE",
    "Edition",
    "Manifest",
    "OutdatedCatalogue",
    "Site",
    "Verification",
    "Waiver",
    "Withdrawal",
    "diff",
    "digest",
    "header_date",
    "missing",
    "render",
    "verify",
]
