"""Temporary."""
import click
@click.group()
def models() -> None:
    """x."""
