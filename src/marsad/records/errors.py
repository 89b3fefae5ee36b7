"""The errors that a user can meet, as one tree.

Every message is one sentence that names the thing (file, row, name), says what is wrong with it and what to do.
Each class has the exit code with which the command line ends when nothing worse happened.

    MarsadError
    ├── IntakeError       one input could not be read; the others are (exit 1)
    ├── UnknownName       no such actor, place or claim; the nearest are offered (exit 4)
    ├── LedgerError       the ledger cannot be opened or written (exit 3)
    ├── DataError         a data file of marsad's own is broken (codebook, register, gazetteer) (exit 5)
    └── UsageError        a value on the command line cannot be understood (exit 2)
"""

from __future__ import annotations

from collections.abc import Sequence


class MarsadError(Exception):
    """Base of all errors shown to users. `str(error)` is the whole sentence."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        """
        what: what is wrong, as a clause without a final full stop.
        where: file, row or name that it is about; put before `what`.
        remedy: what the user can do, as an imperative clause without a final full stop.
        """
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.remedy}." if self.remedy else f"{head}."

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only fields do not survive the default pickling between worker processes.
        return (_rebuild, (type(self), self.__dict__))


def _rebuild(cls: type[MarsadError], fields: dict[str, object]) -> MarsadError:
    error = cls.__new__(cls)
    error.__dict__.update(fields)
    Exception.__init__(error, fields["what"])
    return error


class IntakeError(MarsadError):
    """An input (a file, or one row of it) that cannot become a report."""

    exit_code = 1


class UsageError(MarsadError):
    """A value on the command line that cannot be understood."""

    exit_code = 2


class LedgerError(MarsadError):
    """The ledger cannot be opened, read or written."""

    exit_code = 3


class UnknownName(MarsadError):
    """A name that the register, the gazetteer or the ledger does not know."""

    exit_code = 4

    def __init__(self, name: str, *, sort: str, nearest: Sequence[str] = ()) -> None:
        """
        name: the name as the user typed it.
        sort: what was looked for: "actor", "place", "claim" …
        nearest: known names close to it, best first.
        """
        self.nearest = tuple(nearest)
        remedy = (
            f"did you mean {', '.join(self.nearest)}?"
            if self.nearest
            else "check the spelling or try another of its names"
        )
        super().__init__(f"no {sort} of this name is known", where=name, remedy=remedy)

    def __str__(self) -> str:
        return super().__str__().replace("?.", "?")


class DataError(MarsadError):
    """A data file of the project's own that cannot be used."""

    exit_code = 5
