"""Values that are made quickly are what `dataclass` says of them, in everything else."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from pipeline.model import Location, Segment, Unit
from pipeline.values import quickly_made


@dataclass(frozen=True, slots=True)
class Plain:
    """As the library makes it."""

    text: str
    kind: str = "paragraph"
    line: int = field(default=0, compare=False)


Quick = quickly_made(Plain)


def test_a_value_holds_what_it_is_given_by_place_by_name_and_by_default() -> None:
    @dataclass(frozen=True, slots=True)
    class Slow:
        text: str
        kind: str = "paragraph"
        line: int = field(default=0, compare=False)

    for given, named in ((("a",), {}), (("a", "b", 3), {}), ((), {"line": 3, "text": "a"}), (("a",), {"kind": "b"})):
        slow, quick = Slow(*given, **named), Quick(*given, **named)
        assert [getattr(quick, name) for name in Slow.__slots__] == [getattr(slow, name) for name in Slow.__slots__]
    assert str(inspect.signature(Quick)) == "(text, kind='paragraph', line=0)"


def test_what_is_missing_unknown_or_given_twice_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Plain.__new__\(\) missing 1 required positional argument: 'text'"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Plain.__new__\(\) got an unexpected keyword argument 'nobody'"):
        Quick("a", nobody=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Plain.__new__\(\) got multiple values for argument 'text'"):
        Quick("a", text="b")  # type: ignore[misc]


@pytest.mark.parametrize("value", [Quick("a", line=2), Unit("a", names=("b",)), Segment("a", "b", Location("c", 4))])
def test_a_value_stays_frozen_comparable_and_can_be_sent_to_another_process(value: object) -> None:
    name = type(value).__slots__[0]  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError, match=f"cannot assign to field '{name}'"):
        setattr(value, name, "x")
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)
    assert replace(value, **{name: "x"}) != value  # type: ignore[type-var]


def test_a_field_that_is_no_part_of_equality_stays_none() -> None:
    assert Quick("a", line=1) == Quick("a", line=2)


def test_a_class_whose_fields_are_made_by_a_factory_is_not_for_it() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        lines: list[str] = field(default_factory=list)

    with pytest.raises(AssertionError):
        quickly_made(Made)
