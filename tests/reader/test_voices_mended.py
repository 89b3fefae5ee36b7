"""Speakers that were missing, wrong or cut once."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from marsad.reader.voices.no_speakers import _whole_name
from marsad.reader.voices.run_on_inserted import inserted_source

CLOSING = [
    ("The army launched operations near the town of Velin military sources said Wednesday.", "military sources"),
    ("The army shelled the airport of Velin Belmark state television said.", "state television"),
    ("Jets attacked a convoy in Velin army spokesman Colonel Omid Sample said in a statement.", "Omid Sample"),
    ("The army attacked Velin the ambassador to the United Nations said on Wednesday.", "ambassador"),
    ("The army attacked Velin a security official in Belmark said on condition of anonymity.", "security official"),
    ("Jets attacked a convoy in Velin an activist with the Tessel Media Centre told Reuters.", "activist"),
    ("Jets attacked a convoy in Velin a group monitoring the conflict said.", "group monitoring the conflict"),
    ("Jets attacked a convoy in Velin the Tessel Observatory said blaming the army.", "Tessel Observatory"),
    (
        "Jets attacked a convoy in Velin the Belmark-based Tessel Observatory said a town near the border.",
        "Tessel Observatory",
    ),
    ("Jets attacked a convoy in Velin residents and activists said on Sunday.", "residents and activists"),
    ("Jets attacked a convoy in Velin on Saturday alone activists and state media said.", "activists and state media"),
    ("Jets attacked a convoy in Velin town rebels said.", "rebels"),
]


@pytest.mark.parametrize(("text", "speaker"), CLOSING)
def test_who_closes_a_sentence_without_commas(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


INTRODUCED = [
    ("Lena Marek fled Velin in 2014. “The army attacked our village and they burned all of the houses.”", "Lena Marek"),
    (
        "“We were hungry,” said Lena Marek. Snow fell. The roads were closed. “The army attacked our village and they burned all of the houses.”",
        "Lena Marek",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), INTRODUCED)
def test_who_is_quoted_without_a_verb(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


def test_no_attribution(claim_of):
    assert claim_of("The year has seen the army attack Velin.", "attacks").voice == []
    assert claim_of("It is fair to say that the army attacked Velin.", "attacks").voice == []
    assert claim_of("There were strikes by the army on Velin, which have been under-reported.", "attacks").voice == []


GRANTED = [
    "Belmark hoped that Ardania would leave once the war against the Northern Front came to an end.",
    "The militants believed their contribution to the fight against the Northern Front helped their case.",
]


@pytest.mark.parametrize("text", GRANTED)
def test_a_war_is_taken_for_granted_by_the_report(claim_of, text):
    assert claim_of(text, "fights").voice == []


def test_there_are_reports(claim_of):
    text = "In addition, there are unconfirmed reports that several fighters were killed in Velin."
    assert claim_of(text, "kills").voice == ["unconfirmed reports"]


EDGES = [
    (
        "The militants fired rockets on the town of Velin leaving eight people injured a source at Tessel Police "
        "Command said in a statement to the agency reporter.",
        "attacks",
        ["source"],
    ),
    ("In Velin the army killed more than 70 militants AFP mentioned.", "kills", ["AFP"]),
    (
        "Air strikes killed at least 12 civilians in Velin on Monday a monitor said bringing to 45 the number killed "
        "in 24 hours of bombardment on the city.",
        "kills",
        ["monitor"],
    ),
    (
        "Five medics were killed when an air strike hit a clinic in a village near Velin late Tuesday the aid group "
        "that supports it said.",
        "kills",
        ["aid group"],
    ),
    (
        "Fourteen fighters were killed in Velin two officials familiar with the matter said.",
        "kills",
        ["two officials familiar with the matter"],
    ),
    (
        "The Karsa Monitor also reported the incident putting the number of civilians killed at 13.",
        "kills",
        ["Karsa Monitor"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "speakers"), EDGES)
def test_edges_of_who_closes_a_sentence(claim_of, text, kind, speakers):
    assert claim_of(text, kind).voice == speakers


RELAYED = [
    (
        "At least 40 people were killed in the strikes AFP news agency quoted the army as saying.",
        "kills",
        ["AFP", "army"],
    ),
    (
        "At least 40 people were killed in Velin, AFP reports citing the Karsa Monitor.",
        "kills",
        ["AFP", "Karsa Monitor"],
    ),
    ("Reuters reported, citing a medical source, that 20 civilians were killed in Velin.", "kills", ["Reuters", "medical source"]),
    (
        "A Belmark national was killed in Velin according to militant supporters on Twitter AFP reported.",
        "kills",
        ["AFP", "militant supporters"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "speakers"), RELAYED)
def test_who_is_cited_stands_inside_who_cites(claim_of, text, kind, speakers):
    assert claim_of(text, kind).voice == speakers


ACCORDING = [
    (
        "According to a report by the Karsa Monitor published on Wednesday coalition strikes have killed 649 civilians "
        "in Velin since September 2014.",
        ["Karsa Monitor"],
    ),
    (
        "According to information handed over to the Reconciliation Centre by the local council of Velin the "
        "militants killed six people.",
        ["local council of Velin"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), ACCORDING)
def test_where_the_source_of_according_to_ends(claim_of, text, speakers):
    assert claim_of(text, "kills").voice == speakers


NO_SPEAKERS = [
    (
        "Omid Rask confirmed the death toll saying that army forces killed the civilians "
        "before their withdrawal.",
        "kills",
        ["Omid Rask"],
    ),
    (
        "The Velin Centre stated that three towns joined the truce while the number of groups remains unchanged "
        "reiterating that the army has not attacked Velin.",
        "attacks",
        ["Velin Centre"],
    ),
    ("The centre based in Velin added that militants shelled the town of Belmark.", "attacks", ["centre based in Velin"]),
    ("The U.N. health agency said militants shelled Velin on Sunday.", "attacks", ["U.N. health agency"]),
    (
        "The report angered the families of the men, who say they are shocked that their sons were killed in Velin "
        "by the army.",
        "kills",
        ["men"],
    ),
    ("Belmark hit out at Omid Rask for accusing Ardania of bombing Velin.", "attacks", ["Omid Rask"]),
    ("Rights groups have criticised both sides for indiscriminate attacks on civilians.", "attacks", ["Rights groups"]),
    ("Activists circulated news on social media pages about the killing of Omid Rask in Velin.", "kills", ["Activists"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "speakers"), NO_SPEAKERS)
def test_words_that_are_no_speaker(claim_of, text, kind, speakers):
    assert claim_of(text, kind).voice == speakers


OWN_WORDS = [
    ("The government announced a ceasefire with rebels in the besieged town of Velin.", "besieges"),
    ("He's gone he said crying over the body of one of them.", "kills"),
    (
        "The opposition is fighting against the army in Velin the Northern Front said on Monday they were responsible "
        "for a bombing on a bus which killed fighters near the border.",
        "fights",
    ),
]


@pytest.mark.parametrize(("text", "kind"), OWN_WORDS)
def test_words_of_the_report_beside_somebody_who_speaks(claim_of, text, kind):
    assert claim_of(text, kind).voice == []


def test_what_was_staged_is_no_attack(claims_of):
    text = "Omid Rask said the gas attack on Velin was staged with the help of a foreign service."
    assert not [c for c in claims_of(text) if c.kind == "attacks"]


def test_a_name_without_its_cue():
    assert _whole_name("a monitor saying at least 17 people were killed", "a monitor") == "a monitor"
    assert _whole_name("A", "A military source") == "A military source"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The army shelled the town of Velin and drove rebels out of the hills, residents and two security officers said.",
         "residents and two security officers"),
        ("The army shelled Velin and some have left while many have not, officers and officials say.", "officers and officials"),
    ],
)  # fmt: skip
def test_speakers_behind_a_comma_stay_together(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


WHOLE_SOURCE = [
    (
        "The opposition Tessel Observatory for Human Rights said the army attacked Velin on Sunday.",
        "Tessel Observatory for Human Rights",
    ),
    (
        "The Northern Front in a statement published on Newsgram and the messaging service Chatter said the army attacked Velin.",
        "Northern Front",
    ),
    ("“The army attacked Velin at night,” said his friend Omid Sample, 38, from Belmark.", "Omid Sample"),
    (
        '"The army attacked a school in Velin with a mortar - a weapon that is banned - killing two children" Omid Sample a spokesman for the Velin Media Centre told the agency.',
        "Omid Sample",
    ),
    (
        "Civilians were attacked by the army in the town of Velin said the Tessel Observatory for Human Rights.",
        "Tessel Observatory for Human Rights",
    ),
    (
        "Lena Marek teacher, Velin • One of your readers (Letters, 19 May) said that the army attacked Velin.",
        "One of your readers",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), WHOLE_SOURCE)
def test_the_whole_of_a_source_names_the_speaker(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


REPORTS_OWN = [
    ("Belmark forces and their Ardanian ally have been accused by rights groups of shelling Velin.", "allied_with"),
    (
        "Ardania has accused Belmark a member of a coalition fighting militants in Velin of killing six civilians.",
        "fights",
    ),
    (
        "“We are here,” Omid Sample said on a radio frequency that his pursuers were monitoring, from the other side of the frontline of the battle for Velin.",
        "fights",
    ),
    ("The government called Ardania’s accusation that Belmark attacked Velin “ludicrous”.", "attacks"),
    (
        "The Front faces the Ardanian threat while fighting the army in Velin and Karsa Ardania said on Monday they were responsible for a bombing.",
        "threatens",
    ),
]


@pytest.mark.parametrize(("text", "kind"), REPORTS_OWN)
def test_words_beside_what_is_said_are_the_reports(claim_of, text, kind):
    assert claim_of(text, kind).voice == []


def test_the_accusation_stays_the_accusers(claim_of):
    text = "Ardania has accused Belmark a member of a coalition fighting militants in Velin of killing six civilians."
    assert claim_of(text, "kills").voice == ["Ardania"]


def test_speech_within_speech(claim_of):
    text = "Several mosques announced through their loudspeakers that the town had fallen to the Northern Front a witness told the agency."
    assert claim_of(text, "loses").voice == ["witness", "Several mosques"]


def test_counted_reports_do_not_speak(claim_of):
    text = (
        "Reports of civilian deaths from Belmark airstrikes across Velin soared to an all-time high the monitor said."
    )
    assert claim_of(text, "attacks").voice == ["monitor"]


def test_a_killing_that_was_reported(claim_of):
    assert claim_of("The execution of the pilot was reported on Monday.", "kills").voice == ["reported"]


def _words(text):
    """Words with a part of speech and a tag each: "units/NOUN/NNS"."""
    return [
        SimpleNamespace(i=i, text=w, lower=w.lower(), lemma=w.lower(), pos=p, tag=t)
        for i, (w, p, t) in enumerate(part.split("/") for part in text.split())
    ]


def test_who_says_it_amid_a_sentence():
    words = _words(
        "The/DET/DT army/NOUN/NN units/NOUN/NNS the/DET/DT source/NOUN/NN added/VERB/VBD clashed/VERB/VBD with/ADP/IN militants/NOUN/NNS"
    )
    assert [t.text for t in inserted_source(5, words, lambda t: t.lemma == "source")] == ["the", "source"]
    assert inserted_source(5, words, lambda t: False) == []
    assert inserted_source(5, words[:6], lambda t: True) == []


def test_they_within_a_quotation_are_others(claim_of):
    text = "Lena Marek fled Velin in May. “They said our families had killed six soldiers in Velin so I was scared to come back,” she said."
    assert claim_of(text, "kills").voice == ["Lena Marek", "They"]


def test_he_who_speaks_stays_open_between_two(claim_of):
    text = "Omid Rask sees the war as simple. The longer it goes on against Jal Boran, the worse it gets. “The army attacked Velin on Monday and burned our houses,” he said."
    assert claim_of(text, "attacks").voice in (["he"], ["Omid Rask"])
    text = "Omid Rask met Jal Boran in Orsk. He said the army had attacked Velin."
    assert claim_of(text, "attacks").voice == ["Omid Rask"]


def test_who_announces_a_new_operation_has_yet_to_begin_it(claim_of):
    found = claim_of("The army announced a major operation against the Northern Front on Monday.", "attacks")
    assert found.stance == "affirmed intended"
    assert found.voice == ["army"]


HELD = [
    ("Convinced that the Northern Front has been defeated, Omid Rask dismissed the value of the mission.", "Omid Rask"),
    ("Belmark left the talks under the pretext that the Northern Front had been defeated.", "Belmark"),
]


@pytest.mark.parametrize(("text", "speaker"), HELD)
def test_what_somebody_is_convinced_of_or_gives_for_a_pretext(claim_of, text, speaker):
    assert claim_of(text, "defeats").voice == [speaker]


NEAREST = [
    (
        "Ten militants were killed in air raids on positions in Velin in the last 48 hours military sources said on Friday.",
        "military sources",
    ),
    (
        "The army has killed some 70 fighters in two days near the border the Ardanian Al-Tessel TV channel reported Friday.",
        "Ardanian Al-Tessel TV channel",
    ),
    (
        "The highest toll was in Velin the largest town in the Orsk Valley region where raids killed 16 civilians the Karsa Monitor said.",
        "Karsa Monitor",
    ),
    ("Quiet day in Velin A Karsa Post correspondent working in Velin said that six people were killed.", "Karsa Post"),
]


@pytest.mark.parametrize(("text", "speaker"), NEAREST)
def test_where_the_words_for_who_says_it_begin(claim_of, text, speaker):
    voice = claim_of(text, "kills").voice
    assert len(voice) == 1
    assert voice[0].startswith(speaker)


def test_what_is_done_beside_saying_so(claim_of):
    text = "The army bombarded the suburbs of Velin on Thursday activists said keeping up pressure on the region."
    assert claim_of(text, "attacks").voice == ["activists"]


def test_a_name_before_its_post(claim_of):
    text = "“It is not hard to see. Thousands could be displaced by the war,” Lena Marek, head of the Tessel Relief Committee, said."
    assert claim_of(text, "displaces").voice == ["Lena Marek"]


def test_a_clause_of_time_with_words_of_its_own(claim_of):
    text = "An airstrike destroyed a convoy in Velin shortly after the Belmark military announced the agreement had expired."
    assert claim_of(text, "attacks").voice == []
    text = "Since May when the Belmark regime declared the end of the truce at least 359 civilians have been killed in Velin according to doctors in the city."
    assert claim_of(text, "kills").voice == ["doctors"]


def test_citing_somebody_that(claim_of):
    text = "Reuters reported citing the interior ministry that the attackers stormed the police station in Velin."
    assert claim_of(text, "attacks").voice == ["Reuters", "interior ministry"]


def test_an_accusation_that_somebody_denies(claim_of):
    text = (
        "Many rebels in Velin do not trust the River Guard because they say it works with the army rather than fighting it "
        "an accusation the River Guard has denied."
    )
    assert claim_of(text, "denies").voice == []


def test_who_also_accuses(claims_of):
    text = "The report is by a Karsa panel, which said the army attacked Velin in 2014, and also accused the Northern Front of shelling Tessel."
    found = claims_of(text, "attacks")
    assert [c.voice for c in found] == [["Karsa panel"], ["Karsa panel"]]


def test_told_before_somebody_left(claim_of):
    text = "Dara Sami told the agency after he left Velin that the army had attacked the town."
    assert claim_of(text, "attacks").voice == ["Dara Sami"]


def test_nobody_calls_himself_he(claim_of):
    text = "“Omid never fought. He told me before he left that the army had attacked Velin,” Lena Marek said. “He said it was over.”"
    assert claim_of(text, "attacks").voice == ["Lena Marek", "He"]


def test_a_statement_on_the_next_line(claim_of):
    text = "Minister Dara Sami said:\nI utterly condemn the attack on Velin, for which the Northern Front has claimed responsibility."
    assert claim_of(text, "admits").voice == ["Dara Sami"]


def test_a_quotation_that_has_lost_its_end(claims_of):
    text = (
        "The Karsa Monitor said the hospital was hit on Monday. “We lost everything there and will not return.” "
        "“The bombing of a hospital in Velin is an outrage said Lena Marek while also calling for an end to the attacks on clinics."
    )
    found = claims_of(text, "attacks")
    assert [c.voice for c in found if "hospital" in c.roles.get("target", [""])[0] and c.roles.get("place")] == [
        ["Lena Marek"]
    ]
