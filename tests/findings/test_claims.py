import pytest

from marsad.records import UnknownName, UsageError


def kinds(found):
    return [row.kind for row in found.rows]


@pytest.fixture
def told(world, fact, speaker):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("holds", "Northern Front holds Sampletown.", who="Northern Front", place="Sampletown"),
        fact("attacks", "Royal Army attacked Riverton, Ada Quill said.", by="Royal Army", place="Riverton",
             voice=speaker("Ada Quill", organisation="War Watch"), first="2020-02-10"),
        fact("moves", "NF may move to Farland.", who="NF", to="Farland", certainty="possible"),
        fact("bakes_bread", "NF does not bake bread.", who="NF", polarity="denied"),
    )  # fmt: skip
    return world


def test_without_conditions_all_claims_come(told):
    found = told.ask("claims")
    assert (len(found.rows), found.total) == (4, 4)


def test_each_condition_narrows(told):
    assert kinds(told.ask("claims", actor="NF")) == ["holds", "moves", "bakes_bread"]
    assert kinds(told.ask("claims", kinds="holds,attacks")) == ["holds", "attacks"]
    assert kinds(told.ask("claims", kinds=["holds"])) == ["holds"]
    assert kinds(told.ask("claims", speaker="quill")) == ["attacks"]
    assert kinds(told.ask("claims", certainty="possible")) == ["moves"]
    assert kinds(told.ask("claims", polarity="denied")) == ["bakes_bread"]
    assert kinds(told.ask("claims", text="attacked riverton")) == ["attacks"]
    assert kinds(told.ask("claims", since="2020-02-01", until="2020-02-20")) == ["attacks"]


def test_a_place_takes_in_the_places_within_it(told):
    assert kinds(told.ask("claims", place="Examplia")) == ["holds", "attacks"]
    assert kinds(told.ask("claims", place="Upper Province")) == ["holds"]
    assert kinds(told.ask("claims", place="Farland")) == ["moves"]
    assert kinds(told.ask("claims", place="Riverton", actor="Royal Army")) == ["attacks"]


def test_a_limit_keeps_the_latest_and_says_so(told):
    found = told.ask("claims", limit="1")
    assert (len(found.rows), found.total) == (1, 4)
    assert found.notes == ("The latest 1 of 4 are shown; raise the limit to see more.",)


def test_values_that_do_not_fit_are_refused_in_one_sentence(told):
    for values, said in [
        ({"kinds": "nonsense"}, "`nonsense` is not a kind"),
        ({"since": "yesterday"}, "`yesterday` is not a day"),
        ({"known_by": "soon"}, "`soon` is not a day or an instant"),
        ({"limit": "0"}, "`0` is not a whole number"),
        ({"colour": "red"}, "`claims` takes no `colour`"),
    ]:
        with pytest.raises(UsageError, match=said) as caught:
            told.ask("claims", **values)
        assert caught.value.remedy
    with pytest.raises(UsageError, match="a value is needed"):
        told.ask("whereabouts")


def test_unknown_names_offer_the_nearest(told):
    with pytest.raises(UnknownName) as caught:
        told.ask("claims", actor="Nothern Front")
    assert "Northern Front" in caught.value.nearest
    with pytest.raises(UnknownName):
        told.ask("claims", place="Nowhere")


def test_known_by_a_day_counts_to_its_end(told):
    assert told.ask("claims", known_by="2029-12-31").total == 0
    assert told.ask("claims", known_by="2030-01-01").total == 4
