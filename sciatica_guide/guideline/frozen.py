"""What is shared cannot be changed: mappings that refuse to be written to, and everything inside them."""

from typing import Any, NoReturn, TypeVar

Key = TypeVar("Key")
Held = TypeVar("Held")


class FrozenDict(dict[Key, Held]):
    """A mapping that nobody can write to; it is read, printed as JSON and pickled as any other."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[dict[Any, Any]], tuple[dict[Key, Held]]]:
        return FrozenDict, (dict(self),)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise TypeError("this mapping is shared and cannot be changed; dict() makes a copy that can")


for _name in ("__setitem__", "__delitem__", "__ior__", "clear", "pop", "popitem", "setdefault", "update"):
    setattr(FrozenDict, _name, _refuse)


def frozen(value: Any) -> Any:
    """The same with every mapping, list and set in it, at any depth, as one that cannot be changed."""
    if isinstance(value, dict):
        return FrozenDict({key: frozen(held) for key, held in value.items()})
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(frozen, value))
    if isinstance(value, list | tuple):
        return tuple(map(frozen, value))
    return frozenset(value) if isinstance(value, set) else value
