"""How sure, how real: what may be, will be, was tried, was not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army captured Velin.", "affirmed stated"),
        ("The army has captured Velin.", "affirmed stated"),
        ("The army had captured Velin before the truce.", "affirmed stated"),
        ("The army is capturing Velin.", "affirmed stated"),
        ("The army managed to capture Velin.", "affirmed stated"),
        ("The militants may capture Velin.", "affirmed possible"),
        ("The militants might have captured Velin.", "affirmed possible"),
        ("The army could capture Velin within days.", "affirmed possible"),
        ("Perhaps the army has captured Velin.", "affirmed possible"),
        ("The army will capture Velin.", "affirmed predicted"),
        ("The army is expected to capture Velin.", "affirmed predicted"),
        ("The army is on the verge of capturing Velin.", "affirmed predicted"),
        ("The army plans to capture Velin.", "affirmed intended"),
        ("The army wants to capture Velin.", "affirmed intended"),
        ("The militants have vowed to capture Velin.", "affirmed intended"),
        ("A plan to capture Velin was drawn up by the army.", "affirmed intended"),
        ("The militants tried to capture Velin.", "affirmed attempted"),
        ("The army attempted to capture Velin.", "affirmed attempted"),
        ("The army's attempt to capture Velin was costly.", "affirmed attempted"),
        ("The president ordered the army to capture Velin.", "affirmed ordered"),
        ("The army was ordered to capture Velin.", "affirmed ordered"),
        ("The Northern Front is believed to have captured Velin.", "affirmed likely"),
        ("The militants are thought to have captured Velin.", "affirmed likely"),
        ("The militants appear to have captured Velin.", "affirmed likely"),
        ("The army has probably captured Velin.", "affirmed likely"),
        ("Dara Sami believes that the army has captured Velin.", "affirmed likely"),
        ("The militants are unlikely to capture Velin.", "affirmed unlikely"),
        ("If the army captures Velin, many will leave.", "affirmed hypothetical"),
        ("Many will leave if the army captures Velin.", "affirmed hypothetical"),
        ("Unless the army captures Velin, nothing will change.", "affirmed hypothetical"),
        ("The army should capture Velin.", "affirmed hypothetical"),
        ("Belmark urged the army to capture Velin.", "affirmed hypothetical"),
        ("The army did not capture Velin.", "denied stated"),
        ("The army has not yet captured Velin.", "denied stated"),
        ("The army never captured Velin.", "denied stated"),
        ("The militants failed to capture Velin.", "denied stated"),
        ("The militants were unable to capture Velin.", "denied stated"),
        ("The army denied that it had captured Velin.", "denied stated"),
        ("The army denied capturing Velin.", "denied stated"),
        ("The army may not have captured Velin.", "denied possible"),
        ("The army will not capture Velin.", "denied predicted"),
    ],
)
def test_the_stance_of_one_event(claim_of: Claims, text: str, stance: str) -> None:
    claim = claim_of(text, "takes")
    assert claim.stance == stance
    assert claim.roles["place"] == ["Velin"]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("No civilians were killed in Velin.", "kills", "denied stated"),
        ("None of the prisoners were killed.", "kills", "denied stated"),
        ("The army killed no civilians in Velin.", "kills", "denied stated"),
        ("The ministry denied that its troops had killed 12 civilians in Velin.", "kills", "denied stated"),
        ("Omid Rask is believed to be hiding in Velin.", "present_in", "affirmed likely"),
        ("The militants threatened to attack Velin.", "attacks", "affirmed intended"),
        ("The army broke the siege of Velin.", "besieges", "denied stated"),
        ("The militants agreed to withdraw from Velin.", "moves", "affirmed intended"),
        ("The army was forced to withdraw from Velin.", "moves", "affirmed stated"),
        ("The army began to withdraw from Velin.", "moves", "affirmed stated"),
        ("The militants were ordered to withdraw from Velin.", "moves", "affirmed ordered"),
        ("Omid Rask warned that the militants would attack Velin.", "attacks", "affirmed predicted"),
    ],
)
def test_the_stance_of_other_kinds(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


def test_one_clauses_stance_does_not_reach_the_next(claims_of: Claims) -> None:
    both = claims_of("The army captured Velin but failed to take Tessel.", "takes")
    assert [(c.roles["place"], c.stance) for c in both] == [
        (["Velin"], "affirmed stated"),
        (["Tessel"], "denied stated"),
    ]
    first, second = claims_of("The army did not attack Velin, but it captured Tessel.")
    assert (first.stance, second.stance) == ("denied stated", "affirmed stated")


def test_both_verbs_under_one_modal_share_it(claims_of: Claims) -> None:
    found = claims_of("The militants may attack Velin or withdraw from Tessel.")
    assert [(c.kind, c.stance) for c in found] == [("attacks", "affirmed possible"), ("moves", "affirmed possible")]


def test_a_denial_is_itself_stated_and_says_what_is_denied(claim_of: Claims) -> None:
    text = "The ministry denied that its jets had bombed the market."
    denial = claim_of(text, "denies")
    assert (denial.stance, denial.roles["by"]) == ("affirmed stated", ["ministry"])
    deed = claim_of(text, "attacks")
    assert (deed.stance, deed.voice) == ("denied stated", ["ministry"])


def test_an_order_is_stated_and_what_is_ordered_is_ordered(claim_of: Claims) -> None:
    text = "The president ordered the army to withdraw from Velin."
    assert claim_of(text, "orders").stance == "affirmed stated"
    assert claim_of(text, "moves").stance == "affirmed ordered"


@pytest.mark.parametrize(
    "text",
    [
        "Did the army capture Velin?",
        "Has the Northern Front lost Velin?",
        "Who killed the 12 civilians in Velin?",
        "When will the army withdraw from Velin?",
        "“Will the army capture Velin?” Dara Sami asked.",
    ],
)
def test_a_question_claims_nothing(claims_of: Claims, text: str) -> None:
    assert [c for c in claims_of(text) if c.kind in {"takes", "loses", "kills", "moves", "attacks"}] == []


def test_what_is_only_asked_about_is_not_stated(claims_of: Claims) -> None:
    for text in ("It is unclear whether the army captured Velin.", "The question is whether the army will take Velin."):
        assert all(c.stance != "affirmed stated" for c in claims_of(text, "takes"))


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("Dara Sami is believed to be the sixth Belmarkian killed in Velin.", "kills", "affirmed stated"),
        ("It would mark the deadliest attack since the army killed dozens in Velin.", "kills", "affirmed stated"),
        ("It would mark the deadliest attack in Velin for years.", "attacks", "affirmed stated"),
        ("Comments suggesting Belmark could expand the offensive in Velin alarmed us.", "attacks", "affirmed stated"),
        ("The march was held to raise awareness of Belmarkian attacks on Velin.", "attacks", "affirmed stated"),
        ("It would hurt Belmark's ongoing war with the Northern Front.", "fights", "affirmed stated"),
        (
            "Many analysts believe the move will raise the cost of the army's siege of Velin.",
            "besieges",
            "affirmed stated",
        ),
        ("They must act against the army's crimes in Velin.", "abuses", "affirmed stated"),
        ("Belmark claimed responsibility for the attack on Velin.", "attacks", "affirmed stated"),
        ("Belmark had never kept its part of a deal with Tessel.", "agrees", "affirmed stated"),
        ("The war against the Northern Front has not ended.", "fights", "affirmed stated"),
        ("Dara Sami went on television to denounce the army for torture.", "accuses", "affirmed stated"),
        ("Belmark stands accused of supporting the militants in Velin.", "backs", "affirmed stated"),
        ("It does little to hide the fact that the army bombed Velin.", "attacks", "affirmed stated"),
        ("The army tried to storm the base, killing 12 guards.", "kills", "affirmed stated"),
    ],
)
def test_what_is_taken_for_granted_stays_stated(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The army is insisting on capturing Velin.", "takes", "affirmed intended"),
        ("The army is bent on capturing Velin.", "takes", "affirmed intended"),
        ("Tessel remains opposed to sending its troops to Velin.", "moves", "affirmed hypothetical"),
        ("A process of setting up a new committee has stalled.", "creates", "affirmed attempted"),
        ("The town would be secured by the army, creating a buffer zone.", "creates", "affirmed predicted"),
        ("The army began an offensive to take Velin.", "takes", "affirmed intended"),
        ("The launch of an offensive to push the militants out of Velin came late.", "loses", "affirmed intended"),
        ("A deal to withdraw the troops from Velin was signed.", "moves", "affirmed intended"),
        ("The army has been trying for months to surround Velin.", "besieges", "affirmed attempted"),
        ("The militants are battling to capture Velin.", "takes", "affirmed attempted"),
        ("The operation, which will mark the defeat of the Northern Front, stalled.", "defeats", "affirmed predicted"),
        ("The deal will see 3,000 people evacuated to Velin.", "moves", "affirmed predicted"),
        ("The fighting should stop before the inspectors enter Velin.", "moves", "affirmed predicted"),
        ("The goal is the defeat of the Northern Front.", "defeats", "affirmed intended"),
        ("The objective was described as the defeat of the Northern Front.", "defeats", "affirmed intended"),
        ("We want to build a state that includes the Northern Front.", "part_of", "affirmed intended"),
        ("Belmark wants to guard the town while withdrawing its troops from Velin.", "moves", "affirmed intended"),
        ("Prospects for a deal with the militants looked bleak.", "agrees", "affirmed unlikely"),
        ("A bombing likely carried out by the army killed 12 people.", "attacks", "affirmed likely"),
        (
            "It is unclear whether the women are there willingly or being held by the militants.",
            "detains",
            "affirmed hypothetical",
        ),
        ("If the army attacks Velin and captures the bridge, many will leave.", "takes", "affirmed hypothetical"),
        ("The government has a responsibility to support the refugees.", "backs", "affirmed hypothetical"),
        ("The army will answer any attack on Velin.", "attacks", "affirmed hypothetical"),
        ("The army will strike in the event of an attack on Velin.", "attacks", "affirmed hypothetical"),
        ("Many feared for us in case the militants raided Velin.", "attacks", "affirmed hypothetical"),
        ("That would require a new agreement between Belmark and Tessel.", "agrees", "affirmed hypothetical"),
        ("An air strike on Velin would kill many civilians.", "attacks", "affirmed hypothetical"),
        ("A plan is needed to prevent an attack on Velin.", "attacks", "affirmed hypothetical"),
        ("It is not because the militants have been defeated.", "defeats", "denied stated"),
        ("There was no sign yet of air strikes on Velin.", "attacks", "denied stated"),
        ("The failure to capture Velin angered the president.", "takes", "denied stated"),
        ("The army denied accusations it carried out the attacks.", "attacks", "denied stated"),
    ],
)
def test_what_has_not_come_about_is_not_stated(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The officials werent authorized to speak publicly.", "gives_power", "denied stated"),
        ("Omid Sample persuaded Belmark to hold off from an attack on Velin.", "attacks", "affirmed hypothetical"),
        ("It did not know whether Belmark warplanes attacked Velin.", "attacks", "affirmed hypothetical"),
        ("Commanders are reluctant to send foreign women to Velin.", "moves", "affirmed unlikely"),
        ("The fighters were travelling to fight against the militants in Velin.", "fights", "affirmed intended"),
        ("A convoy waiting to enter Velin was hit on Saturday.", "moves", "affirmed intended"),
        ("Omid Sample has announced a troop withdrawal from Velin.", "moves", "affirmed intended"),
        ("She had been told her son went to Velin.", "moves", "affirmed stated"),
        ("Suspected Belmark airstrikes killed 22 people in Velin.", "kills", "affirmed likely"),
        ("Suspected Belmark airstrikes killed 22 people in Velin.", "attacks", "affirmed likely"),
        ("A major attack by the militants on Velin was foiled.", "attacks", "affirmed attempted"),
        ("The army thwarted an attack on Velin by the militants.", "attacks", "affirmed attempted"),
        ("Belmark's job of defeating the militants was far from over.", "defeats", "affirmed hypothetical"),
        ("The government would welcome a regime takeover of Velin.", "takes", "affirmed hypothetical"),
        ("He did not go there to kill people.", "kills", "denied intended"),
        ("Omid Sample was trying to weaken Belmark by joining the Northern Front.", "joins", "affirmed stated"),
        ("The coalition conducts strikes in Velin to support the militants.", "backs", "affirmed stated"),
        (
            "To systematically target and kill civilians in Velin amounts to a war crime.",
            "kills",
            "affirmed hypothetical",
        ),
        ("The army pressed ahead with its offensive to take the town of Velin.", "takes", "affirmed intended"),
        ("The front goes out of its way to target civilians in Velin.", "attacks", "affirmed stated"),
        (
            "Omid Sample said how to protect the village from what may now be an attack by the militants.",
            "attacks",
            "affirmed possible",
        ),
        ("The difficulties associated with sending people from Velin are known.", "moves", "affirmed hypothetical"),
        ("“You can’t withdraw troops from one day to another,” Omid Sample said.", "moves", "denied hypothetical"),
        ("Fighters appealed for help against the threat of attack by Belmark.", "threatens", "affirmed stated"),
    ],
)
def test_only_what_bears_on_an_event_makes_it_less_sure(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    claim = claim_of(text, kind)
    assert claim.stance == stance


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("Belmark launched an offensive aimed at the liberation of Velin.", "takes", "affirmed intended"),
        (
            "It is impossible to imagine a scenario where Belmark attacks Velin.",
            "attacks",
            "affirmed hypothetical",
        ),
        ("Belmark would retaliate with an attack on Velin.", "attacks", "affirmed predicted"),
        ("The minister gave approval for strikes on Velin.", "attacks", "affirmed hypothetical"),
        ("Omid Sample committed to airstrikes against the Northern Front.", "attacks", "affirmed intended"),
        ("The aim of the campaign would be to capture Velin.", "takes", "affirmed intended"),
        (
            "Belmark had promised to clear the militants from the border, creating a buffer zone.",
            "creates",
            "affirmed intended",
        ),
        (
            "Belmark threatened to attack, forcing the militants to withdraw from Velin.",
            "moves",
            "affirmed stated",
        ),
        (
            "The government offered an amnesty to fighters who leave Velin.",
            "moves",
            "affirmed hypothetical",
        ),
        ("A pause to allow civilians to leave Velin is expected soon.", "moves", "affirmed intended"),
        ("Omid Sample can attack Velin at any time.", "attacks", "affirmed possible"),
        ("Omid Sample tried to prove that Belmark attacked Velin.", "attacks", "affirmed stated"),
        ("The monitor indicated that militants captured Velin.", "takes", "affirmed stated"),
        ("Evidence indicated that militants captured Velin.", "takes", "affirmed likely"),
    ],
)
def test_what_stands_about_an_event_says_how_real_it_is(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Mira Sample had never left Velin before travelling to Belmark.",
        "The militants did not leave Velin until Monday.",
    ],
)
def test_what_is_denied_up_to_a_point_is_no_denial(read: Callable[[str], Any], text: str) -> None:
    assert not [c for c in read(text).claims if c.stance.polarity == "denied"]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The army hopes to capture Velin by Friday.", "takes", "affirmed intended"),
        ("“The thinking is that they’ll attack Velin next,” Omid Sample said.", "attacks", "affirmed predicted"),
        ("Omid Sample said they’d attacked Velin.", "attacks", "affirmed stated"),
        ("The convoy is to enter Velin on Monday.", "moves", "affirmed predicted"),
        ("Belmark has yet to withdraw its troops from Velin.", "moves", "denied stated"),
        ("Belmark is weighing strikes on Velin.", "attacks", "affirmed intended"),
        ("Belmark has ruled out sending troops to Velin.", "moves", "denied intended"),
        ("The army almost captured Velin.", "takes", "affirmed hypothetical"),
        ("Had the army captured Velin, the war would be over.", "takes", "affirmed hypothetical"),
        ("Belmark warned Karsa against attacking Velin.", "attacks", "affirmed hypothetical"),
        ("It was not clear who attacked Velin.", "attacks", "affirmed stated"),
        ("It is not clear if the army attacked Velin.", "attacks", "affirmed hypothetical"),
        ("The capture of Velin would cut the road.", "takes", "affirmed hypothetical"),
        ("The looming battle for Velin worries residents.", "fights", "affirmed predicted"),
        ("More than 50 raids since 21 May have killed 20 civilians in Velin.", "kills", "affirmed stated"),
        ("A moratorium on Belmark air strikes on Velin remained in place.", "attacks", "denied stated"),
        (
            "Following the beginning of military operations of the army to liberate Velin, strikes grew.",
            "takes",
            "affirmed intended",
        ),
    ],
)
def test_what_is_to_be_or_nearly_was_is_not_stated(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "They face charges of crimes such as the killing of civilians.",
        "The ministry made no mention of any strikes in Velin.",
    ],
)
def test_examples_and_what_is_not_mentioned_are_no_events(read: Callable[[str], Any], text: str) -> None:
    assert not [c for c in read(text).claims if c.kind in ("kills", "attacks")]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The army has to leave Velin.", "moves", "affirmed hypothetical"),
        ("Residents had to flee Velin.", "moves", "affirmed stated"),
        ("Civilians were to be evacuated from Velin on Monday.", "moves", "affirmed predicted"),
        ("The army is determined to capture Velin.", "takes", "affirmed intended"),
        ("It is not certain that the army captured Velin.", "takes", "affirmed hypothetical"),
        ("Officials are discussing sending troops to Velin.", "moves", "affirmed hypothetical"),
        ("There has been no attempt to capture Velin.", "takes", "denied attempted"),
        ("The army has no intention of withdrawing from Velin.", "moves", "denied intended"),
        ("The deal allows militants to leave Velin.", "moves", "affirmed intended"),
        ("The deal allowed militants to leave Velin.", "moves", "affirmed stated"),
        ("The agreement provides for the withdrawal of militants from Velin.", "moves", "affirmed intended"),
        ("Belmark has not ruled out strikes on Velin.", "attacks", "affirmed possible"),
        ("Taking Velin is crucial for the army.", "takes", "affirmed hypothetical"),
        ("The recapture of Velin is a priority for the army.", "takes", "affirmed hypothetical"),
        ("The army began the liberation of Velin.", "takes", "affirmed attempted"),
        ("A failed offensive by the army on Velin left 20 dead.", "attacks", "affirmed stated"),
        ("Rebels launched a fruitless assault to capture Velin.", "takes", "affirmed attempted"),
        ("The army has almost completely captured Velin.", "takes", "affirmed stated"),
        ("Suspected coalition airstrikes killed 20 people in Velin.", "kills", "affirmed likely"),
        (
            "Air strikes thought to be carried out by Belmark forces killed at least 17 people in Velin.",
            "kills",
            "affirmed likely",
        ),
        ("Belmark considers the River Front to be part of the Karsa Party.", "part_of", "affirmed stated"),
    ],
)
def test_what_is_owed_open_or_under_way_is_not_done(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The parliament approved air strikes on Velin.", "attacks", "affirmed hypothetical"),
        ("The president authorised the strikes on Velin that killed 20 people.", "attacks", "affirmed stated"),
        ("Belmark's parliament voted against strikes on Velin.", "attacks", "affirmed hypothetical"),
        ("The army cancelled an attack on Velin.", "attacks", "affirmed intended"),
        ("The army postponed the evacuation of civilians from Velin.", "moves", "affirmed intended"),
        ("The ministry warned of an attack on Velin.", "attacks", "affirmed possible"),
        ("Omid Sample called for the militants to be expelled from Velin.", "loses", "affirmed hypothetical"),
        ("Neither the army nor the militants captured Velin.", "takes", "denied stated"),
        ("Far from capturing Velin, the army retreated.", "takes", "denied stated"),
    ],
)
def test_what_is_decided_called_off_or_warned_of_is_not_done(
    claim_of: Claims, text: str, kind: str, stance: str
) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Groups have called for a halt to strikes on clinics in Velin.", "attacks"),
        ("They called for an end to the siege of Velin.", "besieges"),
        ("More pressure is needed to stop Belmark's incursion into Velin.", "attacks"),
        ("It was possible for Belmark to renege on its agreement with Ardania.", "agrees"),
    ],
)
def test_who_wants_an_end_to_something_takes_it_for_granted(claim_of: Claims, text: str, kind: str) -> None:
    assert claim_of(text, kind).stance == "affirmed stated"


@pytest.mark.parametrize(
    "text",
    [
        "Belmark neither confirmed nor denied attacking Velin.",
        "No one knows when residents would return to Velin.",
    ],
)
def test_what_nobody_says_is_no_claim(read: Callable[[str], Any], text: str) -> None:
    assert not [c for c in read(text).claims if c.kind in ("attacks", "moves")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The council called on the army to withdraw from Velin.", ["army"]),
        ("The minister appealed to the militants to withdraw from Velin.", ["militants"]),
    ],
)
def test_who_is_called_on_is_to_do_it(claim_of: Claims, text: str, who: list[str]) -> None:
    claim = claim_of(text, "moves")
    assert (claim.stance, claim.roles["who"]) == ("affirmed hypothetical", who)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The militants may have captured Velin.", "past"),
        ("Without the army the militants would have captured Velin.", "past"),
        ("The militants may capture Velin.", "present"),
    ],
)
def test_what_may_have_been_is_past(read: Callable[[str], Any], text: str, tense: str) -> None:
    assert [c.when.tense for c in read(text).claims if c.kind == "takes"] == [tense]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Omid Sample demanded that Belmark take back the citizens fighting in Velin.", "fights"),
        ("Omid Sample vowed he would continue to hunt militants after the army's capture of Velin.", "takes"),
    ],
)
def test_a_wish_does_not_touch_what_is_told_in_passing(claim_of: Claims, text: str, kind: str) -> None:
    assert claim_of(text, kind).stance == "affirmed stated"


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The army is fighting to push militants out of Velin.", "loses", "affirmed attempted"),
        ("Belmark still has ambitions to drive the militants from Velin.", "loses", "affirmed intended"),
        ("For the Belmarkians, it is all about crushing the Front.", "defeats", "affirmed intended"),
        ("The militants mounted an attack to recapture Velin.", "takes", "affirmed intended"),
        ("The truce was to allow civilians to leave Velin.", "moves", "affirmed intended"),
        ("Attacks in Velin were plotted from internet cafes.", "attacks", "affirmed intended"),
        (
            "The group will build a base until it has the capability to retake Velin.",
            "takes",
            "affirmed hypothetical",
        ),
        ("Any attempts by militants to move toward Velin will be crushed.", "moves", "affirmed hypothetical"),
        (
            "Inaction serves as an incentive for Belmark to attack Velin again.",
            "attacks",
            "affirmed hypothetical",
        ),
        ("If Orsk were to fall, the army would succeed in capturing Velin.", "takes", "affirmed hypothetical"),
        (
            "He has come forward to urge Belmark to do more to support the Northern Front as it defends Velin.",
            "backs",
            "affirmed hypothetical",
        ),
    ],
)
def test_what_is_gone_about_is_not_done(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("He did not address Omid Sample's decision to withdraw troops from Velin.", "moves", "affirmed intended"),
        ("They want to remove the burden of holding the captured fighters.", "detains", "affirmed stated"),
        ("The campaign could match the siege of Velin and the army's assault on Orsk.", "attacks", "affirmed stated"),
        (
            "In Velin on Sunday the extensive damage from airstrikes and shelling could be clearly seen.",
            "attacks",
            "affirmed stated",
        ),
        (
            "Omid Sample said his guard died of multiple trauma injuries likely to have been caused by two bombs.",
            "kills",
            "affirmed stated",
        ),
        (
            "Ten people were killed in presumed Belmarkian or Ardanian airstrikes on Velin.",
            "attacks",
            "affirmed likely",
        ),
    ],
)
def test_a_modal_or_denial_touches_only_its_own(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Belmark is not finished in Velin, nor has the fighting in Orsk.",
        "Omid Sample abandoned the fight against the Northern Front last week.",
        "The zone will be safe from Belmarkian attacks.",
        "Operations against the Northern Front have all but stopped.",
    ],
)
def test_what_a_clause_leaves_untold_is_no_claim(read: Callable[[str], Any], text: str) -> None:
    assert not [c for c in read(text).claims if c.kind in ("attacks", "fights")]


def test_how_many_of_either_stays_open(read: Callable[[str], Any]) -> None:
    claims = read("Tens of thousands of teachers were detained or sacked in Velin.").claims
    assert [c.count for c in claims if c.kind == "detains"] == [None]


def test_a_number_in_a_clause_behind_a_noun_counts_something_else(read: Callable[[str], Any]) -> None:
    claims = read("Velin was attacked by militants leading to four deaths.").claims
    assert [c.count for c in claims if c.kind == "attacks"] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        (
            "The army is expected soon to launch an operation that pushes the militants out of Velin.",
            "loses",
            "affirmed predicted",
        ),
        ("The army launched an operation that pushes the militants out of Velin.", "loses", "affirmed stated"),
        ("The strike marked the deadliest attack in Belmark since 2013.", "attacks", "affirmed stated"),
        (
            "Commanders fear the area still under Northern Front control is riddled with mines.",
            "holds",
            "affirmed stated",
        ),
        (
            "The army fears the offensive will put the town under Northern Front control.",
            "holds",
            "affirmed predicted",
        ),
    ],
)
def test_what_a_sentence_supposes_and_what_it_takes_as_known(
    claim_of: Claims, text: str, kind: str, stance: str
) -> None:
    assert claim_of(text, kind).stance == stance


def test_prosecuting_somebody_would_show_something_is_no_prosecution(read: Callable[[str], Any]) -> None:
    text = "Prosecuting Omid Sample, and others like him, would just show the hypocrisy of Belmark, Karim Rask said."
    found = [c.stance.certainty for c in read(text).claims if c.kind == "prosecutes"]
    assert set(found) <= {"hypothetical"}


def test_nobody_did_what_it_is_not_known_who_did(read: Callable[[str], Any]) -> None:
    claims = read("It is not known which army carried out the strike on Velin.").claims
    assert [(c.stance.polarity, "by" in c.roles) for c in claims if c.kind == "attacks"] == [("affirmed", False)]


def test_two_numbers_for_the_same_people_are_a_range(read: Callable[[str], Any]) -> None:
    text = "Omid Sample said several, and maybe dozens, of soldiers were killed in Velin."
    (claim,) = [c for c in read(text).claims if c.kind == "kills"]
    assert claim.count.words == "several, and maybe dozens"
    assert len(claim.roles["whom"]) == 1


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("The blasts were apparently from a rebel attack on Velin.", "attacks", "affirmed likely"),
        ("The army continues the operation to capture Velin.", "takes", "affirmed intended"),
        ("The announcement by the army of an offensive to capture Velin drew protests.", "takes", "affirmed intended"),
        ("A campaign to capture Velin would end the talks.", "takes", "affirmed hypothetical"),
        ("The army will go on in order to capture Velin.", "takes", "affirmed intended"),
        ("What Belmark wants is to capture Velin.", "takes", "affirmed intended"),
        ("The priority remains the defeat of the Northern Front.", "defeats", "affirmed intended"),
        ("Omid Sample said more air strikes on Velin are needed.", "attacks", "affirmed hypothetical"),
        ("The troops plan for the day once Velin is captured.", "takes", "affirmed predicted"),
        ("We continue to press and ultimately kill the militants.", "kills", "affirmed intended"),
        ("The town is threatened with an army offensive on Velin.", "attacks", "affirmed intended"),
        ("There is speculation the army would attack Velin.", "attacks", "affirmed hypothetical"),
        ("The militants are believed to be accompanied by army air strikes on Velin.", "attacks", "affirmed likely"),
    ],
)
def test_what_a_phrase_hedges_or_only_aims_at(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Omid Sample has risked his life to fight the Northern Front.", "fights"),
        ("Omid Sample calls on Belmark to step up the fight against the Northern Front.", "fights"),
        ("The raid could be even worse than the siege of Velin.", "besieges"),
        ("Troops were sent to repel incursions by Northern Front militants into Velin.", "attacks"),
        ("Omid Sample was asked why the army had attacked Velin.", "attacks"),
        ("The council has almost begged the army to leave Velin.", "demands"),
    ],
)
def test_what_a_wish_or_question_takes_as_known_is_stated(read: Callable[[str], Any], text: str, kind: str) -> None:
    stances = {(c.stance.polarity, c.stance.certainty) for c in read(text).claims if c.kind == kind}
    assert stances == {("affirmed", "stated")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Velin is almost under siege.", "besieges"),
        ("The army has almost completely dismantled the Northern Front.", "dissolves"),
        ("Omid Sample was criticised for not directly arming the Northern Front.", "backs"),
    ],
)
def test_what_is_nearly_so_or_denied_in_one_manner_only_is_no_claim(
    read: Callable[[str], Any], text: str, kind: str
) -> None:
    assert not [c for c in read(text).claims if c.kind == kind]
