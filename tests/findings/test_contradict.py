import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.findings.contradict import SORTS, class_of_unit, compare
from marsad.findings.rows import rows_of


@pytest.fixture
def kills(fact, counted):
    def make(n, low, high=None, *, unit="soldiers", place="Riverton", **more):
        count = counted(low, high, f"count {n}", unit)
        return fact("kills", f"Report {n}: soldiers died.", whom="soldiers", place=place, count=count, **more)

    return make


def related(world, **more):
    a, b = rows_of(world.held[-2:], world.sources.codebook)
    relation = compare(a, b, world.sources.codebook, **more)
    assert relation is None or relation.sort in SORTS
    return relation and relation.sort


def two(world, first, second, days=("2020-03-01", "2020-03-01")):
    world.tell("Daily", days[0], first)
    world.tell("Herald", days[1], second)


def test_figures_are_classified(world, kills, counted, fact):
    cases = [
        (kills(1, 7, 7), kills(2, 7, 7), "same"),
        (kills(1, 5, 9), kills(2, 7, 7), "compatible"),
        (kills(1, 7, None), kills(2, 9, 9), "compatible"),
        (kills(1, None, 30), kills(2, 200, 300), "contradiction"),
        (kills(1, 7, 7), kills(2, 9, 9), "contradiction"),
        (kills(1, 7, 7), kills(2, None, None), "not comparable"),
        (kills(1, 7, 7), kills(2, 9, 9, place="Sampletown"), "different scope"),
        (kills(1, 7, 7), kills(2, 9, 9, place="Examplia"), "different precision of place"),
        (kills(1, 7, 7), kills(2, 9, 9, place="Lower Province"), "different scope"),
        (kills(1, 7, 7), kills(2, 9, 9, unit="families"), "different unit"),
        (kills(1, 7, 7, first="2020-02-01"), kills(2, 9, 9, first="2020-02-20"), "different time"),
        (kills(1, 7, 7, by="Royal Army"), kills(2, 9, 9, by="Northern Front"), "different scope"),
        (kills(1, 7, 7, by="Royal Army"), kills(2, 9, 9), "contradiction"),
        (kills(1, 0, 0), kills(2, 9, 9), "contradiction"),
    ]
    for first, second, sort in cases:
        two(world, first, second)
        assert related(world) == sort, (first, second)


def test_a_place_and_the_province_around_it_differ_in_precision(world, kills):
    two(world, kills(1, 7, 7, place="Sampletown"), kills(2, 9, 9, place="Upper Province"))
    assert related(world) == "different precision of place"
    two(world, kills(1, 7, 7, place="Sampletown"), kills(2, 9, 9, place="Old Quarter"))
    assert related(world) == "different precision of place"


def test_a_later_figure_of_the_same_source_is_a_correction(world, kills):
    two(world, kills(1, 7, 7), kills(2, 9, 9), days=("2020-03-01", "2020-03-02"))
    assert related(world, same_origin=True) == "correction"
    assert related(world, same_origin=False) == "contradiction"
    two(world, kills(1, 7, 7), kills(2, 9, 9))
    assert related(world, same_origin=True) == "contradiction"


def test_reports_far_apart_without_days_speak_of_different_times(world, kills):
    two(world, kills(1, 7, 7), kills(2, 9, 9), days=("2019-03-01", "2020-03-01"))
    assert related(world) == "different time"


def test_what_is_not_told_makes_no_difference_and_is_said(world, kills, fact, counted):
    two(
        world,
        kills(1, None, 30),
        fact("kills", "Hundreds died.", count=counted(200, 999, "Hundreds"), place="Riverton"),
    )
    a, b = rows_of(world.held[-2:], world.sources.codebook)
    relation = compare(a, b, world.sources.codebook)
    assert relation.sort == "contradiction"
    assert "whom, days not told by at least one" in relation.why


def test_two_ends_of_one_matter(world, fact):
    gain = fact("takes", "Royal Army took Riverton from NF.", who="Royal Army", place="Riverton", **{"from": "NF"})
    loss = fact("loses", "NF lost Riverton.", who="NF", place="Riverton")
    held = fact("holds", "NF holds Riverton.", who="NF", place="Riverton")
    other = fact("holds", "Royal Army holds Riverton.", who="Royal Army", place="Riverton")
    two(world, gain, loss)
    assert related(world) in ("same", "compatible")
    two(world, held, loss)
    assert related(world) == "contradiction"
    two(world, gain, held)
    assert related(world) == "contradiction"
    two(world, held, other)
    assert related(world) == "contradiction"
    two(world, held, loss, days=("2020-03-01", "2020-03-03"))
    assert related(world) == "different time"


def test_hedges_do_not_contradict_what_is_said_to_be(world, fact):
    def held(n, **more):
        return fact("holds", f"{n} NF holds Riverton.", who="NF", place="Riverton", **more)

    two(world, held(1), held(2, polarity="denied"))
    assert related(world) == "contradiction"
    two(world, held(1), held(2, polarity="denied", certainty="possible"))
    assert related(world) == "compatible"
    two(world, held(1), held(2, certainty="predicted"))
    assert related(world) == "compatible"
    two(world, held(1), held(2))
    assert related(world) in ("same", "compatible")


def test_symmetric_roles_may_be_exchanged(world, fact):
    two(
        world,
        fact("fights", "NF fights the Royal Army.", who="NF", **{"with": "Royal Army"}),
        fact("fights", "Royal Army battles NF.", who="Royal Army", **{"with": "NF"}),
    )
    assert related(world) in ("same", "compatible")


def test_claims_on_different_matters_have_no_relation(world, fact):
    two(world, fact("holds", "NF holds Riverton.", who="NF", place="Riverton"), fact("moves", "NF moved.", who="NF"))
    assert related(world) is None
    two(
        world,
        fact("holds", "NF holds Riverton.", who="NF", place="Riverton"),
        fact("holds", "Royal Army holds Sampletown.", who="Royal Army", place="Sampletown"),
    )
    assert related(world) is None


def test_units_of_one_class_count_the_same_thing():
    assert class_of_unit("militants") == class_of_unit("Daesh fighters") == "fighter"
    assert class_of_unit("bodies") == class_of_unit("people") == "person"
    assert class_of_unit("families") != class_of_unit("people")
    assert class_of_unit("tanks") == class_of_unit("tank")


bound = st.none() | st.integers(0, 50)


@given(a=bound, b=bound, c=bound, d=bound)
def test_a_relation_of_figures_is_the_same_from_both_ends(a, b, c, d):
    from datetime import UTC, date, datetime

    from marsad.codebook.load import load_codebook
    from marsad.findings.rows import row_of
    from marsad.records import Count, Entry, Filler, ReaderInfo, Span, new_claim, new_report

    def row(n, low, high):
        if low is not None and high is not None and low > high:
            low, high = high, low
        report = new_report(f"{n} soldiers died", publisher="Daily", published=date(2020, 3, 1))
        roles = {"whom": (Filler(Span(2, 10), "soldiers", "people"),)}
        count = Count("some", low=low, high=high, unit="soldiers")
        claim = new_claim(report, "kills", roles, evidence=Span(0, 15), reader=ReaderInfo("t", "1"), count=count)
        return row_of(Entry(claim, report, datetime(2030, 1, 1, tzinfo=UTC)), load_codebook()), (low, high)

    (x, (low_x, high_x)), (y, (low_y, high_y)) = row(1, a, b), row(2, c, d)
    one, other = compare(x, y, load_codebook()), compare(y, x, load_codebook())
    assert one.sort == other.sort
    if one.sort == "contradiction":
        assert max(low_x or 0, low_y or 0) > min(h for h in (high_x, high_y) if h is not None)


def test_two_figures_of_one_sentence_are_compared_though_each_leaves_something_out(world, fact, counted):
    both = (
        "No more than thirty bodies of militants lay in Riverton, far fewer than the hundreds that officials spoke of."
    )
    world.tell(
        "Daily",
        "2020-03-01",
        fact("kills", both, whom="militants", place="Riverton", count=counted(None, 30, "No more than thirty")),
        fact("kills", both, count=counted(200, 999, "hundreds", "hundreds")),
    )
    assert related(world) == "contradiction"


def test_two_holders_contradict_each_other_of_a_town_but_not_of_a_country_or_a_post(world, fact):
    def held(who, place):
        return fact("holds", f"{who} holds {place}.", who=who, place=place)

    two(world, held("NF", "Riverton"), held("Royal Army", "Riverton"))
    a, b = rows_of(world.held[-2:], world.sources.codebook)
    relation = compare(a, b, world.sources.codebook)
    assert relation.sort == "contradiction"
    assert "each may mean a part of it" in relation.why
    two(world, held("NF", "Examplia"), held("Royal Army", "Examplia"))
    assert related(world) == "different scope"
    for who in ("Col. Ada Quill", "Col. Bo Marsh"):
        world.tell("Daily", "2020-03-01", fact("holds_post", f"{who} is a spokesman.", who=who, post="spokesman"))
    assert related(world) == "different scope"
