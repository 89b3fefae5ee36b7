import pytest

from marsad.findings.names import find_actor, find_anything, find_body_or_person, find_place
from marsad.records import Filler, Identity, Span, UnknownName


def test_any_alias_and_any_id_find_the_actor(world):
    for name in ("Northern Front", "NF", "the northern front", "actor:northern-front"):
        assert find_actor(world.sources, name).id == "actor:northern-front"


def test_names_from_reports_only_are_found_and_marked(world, fact):
    world.tell(
        "Daily", "2020-03-01", fact("holds_post", "Col. Ada Quill is chief.", who="Col. Ada Quill", post="chief")
    )
    found = find_body_or_person(world.sources, "ada quill")
    assert (found.id, found.sort, found.provisional) == ("person:ada-quill", "person", True)
    assert find_body_or_person(world.sources, "person:ada-quill").name == "Ada Quill"
    with pytest.raises(UnknownName):
        find_actor(world.sources, "Ada Quill")


def test_the_nearest_names_come_from_register_and_reports(world, fact):
    world.tell(
        "Daily", "2020-03-01", fact("holds_post", "Col. Ada Quill is chief.", who="Col. Ada Quill", post="chief")
    )
    with pytest.raises(UnknownName) as caught:
        find_body_or_person(world.sources, "Ada Qill")
    assert caught.value.nearest[0] == "Ada Quill"
    assert str(caught.value).startswith("Ada Qill: no body or person of this name is known; did you mean Ada Quill")


def test_a_place_covers_what_lies_within_it(world, places):
    country, province = find_place(world.sources, "Examplia"), find_place(world.sources, "Upper Province")
    town, other = places["sampletown"], places["riverton"]
    assert country.covers(town)
    assert country.covers(other)
    assert not country.covers(places["farland"])
    assert province.covers(town)
    assert not province.covers(other)
    assert not find_place(world.sources, "Sampletown").covers(places["upper province"])
    assert not country.covers(None)


def test_a_name_that_is_both_is_what_the_register_holds_likelier(world):
    assert find_anything(world.sources, "Riverton").sort == "place"
    assert find_anything(world.sources, "NF").sort == "actor"


def test_members_fill_the_actors_roles(world):
    actor = find_actor(world.sources, "NF")
    filler = Filler(Span(0, 5), "front fighters", "people", Identity("actor:northern-front", "Northern Front", 0.7))
    assert actor.fills(filler)
    assert not actor.fills(Filler(Span(0, 5), "front fighters", "people"))


def test_two_words_of_one_known_person_are_enough_to_ask(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds_post", "Col. Ada Bel Quill is chief.", who="Col. Ada Bel Quill", post="chief"),
    )
    assert find_body_or_person(world.sources, "Bel Quill").name == "Ada Bel Quill"
    with pytest.raises(UnknownName):
        find_body_or_person(world.sources, "Quill")
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds_post", "Col. Zoe Bel Quill is chief.", who="Col. Zoe Bel Quill", post="chief"),
    )
    with pytest.raises(UnknownName):
        find_body_or_person(world.sources, "Bel Quill")


def test_a_person_is_found_in_another_spelling_and_in_arabic_script(world, fact):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds_post", "Col. Aymenn Karsawi is chief.", who="Col. Aymenn Karsawi", post="chief"),
    )
    for name in ("Ayman Karsawi", "أيمن الكرساوي"):
        assert find_body_or_person(world.sources, name).name == "Aymenn Karsawi"
    with pytest.raises(UnknownName):
        find_body_or_person(world.sources, "Omar Karsawi")
