"""Every kind of the codebook is found, in its own example and in other words, with the right words in the right roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marsad.codebook import Kind, load_codebook

Claims = Callable[..., Any]
KINDS = load_codebook().kinds


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.name)
def test_a_kinds_example_is_read_as_that_kind(read: Callable[..., Any], kind: Kind) -> None:
    assert kind.name in {claim.kind for claim in read(kind.example).claims}


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.name)
def test_roles_are_the_kinds_own_and_hold_what_they_may(read: Callable[..., Any], kind: Kind) -> None:
    own = {role.name: role.types for role in kind.roles}
    for claim in read(kind.example).claims:
        if claim.kind == kind.name:
            assert set(claim.roles) <= set(own)
            assert all(filler.type in own[role] for role, fillers in claim.roles.items() for filler in fillers)


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        (
            "Dara Sami, director of the Karsa Monitor, lives in Ombra.",
            "holds_post",
            {"who": "Dara Sami", "post": "director of the Karsa Monitor", "in": "Karsa Monitor"},
        ),
        ("Jal Boran is a spokesman for the Southern League.", "holds_post", {"who": "Jal Boran", "in": "Southern League"}),
        ("The River Guard is a branch of the Northern Front.", "part_of", {"who": "River Guard", "whole": "Northern Front"}),
        ("The River Guard belongs to the Northern Front.", "part_of", {"who": "River Guard", "whole": "Northern Front"}),
        ("Omid Rask commands the Eastern Brigade.", "commands", {"who": "Omid Rask", "whom": "Eastern Brigade"}),
        ("The River Guard reports to the Ministry of Defence.", "commands", {"who": "Ministry of Defence", "whom": "River Guard"}),
        ("The president appointed Omid Rask as governor.", "appoints", {"by": "president", "who": "Omid Rask", "post": "governor"}),
        ("Omid Rask was appointed governor on Monday.", "appoints", {"who": "Omid Rask", "post": "governor"}),
        ("The president dismissed Omid Rask on Monday.", "removes", {"by": "president", "who": "Omid Rask"}),
        ("Omid Rask resigned as defence minister.", "removes", {"by": "Omid Rask", "post": "defence minister"}),
        ("Jal Boran founded the Southern League in 2012.", "creates", {"by": "Jal Boran", "what": "Southern League"}),
        ("The president dissolved the River Guard.", "dissolves", {"by": "president", "what": "River Guard"}),
        (
            "The decree granted the governor the power to dismiss judges.",
            "gives_power",
            {"by": "decree", "who": "governor"},
        ),
        ("The governor was stripped of his authority over the police.", "takes_power", {"who": "governor"}),
        ("The council holds the power to appoint judges.", "holds_power", {"who": "council"}),
        ("Belmark supports the Northern Front.", "backs", {"by": "Belmark", "whom": "Northern Front"}),
        ("Belmark supplied weapons to the Northern Front.", "backs", {"by": "Belmark", "whom": "Northern Front"}),
        ("The River Guard is allied with the Southern League.", "allied_with", {"who": "River Guard", "with": "Southern League"}),
        ("The Southern League controls Velin.", "holds", {"who": "Southern League", "place": "Velin"}),
        ("Velin is under the control of the Southern League.", "holds", {"who": "Southern League", "place": "Velin"}),
        ("The army seized Velin from the Northern Front.", "takes", {"who": "army", "place": "Velin", "from": "Northern Front"}),
        ("The Northern Front lost Velin to the army.", "loses", {"who": "Northern Front", "place": "Velin", "to": "army"}),
        ("The Northern Front is based in Velin.", "present_in", {"who": "Northern Front", "place": "Velin"}),
        ("The army's forces are stationed in Velin.", "present_in", {"who": "army's forces", "place": "Velin"}),
        ("The militants moved from Velin to Tessel.", "moves", {"who": "militants", "from": "Velin", "to": "Tessel"}),
        ("Hundreds of families fled from Velin to Tessel.", "displaces", {"whom": "Hundreds of families", "from": "Velin", "to": "Tessel"}),
        ("The army shelled Velin.", "attacks", {"by": "army", "target": "Velin"}),
        ("The army fought the Northern Front in Velin.", "fights", {"who": "army", "with": "Northern Front", "place": "Velin"}),
        ("The army surrounded Velin.", "besieges", {"by": "army", "place": "Velin"}),
        ("The army routed the Northern Front in Velin.", "defeats", {"by": "army", "whom": "Northern Front", "place": "Velin"}),
        ("The army killed two commanders in Velin.", "kills", {"by": "army", "whom": "two commanders", "place": "Velin"}),
        ("Twelve prisoners were executed by the militants.", "kills", {"by": "militants", "whom": "Twelve prisoners"}),
        ("A mortar wounded three children in Velin.", "injures", {"whom": "three children", "place": "Velin"}),
        ("The brigade suffered heavy casualties.", "casualties", {"whom": "brigade"}),
        ("Gunmen kidnapped two aid workers in Velin.", "detains", {"by": "Gunmen", "whom": "two aid workers", "place": "Velin"}),
        ("The militants released two prisoners in Velin.", "frees", {"by": "militants", "whom": "two prisoners", "place": "Velin"}),
        ("Omid Rask was sentenced to death by a court.", "prosecutes", {"by": "court", "whom": "Omid Rask", "of": "death"}),
        ("The court charged Omid Rask with treason.", "prosecutes", {"by": "court", "whom": "Omid Rask", "of": "treason"}),
        ("The militants tortured two prisoners in Velin.", "abuses", {"by": "militants", "whom": "two prisoners", "place": "Velin"}),
        ("The Northern Front has 2,000 fighters in Velin.", "numbers", {"who": "Northern Front", "place": "Velin"}),
        ("Dozens of youths joined the Northern Front.", "joins", {"who": "Dozens of youths", "group": "Northern Front"}),
        ("Belmark accused Ardania of arming the Northern Front.", "accuses", {"by": "Belmark", "whom": "Ardania"}),
        ("The army blamed the Northern Front for the bombing.", "accuses", {"by": "army", "whom": "Northern Front", "of": "bombing"}),
        ("The ministry rejected the accusation.", "denies", {"by": "ministry", "what": "accusation"}),
        ("The Northern Front claimed responsibility for the bombing.", "admits", {"by": "Northern Front", "what": "bombing"}),
        ("Belmark and Ardania signed a truce.", "agrees", {"on": "truce"}),
        ("The United Nations called for a ceasefire.", "demands", {"by": "United Nations", "what": "ceasefire"}),
        ("The Northern Front threatened to shell Velin.", "threatens", {"by": "Northern Front", "what": "to shell Velin"}),
        ("The governor ordered the police to withdraw.", "orders", {"by": "governor", "whom": "police"}),
        ("The claim could not be verified.", "doubts", {"what": "claim"}),
    ],
)  # fmt: skip
def test_words_fill_the_roles_they_should(claim_of: Claims, text: str, kind: str, roles: dict[str, str]) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == {role: [words] for role, words in roles.items()}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army held talks with the Northern Front.", "holds"),
        ("The Karsa Monitor holds a yearly meeting.", "holds"),
        ("The council held elections in Velin.", "holds"),
        ("The president took a break in Velin.", "takes"),
        ("The team lost the final to Velin.", "loses"),
        ("The attack took place in Velin.", "takes"),
        ("Dara Sami joined the meeting in Velin.", "joins"),
        ("The militants fled to Tessel.", "attacks"),
        ("The fighters press their assault on Velin.", "demands"),
        ("“Why are we fighting there?” Omid Rask asked the council.", "demands"),
        ("“You'd know there must be something different,” Omid Rask said.", "demands"),
        ("Must the army leave Velin, Omid Rask asked, or should it stay?", "demands"),
        ("Omid Rask complains that nothing has worked (The response must be military, 10 April).", "demands"),
        ("That the president has announced a withdrawal must be taken with a pinch of salt.", "demands"),
        (
            "Belmark has claimed the army used gas most recently in Velin in April, an attack that led to airstrikes.",
            "admits",
        ),
        ("The guards captured Lena Marek on the road, just south of Velin.", "takes"),
        ("The boys were abducted and taken to Belmark.", "takes"),
        ("The nephew was taken from his mother into captivity.", "takes"),
        ("The army seized the village of Lena Marek held by militants.", "detains"),
        ("Isis fighters swept across Syria.", "moves"),
        ("Omid Rask does not want to go to jail.", "moves"),
        ("The fighters were taken into custody.", "moves"),
        ("We risk entering a zone of no war.", "moves"),
        ("Rescuers were pulling a frail man out of a house.", "moves"),
        ("Some of the troops are deployed alongside contractors.", "moves"),
        ("They are fighting to defend their town.", "holds"),
        ("British Kurds are occupying stations and roads.", "holds"),
        ("A man stood in the middle of a road surrounded by debris.", "besieges"),
        ("The town is surrounded by mountains.", "besieges"),
        ("The captured fighters would often be beaten to death.", "defeats"),
        ("I would never give up.", "surrenders"),
        ("The rescuers gave up hope of finding survivors.", "surrenders"),
        ("Lena Marek, who wrote three books, died aged 68.", "kills"),
        ("The publicity campaign against the River Guard goes on.", "fights"),
        ("The regime goes on with its campaign of terror against the people.", "fights"),
        ("Belmark warned of a staged chemical attack by rebels.", "attacks"),
        ("Omid Rask confirmed he was ending all Belmark military operations in Velin.", "attacks"),
        ("Omid Rask threatened its own authoritarian order.", "orders"),
        ("Omid Rask joined hundreds of fighters at a stadium to celebrate.", "joins"),
        ("Belmark refused to hand over suspects.", "detains"),
        ("Omid Rask and Lena Marek clashed in public over the deal.", "fights"),
        ("People were stuck in regime-controlled Ramtel.", "commands"),
        ("Shiite-dominated Iran spoke for the residents.", "commands"),
        ("Before that, leading rights campaigners such as Omid Rask had spoken.", "commands"),
        ("Vehicles, some of which are equipped with guns, were burnt.", "backs"),
        ("Dean Rask, 22, died in Velin.", "holds_post"),
        ("Bombs fell on Sheikh Maqtel.", "holds_post"),
        ("He remains the country's dominant politician.", "holds_post"),
    ],
)
def test_other_senses_of_a_word_are_no_claim_of_the_kind(claims_of: Claims, text: str, kind: str) -> None:
    assert claims_of(text, kind) == []


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The raid killed and wounded dozens of militants in Velin.", "casualties", {"whom": "dozens of militants"}),
        ("Scores of people were killed or injured in Velin.", "casualties", {"whom": "Scores of people"}),
        ("The army eliminated scores of terrorists in Velin.", "kills", {"by": "army", "whom": "scores of terrorists"}),
        ("The army eliminated the Northern Front.", "defeats", {"by": "army", "whom": "Northern Front"}),
        ("Civilians in Velin are under siege.", "besieges", {"whom": "Civilians"}),
        ("Velin is under siege.", "besieges", {"place": "Velin"}),
        ("The rebels are holding out in Velin.", "present_in", {"who": "rebels", "place": "Velin"}),
        ("The militants have bunkered down in Velin.", "present_in", {"who": "militants", "place": "Velin"}),
        ("Civilians took sanctuary in Velin.", "present_in", {"who": "Civilians", "place": "Velin"}),
        ("The fighters got out of Velin.", "moves", {"who": "fighters", "from": "Velin"}),
        ("Twelve people fell as martyrs in Velin.", "kills", {"whom": "Twelve people"}),
        ("The militants took territory to the south.", "takes", {"who": "militants", "place": "territory"}),
        ("The rebels swept through Velin.", "takes", {"who": "rebels", "place": "Velin"}),
        ("The army defended Velin against the rebels.", "fights", {"who": "army", "with": "rebels"}),
        ("The militants gave up on Sunday.", "surrenders", {"who": "militants"}),
        ("The militia claimed the attack.", "admits", {"by": "militia"}),
        ("Omid Rask asked the army to leave Velin.", "demands", {"by": "Omid Rask", "whom": "army"}),
        ("Sheikh Omid Rask spoke in Velin.", "holds_post", {"who": "Omid Rask", "post": "Sheikh"}),
        ("The regime-controlled militia left Velin.", "commands", {"who": "regime"}),
    ],
)
def test_the_nearest_kind_is_taken(claim_of: Claims, text: str, kind: str, roles: dict[str, str]) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == {role: [words] for role, words in roles.items()}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The raid killed and wounded dozens of militants in Velin.", {"casualties"}),
        ("The raid killed five people and wounded ten in Velin.", {"kills", "injures"}),
        ("Five people were killed and ten were injured in Velin.", {"kills", "injures"}),
    ],
)
def test_dead_and_wounded_are_told_apart_only_where_the_text_does(
    claims_of: Claims, text: str, kinds: set[str]
) -> None:
    assert {claim.kind for claim in claims_of(text)} & {"kills", "injures", "casualties"} == kinds


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "?", "The weather was fine.", "She spoke for an hour.", "Velin.", "“”", "Photo: AFP"],
)
def test_where_nothing_is_claimed_there_is_no_claim(claims_of: Claims, text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("Fierce clashes erupted in Velin.", "fights", {"place": "Velin"}),
        (
            "Rebels fighting to topple the Northern Front left Velin.",
            "fights",
            {"who": "Rebels", "with": "Northern Front"},
        ),
        ("Airstrikes killed seven civilians in Velin.", "attacks", {"place": "Velin"}),
        ("The mortar shell fell inside a classroom.", "attacks", {"target": "classroom"}),
        (
            "The road links the Northern Front stronghold of Velin to Tessel.",
            "holds",
            {"who": "Northern Front", "place": "Velin"},
        ),
        ("The insurgents tightened their grip on Velin.", "holds", {"who": "insurgents", "place": "Velin"}),
        ("Belmark objected to the deal.", "denies", {"by": "Belmark", "what": "deal"}),
        ("Nine million have been driven from their homes.", "displaces", {"whom": "Nine million"}),
        ("The elimination of 34 terrorists has been confirmed.", "kills", {"whom": "34 terrorists"}),
    ],
)
def test_rarer_wordings(claim_of: Claims, text: str, kind: str, roles: dict[str, str]) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == {role: [words] for role, words in roles.items()}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The group is deliberating on how it should respond.", "demands"),
        ("Omid Sample had pleaded not guilty “for purposes connected to the war”.", "demands"),
        ("Omid Sample is the first political leader to urge the president to leave.", "holds_post"),
        ("Velin Revolution General Commission said jets bombed Karsa.", "holds_post"),
        ("The Belmarkian-dominated Northern Front fled.", "commands"),
    ],
)
def test_words_that_say_no_such_thing(read: Callable[..., Any], text: str, kind: str) -> None:
    assert kind not in {claim.kind for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Belmark has been in a state of civil war since 2011.", "present_in"),
        ("Omid Sample said he was not in a position to confirm the report.", "present_in"),
        ("In whichever country they live, the soldiers endure a perilous life.", "present_in"),
        ("Omid Sample, who is from Tessel in Velin, went to Belmark.", "present_in"),
        ("Belmark remains the strongest nation in the free world.", "present_in"),
        ("Karsa Triangle that is located near Velin field is under control.", "present_in"),
        ("Velin has clashed with other northern states.", "fights"),
        ("Lena Marek, the ambassador, clashed with Omid Sample.", "fights"),
        ("Belmark has picked a fight with an old enemy.", "fights"),
        ("Reports are underpinned by the notion of a war between Ardania and Belmark.", "fights"),
        ("The land was split after the first world war between Ardania and Belmark.", "fights"),
        ("The president believes the council should speak for its people.", "demands"),
        ("Lena Marek said everyone who comes home must expect to be reviewed by the police.", "demands"),
        ("Lena Marek said its partners must take responsibility for them.", "admits"),
        ("Belmark has asked its partners to take greater responsibility for the region.", "admits"),
        ("The Belmarkian-led air blitz continued.", "commands"),
        ("Karsa Post Lena Marek Belmark-Led Coalition Confirms Velin Liberated.", "commands"),
        ("The doctor quickly dismissed the boys’ injuries.", "denies"),
        ("The Belmarkian army has joined allied rebel fighters to take control of posts.", "joins"),
        ("Rebels were accused of mutilating then filming the body of a fighter.", "kills"),
        ("Radar could help warn of airstrikes.", "threatens"),
        ("Belmark has been targeting its allies with tariffs.", "attacks"),
        ("The warplane crashed in the center of the town destroying several homes.", "attacks"),
        ("Belmark had actually withdrawn from the EU.", "moves"),
        ("Belmark sent letters to the governor and the River Guard.", "moves"),
        ("Number of Settlements Joining Deal Reaches 207 VELIN.", "moves"),
        ("Fighters left the cities that once formed their caliphate.", "creates"),
        ("Gunfire gets people to move and clear the road.", "takes"),
        ("The volunteers were expelled from vast swathes of territory by the Front.", "loses"),
        ("The River Guard stormed the Belmarkian Army held 30 Housing Project.", "detains"),
        ("The capture of Karsa Omra was announced by the militia.", "detains"),
        ("Three people died in shelling on the government held western Velin.", "detains"),
        ("Dozens died in clashes near Velin Monitor Fierce clashes near Velin left 40 dead.", "holds_post"),
    ],
)
def test_figures_of_speech_and_run_together_words_make_no_claim(read: Callable[..., Any], text: str, kind: str) -> None:
    assert kind not in {claim.kind for claim in read(text).claims}


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The Northern Front is in Velin.", "present_in", {"who": "Northern Front", "place": "Velin"}),
        ("Fighters located in Velin fired rockets.", "present_in", {"who": "Fighters", "place": "Velin"}),
        ("Police clashed with protesters in Velin.", "fights", {"who": "Police", "with": "protesters"}),
        ("I believe that the army should leave Velin, Omid Sample said.", "demands", {"whom": "army"}),
        ("The militia took responsibility for the bombing.", "admits", {"by": "militia", "what": "bombing"}),
        ("Dozens of boys joined the rebels to fight the army.", "joins", {"who": "Dozens of boys", "group": "rebels"}),
        ("The capture of two soldiers was announced.", "detains", {"whom": "two soldiers"}),
        ("Families fled the army held town of Velin.", "holds", {"who": "army", "place": "army held town of Velin"}),
    ],
)
def test_the_plain_sense_beside_a_figure_of_speech_stays(
    claim_of: Claims, text: str, kind: str, roles: dict[str, str]
) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == {role: [words] for role, words in roles.items()}


def test_alternatives_are_not_told_apart(claims_of: Claims) -> None:
    text = "As many as 300 militants were killed, injured or taken captive in Velin."
    assert {claim.kind for claim in claims_of(text)} & {"kills", "injures", "detains"} == set()
    denied = claims_of("No soldiers were killed or captured in Velin.")
    assert "kills" in {claim.kind for claim in denied}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Access to the camp and to surrounding roads has been blocked.", "besieges"),
        ("Ardanian forces press the Northern Front near Velin.", "demands"),
        ("Belmark is insisting on forming an army on the border, Omid Rask said.", "demands"),
        ("The Front-linked agency said two died.", "allied_with"),
        ("Dara Sami, an exiled cleric, spoke on Friday.", "holds_post"),
        ("A diplomat told the Observer Ardania feels threatened.", "holds_post"),
        ("Dara Sami wanted to confront Omid Rask.", "fights"),
        ("In 2013 Ardania joined the Convention on Chemical Weapons.", "joins"),
        ("Most Ardanians are in support of attacking the Northern Front.", "attacks"),
        ("Omid Rask supports bombing the Northern Front.", "attacks"),
        ("Airstrikes destroyed the bridge linking Velin to Orsk.", "allied_with"),
        ("Dara Sami moved abroad and went to school in 2001.", "moves"),
        ("Velin bomb kills ten rebels | The front line | Karsa votes | More on Ardania", "kills"),
    ],
)
def test_what_only_sounds_like_it_is_no_claim(claims_of: Claims, text: str, kind: str) -> None:
    assert all(claim.kind != kind or "to" in claim.roles for claim in claims_of(text) if kind == "moves")
    assert kind == "moves" or kind not in {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ardania pressed the Northern Front to leave Velin.", "demands"),
        ("The opposition insisted on his removal.", "demands"),
        ("The army confronted the rebels in Velin.", "fights"),
        ("The militants are surrounding the town of Velin.", "besieges"),
    ],
)
def test_what_says_it_is_a_claim(claims_of: Claims, text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ardania holds Belmark directly and fully responsible for the crimes.", "holds"),
        ("But should the army and its allies decide to act in Velin, it will be a mistake.", "demands"),
        ("The administration targeted 13 more officials, alleging corruption.", "attacks"),
        ("Ardania hit 13 Belmarkians with sanctions.", "attacks"),
        ("The governor announced eight people died of an unknown disease.", "kills"),
        ("It was a military operation executed by Ardanian forces.", "kills"),
        ("Ninety people were detained in hospital.", "detains"),
        ("IS fighters have seized a number of buildings in Velin.", "detains"),
        ("Through its illicit oil operations the Front has made millions.", "attacks"),
        ("The loss is the biggest since the army began operations in Ardania.", "attacks"),
        ("Sample challenged Rask about this line of attack on the president.", "attacks"),
        ("They are in the weaker position.", "present_in"),
        ("Scores of civilians have been sent into the military court system.", "moves"),
    ],
)
def test_other_senses_of_words_of_violence(claims_of: Claims, text: str, kind: str) -> None:
    assert kind not in {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army should leave Velin, Omid Sample said.", "demands"),
        ("The Northern Front holds Velin.", "holds"),
        ("Warplanes targeted officials of the Front in Velin.", "attacks"),
        ("Ten people died of their wounds after the raid.", "kills"),
        ("The Front executed ten men in Velin.", "kills"),
        ("Police detained ten people in Velin.", "detains"),
        ("The army launched operations in Velin.", "attacks"),
        ("They took part in anti-Front operations in Velin.", "attacks"),
    ],
)
def test_plain_senses_of_words_of_violence(claims_of: Claims, text: str, kind: str) -> None:
    assert kind in {claim.kind for claim in claims_of(text)}
