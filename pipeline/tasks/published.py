"""What partners and editors ask of an exported folder or zip: is it intact, by whom was it signed, what changed."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UnreadableInput, WrongUsage
from pipeline.export import difference as differences
from pipeline.export import signing, verification
from pipeline.export.manifest import Manifest
from pipeline.export.verification import Verification
from pipeline.whole_files import write_whole


def verify(path: Path, key: Path | None = None) -> tuple[Verification, tuple[str, ...]]:
    """What was found, and every problem as a sentence; with `key` (a public key) an absent or foreign signature is one."""
    found = verification.verify(path)
    problems = list(found.sentences)
    if key is not None:
        if found.signature is None:
            problems.append("it is not signed")
        elif not signing.authentic(found.content, found.signature, key):
            problems.append("the signature was not made with this key, or the manifest was altered since")
    return found, tuple(problems)


def difference(old: Path, new: Path) -> tuple[str, ...]:
    """What changed between two exports, one sentence for each text."""
    return differences.diff(_manifest(old), _manifest(new))


def _manifest(path: Path) -> Manifest:
    found = verification.verify(path)
    if found.manifest is None:
        raise UnreadableInput("; ".join(found.problems) or "holds no manifest", str(path))
    return found.manifest


def new_key(file: Path) -> str:
    """Write a new secret key to `file` and its public key beside it; the fingerprint. A file that exists is never replaced."""
    public = file.with_name(f"{file.name}.pub")
    for path in (file, public):
        if path.exists():
            raise WrongUsage(f"{path} exists already; choose another name, a key must not be overwritten")
    secret, shared = signing.new_key()
    write_whole(file, secret, str(file), mode=0o600)
    write_whole(public, shared, str(public))
    return signing.fingerprint(public)
