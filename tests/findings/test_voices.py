import json


def holds(fact, n, place="Riverton", **more):
    return fact("holds", f"{n}: NF holds {place}.", who="NF", place=place, **more)


def by_name(found):
    return {v.speaker: v for v in found.voices}


def test_who_is_quoted_how_often_and_by_whom(world, fact, speaker):
    quill = speaker("Ada Quill", post="director", organisation="War Watch", told="the Wire")
    world.tell("Daily", "2020-03-01", holds(fact, 1, voice=quill), holds(fact, 2))
    world.tell("Herald", "2020-03-05", holds(fact, 3, voice=speaker("Ada Quill")))
    found = by_name(world.ask("voices"))
    row = found["Ada Quill"]
    assert (row.sort, row.claims, row.reports, row.outlets) == ("named", 2, 2, 2)
    assert (row.posts, row.organisations, row.told) == (("director",), ("War Watch",), ("the Wire",))
    assert (str(row.first), str(row.last)) == ("2020-03-01", "2020-03-05")
    assert "told the Wire" in row.plain()
    assert found["Daily"].sort == "newsroom"


def test_unnamed_speakers_have_a_row_for_each_report(world, fact, speaker):
    who = speaker("an official", named=False)
    world.tell("Daily", "2020-03-01", holds(fact, 1, voice=who), holds(fact, 2, voice=who))
    world.tell("Herald", "2020-03-01", holds(fact, 3, voice=who))
    found = world.ask("voices")
    assert [(v.sort, v.claims) for v in found.voices] == [("unnamed", 2), ("unnamed", 1)]


def test_what_rests_on_one_origin_is_counted(world, fact):
    world.tell(
        "Daily", "2020-03-01", holds(fact, 1, voice="Ada Quill"), holds(fact, 2, "Sampletown", voice="Ada Quill")
    )
    world.tell("Herald", "2020-03-01", holds(fact, 3, voice="Bo Marsh"))
    found = world.ask("voices")
    assert (found.claims, found.single) == (3, 1)
    assert by_name(found)["Ada Quill"].alone == 1
    assert by_name(found)["Bo Marsh"].alone == 0


def test_sides_and_filters(world, fact, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        holds(fact, 1, voice=speaker("Ada Quill", organisation="NF")),
        holds(fact, 2, "Sampletown", voice="Bo Marsh"),
    )
    found = world.ask("voices")
    # an organisation that the register knows is one side, whatever it is called
    assert [(s.side, s.claims) for s in found.sides] == [("Northern Front", 1), (None, 1)]
    assert list(by_name(world.ask("voices", subject="Sampletown"))) == ["Bo Marsh"]
    assert list(by_name(world.ask("voices", speaker="quill"))) == ["Ada Quill"]


def test_copies_are_listed_and_the_rules_printed(world, fact):
    text = (
        " ".join(f"word{n}" for n in range(80)) + " 1: NF holds Riverton near the old stone bridge of the upper town."
    )
    told = fact(
        "holds", "1: NF holds Riverton near the old stone bridge of the upper town.", who="NF", place="Riverton"
    )
    world.tell("Daily", "2020-03-01", told, text=text)
    world.tell("Herald", "2020-03-02", told, text=text)
    found = world.ask("voices")
    assert [s.outlets for s in found.stories] == [("Daily", "Herald")]
    assert len(found.voices) == 1
    titles = [b.title for b in found.blocks()]
    assert "Copies of one story" in titles
    assert "How origins are told apart" in titles


def test_nobody_is_quoted_says_so(world):
    found = world.ask("voices")
    assert found.blocks()[0].empty == "none reported"
    assert json.dumps(found.to_json())
