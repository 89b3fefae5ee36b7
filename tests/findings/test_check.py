import json

import pytest

from marsad.records import UnknownName


def holds(fact, n, **more):
    return fact("holds", f"{n}: NF holds Riverton.", who="NF", place="Riverton", **more)


def claims(listed):
    return [b.row.claim for b in listed]


def test_what_supports_what_contradicts_and_what_is_a_copy(world, fact, speaker):
    (asked,) = world.tell("Daily", "2020-03-01", holds(fact, 1, voice="Ada Quill"))
    (other,) = world.tell("Herald", "2020-03-01", holds(fact, 2, voice=speaker("Bo Marsh", organisation="Royal Army")))
    (copy,) = world.tell("Post", "2020-03-01", holds(fact, 3, voice="Ada Quill"))
    (denial,) = world.tell("Post", "2020-03-01", holds(fact, 4, voice="Cy Dole", polarity="denied"))
    (loss,) = world.tell("Mail", "2020-03-01", fact("loses", "NF lost Riverton.", who="NF", place="Riverton"))
    (older,) = world.tell("Mail", "2019-03-01", holds(fact, 5, polarity="denied"))
    world.tell("Mail", "2020-03-01", fact("holds", "NF holds Sampletown.", who="NF", place="Sampletown"))
    found = world.ask("check", claim=asked)
    assert found.row.sentence == "1: NF holds Riverton."
    assert claims(found.supports) == [other]
    assert sorted(claims(found.contradicts)) == sorted([denial, loss])
    assert claims(found.copies) == [copy]
    assert {b.row.claim: b.relation.sort for b in found.differs}[older] == "different time"
    assert (found.support.word, found.support.origins, found.support.denying) == ("disputed", 2, 2)


def test_a_denial_is_supported_by_denials(world, fact):
    (asked,) = world.tell("Daily", "2020-03-01", holds(fact, 1, polarity="denied"))
    (other,) = world.tell("Herald", "2020-03-01", holds(fact, 2, polarity="denied"))
    found = world.ask("check", claim=asked)
    assert claims(found.supports) == [other]
    assert found.support.word == "denied"


def test_figures_of_one_event_from_one_source_are_corrections(world, fact, counted):
    def kills(n):
        return fact(
            "kills", f"{n} soldiers died.", whom="soldiers", place="Riverton", count=counted(n, n), voice="Ada Quill"
        )

    (asked,) = world.tell("Daily", "2020-03-01", kills(7))
    (later,) = world.tell("Daily", "2020-03-02", kills(9))
    found = world.ask("check", claim=asked)
    assert claims(found.corrected) == [later]
    assert not found.contradicts


def test_caveats_of_the_same_report_stand_beside_the_nearest_first(world, fact):
    ids = world.tell(
        "Daily",
        "2020-03-01",
        fact("doubts", "Far away: the map is old.", what="the map"),
        fact("attacks", "Much else happened between the two, at length and in many places.", by="NF"),
        holds(fact, 1),
        fact("doubts", "That cannot be verified.", what="That"),
    )
    found = world.ask("check", claim=ids[2])
    assert [c.sentence for c in found.caveats] == ["That cannot be verified.", "Far away: the map is old."]


def test_a_prediction_does_not_support_a_statement(world, fact):
    (asked,) = world.tell("Daily", "2020-03-01", holds(fact, 1))
    world.tell("Herald", "2020-03-01", holds(fact, 2, certainty="predicted"))
    found = world.ask("check", claim=asked)
    assert not found.supports
    assert [b.relation.sort for b in found.differs] == ["compatible"]
    assert found.support.word == "single source"


def test_a_number_is_not_supported_by_who_gives_none(world, fact, counted, speaker):
    def moves(words, voice, **more):
        return fact("moves", words, who="refugees", to="Riverton", voice=voice, **more)

    bo = speaker("Bo Marsh", organisation="Royal Army")
    (asked,) = world.tell("Daily", "2020-03-01", moves("200 came.", "Ada Quill", count=counted(200, 200)))
    (bare,) = world.tell("Herald", "2020-03-01", moves("Refugees came.", bo))
    found = world.ask("check", claim=asked)
    assert found.support.word == "single source"
    assert {b.row.claim: b.relation.sort for b in found.differs}[bare] == "compatible"
    assert "count" in found.differs[0].relation.why
    assert claims(world.ask("check", claim=bare).supports) == [asked]


def test_a_rejected_claim_can_still_be_checked(world, fact):
    (asked,) = world.tell("Daily", "2020-03-01", holds(fact, 1, reviews=("reject",)))
    assert world.ask("check", claim=asked).row.reviews[0].action == "reject"


def test_a_new_kind_is_checked_without_a_change_of_code(world, fact):
    bakes = [fact("bakes_bread", f"{n}: NF bakes bread in Riverton.", who="NF", place="Riverton") for n in (1, 2)]
    (asked,) = world.tell("Daily", "2020-03-01", bakes[0])
    (other,) = world.tell("Herald", "2020-03-01", bakes[1])
    assert claims(world.ask("check", claim=asked).supports) == [other]


def test_an_unknown_claim_is_refused(world):
    with pytest.raises(UnknownName, match="no claim of this name is known"):
        world.ask("check", claim="c-nothing")


def test_json_and_blocks(world, fact):
    (asked,) = world.tell("Daily", "2020-03-01", holds(fact, 1))
    found = world.ask("check", claim=asked)
    assert json.loads(json.dumps(found.to_json()))["row"]["claim"] == asked
    titles = [b.title for b in found.blocks()]
    assert titles[1:3] == ["Supported by other origins", "Contradicted by"]
    assert "How support is worded" in titles
