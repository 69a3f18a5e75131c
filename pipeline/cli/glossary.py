"""Temporary."""
import click
@click.group()
def glossary() -> None:
    """x."""
