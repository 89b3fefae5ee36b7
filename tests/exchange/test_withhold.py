"""Private persons do not leave the ledger by name; public ones do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.exchange.withhold import WITHHELD, public_persons, withhold


def person(text, **more):
    return {"text": text, "type": "person", "id": f"person:{text.lower().replace(' ', '-')}", **more}


def leave(*entries):
    return list(withhold(entries, public_persons(entries)))


def test_a_private_person_loses_name_and_id_in_role_and_quotation(entry_of):
    entry = entry_of("Police held Ahmed Khalil in Karsa.", "detains", by="Police", whom=person("Ahmed Khalil"))
    ((left, changed),) = leave(entry)
    (whom,) = left.claim.roles["whom"]
    assert changed
    assert (whom.text, whom.identity) == (WITHHELD, None)
    assert left.claim.quote == f"Police held {WITHHELD} in Karsa."
    assert left.claim.roles["by"] == entry.claim.roles["by"]
    assert left.claim.id == entry.claim.id


def test_the_role_a_person_is_described_by_stays(entry_of):
    entry = entry_of("Police held farmer Ahmed Khalil.", "detains", whom=person("farmer Ahmed Khalil"))
    ((left, _),) = leave(entry)
    assert left.claim.roles["whom"][0].text == f"farmer {WITHHELD}"


def test_whoever_holds_a_post_in_any_claim_is_public(entry_of):
    held = entry_of("Police held Dara Sami.", "detains", whom=person("Dara Sami"))
    post = entry_of("Dara Sami is the governor of Karsa.", "holds_post", who=person("Dara Sami"), post="governor")
    assert [changed for _, changed in leave(held, post)] == [False, False]


def test_a_post_that_is_no_office_makes_nobody_public(entry_of):
    entry = entry_of("Dara Sami is a teacher in Karsa.", "holds_post", who=person("Dara Sami"), post="teacher")
    ((left, changed),) = leave(entry)
    assert changed
    assert WITHHELD in left.claim.quote


@pytest.mark.parametrize(
    ("speaker", "public"),
    [
        ({"speaker": "Dara Sami", "post": "spokesman"}, True),
        ({"speaker": "Dara Sami", "post": "research fellow"}, True),
        ({"speaker": "Colonel Dara Sami"}, True),
        ({"speaker": "Dara Sami", "organisation": "Karsa Monitor"}, True),
        ({"speaker": "Dara Sami"}, False),
        ({"speaker": "Dara Sami", "post": "a resident of Karsa"}, False),
        ({"speaker": "Dara Sami", "post": "mother of three", "organisation": "Karsa"}, False),
    ],
)
def test_speakers_in_an_office_are_named_and_witnesses_are_not(entry_of, speaker, public):
    text = "Colonel Dara Sami said the bridge fell."
    ((left, _),) = leave(entry_of(text, "attacks", place="bridge", voice=({**speaker, "id": "person:dara-sami"},)))
    assert (left.claim.voice[0].speaker == speaker["speaker"]) is public
    assert ("Sami" in left.claim.quote) is public
    assert (left.claim.voice[0].identity is not None) is public


def test_unnamed_speakers_and_common_nouns_stay_as_they_are(entry_of):
    entry = entry_of(
        "A senior Iraqi officer said a Syrian detainee from Karsa fled.",
        "frees",
        whom={"text": "a Syrian detainee from Karsa", "type": "person"},
        voice=({"speaker": "A senior Iraqi officer", "named": False},),
    )
    ((left, changed),) = leave(entry)
    assert not changed
    assert left.claim == entry.claim


def test_a_relative_is_no_way_round(entry_of):
    entry = entry_of("They took Ahmed's brother away.", "detains", whom={"text": "Ahmed's brother", "type": "person"})
    ((left, _),) = leave(entry)
    assert "Ahmed" not in left.claim.quote + left.claim.roles["whom"][0].text


def test_parts_of_a_private_name_go_in_other_quotations_of_the_report_and_public_names_stay(entry_of, report_of):
    report = report_of("Police held Ahmed Khalil. Governor Ahmed Badr said May may free Khalil in Karsa.")
    held = entry_of("Police held Ahmed Khalil.", "detains", whom=person("Ahmed Khalil"), report=report)
    said = entry_of(
        "Governor Ahmed Badr said May may free Khalil in Karsa.",
        "frees",
        whom=[person("Khalil"), person("May")],
        place={"text": "Karsa", "type": "place"},
        voice=({"speaker": "Governor Ahmed Badr"},),
        report=report,
    )
    left = leave(held, said)
    assert left[1][0].claim.quote == f"Governor Ahmed Badr said {WITHHELD} may free {WITHHELD} in Karsa."


def test_a_place_that_is_also_part_of_a_name_stays(entry_of):
    entry = entry_of(
        "Omar Karsa fled to Karsa.", "moves", who=person("Omar Karsa"), to={"text": "Karsa", "type": "place"}
    )
    ((left, _),) = leave(entry)
    assert left.claim.quote == f"{WITHHELD} fled to Karsa."


@given(
    st.lists(st.sampled_from(["Ahmed", "Khalil", "al-Masri", "Øyvind", "O'Hara", "Ибрагим"]), min_size=1, max_size=4)
)
def test_no_part_of_a_private_name_survives(words):
    from datetime import UTC, datetime

    from marsad.records import Entry, Filler, ReaderInfo, Span, new_claim, new_report

    name = " ".join(words)
    report = new_report(f"They took {name}.")
    who = Filler(Span(10, 10 + len(name)), name, "person")
    claim = new_claim(
        report, "detains", {"whom": (who,)}, evidence=Span(0, len(report.text)), reader=ReaderInfo("h", "1")
    )
    ((left, _),) = leave(Entry(claim, report, datetime(2021, 1, 1, tzinfo=UTC)))
    shown = left.claim.quote + left.claim.roles["whom"][0].text
    assert not [w for w in words if len(w) > 2 and w in shown]


def test_bodies_places_and_pronouns_are_no_persons_whatever_a_reader_took_them_for(entry_of):
    entry = entry_of(
        "He said the Karsa Army let him go.",
        "frees",
        by={"text": "Karsa Army", "type": "person", "id": "actor:karsa-army"},
        whom={"text": "him", "type": "person", "id": "person:r-1:he", "name": "He"},
        voice=({"speaker": "He"},),
    )
    ((left, _),) = leave(entry)
    assert left.claim.quote == entry.claim.quote
    assert left.claim.roles["by"] == entry.claim.roles["by"]


def test_what_reviewers_wrote_names_nobody_either(entry_of):
    from dataclasses import replace
    from datetime import UTC, datetime

    from marsad.records import Review

    entry = entry_of("Police held Ahmed Khalil in Karsa.", "detains", by="Police", whom=person("Ahmed Khalil"))
    review = Review(
        "v-1", entry.claim.id, "correct", "R. Haddad", datetime(2024, 1, 1, tzinfo=UTC), "Khalil says so", "Ahmed fled"
    )
    ((left, changed),) = leave(replace(entry, reviews=(review,)))
    assert changed
    assert (left.reviews[0].why, left.reviews[0].detail) == (f"{WITHHELD} says so", f"{WITHHELD} fled")
