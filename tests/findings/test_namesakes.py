"""Namesakes: two people of one name are told with what speaks for it, never parted; nor are two names joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from marsad.findings.namesakes import namesakes
from marsad.records import Stance, UnknownName
from marsad.register.actors import Actor, Relation

COLONEL = {"text": "Omid Rask", "type": "person", "id": "person:omid-rask"}
VELIN_ARMY, ORSK_ARMY = ("Army of Velin", "actor:velin-army"), ("Army of Orsk", "actor:orsk-army")
VELIN_POLICE, FRONT, GUARD = (
    ("Police of Velin", "actor:velin-police"),
    ("Tessel Front", "actor:tessel-front"),
    ("Velin Guard", "actor:velin-guard"),
)
ACTORS = (
    Actor("actor:velin", "Velin", "state", ("XV",)),
    Actor("actor:orsk", "Orsk", "state", ("XO",)),
    Actor("actor:velin-army", "Army of Velin", "army", ("XV",), (), (Relation("part_of", "actor:velin"),)),
    Actor("actor:velin-police", "Police of Velin", "security force", ("XV",)),
    Actor("actor:orsk-army", "Army of Orsk", "army", ("XO",), (), (Relation("part_of", "actor:orsk"),)),
    Actor("actor:tessel-front", "Tessel Front", "armed group", ("XO",)),
    Actor("actor:velin-guard", "Velin Guard", "militia", ("XV",)),
)


class Register:
    """A register of these actors."""

    def __init__(self, actors):
        self.actors = actors

    def actor(self, name):
        found = next((a for a in self.actors if a.id == name), None)
        if found is None:
            raise UnknownName(name, sort="actor", nearest=[])
        return found


@pytest.fixture
def tell(world, entry_of, report_of):
    """tell("2020-03-01", "colonel", VELIN_ARMY): a report of that day that states the post; gives its id."""

    def take_in(day, post, body, *, who=COLONEL, kind="holds_post", role="in", **more):
        quote = f"{who['text']} of the {body[0]}, {post or 'a man'}, came to Karsa."
        report = report_of(quote, title=f"{day} {body[0]} {post}", published=date.fromisoformat(day))
        roles = {"who": who, role: {"text": body[0], "type": "group", "id": body[1]}}
        if post:
            roles["post"] = {"text": post, "type": "post"}
        world.held.append(entry_of(quote, kind, report=report, **roles, **more))
        return report.id

    return take_in


@pytest.fixture
def ask(world):
    """ask(): the namesakes of Omid Rask; ask(name, actors=…)."""
    return lambda name="person:omid-rask", actors=ACTORS: namesakes(
        replace(world.sources, register=Register(actors)), name
    )


def sides(found):
    return [side.bodies for side in found.sides]


def test_officers_of_two_states_may_be_two_whenever_it_was(tell, ask):
    first, second = tell("2019-03-01", "colonel", VELIN_ARMY), tell("2019-04-01", "a general", VELIN_ARMY)
    other = tell("2020-03-01", "colonel", ORSK_ARMY)
    found = ask()
    assert sides(found) == [("Army of Velin",), ("Army of Orsk",)]
    assert found.sides[0].reports == (first, second)
    assert found.splits == (
        f"marsad register split person:omid-rask {other} --by 'WHO DECIDES' --why 'FOR WHAT REASON'",
    )
    assert found.sides[1].evidence[0].plain() == (
        f"2020-03-01  colonel, Army of Orsk (Karsa Post, 2020-03-01; {other}): “Omid Rask of the Army of Orsk, colonel, came to Karsa.”"
    )
    assert [b.title for b in found.blocks()][:2] == ["Omid Rask", "May be two people"]


def test_who_changes_posts_is_one_person(tell, ask):
    tell("2019-03-01", "colonel", VELIN_ARMY)
    tell("2019-04-01", "police chief", VELIN_POLICE)
    tell("2019-05-01", "", GUARD, kind="part_of", role="whole")
    assert sides(ask()) == []
    assert "may be all the same" in ask().blocks()[1].title


def test_a_member_of_a_group_and_an_officer_at_the_same_time_may_be_two_and_later_not(tell, ask):
    tell("2019-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "", FRONT, kind="joins", role="group")
    assert sides(ask()) == []
    tell("2020-03-01", "colonel", VELIN_ARMY)
    assert sides(ask()) == [("Army of Velin",), ("Tessel Front",)]


def test_an_officer_may_lead_a_group_for_his_state(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "", FRONT, kind="commands", role="whom")
    assert sides(ask()) == []


def test_bodies_that_the_register_relates_do_not_conflict(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "colonel", ORSK_ARMY)
    for relation in ("allied_with", "part_of", "succeeds", "split_from", "umbrella_of"):
        related = replace(ACTORS[1], relations=(Relation(relation, "actor:velin"),))
        assert sides(ask(actors=(ACTORS[0], related, *ACTORS[2:]))) == []
    assert len(sides(ask())) == 2


def test_a_report_that_tells_both_of_one_man_joins_them(tell, ask, world):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "colonel", ORSK_ARMY)
    one, two = world.held
    world.held[1] = replace(two, report=replace(two.report, id=one.report.id))
    assert sides(ask()) == []


def test_what_is_denied_supposed_former_or_of_an_unknown_body_is_no_evidence(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "colonel", ORSK_ARMY, stance=Stance("denied"))
    tell("2020-03-03", "colonel", ORSK_ARMY, stance=Stance("affirmed", "hypothetical"))
    tell("2020-03-04", "former colonel", ORSK_ARMY)
    tell("2020-03-05", "colonel", ("Men of Ombra", "actor:new:men-of-ombra"))
    assert sides(ask()) == []


def test_an_envoy_to_a_state_is_not_of_it_and_its_minister_is(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "envoy", ("Orsk", "actor:orsk"))
    assert sides(ask()) == []
    tell("2020-03-03", "interior minister", ("Orsk", "actor:orsk"))
    assert sides(ask()) == [("Army of Velin",), ("Orsk",)]


def test_a_name_with_a_middle_part_more_may_be_the_same_person(tell, ask):
    fuller = {"text": "Omid Jal Rask", "type": "person", "id": "person:omid-jal-rask"}
    tell("2020-03-01", "colonel", VELIN_ARMY)
    tell("2020-03-02", "colonel", VELIN_ARMY, who=fuller)
    for id_, text in (("person:jal-omid-rask", "Jal Omid Rask"), ("person:omid-rask-d-1", "Omid Rask")):
        tell("2020-03-03", "colonel", VELIN_ARMY, who={"text": text, "type": "person", "id": id_})
    merge = "marsad register merge person:omid-jal-rask person:omid-rask --by 'WHO DECIDES' --why 'FOR WHAT REASON'"
    for name, other in (("person:omid-rask", fuller["id"]), ("person:Omid Jal Rask", COLONEL["id"])):
        found = ask(name)
        assert ([a.id for a in found.alike], found.merges) == ([other], (merge,))


def test_a_like_name_on_another_side_is_not_offered(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    fuller = {"text": "Omid Jal Rask", "type": "person", "id": "person:omid-jal-rask"}
    tell("2020-03-02", "colonel", ORSK_ARMY, who=fuller)
    found = ask()
    assert (found.alike, found.merges, [a.id for a in found.apart]) == ((), (), [fuller["id"]])
    assert found.blocks()[-1].lines == ("Omid Jal Rask (person:omid-jal-rask, 1 claim)",)


def test_a_person_of_whom_no_report_tells_is_told(tell, ask):
    tell("2020-03-01", "colonel", VELIN_ARMY)
    with pytest.raises(UnknownName):
        ask("person:Lena Marek")
