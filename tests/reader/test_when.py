"""When: a time belongs to the event that it stands with, and the time of saying to no event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The army captured Velin on Monday.", "takes", "on Monday"),
        ("On Monday, the army captured Velin.", "takes", "On Monday"),
        ("In July, the army captured Velin.", "takes", "In July"),
        ("Velin was captured by the army in July 2016.", "takes", "in July 2016"),
        ("Since 2014, the Northern Front has held Velin.", "holds", "Since 2014"),
        ("The militants have held Velin for two years.", "holds", "for two years"),
        ("The army withdrew from Velin from Monday to Wednesday.", "moves", "from Monday to Wednesday"),
        ("The army will attack Velin next week.", "attacks", "next week"),
        ("The militants fled Velin two days ago.", "moves", "two days ago"),
        ("The army's capture of Velin on Friday ended the war.", "takes", "on Friday"),
        ("The militants' withdrawal from Velin began on Monday.", "moves", "on Monday"),
        ("The militants captured Velin.", "takes", ""),
    ],
)
def test_an_event_has_the_time_that_stands_with_it(claim_of: Claims, text: str, kind: str, words: str) -> None:
    assert claim_of(text, kind).when == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army captured Velin, Omid Rask said on Tuesday.", ""),
        ("Omid Rask said on Monday that the army had captured Velin.", ""),
        ("Omid Rask told AFP on Monday that the army had captured Velin.", ""),
        ("On Tuesday, Omid Rask said the army had captured Velin.", ""),
        ("“The army has captured Velin,” Omid Rask said on Tuesday.", ""),
        ("The United Nations said in a report on Thursday that the army had captured Velin in March.", "in March"),
        ("Omid Rask said on Monday that the army had captured Velin on Sunday.", "on Sunday"),
        ("The army captured Velin on Sunday, Omid Rask said on Monday.", "on Sunday"),
    ],
)
def test_the_time_of_saying_dates_no_event(claim_of: Claims, text: str, words: str) -> None:
    assert claim_of(text, "takes").when == words


def test_each_of_two_events_has_its_own_time(claims_of: Claims) -> None:
    text = "The council, founded in 2016, was dissolved on Sunday."
    assert [(c.kind, c.when) for c in claims_of(text)] == [("creates", "in 2016"), ("dissolves", "on Sunday")]
    text = "The army captured Velin in July and lost Tessel in August."
    assert [(c.kind, c.when) for c in claims_of(text)] == [("takes", "in July"), ("loses", "in August")]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The army captured Velin.", "past"),
        ("The army has captured Velin.", "past"),
        ("The army holds Velin.", "present"),
        ("The army is shelling Velin.", "present"),
        ("The army will capture Velin on Monday.", "future"),
    ],
)
def test_the_tense_says_which_way_a_bare_day_points(read: Callable[..., Any], text: str, tense: str) -> None:
    (claim,) = read(text).claims
    assert claim.when.tense == tense


def test_days_are_left_to_those_who_know_when_it_was_published(read: Callable[..., Any]) -> None:
    (claim,) = read("The army captured Velin on Monday.").claims
    assert (claim.when.first, claim.when.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("On Sunday the president urged Ardania to repatriate captured fighters.", "moves"),
        ("Omid Rask was killed on 23 October in the newly liberated town of Velin.", "takes"),
        ("Ardania, which had allowed the offensive on Velin, blamed Belmark on Monday for the war.", "attacks"),
        ("The militants left on Friday after the army had captured Velin.", "takes"),
        ("Dara Sami talked of going home now Velin is liberated.", "takes"),
        ("The ministry blamed the army for last Saturday's attack on Velin.", "accuses"),
        ("The raids on Velin were the heaviest for months.", "attacks"),
    ],
)
def test_the_day_of_another_clause_dates_nothing(claims_of: Claims, text: str, kind: str) -> None:
    found = claims_of(text, kind)
    assert found, claims_of(text)
    assert all(claim.when == "" for claim in found)


def test_the_pages_own_date_dates_nothing(claims_of: Claims) -> None:
    found = claims_of("Last updated at Jul 28 2016 A bomb killed four people in Velin.", "kills")
    assert [claim.when for claim in found] == [""]


def test_what_was_tried_on_a_day_is_past(read: Callable[[str], Any]) -> None:
    claim = next(c for c in read("The militants tried to capture Velin on Sunday.").claims if c.kind == "takes")
    assert (claim.when.words, claim.when.tense) == ("on Sunday", "past")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Four men were killed in Velin in 2015, while Omid Sample is in prison in Tessel.", "present_in", ""),
        ("A group operating in Velin said on Tuesday a helicopter had crashed.", "present_in", ""),
        ("Fighters left Velin on Thursday under an agreement with the army.", "agrees", ""),
        ("On Sunday bombers killed two men in an attack claimed by the Northern Front.", "admits", ""),
        ("Dozens were killed in Velin since the beginning of the war in March 2011.", "kills", ""),
        ("Many could be displaced within a day of an attack on Velin.", "attacks", ""),
        ("Dozens were hurt by Saturday's attack on Velin.", "attacks", "Saturday's"),
        ("Over the next three years the army captured Velin twice.", "takes", ""),
    ],
)
def test_what_a_time_is_counted_from_or_hangs_on(claims_of: Claims, text: str, kind: str, words: str) -> None:
    found = claims_of(text, kind)
    assert found, claims_of(text)
    assert {claim.when for claim in found} == {words}


def test_a_day_by_which_something_is_foretold_is_to_come(read: Callable[[str], Any]) -> None:
    text = "Omid Sample said he expected the Northern Front to be defeated by October."
    claim = next(c for c in read(text).claims if c.kind == "defeats")
    assert (claim.when.words, claim.when.tense) == ("by October", "future")


def test_who_was_able_to_leave_has_left(read: Callable[[str], Any]) -> None:
    claim = next(c for c in read("The civilians were able to leave Velin this year.").claims if c.kind == "moves")
    assert (claim.when.words, claim.when.tense) == ("this year", "past")


def test_former_belongs_to_its_own_post(read: Callable[[str], Any]) -> None:
    text = "Omid Sample, a former minister and a commander of the Northern Front, fled."
    found = {c.roles["post"][0].text.split()[-1]: c.when.tense for c in read(text).claims if "post" in c.roles}
    assert found.get("minister", "past") == "past"
    assert all(c.when.words != "former" for c in read(text).claims if c.kind == "commands")


def test_what_has_fallen_is_held_no_more(read: Callable[[str], Any]) -> None:
    claim = next(c for c in read("Other rebel-held areas have surrendered.").claims if c.kind == "holds")
    assert claim.when.tense == "past"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The raids on Velin were the heaviest in more than a week.", "attacks", ""),
        ("Belmark attacked Velin in its first major assault for months.", "attacks", ""),
        ("Omid Sample was jailed in Velin for seven years.", "detains", ""),
        ("The ministry said at the weekend it would attack Velin.", "attacks", ""),
        ("Thirty militants of the Northern Front operating in Velin were killed on Thursday.", "present_in", ""),
        ("Thirty militants of the Northern Front operating in Velin were killed on Thursday.", "kills", "on Thursday"),
        ("Two soldiers captured in Velin were freed on Monday.", "detains", ""),
        ("Two soldiers captured in Velin were freed on Monday.", "frees", "on Monday"),
        ("Despite the recapture of Velin late last year, rebels maintain a presence in Karsa.", "present_in", ""),
    ],
)
def test_a_day_of_something_else_does_not_date_an_event(claim_of: Claims, text: str, kind: str, words: str) -> None:
    assert claim_of(text, kind).when == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Velin, capital of the Northern Front, fell to the army last week.", "holds"),
        ("Belmark took Velin, the stronghold of the Northern Front, last month.", "holds"),
        ("A year after the fall of Velin, the last stronghold of the Northern Front, talks began.", "holds"),
        ("Omid Sample, historic leader of the Northern Front, is buried here.", "commands"),
        ("Omid Sample was an adviser and prime minister from 2003 to 2016.", "holds_post"),
        ("The government has been attempting to seize Velin for more than two years.", "takes"),
        ("On Friday the last hundred or so people to flee the fighting were screened by troops.", "displaces"),
    ],
)
def test_what_is_over_is_not_present(read: Callable[[str], Any], text: str, kind: str) -> None:
    claims = [c for c in read(text).claims if c.kind == kind]
    assert claims
    assert "future" not in {c.when.tense for c in claims}
    assert kind == "takes" or {c.when.tense for c in claims} == {"past"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The truce between Belmark and Karsa collapsed last month.", "agrees"),
        ("On May 14 the council expressed its outrage at attacks in Velin.", "attacks"),
        ("An attempt to avert an attack on Velin is being made in Karsa on Friday.", "attacks"),
        ("Victims of the attack on Velin were buried on Monday.", "attacks"),
        ("Thousands of people could be displaced overnight.", "displaces"),
        ("The court on Monday convicted Omid Sample of killing 20 people in Velin.", "kills"),
        ("The bodies of 20 people killed in Velin were found on Monday.", "kills"),
    ],
)
def test_a_day_of_what_is_said_of_an_event_is_not_its_own(claim_of: Claims, text: str, kind: str) -> None:
    assert claim_of(text, kind).when == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The operation has captured the Northern Front stronghold of Velin.", "holds"),
        ("Many people who lived in Front-controlled areas fled.", "holds"),
        ("Following the resignation of defence minister Omid Sample, talks ended.", "holds_post"),
        ("A statue of slain activist Mira Sample stands in Velin.", "holds_post"),
    ],
)
def test_what_was_given_up_is_past(read: Callable[[str], Any], text: str, kind: str) -> None:
    assert {c.when.tense for c in read(text).claims if c.kind == kind} == {"past"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Casualties come on the heels of similar airstrikes on the Front-held town of Velin on Monday.", "on Monday"),
        ("Belmark made a deal to avoid an army assault on Velin in September, and kept it.", "in September"),
    ],
)
def test_a_day_right_behind_an_event_is_its_own(claim_of: Claims, text: str, words: str) -> None:
    assert claim_of(text, "attacks").when == words


def test_who_shall_go_has_not_gone(read: Callable[[str], Any]) -> None:
    claims = read("Protesters called for the resignation of defence minister Omid Sample.").claims
    assert {c.when.tense for c in claims if c.kind == "holds_post"} == {"present"}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The army halted its airstrikes on Velin on Tuesday.", "attacks", ""),
        ("The militants claimed responsibility for a mid-August attack on Velin.", "admits", ""),
        ("The militants claimed responsibility for a mid-August attack on Velin.", "attacks", "mid-August"),
        ("Omid Sample was captured in February, prompting talks between Belmark and Ardania.", "agrees", ""),
        ("A bomb exploded in Velin on Monday, killing ten people.", "kills", "on Monday"),
        ("Like Orsk in 1995, Velin has been besieged by the army.", "besieges", ""),
        ("Monday's attack on Velin killed 20 people.", "kills", "Monday's"),
        ("Ten people were killed in Sunday's attack on Velin.", "kills", "in Sunday's"),
        ("Fridays bombing raids on Velin killed 20 people.", "attacks", "Fridays"),
    ],
)
def test_a_day_goes_with_what_happened_on_it(claim_of: Claims, text: str, kind: str, words: str) -> None:
    assert claim_of(text, kind).when == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said militants who had fled Velin last week were killed.", "kills"),
        ("The ministry announced on Monday the capture of Velin.", "takes"),
    ],
)
def test_a_day_of_the_news_or_of_a_relative_clause_is_not_the_events(claim_of: Claims, text: str, kind: str) -> None:
    assert claim_of(text, kind).when == ""


def test_who_is_retired_held_the_post(read: Callable[[str], Any]) -> None:
    claims = read("Retired army general Omid Sample said the militants had left Velin.").claims
    assert {c.when.tense for c in claims if c.kind == "holds_post"} == {"past"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The militants claimed an October 2 bomb attack on Velin.", "admits"),
        ("The militants hit Velin for the second time in less than a year.", "attacks"),
        ("The council warned Monday nights attack on Velin could be a crime.", "threatens"),
        ("Omid Sample mourned the death of the president for 30 years.", "kills"),
    ],
)
def test_a_time_of_something_else_dates_nothing(read: Callable[[str], Any], text: str, kind: str) -> None:
    assert not [c for c in read(text).claims if c.kind == kind and c.when and c.when.words]


@pytest.mark.parametrize(
    "text",
    [
        "The army seized rebel-held Velin in March.",
        "Velin was divided between army and rebel-held districts for years.",
    ],
)
def test_what_was_seized_or_was_divided_is_no_longer_held(read: Callable[[str], Any], text: str) -> None:
    assert {c.when.tense for c in read(text).claims if c.kind == "holds"} == {"past"}


def test_who_resigned_among_other_things_held_the_post(read: Callable[[str], Any]) -> None:
    text = "Velin is uneasy in the wake of the withdrawal and the resignation of defence minister Omid Sample."
    assert {c.when.tense for c in read(text).claims if c.kind == "holds_post"} == {"past"}


@pytest.mark.parametrize(
    ("day", "words"),
    [("Monday", ""), ("Friday", "today")],
)
def test_today_in_a_statement_is_the_day_of_the_statement(read: Callable[[str], Any], day: str, words: str) -> None:
    text = f'Omid Sample said on {day} that his town was hit. "The Northern Front attacked Velin today," the army said.'
    assert [c.when.words for c in read(text).claims if c.kind == "attacks"][-1:] == [words]


@pytest.mark.parametrize(("day", "words"), [("Monday", ""), ("Friday", "overnight")])
def test_the_night_of_another_days_statement_stays_open(read: Callable[[str], Any], day: str, words: str) -> None:
    text = f"Ten militants were killed overnight in clashes in Velin, a monitoring group said {day}."
    assert [c.when.words for c in read(text).claims if c.kind == "kills"] == [words]


@pytest.mark.parametrize(("told", "words"), [("Monday", ""), ("Friday", "on Thursday")])
def test_nothing_is_told_before_it_happened(read: Callable[[str], Any], told: str, words: str) -> None:
    text = f"The Northern Front said on {told} that they attacked Velin on Thursday."
    assert [c.when.words for c in read(text).claims if c.kind == "attacks"] == [words]


def test_since_when_there_was_none_like_it_dates_no_event(read: Callable[[str], Any]) -> None:
    claims = read("The army carried out its biggest attack on Velin since 2016.").claims
    assert {c.when.words for c in claims if c.kind == "attacks"} == {""}
    claims = read("The army has carried out attacks on Velin since 2016.").claims
    assert {c.when.words for c in claims if c.kind == "attacks"} == {"since 2016"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army launched an offensive to capture Velin eight days ago.", "takes"),
        ("The town of Velin from which militants were expelled last month was attacked.", "attacks"),
        ("Omid Sample condemned the attack in Orsk on Monday as well as other attacks on Velin.", "attacks"),
        ("For the first time since Orsk in 1995, the militants attacked Velin.", "attacks"),
        ("Militants attacked a bakery on July 7th Street.", "attacks"),
    ],
)
def test_a_day_that_something_named_before_owns_dates_nothing_else(
    read: Callable[[str], Any], text: str, kind: str
) -> None:
    assert [c.when.words for c in read(text).claims if c.kind == kind][-1:] == [""]


def test_the_year_before_an_event_noun_is_its_year(read: Callable[[str], Any]) -> None:
    claims = read("The minister spoke of the 2003 invasion of Belmark.").claims
    assert {(c.when.words, c.when.tense) for c in claims if c.kind == "attacks"} == {("2003", "past")}


@pytest.mark.parametrize(("day", "words"), [("Monday", ""), ("Friday", "over the past three days")])
def test_the_past_days_of_an_earlier_statement_stay_open(read: Callable[[str], Any], day: str, words: str) -> None:
    text = f"Omid Sample said on {day} that the army attacked Velin over the past three days."
    assert [c.when.words for c in read(text).claims if c.kind == "attacks"] == [words]


def test_days_before_a_dated_post_stay_open(read: Callable[[str], Any]) -> None:
    text = "On 11 March, Omid Sample wrote that the army attacked Velin over the past two months."
    assert [c.when.words for c in read(text).claims if c.kind == "attacks"] == [""]


def test_who_was_slain_holds_no_post(read: Callable[[str], Any]) -> None:
    text = "They spoke of the minister Omid Sample, who was killed by the Northern Front."
    assert {c.when.tense for c in read(text).claims if c.kind == "holds_post"} == {"past"}
