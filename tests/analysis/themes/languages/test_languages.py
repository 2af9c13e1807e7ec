"""A remark in another language is marked; English, misspelt or short, and emoji are not."""

import pytest

from analysis.themes.languages.languages import language_of

SAID = [
    ("en", "I like living here and the staff are kind"),
    ("en", "Food"),
    ("en", "my frend iz alwys meen to mi"),
    ("ur", "مجھے اپنا گھر بہت پسند ہے"),
    ("pa", "ਮੈਨੂੰ ਮੇਰਾ ਘਰ ਪਸੰਦ ਹੈ"),
    ("pa-Arab", "مینوں اپنا گھر چنگا لگدا اے تے میں خوش آں"),
    ("pl", "Lubię moją szkołę, ale nie mam kolegów"),
    ("pl", "Lubie moja szkole ale nie mam kolegow"),
    ("sk", "Mám rád svoju školu, ľudia sú tu veľmi milí"),
    ("cs", "Mám ráda svoji školu, lidé jsou tu moc milí"),
    ("bn", "আমি আমার স্কুল ভালোবাসি"),
    ("ar", "أنا أحب المدرسة لكن البيت ليس جيدا"),
    ("ro", "Îmi place școala mea dar nu am prieteni"),
    ("ro", "imi place la scoala dar nu am prieteni"),
    ("ur-Latn", "mujhe mera ghar acha lagta hai"),
    ("ru", "Мне нравится школа"),
    ("uk", "Мені подобається школа"),
    ("fa", "من خانه‌ام را دوست دارم"),
    ("ps", "زه خپل کور خوښوم"),
    ("ckb", "ماڵەکەمم خۆش دەوێت"),
    ("so", "Waan jeclahay gurigayga"),
    ("ti", "ገዛይ ብጣዕሚ እፈትዎ"),
    ("am", "ቤቴን በጣም እወዳለሁ"),
    ("vi", "Em rất thích nhà của em"),
    ("sq", "Më pëlqen shtëpia ime"),
    ("pl", "nie wiem"),
    ("pl", "dobrze"),
    ("ur-Latn", "theek hai"),
    ("zh", "我喜欢学校"),
    ("und", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"),
    ("und", "Ég þekki það ekki"),
    ("zxx", "😀👍"),
    ("zxx", ""),
]


@pytest.mark.parametrize(("code", "text"), SAID)
def test_each_language_is_known(code: str, text: str) -> None:
    assert language_of(text).code == code


@pytest.mark.parametrize(("code", "text"), SAID)
def test_only_english_and_emoji_are_for_english_rules(code: str, text: str) -> None:
    assert language_of(text).for_english_rules == (code in ("en", "zxx"))


def test_a_remark_in_two_scripts_is_never_only_english() -> None:
    found = language_of("I like it here very much. مجھے اپنا گھر بہت پسند ہے")
    assert found.mixed
    assert not found.for_english_rules


@pytest.mark.parametrize("text", ["x" * 50_000, "گھر " * 20_000, "\x00", "\ud800", "ﷺ", "1234"])
def test_any_text_gets_an_answer(text: str) -> None:
    assert 0 <= language_of(text).certainty <= 1


def test_the_same_text_is_the_same_language_every_time() -> None:
    assert len({language_of(text) for _ in range(20) for _, text in SAID[:1]}) == 1
