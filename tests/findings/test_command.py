import json

import pytest

from marsad.records import UnknownName, When


def said(section):
    return {standing.status: [s.words for s in standing.said] for standing in section.lists}


def statuses(found):
    return {s.name: [x.status for x in s.lists] for s in found.sections if s.lists}


def test_each_claim_stands_in_the_section_of_its_kind_and_end(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "holds_post",
            "Col. Ada Quill is chief of the War Council.",
            who="Col. Ada Quill",
            post="chief",
            **{"in": "War Council"},
        ),
        fact("commands", "The War Council commands the Royal Army.", who="War Council", whom="Royal Army"),
        fact("commands", "The Ministry of War commands the War Council.", who="Ministry of War", whom="War Council"),
        fact("part_of", "The War Council is part of the Ministry of War.", who="War Council", whole="Ministry of War"),
        fact("part_of", "The Royal Army sits in the War Council.", who="Royal Army", whole="War Council"),
        fact(
            "creates",
            "Gen. Bo Marsh founded the War Council.",
            by="Gen. Bo Marsh",
            what="War Council",
            first="2014-06-01",
            last="2014-06-30",
        ),
        fact(
            "takes_power", "The decree stripped the War Council of promotions.", who="War Council", power="promotions"
        ),
        fact(
            "appoints",
            "Gen. Bo Marsh appointed Col. Ada Quill to the War Council.",
            by="Gen. Bo Marsh",
            who="Col. Ada Quill",
            **{"in": "War Council"},
        ),
        fact("backs", "Farland backs the War Council.", by="Farland", whom="War Council"),
        fact("orders", "The War Council ordered a halt.", by="War Council", what="a halt"),
    )
    found = world.ask("command", name="War Council")
    assert statuses(found) == {
        name: ["stated"]
        for name in (
            "posts", "command_over", "answers_to", "part_of", "made_of", "founded", "powers", "appointments", "backers", "orders"
        )
    }  # fmt: skip
    row = found.section("founded").lists[0].said[0].rows[0]
    assert row.when_words() == "at some time from 2014-06-01 to 2014-06-30"
    person = world.ask("command", name="Ada Quill")
    assert person.subject.sort == "person"
    assert person.subject.provisional
    assert set(statuses(person)) == {"posts", "appointments"}


def test_what_is_decreed_planned_or_denied_stands_apart_from_what_is_in_effect(world, fact):
    def powers(n, **more):
        return fact("takes_power", f"{n}: the War Council loses powers.", who="War Council", power=f"power {n}", **more)

    world.tell(
        "Daily",
        "2020-03-01",
        powers(1),
        powers(2, certainty="ordered"),
        powers(3, certainty="intended"),
        powers(4, certainty="likely"),
        powers(5, polarity="denied"),
        fact(
            "dissolves", "The king is pressed to abolish the War Council.", what="War Council", certainty="hypothetical"
        ),
    )
    found = world.ask("command", name="War Council")
    assert [x.status for x in found.section("powers").lists] == ["stated", "thought", "decreed", "planned", "denied"]
    assert [x.status for x in found.section("founded").lists] == ["planned"]
    labels = [b.title for b in found.blocks() if b.level == 3]
    assert "Decreed or ordered (not said to have taken effect)" in labels


def test_a_denied_command_reads_as_denied_by_the_report(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "commands", "NF fighters do not answer to the Royal Army.", who="Royal Army", whom="NF", polarity="denied"
        ),
    )
    found = world.ask("command", name="Northern Front")
    (standing,) = found.section("answers_to").lists
    assert (standing.status, standing.said[0].words) == (
        "denied",
        "it is denied that: Royal Army commands NF (Northern Front)",
    )
    assert standing.said[0].rows[0].says_who() == "the report itself (Daily, 2020-03-01)"
    assert standing.said[0].support.word == "denied"


@pytest.mark.parametrize(
    ("sentence", "post", "marked"),
    [
        ("former chief Col. Ada Quill spoke.", "former chief", True),
        ("The former Examplian chief Col. Ada Quill spoke.", "chief", True),
        ("ex-chief Col. Ada Quill spoke.", "chief", True),
        ("The Examplian chief Col. Ada Quill spoke.", "chief", False),
        ("The former rebels were met by the young and able chief Col. Ada Quill.", "chief", False),
    ],
)
def test_former_posts_are_marked_by_the_reports_own_words(world, fact, sentence, post, marked):
    world.tell(
        "Daily", "2020-03-01", fact("holds_post", sentence, who="Col. Ada Quill", post=post, **{"in": "War Council"})
    )
    (standing,) = world.ask("command", name="Ada Quill").section("posts").lists
    assert (standing.status == "former") is marked
    assert bool(standing.said[0].former) is marked


def test_an_ended_post_and_a_removed_person_are_former(world, fact):
    from datetime import date

    ended = When(date(2015, 1, 1), date(2017, 1, 1), throughout=True, ends=True)
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds_post", "Gen. Bo Marsh was chief until 2017.", who="Gen. Bo Marsh", post="chief", when=ended),
    )
    assert world.ask("command", name="Bo Marsh").section("posts").lists[0].status == "former"
    world.tell(
        "Daily",
        "2020-03-02",
        fact(
            "holds_post",
            "Col. Ada Quill is chief of the War Council.",
            who="Col. Ada Quill",
            post="chief",
            **{"in": "War Council"},
        ),
    )
    world.tell(
        "Daily",
        "2020-03-05",
        fact(
            "removes",
            "Col. Ada Quill was dismissed from the War Council.",
            who="Col. Ada Quill",
            **{"in": "War Council"},
        ),
    )
    (standing,) = world.ask("command", name="War Council").section("posts").lists
    assert standing.status == "former"
    assert "a removal is stated" in standing.said[0].former
    before = world.ask("command", name="War Council", as_of="2020-03-03")
    assert before.section("posts").lists[0].status == "stated"


def test_what_the_register_holds_stands_apart_and_is_dated(world):
    found = world.ask("command", name="Northern Front")
    assert all(not s.lists for s in found.sections)
    assert [k.plain() for k in found.register] == ["is part of Joint Front since 2015-01-01"]
    assert world.ask("command", name="Northern Front", as_of="2014-01-01").register == ()
    whole = world.ask("command", name="Joint Front")
    assert [k.plain() for k in whole.register] == ["has as a part Northern Front since 2015-01-01"]
    assert "not a finding" in whole.notes[0]


def test_a_body_shows_posts_in_its_parts(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("part_of", "The Royal Army is part of the War Council.", who="Royal Army", whole="War Council"),
        fact(
            "holds_post",
            "Gen. Bo Marsh heads the Royal Army.",
            who="Gen. Bo Marsh",
            post="head",
            **{"in": "Royal Army"},
        ),
        fact(
            "holds_post",
            "Col. Ada Quill heads the Southern League.",
            who="Col. Ada Quill",
            post="head",
            **{"in": "Southern League"},
        ),
    )
    found = world.ask("command", name="War Council")
    (standing,) = found.section("in_parts").lists
    assert [s.words for s in standing.said] == ["Gen. Bo Marsh (Bo Marsh) holds post head in Royal Army"]
    assert not found.section("posts").lists


def test_the_same_said_by_several_is_put_together_and_weighed(world, fact, speaker):
    def heads(n, **more):
        return fact(
            "holds_post",
            f"{n}: Col. Ada Quill is chief of the War Council.",
            who="Col. Ada Quill",
            post="chief",
            **{"in": "War Council"},
            **more,
        )

    world.tell("Daily", "2020-03-01", heads(1))
    world.tell("Herald", "2020-03-02", heads(2, voice=speaker("Cy Dole", organisation="War Watch")))
    world.tell("Post", "2020-03-02", heads(3, polarity="denied"))
    section = world.ask("command", name="War Council").section("posts")
    assert [(x.status, len(x.said[0].rows)) for x in section.lists] == [("stated", 2), ("denied", 1)]
    assert section.lists[0].said[0].support.word == "corroborated"
    assert "contradiction" in {r.sort for r in section.differs}


def test_unknown_names_and_json(world, fact):
    world.tell(
        "Daily", "2020-03-01", fact("holds_post", "Col. Ada Quill is chief.", who="Col. Ada Quill", post="chief")
    )
    with pytest.raises(UnknownName) as caught:
        world.ask("command", name="Ada Quil")
    assert "Ada Quill" in caught.value.nearest
    data = json.loads(json.dumps(world.ask("command", name="Ada Quill").to_json()))
    assert data["question"] == "command"
    assert data["sections"][0]["lists"][0]["said"][0]["rows"][0]["roles"]["post"][0]["words"] == "chief"


def test_a_coordination_is_said_of_each_and_weighed_for_each(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "part_of",
            "NF, the Southern League and the Royal Army form the War Council.",
            who=["NF", "Southern League", "Royal Army"],
            whole="War Council",
        ),
    )
    world.tell("Herald", "2020-03-01", fact("part_of", "NF is part of the War Council.", who="NF", whole="War Council"))
    (standing,) = world.ask("command", name="War Council").section("made_of").lists
    found = {s.words: s.support.word for s in standing.said}
    assert found == {
        "NF (Northern Front) part of War Council": "corroborated",
        "Southern League part of War Council": "single source",
        "Royal Army part of War Council": "single source",
    }
    (own,) = world.ask("command", name="Southern League").section("part_of").lists
    assert [s.words for s in own.said] == ["Southern League part of War Council"]
    assert len(own.said[0].rows[0].parts("who")) == 3  # the row itself stays complete


def test_a_power_spoken_of_again_shows_its_new_holder(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("takes_power", "A decree stripped the War Council of promotions.", who="War Council", power="promotions"),
        fact("holds_power", "This power is now held by Gen. Bo Marsh.", who="Gen. Bo Marsh", power="This power"),
    )
    world.tell(
        "Weekly",
        "2020-03-02",
        fact("holds_power", "This power is held by Col. Ada Quill.", who="Col. Ada Quill", power="This power"),
    )
    powers = world.ask("command", name="War Council").section("powers")
    words = " ".join(said(powers)["stated"])
    assert "Bo Marsh" in words
    assert "Ada Quill" not in words
