import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.findings.figures import Figure, envelope
from marsad.records import UsageError


@pytest.fixture
def kills(fact, counted):
    def make(n, low, high, words="", *, unit="soldiers", place="Riverton", **more):
        count = counted(low, high, words or f"count {n}", unit)
        return fact("kills", f"{n}: soldiers died.", whom="soldiers", place=place, count=count, **more)

    return make


def test_figures_are_listed_by_speaker_and_never_summed(world, kills, speaker):
    world.tell("Daily", "2020-03-01", kills(1, 7, 7, voice=speaker("Ada Quill", organisation="War Watch")))
    world.tell("Herald", "2020-03-01", kills(2, 9, 12, voice=speaker("Bo Marsh", organisation="Royal Army")))
    found = world.ask("figures", subject="Riverton")
    (group,) = found.groups
    assert (group.envelope.low, group.envelope.high, group.envelope.origins) == (7, 12, 2)
    assert {f.source for f in group.figures} == {"Ada Quill", "Bo Marsh"}
    assert [r.sort for r in group.relations] == ["contradiction"]
    text = json.dumps(found.to_json())
    assert "16" not in text.replace("2016", "")  # no sum …
    assert "19" not in text
    assert "9.5" not in text  # … and no mean


def test_groups_are_apart_by_kind_whom_place_and_span(world, kills, fact, counted):
    world.tell(
        "Daily",
        "2020-03-01",
        kills(1, 7, 7, first="2020-02-01"),
        kills(2, 8, 8, first="2020-02-01"),
        kills(3, 9, 9, first="2020-02-20"),
        kills(4, 10, 10, place="Sampletown", first="2020-02-01"),
        kills(5, 11, 11, unit="families", first="2020-02-01"),
        fact(
            "injures", "6: soldiers hurt.", whom="soldiers", place="Riverton", count=counted(12, 12), first="2020-02-01"
        ),
    )
    found = world.ask("figures")
    sizes = sorted((g.kind, g.place_name.split(",")[0], g.what, len(g.figures)) for g in found.groups)
    assert sizes == [
        ("injures", "Riverton", "soldiers", 1),
        ("kills", "Riverton", "families", 1),
        ("kills", "Riverton", "soldiers", 1),
        ("kills", "Riverton", "soldiers", 2),
        ("kills", "Sampletown", "soldiers", 1),
    ]


def test_a_members_figure_belongs_to_the_group(world, fact, counted):
    world.tell(
        "Daily",
        "2020-03-01",
        fact("numbers", "NF has 300 fighters.", who="NF", count=counted(300, 300, unit="fighters")),
    )
    world.tell(
        "Herald",
        "2020-03-01",
        fact(
            "numbers", "There are 300 Front fighters.", who="Front fighters", count=counted(300, 300, unit="fighters")
        ),
    )
    (group,) = world.ask("figures", subject="Northern Front").groups
    assert len(group.figures) == 2
    assert [r.sort for r in group.relations] == ["same"]


def test_a_contradiction_across_groups_is_shown_where_one_does_not_tell_whom(world, fact, counted):
    world.tell(
        "Daily",
        "2020-03-01",
        fact(
            "kills",
            "No more than thirty bodies of militants lay in Riverton.",
            whom="militants",
            place="Riverton",
            count=counted(None, 30, "No more than thirty", "bodies"),
        ),
        fact(
            "kills", "Hundreds died in Riverton, officials said.", place="Riverton", count=counted(200, 999, "Hundreds")
        ),
        fact("doubts", "The figures cannot be verified.", what="The figures"),
        fact("doubts", "The weather is unclear.", what="The weather"),
    )
    found = world.ask("figures", subject="Riverton")
    assert len(found.groups) == 2
    assert [r.sort for r in found.between] == ["contradiction"]
    assert [c.sentence for c in found.groups[0].caveats] == ["The figures cannot be verified."]
    assert found.groups[0].caveats[0].voice == ()


def test_none_reported_not_counted_zero_and_words_only_are_four_things(world, fact, kills, counted):
    assert world.ask("figures", subject="Riverton").status == "none reported"
    world.tell("Daily", "2020-03-01", fact("kills", "Soldiers died in Riverton.", whom="Soldiers", place="Riverton"))
    found = world.ask("figures", subject="Riverton")
    assert (found.status, found.uncounted[0].total) == ("not counted", 1)
    world.tell("Daily", "2020-03-01", kills(1, 0, 0, "no"))
    (group,) = world.ask("figures", subject="Riverton").groups
    assert (group.status, group.envelope.plain()) == ("zero", "zero by 1 independent origin")
    world.held.clear()
    world.tell("Daily", "2020-03-01", kills(2, None, None, "large numbers"))
    (group,) = world.ask("figures", subject="Riverton").groups
    assert (group.status, group.envelope.plain()) == ("words only", "no numbers, words only")
    assert "“large numbers”" in group.figures[0].row.count_words()


def test_what_the_envelope_leaves_out_is_still_listed_with_the_reason(world, kills, speaker):
    quill = speaker("Ada Quill")
    world.tell("Daily", "2020-03-01", kills(1, 500, 500, voice=quill))
    world.tell("Daily", "2020-03-03", kills(2, 7, 7, voice=quill))
    world.tell("Herald", "2020-03-03", kills(3, 9000, 9000, certainty="predicted"))
    world.tell("Post", "2020-03-03", kills(4, 8000, 8000, polarity="denied"))
    (group,) = world.ask("figures", subject="Riverton").groups
    assert (group.envelope.low, group.envelope.high, group.envelope.origins) == (7, 7, 1)
    reasons = {f.row.count.low: f.discounted for f in group.figures}
    assert reasons[7] == ""
    assert "later gave 7" in reasons[500]
    assert "predicted" in reasons[9000]
    assert reasons[8000] == "denied by its speaker"
    assert "correction" in {r.sort for r in group.relations}


def test_copies_of_one_figure_are_one_origin(world, kills):
    world.tell("Daily", "2020-03-01", kills(1, 7, 7, voice="Ada Quill"))
    world.tell("Herald", "2020-03-01", kills(2, 7, 7, voice="Ada Quill"))
    (group,) = world.ask("figures", subject="Riverton").groups
    assert group.envelope.origins == 1


def test_open_ends_stay_open(world, kills):
    cases = [
        ([(None, 40)], "up to 40 by 1 independent origin"),
        ([(40, None)], "40 or more by 1 independent origin"),
        ([(None, 30), (200, 999)], "from 30 or fewer to 999 by 2 independent origins"),
        ([(5, 9), (300, None)], "from 5 to 300 or more by 2 independent origins"),
        ([(7, 7)], "7 by 1 independent origin"),
        ([(None, 30), (200, None)], "from 30 or fewer to 200 or more by 2 independent origins"),
    ]
    for bounds, words in cases:
        world.held.clear()
        for n, (low, high) in enumerate(bounds):
            world.tell(f"Outlet {n}", "2020-03-01", kills(n, low, high))
        (group,) = world.ask("figures", subject="Riverton").groups
        assert group.envelope.plain() == words


def test_persons_have_no_figures(world, fact):
    world.tell("Daily", "2020-03-01", fact("kills", "Col. Ada Quill died.", whom="Col. Ada Quill"))
    with pytest.raises(UsageError, match="not of persons"):
        world.ask("figures", subject="Ada Quill")


@given(st.lists(st.tuples(st.none() | st.integers(0, 99), st.none() | st.integers(0, 99)), max_size=6))
def test_the_envelope_spans_every_bound_and_invents_none(bounds):
    from datetime import UTC, date, datetime

    from marsad.codebook.load import load_codebook
    from marsad.findings.rows import row_of
    from marsad.records import Count, Entry, ReaderInfo, Span, new_claim, new_report

    figures, given_bounds = [], set()
    for n, (low, high) in enumerate(bounds):
        if low is not None and high is not None and low > high:
            low, high = high, low
        given_bounds |= {low, high}
        report = new_report(f"{n} died", published=date(2020, 1, 1))
        count = Count("some", low=low, high=high)
        claim = new_claim(report, "kills", {}, evidence=Span(0, 4), reader=ReaderInfo("t", "1"), count=count)
        row = row_of(Entry(claim, report, datetime(2030, 1, 1, tzinfo=UTC)), load_codebook())
        figures.append(Figure(row, f"origin {n}", "somebody"))
    found = envelope(figures)
    assert {found.low, found.high, found.open_below, found.open_above} <= given_bounds | {None}
    for figure in figures:
        if figure.row.count.low is not None:
            assert found.low <= figure.row.count.low
        if figure.row.count.high is not None:
            assert figure.row.count.high <= found.high
    assert found.plain()


def test_a_figure_of_the_same_sentence_is_shown_though_it_names_no_place(world, fact, counted):
    both = "No more than thirty bodies of militants lay in Riverton, far fewer than the hundreds officials spoke of."
    ids = world.tell(
        "Daily",
        "2020-03-01",
        fact("kills", both, whom="militants", place="Riverton", count=counted(None, 30, "No more than thirty")),
        fact("kills", both, count=counted(200, 999, "hundreds", "hundreds")),
        fact("kills", "Elsewhere hundreds died.", count=counted(200, 999, "hundreds")),
    )
    found = world.ask("figures", subject="Riverton")
    assert {f.row.claim for g in found.groups for f in g.figures} == set(ids[:2])
    assert [r.sort for r in found.between] == ["contradiction"]
    checked = world.ask("check", claim=ids[0])
    assert ids[1] in [b.row.claim for b in checked.differs]
