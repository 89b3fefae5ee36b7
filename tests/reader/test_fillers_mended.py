"""Who fills a role, where the words beside the event belong to somebody else."""

from __future__ import annotations

import pytest

ROLES = [
    ("Ten villagers fled across the river to Tessel.", "moves", {"who": ["Ten villagers"], "to": ["Tessel"]}),
    ("Ten villagers fled across the border.", "moves", {"who": ["Ten villagers"], "to": ["border"]}),
    ("The Velin envoy, Omid Rask, resigned.", "holds_post", {"who": ["Omid Rask"], "in": None}),
    ("Belmark brokered a truce on Sunday.", "agrees", {"who": ["Belmark"], "on": ["truce"]}),
    (
        "Troops backed by militiamen and the movement River Guard have captured most of Velin.",
        "takes",
        {"who": ["Troops backed by militiamen and the movement River Guard"]},
    ),
    (
        "Militants positioned in Velin town fired mortar shells on the village of Tessel.",
        "present_in",
        {"who": ["Militants"], "place": ["Velin town"]},
    ),
    (
        "Both Ardania and Belmark have troops in Velin and the deputy defence minister, Omid Rask, rejected the claim.",
        "denies",
        {"what": ["claim"]},
    ),
    (
        "The victims included two aid workers, Omid Rask and Jal Boran, and the journalists Dara Sami and Lena Marek.",
        "holds_post",
        {"who": ["Dara Sami", "Lena Marek"]},
    ),
    (
        "The report names 60 volunteers from 12 countries who joined the River Guard in Velin.",
        "joins",
        {"who": ["60 volunteers"]},
    ),
    (
        "They fled from villages of Velin province controlled by rebels.",
        "holds",
        {"place": ["villages of Velin province"]},
    ),
    ("Yulia Rask and Omid Marek met on Sunday. He doubted the report.", "doubts", {"by": ["Omid Marek"]}),
    (
        "About 200 more children like Dara Sami and Lena Marek are believed to be stuck in Velin.",
        "present_in",
        {"who": ["About 200 more children"]},
    ),
    (
        "The army holds the area north of Velin.",
        "holds",
        {"place": ["area"]},
    ),
    (
        "The deal was brokered by Ardania a longtime supporter of opposition forces and Belmark a key ally.",
        "backs",
        {"whom": ["opposition forces"]},
    ),
    (
        "The war pits rebels against Omid Rask a member of the hill minority backed by militias from Ardania.",
        "backs",
        {"whom": ["Omid Rask"]},
    ),
    (
        "The negotiations are sponsored by Ardania which backs the rebels as well as Belmark and Karsa.",
        "backs",
        {"whom": ["rebels"], "by": ["Ardania"]},
    ),
    (
        "On Sunday opposition forces stated that 80 people were killed and 200 injured in an attack in Velin province "
        "blaming the army for the incident.",
        "accuses",
        {"whom": ["army"], "of": ["incident"]},
    ),
    (
        "More than 5000 people left the two towns along with 2200 evacuated from Velin and Orsk on Friday.",
        "moves",
        {"who": ["More than 5000 people"], "from": ["two towns"]},
    ),
    (
        "Velin is held by the Northern Front and its allies the Karsa Monitor said.",
        "allied_with",
        {"who": ["its allies"]},
    ),
    (
        "The Northern Front is a branch of the Eastern Brigade organization operating in Velin.",
        "present_in",
        {"who": ["Northern Front"]},
    ),
    (
        "Rebel fighters are the main component in the River Guard alliance seeking to oust the Northern Front from Velin.",
        "loses",
        {"who": ["Northern Front"], "to": ["River Guard alliance"]},
    ),
    ("Omid Rask called upon the council to back the rebels.", "backs", {"by": ["council"], "whom": ["rebels"]}),
    (
        "The Northern Front executed 40 gunmen for an attempt to surrender arms.",
        "surrenders",
        {"who": ["40 gunmen"]},
    ),
    (
        "The army executed militants and members of their families who tried to lay down arms.",
        "surrenders",
        {"who": ["militants", "members of their families"]},
    ),
    (
        "The senior members of the group who have melted back into communities in Velin are dangerous.",
        "present_in",
        {"who": ["senior members of the group"]},
    ),
    (
        "Villages were captured by a coalition of militias backed by Ardania that includes a strong Belmark contingent.",
        "part_of",
        {"whole": ["coalition of militias"]},
    ),
    (
        "The army repelled an assault forcing rebel fighters to retreat from areas they held.",
        "holds",
        {"who": ["rebel fighters"]},
    ),
    (
        "Foreign fighters came to Velin, and some villagers joined them, because of the war.",
        "joins",
        {"who": ["some villagers"], "group": ["Foreign fighters"]},
    ),
    (
        "Lena Marek spoke in Velin. When I asked Omid Rask about the comments, he dismissed them.",
        "denies",
        {"by": ["Omid Rask"]},
    ),
    (
        "The envoys wrote of the journalists Dara Sami and Omid Rask and aid worker Lena Marek, who were killed.",
        "holds_post",
        {"who": ["Dara Sami", "Omid Rask"]},
    ),
    (
        "Two Front members, Dara Sami and Omid Rask or at least their proxies, could end up in Velin.",
        "part_of",
        {"who": ["Dara Sami", "Omid Rask"]},
    ),
    ("Karsa envoys met. Even Karsa envoy Omid Rask has fled.", "holds_post", {"post": ["Karsa envoy"]}),
    (
        "Critics say the deal could see 300 people moved across battle lines to Velin.",
        "moves",
        {"who": ["300 people"], "to": ["Velin"]},
    ),
    ("Omid Rask was replaced by Lena Marek as mayor of Velin.", "removes", {"who": ["Omid Rask"], "by": None}),
    (
        "Ardania a key ally of Velins Omid Rask, has called for a thorough investigation.",
        "allied_with",
        {"who": ["Ardania"]},
    ),
    (
        "They lived in Velin province. Shells fell in Tessel. The army withdrew from the village on Friday.",
        "moves",
        {"who": ["army"], "from": ["Tessel"]},
    ),
    (
        "The River Guard is advancing against the militants in their last stronghold of Tessel.",
        "holds",
        {"who": ["militants"], "place": ["Tessel"]},
    ),
    (
        "The report depicts Velin as controlled by extremist groups, particularly the Northern Front.",
        "holds",
        {"who": ["extremist groups"]},
    ),
]


@pytest.mark.parametrize(("text", "kind", "roles"), ROLES)
def test_roles(claim_of, text, kind, roles):
    found = claim_of(text, kind).roles
    assert {r: found.get(r) for r in roles} == roles


NOBODYS = [
    ("A truce brokered by Ardania and Belmark collapsed on Sunday.", "agrees"),
    ("The Northern Front is allied with the Northern Front.", "allied_with"),
    ("17 people, most members of the Northern Front, were killed in Velin.", "part_of"),
    ("The successor of the king, Omid Rask, spoke in Velin.", "holds_post"),
    ("He attends a rally mourning the dead and calling for a truce.", "demands"),
    ("The obvious answer is to strengthen the council and support the Northern Front.", "backs"),
    ("Karsa vetoed a resolution, demanding that the army cooperate with the inspectors.", "demands"),
    ("Omid Rask announced his decision to withdraw from Velin.", "moves"),
    ('"They died" the Karsa Observatory for Human Rights chief Omid Rask told AFP.', "commands"),
    ('"He fled Velin in March," said Omid Rask.', "moves"),
    (
        "Critics have warned the decision to suspend the approach of demanding an assurance could end the talks.",
        "demands",
    ),
    ("We saw empty trucks passing the town, which locals say come from Velin.", "moves"),
    ("Omid Rask is the father of a militant fighting to unseat the government who lives in Velin.", "present_in"),
    ("The army blocked the road south of the city heading to the capital of Ombra.", "moves"),
    ("Some villagers have been arrested, none has been prosecuted for joining the River Guard.", "joins"),
    ("Omid Rask is the first president of the postwar era who does not.", "holds_post"),
    ("He sidelined Omid Rask and Jal Boran, formerly president and premier respectively.", "holds_post"),
    ("The result is Ardania's divergence from the west and its Belmark allies.", "allied_with"),
    ("A woman who asked to be called only by her Velin name for fear of reprisals fled.", "demands"),
    ("Bombs were found and destroyed before they were deployed to Velin.", "moves"),
    ("The dead were the head of the council and a judge who worked with him a rebel official said.", "holds_post"),
]


@pytest.mark.parametrize(("text", "kind"), NOBODYS)
def test_nobody_does_it(claims_of, text, kind):
    assert claims_of(text, kind) == []


def test_who_blames(claims_of):
    text = "Ten were wounded in the suburb of Velin the Karsa Monitor said blaming the attack on the army."
    assert [c.roles["by"] for c in claims_of(text, "accuses")] == [["Karsa Monitor"]]


def test_one_population_is_no_he(claims_of):
    text = "Ardania's population has shrunk. He has been backed by Belmark."
    assert claims_of(text, "backs") == []


def test_initials_of_an_army_are_no_militants(claims_of):
    text = "The Velin Defence Forces (VDF) hold Tessel. The VDF is strong. Many citizens joined the militants."
    assert [c.roles["group"] for c in claims_of(text, "joins")] == [["militants"]]


def test_a_truce_that_is_agreed_to_is_no_second_agreement(claims_of):
    text = "Ardania and Belmark agree to a ceasefire between rebels and the army following talks in Velin."
    assert [c.roles["who"] for c in claims_of(text, "agrees")] == [["Ardania", "Belmark"]]


def test_who_writes_letters_demands_what_stands_in_them(claims_of):
    text = "Ardania sent letters to the Security Council calling for an end of airstrikes in Velin."
    assert [c.roles["by"] for c in claims_of(text, "demands")] == [["Ardania"]]


def test_who_is_clashed_with_kills_nobody(claims_of):
    text = "The army unit clashed with the gunmen killing and injuring a number of them."
    assert [c.roles["by"] for c in claims_of(text, "casualties")] == [["army unit"]]
    assert [c.roles["with"] for c in claims_of(text, "fights")] == [["gunmen"]]


def test_who_is_shot_slipped_in(claims_of):
    text = "The army killed ten militants while trying to sneak to Velin."
    assert [c.roles["who"] for c in claims_of(text, "moves")] == [["ten militants"]]
    text = "The gunmen killed ten soldiers while trying to storm the base of Velin."
    assert all(c.roles.get("by") != ["ten soldiers"] for c in claims_of(text, "attacks"))


def test_who_calls_for_help_gives_none(claims_of):
    text = "The Velin Council called for stepping up support for the River Guard."
    assert all("by" not in c.roles for c in claims_of(text, "backs"))


def test_who_sends_advisers_backs(claims_of):
    text = "Ardania sent military advisers to support Omid Sample."
    assert [c.roles["by"] for c in claims_of(text, "backs")] == [["Ardania"]]


def test_who_is_accused_does_not_dismiss_the_report(claims_of):
    text = (
        "The military source on Tuesday denied allegations that government forces had used chemical weapons "
        "dismissing the accounts as rebel propaganda."
    )
    assert [c.roles["by"] for c in claims_of(text, "denies")] == [["military source"]]


def test_sources_do_not_march(claims_of):
    text = "Sources told the channel that the River Guard seized Velin adding that they were heading towards Orsk."
    assert all("Sources" not in str(c.roles) for c in claims_of(text, "moves"))


def test_a_verb_that_looks_like_a_noun_demands_nothing(claims_of):
    text = "Related Coverage urges easier access for aid to Velin."
    assert all(c.roles.get("by") != ["Related Coverage"] for c in claims_of(text, "demands"))


def test_where_the_fields_lie_was_not_taken(claims_of):
    text = "The army took control of oilfields in Ardania."
    assert [c.roles["place"] for c in claims_of(text, "takes")] == [["oilfields"]]


def test_where_men_may_be_sent_they_are_not_yet(claims_of):
    text = "The militants are stationed in Velin to bases in Orsk."
    assert [c.roles["place"] for c in claims_of(text, "present_in")] == [["Velin"]]


def test_a_heading_denies_no_more_than_its_own_object(claims_of):
    text = "Ardania denies involvement Belmark President Omid Rask and Karsa President Lena Marek discussed the attack."
    assert [c.roles["what"] for c in claims_of(text, "denies")] == [["involvement"]]


def test_what_is_ruled_out_is_what_would_happen(claims_of):
    text = '"We rule out the situation developing into a clash," Omid Sample said.'
    assert [c.roles["what"] for c in claims_of(text, "denies")] == [["situation developing into a clash"]]


def test_where_a_member_is_from_is_not_what_she_is_a_member_of(claims_of):
    text = "Lena Marek, a British member of Islamic State who is believed to have been killed, fled."
    assert [c.roles["whole"] for c in claims_of(text, "part_of")] == [["Islamic State"]]


def test_their_daughters_are_not_they(claims_of):
    text = "They had a message for their daughters, and he wanted to know why they had fled Velin."
    assert all("daughters" not in str(c.roles["who"]) for c in claims_of(text, "moves"))


def test_a_fugitive_warlord_holds_no_post(claims_of):
    assert claims_of("Ardania hunted for the fugitive warlord Omid Sample.", "holds_post") == []


def test_what_is_denied_without_that_stays(claims_of):
    text = "Ardania and its ally Belmark deny Karsa carried out any such attack."
    assert any("carried out" in str(c.roles["what"]) for c in claims_of(text, "denies"))


def test_a_post_in_one_place_says_which(claims_of):
    text = "Omid Sample, leader of the Belmark Party in Velin, urged the government to vote."
    assert [c.roles["post"] for c in claims_of(text, "holds_post")] == [["leader of the Belmark Party in Velin"]]
    assert [c.roles["whom"] for c in claims_of(text, "commands")] == [["Belmark Party in Velin"]]


def test_most_of_the_city_is_not_the_city(claims_of):
    text = "But most of the city is now back under regime control with the exception of the northern district."
    assert [c.roles["place"] for c in claims_of(text, "holds")] == [["most of the city"]]


def test_a_bracket_is_closed(claims_of):
    text = "A pharmacist, Omid Sample, joined a coalition known as the River Guard (RG)."
    assert all("(RG" not in str(c.roles) or "(RG)" in str(c.roles) for c in claims_of(text, "joins"))


def test_who_should_get_in_is_not_asked(claims_of):
    text = "Ardania says U.N. must access the site of the attack."
    assert [c.roles.get("whom") for c in claims_of(text, "demands")] == [None]


def test_a_monitor_that_lost_its_apostrophe_is_no_militants(claims_of):
    text = "The Belmark Observatorys chief Omid Rask said there were no casualties among the militants."
    assert [c.roles["whom"] for c in claims_of(text, "casualties")] == [["militants"]]


def test_the_terrorist_group_is_no_coalition(claims_of):
    text = "The Northern Coalition backs the army in Velin. The army aims to defeat this terrorist group."
    assert all("Northern Coalition" not in c.roles["whom"] for c in claims_of(text, "defeats"))


def test_the_organisation_is_no_regiment(claims_of):
    text = "The River Regiment killed ten people. The organisation signed a truce with the ministers."
    assert [c.roles["who"] for c in claims_of(text, "agrees")] == [["organisation"]]


def test_who_is_she_elsewhere_is_not_he(claims_of):
    text = "Lena Marek said her boss called her in. He ordered them to leave Velin, she said."
    assert all(c.roles.get("by") != ["Lena Marek"] for c in claims_of(text, "orders"))


def test_a_town_that_is_named_beside_it_is_not_it(claims_of):
    text = "There is a campaign against it in Velin, determined to defeat it."
    assert all(c.roles["whom"] != ["Velin"] for c in claims_of(text, "defeats"))


def test_some_of_those_who_say_so_are_they(claims_of):
    text = "These calls for more Belmark troops came as some of the ministers have said they reject the plan."
    assert all(c.roles["by"] == ["ministers"] for c in claims_of(text, "denies"))


def test_the_area_may_be_a_site_in_the_town(claims_of):
    text = (
        "Troops tried to seize the hospital complex in the heart of Velin. After seizing the area, the army withdrew."
    )
    assert [c.roles["place"] for c in claims_of(text, "takes")][-1] == ["area"]


@pytest.mark.parametrize(
    ("text", "kind", "role", "fillers"),
    [
        ("Rask, echoing Marek, called on the army to leave Velin, and turned to the talks.", "demands", "by", ["Rask"]),
        (
            "The Karsa Monitor said rebels including the River Guard captured government-held positions outside Velin.",
            "takes",
            "place",
            ["government-held positions"],
        ),
        (
            "The Karsa Monitor said rebels including the River Guard captured government-held positions outside Velin.",
            "takes",
            "who",
            ["rebels", "River Guard"],
        ),
        (
            "The Northern Front fled to the border with Ardania, where the River Guard is based.",
            "present_in",
            "place",
            ["border"],
        ),
        (
            "Jets of Belmark supported the campaign of the Northern Front to capture Velin.",
            "takes",
            "who",
            ["Northern Front"],
        ),
        ("Staff Sergeant Omid Rask left Velin.", "holds_post", "in", None),
        ("Omid Rask, an official still in Velin, spoke.", "holds_post", "in", None),
        ("Lena Marek, a press spokeswoman for the Northern Front, left.", "holds_post", "in", ["Northern Front"]),
    ],
)
def test_who_fills_the_role(claims_of, text, kind, role, fillers):
    assert [c.roles.get(role) for c in claims_of(text, kind)] == [fillers]


def test_a_hospital_is_supported_and_not_its_nurse(claims_of):
    text = "Omid Rask, a nurse working in a hospital in Velin, supported by the River Guard, fled."
    assert all("Omid Rask" not in c.roles["whom"] for c in claims_of(text, "backs"))


def test_a_river_that_is_crossed_is_not_held(claims_of):
    text = "The Northern Front controls three of the five bridges crossing the river Orsk, which divides Velin."
    assert all("Orsk" not in c.roles["place"] for c in claims_of(text, "holds"))


def test_one_post_is_held_by_one(claims_of):
    text = "Some Marines, a local physician from Velin, Omid Rask, said that ten had died."
    assert all(c.roles["who"] == ["Omid Rask"] for c in claims_of(text, "holds_post"))


def test_a_rank_cut_off_is_nobody(claims_of):
    assert claims_of("The army holds Velin, Ministry of Defence operations director Navy Capt.", "holds_post") == []


def test_a_heading_run_into_the_text_is_nobody(claims_of):
    text = "DenialsIn later years, a leader at the time, Omid Rask, refused to leave Velin."
    assert all("DenialsIn" not in c.roles.get("who", []) for c in claims_of(text, "holds_post"))


def test_our_in_the_words_of_mrs_is_no_body_called_so(claims_of):
    text = "On Sunday, Mrs. Marek said that our allies should leave Velin."
    assert all("Mr" not in str(c.roles["with"]) for c in claims_of(text, "allied_with"))


def test_missions_are_no_part_of_the_coalition(claims_of):
    text = "They flew strike missions against militants as part of the Northern Front."
    assert claims_of(text, "part_of") == []
