"""Fixtures of this folder."""

from tests.engines.places import _offline, glossary, home, loopback, package

__all__ = ["_offline", "glossary", "home", "loopback", "package"]
