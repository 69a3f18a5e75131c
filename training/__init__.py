"""The recipe that turns parallel text into compact draft packages; it is run by hand and never by `pipeline`.

Owns the way from text to an `.argosmodel` file: prepare, train, average, convert, pack, evaluate, card.
Must not be imported by `pipeline/` (PyTorch is an extra), and must not write outside the run folder it is given.
"""
