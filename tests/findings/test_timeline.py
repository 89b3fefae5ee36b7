import json

import pytest

from marsad.records import UsageError, When


def attack(fact, n, **more):
    return fact("attacks", f"{n}: Royal Army attacked Riverton.", by="Royal Army", place="Riverton", **more)


def test_claims_of_one_event_stand_side_by_side_by_day(world, fact):
    world.tell("Daily", "2020-03-02", attack(fact, 1, first="2020-03-01"))
    world.tell("Herald", "2020-03-03", attack(fact, 2, first="2020-02-28", last="2020-03-02"))
    world.tell("Herald", "2020-03-03", attack(fact, 3, first="2020-01-05"))
    found = world.ask("timeline", subject="Riverton")
    assert [(str(e.first), str(e.last), len(e.rows)) for e in found.events] == [
        ("2020-01-05", "2020-01-05", 1),
        ("2020-02-28", "2020-03-02", 2),
    ]
    assert found.events[1].support.origins == 2


def test_a_loss_and_a_capture_are_one_event(world, fact):
    world.tell(
        "Daily",
        "2020-03-02",
        fact(
            "takes",
            "Royal Army took Riverton from NF.",
            who="Royal Army",
            place="Riverton",
            first="2020-03-01",
            **{"from": "NF"},
        ),
    )
    world.tell(
        "Herald", "2020-03-02", fact("loses", "NF lost Riverton.", who="NF", place="Riverton", first="2020-03-01")
    )
    (event,) = world.ask("timeline", subject="Riverton").events
    assert len(event.rows) == 2


def test_contradicting_figures_stay_in_one_event(world, fact, counted):
    for outlet, n in (("Daily", 7), ("Herald", 9)):
        world.tell(
            outlet,
            "2020-03-02",
            fact(
                "kills",
                f"{n} soldiers died.",
                whom="soldiers",
                place="Riverton",
                count=counted(n, n),
                first="2020-03-01",
            ),
        )
    (event,) = world.ask("timeline", subject="Riverton").events
    assert [r.sort for r in event.relations] == ["contradiction"]


def test_what_has_no_day_or_has_not_happened_stands_apart(world, fact):
    world.tell("Daily", "2020-03-02", attack(fact, 1))
    world.tell("Daily", "2020-03-02", attack(fact, 2, first="2020-03-01", certainty="predicted"))
    world.tell("Daily", "2020-03-02", attack(fact, 3, first="2020-03-01", polarity="denied"))
    found = world.ask("timeline", subject="Riverton")
    assert [(e.dated, str(e.first)) for e in found.undated] == [(False, "2020-03-02")]
    assert sorted(e.stance for e in found.events) == ["denied", "not yet"]


def test_how_things_stand_is_no_event_unless_it_starts_or_ends(world, fact):
    from datetime import date

    world.tell("Daily", "2020-03-02", fact("holds", "NF holds Riverton.", who="NF", place="Riverton"))
    assert not world.ask("timeline", subject="Riverton").undated
    since = When(date(2019, 1, 1), date(2020, 3, 2), throughout=True, starts=True, words="since 2019")
    world.tell(
        "Daily", "2020-03-02", fact("holds", "NF holds Riverton since 2019.", who="NF", place="Riverton", when=since)
    )
    (event,) = world.ask("timeline", subject="Riverton").events
    assert str(event.first) == "2019-01-01"


def test_a_new_kind_appears_without_a_change_of_code(world, fact):
    world.tell(
        "Daily",
        "2020-03-02",
        fact("bakes_bread", "NF bakes bread in Riverton.", who="NF", place="Riverton", first="2020-03-01"),
    )
    (event,) = world.ask("timeline", subject="NF").events
    assert event.rows[0].kind == "bakes_bread"


def test_since_and_until_narrow_and_a_country_takes_in_its_towns(world, fact):
    world.tell("Daily", "2020-03-02", attack(fact, 1, first="2020-03-01"), attack(fact, 2, first="2020-01-01"))
    found = world.ask("timeline", subject="Examplia", since="2020-02-01", until="2020-03-31")
    assert [str(e.first) for e in found.events] == ["2020-03-01"]
    assert world.ask("timeline", subject="Farland").blocks()[0].empty == "none reported"


def test_json_and_persons(world, fact):
    world.tell("Daily", "2020-03-02", fact("kills", "Col. Ada Quill died.", whom="Col. Ada Quill"))
    with pytest.raises(UsageError, match="not of persons"):
        world.ask("timeline", subject="Ada Quill")
    assert json.dumps(world.ask("timeline", subject="NF").to_json())
