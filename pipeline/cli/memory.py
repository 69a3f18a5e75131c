"""Temporary."""
import click
@click.group()
def memory() -> None:
    """x."""
