import json

import pytest

from marsad.records import UnknownName


def names(section, certainty="stated"):
    return [at.name for g in section.grades if g.certainty == certainty for at in g.places]


def test_each_claim_stands_in_the_section_of_its_kind_and_role(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds", "Northern Front holds Sampletown.", who="Northern Front", place="Sampletown"),
        fact(
            "takes",
            "Royal Army took Riverton from Northern Front.",
            who="Royal Army",
            place="Riverton",
            **{"from": "Northern Front"},
        ),
        fact(
            "present_in",
            "Northern Front fighters hide in the Old Quarter.",
            who="Northern Front fighters",
            place="Old Quarter",
        ),
        fact(
            "moves",
            "Northern Front fighters move from Riverton to Sampletown.",
            who="Northern Front fighters",
            to="Sampletown",
            **{"from": "Riverton"},
        ),
    )
    found = world.ask("whereabouts", actor="Northern Front")
    assert names(found.section("holds")) == ["Sampletown"]
    assert names(found.section("lost")) == ["Riverton"]
    assert names(found.section("taking")) == []
    assert names(found.section("present")) == ["Old Quarter"]
    moving = [(at.direction, at.name) for at in found.section("moving").grades[0].places]
    assert sorted(moving) == [("from", "Riverton"), ("to", "Sampletown")]
    army = world.ask("whereabouts", actor="Royal Army")
    assert names(army.section("taking")) == ["Riverton"]
    assert names(army.section("lost")) == []


def test_what_has_not_happened_is_never_listed_with_what_has(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("loses", "Northern Front lost Riverton.", who="Northern Front", place="Riverton"),
        fact(
            "loses",
            "Northern Front is about to lose Sampletown.",
            who="Northern Front",
            place="Sampletown",
            certainty="predicted",
        ),
        fact(
            "loses",
            "Northern Front may have lost the Old Quarter.",
            who="Northern Front",
            place="Old Quarter",
            certainty="possible",
        ),
        fact(
            "moves",
            "Northern Front plans to move to Farland.",
            who="Northern Front",
            to="Farland",
            certainty="intended",
        ),
        fact(
            "present_in",
            "Northern Front is hardly in Examplia.",
            who="Northern Front",
            place="Examplia",
            certainty="unlikely",
        ),
    )
    found = world.ask("whereabouts", actor="Northern Front")
    lost = found.section("lost")
    assert [(g.certainty, [at.name for at in g.places]) for g in lost.grades] == [
        ("stated", ["Riverton"]),
        ("possible", ["Old Quarter"]),
    ]
    assert names(found.section("about_to_lose"), "predicted") == ["Sampletown"]
    assert names(found.section("expected"), "intended") == ["Farland"]
    assert names(found.section("doubted"), "unlikely") == ["Examplia"]
    assert names(found.section("present")) == []


def test_a_denial_is_shown_as_denied_and_disputes_what_others_say(world, fact, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("present_in", "Northern Front is in Riverton.", who="Northern Front", place="Riverton"),
    )
    world.tell(
        "Herald",
        "2020-03-02",
        fact("present_in", "Northern Front is not in Riverton, Jane Roe said.", who="Northern Front", place="Riverton",
             polarity="denied", voice=speaker("Jane Roe", organisation="Royal Army")),
    )  # fmt: skip
    found = world.ask("whereabouts", actor="Northern Front")
    assert names(found.section("denied")) == ["Riverton"]
    at = found.section("present").grades[0].places[0]
    assert [r.sort for r in at.differs] == ["contradiction"]
    assert at.support.word == "disputed"
    assert "it is denied that" in found.section("denied").grades[0].places[0].rows[0].summary()


def test_holding_and_losing_at_different_times_is_not_a_contradiction(world, fact):
    world.tell(
        "Daily",
        "2015-03-01",
        fact("holds", "Northern Front holds Riverton.", who="Northern Front", place="Riverton", first="2015-03-01"),
    )
    world.tell(
        "Daily",
        "2020-03-01",
        fact("loses", "Northern Front lost Riverton.", who="Northern Front", place="Riverton", first="2020-02-01"),
    )
    found = world.ask("whereabouts", actor="Northern Front")
    assert [r.sort for r in found.section("holds").grades[0].places[0].differs] == ["different time"]
    # as of an earlier day the loss was not yet reported
    before = world.ask("whereabouts", actor="Northern Front", as_of="2016-01-01")
    assert before.section("lost").grades == ()


def test_a_predicted_loss_does_not_contradict_holding(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds", "Northern Front holds Sampletown.", who="Northern Front", place="Sampletown"),
        fact(
            "loses",
            "Northern Front is about to lose Sampletown.",
            who="Northern Front",
            place="Sampletown",
            certainty="predicted",
        ),
    )
    at = world.ask("whereabouts", actor="Northern Front").section("holds").grades[0].places[0]
    assert [r.sort for r in at.differs] == ["compatible"]


def test_members_are_shown_with_the_group_but_marked(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("present_in", "Front fighters hide in Riverton.", who="Front fighters", place="Riverton"),
    )
    row = world.ask("whereabouts", actor="NF").section("present").grades[0].places[0].rows[0]
    part = row.parts("who")[0]
    assert part.members
    assert part.score == 0.7
    assert part.plain() == "Front fighters (members of Northern Front)"


def test_places_nobody_could_find_keep_their_words(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("moves", "Northern Front moved to these areas.", who="Northern Front", to="these areas"),
        fact("loses", "Northern Front lost ground.", who="Northern Front"),
    )
    found = world.ask("whereabouts", actor="Northern Front")
    (at,) = found.section("moving").grades[0].places
    assert (at.place, at.name) == (None, "these areas")
    assert names(found.section("lost")) == ["place not told"]


def test_coordinates_are_at_district_precision_at_best(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("present_in", "Northern Front is in Sampletown.", who="Northern Front", place="Sampletown"),
    )
    at = world.ask("whereabouts", actor="Northern Front").section("present").grades[0].places[0]
    place = at.rows[0].parts("place")[0].place
    assert (place.latitude, place.longitude, place.precision) == (10.1, 20.6, 3)
    assert "10.1234" not in json.dumps(at.rows[0].to_json())


def test_persons_are_never_located(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("present_in", "Col. Ada Quill is in Riverton.", who="Col. Ada Quill", place="Riverton"),
    )
    with pytest.raises(UnknownName):
        world.ask("whereabouts", actor="Ada Quill")
    with pytest.raises(UnknownName):
        world.ask("whereabouts", actor="person:ada-quill")


def test_nothing_reported_says_so(world):
    found = world.ask("whereabouts", actor="Northern Front")
    assert all(not s.grades for s in found.sections)
    assert "not a finding" in found.notes[0]
    assert {b.empty for b in found.blocks() if b.level == 2} == {"none reported"}


def test_doubts_of_the_same_report_are_shown_beside(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds", "Northern Front holds Riverton.", who="Northern Front", place="Riverton"),
        fact("doubts", "The claim cannot be verified.", what="The claim"),
    )
    world.tell("Herald", "2020-03-01", fact("doubts", "Nothing here is certain.", what="Nothing"))
    found = world.ask("whereabouts", actor="Northern Front")
    assert [r.sentence for r in found.doubts] == ["The claim cannot be verified."]


def test_the_answer_is_json_and_blocks(world, fact):
    world.tell(
        "Daily", "2020-03-01", fact("holds", "Northern Front holds Riverton.", who="Northern Front", place="Riverton")
    )
    found = world.ask("whereabouts", actor="Northern Front", as_of="2020-03-05")
    data = json.loads(json.dumps(found.to_json()))
    assert data["question"] == "whereabouts"
    assert data["as_of"] == "2020-03-05"
    assert data["subject"]["id"] == "actor:northern-front"
    row = data["sections"][0]["grades"][0]["places"][0]["rows"][0]
    assert row["roles"]["place"][0]["id"] == "place:riverton"
    assert row["words"]["says_who"] == "the report itself (Daily, 2020-03-01)"
    assert any(b.rows for b in found.blocks())
