"""`python -m pipeline`: the same command."""

from pipeline.cli import main

main(prog_name="pipeline")
