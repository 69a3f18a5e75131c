"""Signatures of manifests: Ed25519 (RFC 8032), keys as PEM files that OpenSSL and others make and read too.

The only door to `cryptography`, an extra (`sign`). A signature is 64 bytes in `manifest.json.sig`; since the manifest holds the
digest of every file, it vouches for all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import PipelineError, UnreadableInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LARGEST = 65536
"""Bytes of a key file that will be read at all."""


class MissingExtra(PipelineError):
    """A feature was asked for whose library is not installed."""


def _library() -> tuple[Any, Any, Any]:
    """The parts of `cryptography` that are needed: Ed25519, serialisation, its errors."""
    try:
        from cryptography import exceptions
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise MissingExtra("signatures need one more library; run: pip install 'appeal-pipeline[sign]'") from None
    return ed25519, serialization, exceptions


def new_key() -> tuple[bytes, bytes]:
    """A new secret key and its public key, both as PEM."""
    ed25519, serialization, _ = _library()
    key = ed25519.Ed25519PrivateKey.generate()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return secret, public


def signer(path: Path, passphrase: bytes | None = None) -> Callable[[bytes], bytes]:
    """The function that signs with the secret key in a PEM file; `passphrase` where the file is protected by one."""
    return _secret(path, passphrase).sign


def authentic(content: bytes, signature: bytes, path: Path) -> bool:
    """Whether `signature` was made of exactly `content` by the owner of the public key in a PEM file."""
    _, _, exceptions = _library()
    try:
        _public(path).verify(signature, content)
    except exceptions.InvalidSignature:
        return False
    return True


def fingerprint(path: Path) -> str:
    """What two people compare on the telephone: the sha256 of the raw public key as groups of four hex digits."""
    _, serialization, _ = _library()
    raw = _public(path).public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    digits = hashlib.sha256(raw).hexdigest()[:32]
    return " ".join(digits[i : i + 4] for i in range(0, 32, 4))


def _secret(path: Path, passphrase: bytes | None) -> Ed25519PrivateKey:
    _, serialization, _ = _library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = _pem(path)
    try:
        key = serialization.load_pem_private_key(content, passphrase)
    except TypeError:
        raise UnreadableInput(
            "is protected by a passphrase, and none was given" if passphrase is None else "needs no passphrase", str(path)
        ) from None
    except ValueError:
        raise UnreadableInput("holds no secret key that can be read (PEM), or the passphrase is wrong", str(path)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UnreadableInput("holds a key of another kind; an Ed25519 key is needed", str(path))
    return key


def _public(path: Path) -> Ed25519PublicKey:
    _, serialization, _ = _library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = serialization.load_pem_public_key(_pem(path))
    except ValueError:
        raise UnreadableInput("holds no public key that can be read (PEM)", str(path)) from None
    if not isinstance(key, Ed25519PublicKey):
        raise UnreadableInput("holds a key of another kind; an Ed25519 key is needed", str(path))
    return key


def _pem(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise UnreadableInput(f"the key cannot be read: {error.strerror}", str(path)) from None
