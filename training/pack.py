"""Pack: a converted model as `.argosmodel` files (`python -m training.pack RUN`).

Owns the layout that `pipeline models install --file` and argostranslate accept: a zip with one folder that holds
`metadata.json`, `model/`, `sentencepiece.model` and `README.md` (the model card). One file a direction, or with
`--together` one file for all targets of a source (`targets` in its metadata and `spoken.json`) or all sources of a target
(`sources`), read by our own engine alone.
Must not write a package without a card.
"""

import argparse
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from training import pieces
from training.slots import SYMBOLS

NAMES = {"en": "English", "de": "German", "fa": "Persian", "ckb": "Central Kurdish", "kmr": "Northern Kurdish"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


def joint_model(source: bytes, target: bytes) -> bytes:
    """The source side's model with the target's pieces added as never used for cutting, so that it writes both.

    argostranslate reads one `sentencepiece.model` for both sides. The network has a vocabulary of its own for each.
    """
    if source == target:
        return source
    from sentencepiece import sentencepiece_model_pb2 as schema  # needs protobuf, which only the recipe has

    joint, other = schema.ModelProto(), schema.ModelProto()
    joint.ParseFromString(source)
    other.ParseFromString(target)
    kinds = schema.ModelProto.SentencePiece
    known = {piece.piece for piece in joint.pieces}
    for piece in other.pieces:
        if piece.piece not in known:
            kept = piece.type in (kinds.BYTE, kinds.USER_DEFINED)
            joint.pieces.add(piece=piece.piece, score=-100, type=piece.type if kept else kinds.UNUSED)
    joint.trainer_spec.byte_fallback = other.trainer_spec.byte_fallback or joint.trainer_spec.byte_fallback
    joint.trainer_spec.vocab_size = len(joint.pieces)
    return joint.SerializeToString()


def metadata(sources: Sequence[str], targets: Sequence[str], version: str, licences: Sequence[str]) -> dict[str, object]:
    """What `metadata.json` says. One direction: as argostranslate wants it. Several: `sources`, or `targets` with their tags."""
    about: dict[str, object] = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": sources[0],
        "from_name": ", ".join(NAMES[source] for source in sources),
        "to_name": ", ".join(NAMES[target] for target in targets),
        "links": [],
        "symbols": list(SYMBOLS),
        "licences": sorted(set(licences)),
    }
    if len(targets) == 1:
        about |= {"to_code": targets[0], "target_prefix": pieces.tag(targets[0])}
    else:
        about |= {"targets": {target: pieces.tag(target) for target in targets}}
    if len(sources) > 1:
        about |= {"sources": list(sources)}
    return about


def pack(run: Path, out: Path, sources: Sequence[str], targets: Sequence[str], version: str, card: str) -> Path:
    """Write one package file; the same input gives the same bytes."""
    about = json.loads((run / "run.json").read_text(encoding="utf-8"))
    name = f"{'_'.join(sources)}{'_to_' if len(sources) > 1 else '_'}{'_'.join(targets)}-{version.replace('.', '_')}"
    model = run / "model" / (targets[0] if len(targets) == 1 else "all")
    if not model.is_dir():
        raise SystemExit(f"{model} is missing: run training.convert first, for several targets with --together")
    source_model, target_model = (run / f"{side}.model" for side in ("source", "target"))
    described = metadata(sources, targets, version, list(about["corpora"].values()))
    contents: dict[str, bytes] = {
        "README.md": card.encode(),
        "metadata.json": (json.dumps(described, indent=2, ensure_ascii=False) + "\n").encode(),
        "sentencepiece.model": joint_model(source_model.read_bytes(), target_model.read_bytes()),
        "target.model": target_model.read_bytes(),
        **({} if len(targets) == 1 else {"spoken.json": spoken(run, targets)}),
        **{f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())},
    }
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"translate-{name}.argosmodel"
    with zipfile.ZipFile(path, "w") as archive:
        for inner, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"translate-{name}/{inner}", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return path


def spoken(run: Path, targets: Sequence[str]) -> bytes:
    """The pieces that each language is written with: training told them apart only from each other."""
    target, ids = pieces.load(run / "target.model"), json.loads((run / "vocabularies.json").read_text(encoding="utf-8"))
    own = {code: [target.id_to_piece(piece) for piece in ids[code]] for code in targets}
    chosen = {code: [piece for piece in found if piece != pieces.tag(code)] for code, found in own.items()}
    return (json.dumps(chosen, ensure_ascii=False) + "\n").encode()


def packages(directions: Sequence[str], *, together: bool) -> list[tuple[list[str], list[str]]]:
    """Sources and targets of each package to be made: one a direction, or as few as serve all directions."""
    if not together:
        return [([source], [target]) for source, target in (direction.split("-") for direction in directions)]
    written: dict[str, list[str]] = {}
    for direction in directions:
        source, target = direction.split("-")
        written.setdefault(source, []).append(target)
    read: dict[tuple[str, ...], list[str]] = {}
    for source, targets in written.items():
        read.setdefault(tuple(targets), []).append(source)
    return [(sources, list(targets)) for targets, sources in read.items()]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line of this step."""
    parser = argparse.ArgumentParser(prog="python -m training.pack", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("-o", "--out", type=Path, help="folder for the packages (default: RUN/packages)")
    parser.add_argument("--version", default="0.1")
    parser.add_argument("--together", action="store_true", help="as few packages as serve all directions")
    given = parser.parse_args(arguments)
    card = given.run / "MODEL_CARD.md"
    if not card.exists():
        raise SystemExit(f"{card} is missing: run training.card first; a package without a model card is not packed")
    out = given.out or given.run / "packages"
    directions = json.loads((given.run / "run.json").read_text(encoding="utf-8"))["directions"]
    for sources, targets in packages(directions, together=given.together):
        path = pack(given.run, out, sources, targets, given.version, card.read_text(encoding="utf-8"))
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
