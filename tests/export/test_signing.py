"""A signed export vouches for every file, and the keys are those that other programs use."""

from __future__ import annotations

import shutil
import subprocess

import pytest

pytest.importorskip("cryptography", reason="the extra “sign” is not installed")

from pipeline.errors import UnreadableInput
from pipeline.export import MANIFEST, SIGNATURE, render, signing, verify
from tests.export.samples import GLOSSARY, SITE, editions


@pytest.fixture
def keys(tmp_path):
    secret, public = signing.new_key()
    (tmp_path / "campaign.key").write_bytes(secret)
    (tmp_path / "campaign.pub").write_bytes(public)
    return tmp_path / "campaign.key", tmp_path / "campaign.pub"


@pytest.fixture
def signed(keys, tmp_path):
    files = render(editions(), GLOSSARY, SITE, sign=signing.signer(keys[0]))
    for path, content in files.items():
        (tmp_path / "out" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / path).write_bytes(content)
    return tmp_path / "out"


@pytest.mark.parametrize("place", [".", "bundles/fa.zip", "bundles/en.zip"])
def test_the_signature_of_a_folder_and_of_each_bundle_is_authentic(signed, keys, place):
    result = verify(signed / place)
    assert result.sentences == ()
    assert signing.authentic(result.content, result.signature, keys[1])


def test_a_manifest_changed_after_signing_is_not_authentic(signed, keys):
    path = signed / MANIFEST
    path.write_bytes(path.read_bytes().replace(b"Test Campaign", b"Fake Campaign"))
    result = verify(signed)
    assert not signing.authentic(result.content, result.signature, keys[1])


def test_the_key_of_somebody_else_does_not_vouch(signed, tmp_path):
    (tmp_path / "other.pub").write_bytes(signing.new_key()[1])
    result = verify(signed)
    assert not signing.authentic(result.content, result.signature, tmp_path / "other.pub")


@pytest.mark.parametrize("signature", [b"", b"short", b"\0" * 64])
def test_a_signature_that_is_none_is_not_authentic(signed, keys, signature):
    assert not signing.authentic(verify(signed).content, signature, keys[1])


def test_signing_twice_gives_the_same_bytes(keys):
    sign = signing.signer(keys[0])
    assert render(editions(), GLOSSARY, SITE, sign=sign) == render(editions(), GLOSSARY, SITE, sign=sign)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_makes_keys_that_sign_and_verifies_what_was_signed(tmp_path):
    key, public = tmp_path / "k.pem", tmp_path / "p.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True, capture_output=True)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", public], check=True, capture_output=True)
    files = render(editions(), GLOSSARY, SITE, sign=signing.signer(key))
    (tmp_path / "m").write_bytes(files[MANIFEST])
    (tmp_path / "s").write_bytes(files[SIGNATURE])
    command = [
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        public,
        "-rawin",
        "-in",
        tmp_path / "m",
        "-sigfile",
        tmp_path / "s",
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "Signature Verified Successfully" in done.stdout, done.stderr


def test_what_is_no_key_is_one_sentence(tmp_path, keys):
    (tmp_path / "text").write_text("hello")
    with pytest.raises(UnreadableInput, match=r"text: holds no secret key that can be read \(PEM\), or the passphrase is wrong$"):
        signing.signer(tmp_path / "text")
    with pytest.raises(UnreadableInput, match=r"text: holds no public key that can be read \(PEM\)$"):
        signing.authentic(b"", b"", tmp_path / "text")
    with pytest.raises(UnreadableInput, match=r"campaign\.pub: holds no secret key"):
        signing.signer(keys[1])
    with pytest.raises(UnreadableInput, match=r"nowhere: the key cannot be read: No such file or directory$"):
        signing.signer(tmp_path / "nowhere")


def test_a_protected_key_needs_its_passphrase(tmp_path):
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    pem = Ed25519PrivateKey.generate().private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.BestAvailableEncryption(b"pass"))
    (tmp_path / "k").write_bytes(pem)
    assert len(signing.signer(tmp_path / "k", b"pass")(b"content")) == 64
    with pytest.raises(UnreadableInput, match=r"k: is protected by a passphrase, and none was given$"):
        signing.signer(tmp_path / "k")


def test_a_key_of_another_kind_is_refused(tmp_path):
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    pem = generate_private_key(SECP256R1()).private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    (tmp_path / "k").write_bytes(pem)
    with pytest.raises(UnreadableInput, match=r"k: holds a key of another kind; an Ed25519 key is needed$"):
        signing.signer(tmp_path / "k")


def test_a_fingerprint_can_be_read_aloud(keys):
    groups = signing.fingerprint(keys[1]).split()
    assert [len(group) for group in groups] == [4] * 8
