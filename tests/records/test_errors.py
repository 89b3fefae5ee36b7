"""Errors are sentences that say what, where and what to do; they survive the way between processes."""

from __future__ import annotations

import pickle

import pytest

from marsad.records import DataError, IntakeError, LedgerError, MarsadError, UnknownName, UsageError

ALL = [
    IntakeError("no text was found", where="march/4.html", remedy="open it in a browser to see what it holds"),
    UsageError("`someday` is not a day", remedy="write it as 2021-04-02"),
    LedgerError("the ledger is of a newer version", where="karsa.db"),
    DataError("`says` is missing", where="1-command.toml, commands", remedy="add it"),
    UnknownName("Nothern Front", sort="actor", nearest=["Northern Front", "Northern League"]),
    UnknownName("Qqqq", sort="place"),
]
SENTENCES = [
    "march/4.html: no text was found; open it in a browser to see what it holds.",
    "`someday` is not a day; write it as 2021-04-02.",
    "karsa.db: the ledger is of a newer version.",
    "1-command.toml, commands: `says` is missing; add it.",
    "Nothern Front: no actor of this name is known; did you mean Northern Front, Northern League?",
    "Qqqq: no place of this name is known; check the spelling or try another of its names.",
]


@pytest.mark.parametrize(("error", "sentence"), list(zip(ALL, SENTENCES, strict=True)))
def test_an_error_is_one_sentence(error: MarsadError, sentence: str) -> None:
    assert str(error) == sentence


@pytest.mark.parametrize("error", ALL)
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_comes_whole_out_of_another_process(error: MarsadError, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
    assert again.args == error.args


def test_the_nearest_names_are_kept_for_those_who_offer_them() -> None:
    again = pickle.loads(pickle.dumps(ALL[4]))
    assert again.nearest == ("Northern Front", "Northern League")


def test_each_sort_of_error_ends_the_command_with_its_own_code() -> None:
    codes = {type(error): error.exit_code for error in ALL}
    assert codes == {IntakeError: 1, UsageError: 2, LedgerError: 3, UnknownName: 4, DataError: 5}
    assert all(issubclass(sort, MarsadError) for sort in codes)
