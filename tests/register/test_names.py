"""Folding: spellings of one name meet, and no more than that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.register.names import drop_articles, fold, nearest, romanize, skeleton, slug, word_set


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("the Islamic State", "islamic state"),
        ("U.S.", "us"),
        ("Gen. Haddad", "gen haddad"),
        ("Kata’ib Hezbollah", "kataib hezbollah"),
        ("Ma'rib", "marib"),
        ("El-Bab", "al bab"),
        ("ash-Shaddadi", "al shaddadi"),
        ("Deir ez-Zor", "deir al zor"),
        ("Iraq’s army", "iraq army"),
        ("the Workers' Party", "workers party"),
        ("Popular Mobilisation Forces", "popular mobilization forces"),
        ("Ministry of Defence", "ministry of defense"),
        ("Binali Yıldırım", "binali yildirim"),
        ("Médecins Sans Frontières", "medecins sans frontieres"),
        ("  two   spaces ", "two spaces"),
        ("", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Hizbullah"),
        ("al-Qaeda", "al Qaida"),
        ("Houthis", "Huthis"),
        ("Raqqa", "Raqqah"),
        ("Mayadeen", "Mayadin"),
        ("Khaled", "Khalid"),
        ("Muhammad", "Mohammad"),
        ("Abdel-Rahman", "Abdil Rahman"),
    ],
)
def test_romanizations_of_one_name_meet(one: str, other: str) -> None:
    assert romanize(one) == romanize(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Abu Bakr", "Abu Omar"), ("Mosul", "Mosil Basra"), ("Hama", "Homs"), ("Badr", "Bashar")]
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert romanize(one) != romanize(other)


def test_article_is_dropped_unless_it_is_all_there_is() -> None:
    assert drop_articles("hisham al hashimi") == "hisham hashimi"
    assert drop_articles("al") == "al"


def test_slug_keeps_the_article() -> None:
    assert slug("Hisham El-Hashimi") == "hisham-al-hashimi"


def test_nearest_offers_close_names_only() -> None:
    known = ["Syrian Democratic Forces", "Taliban", "Boko Haram"]
    assert nearest("Syrian Democratik Forces", known)[0] == "Syrian Democratic Forces"
    assert nearest("zzzzqqqq", known) == []


def test_word_set() -> None:
    assert word_set("a b\n a") == {"a", "b"}


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_for_plain_results(name: str) -> None:
    once = fold(name)
    assert fold(name) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz -'’", max_size=40))
def test_case_never_matters(name: str) -> None:
    assert fold(name.upper()) == fold(name)
    assert romanize(name.upper()) == romanize(name)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("الحشد الشعبي", "al-Hashd al-Shaabi"),
        ("جبهة النصرة", "Jabhat al-Nusra"),
        ("كتائب حزب الله", "Kata'ib Hizbullah"),
        ("جَيْش الإسلام", "Jaysh al-Islam"),
        ("فيلق الرحمن", "Faylaq ar-Rahman"),
    ],
)
def test_an_arabic_name_and_its_romanisations_have_one_skeleton(arabic, latin):
    assert skeleton(arabic) == skeleton(latin) != ""


@pytest.mark.parametrize(("one", "other"), [("أبو بكر", "أبو عمر"), ("جيش الإسلام", "أحرار الشام"), ("حماة", "حمص")])
def test_other_names_have_other_skeletons(one, other):
    assert skeleton(one) != skeleton(other)
