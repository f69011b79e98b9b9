"""The lists that people in many countries write, line by line as typed, and what each line must be understood as.

Each line stands beside the classes it must bring; None where it is honestly not known.
"""

import pytest

from sciatica_guide.assessment.assess import assess
from sciatica_guide.medicines.recognise import recognise

PEOPLE = {
    "a retired teacher in Leeds": {
        "Apixaban 5mg bd": {"doac"},
        "bisoprolol 2.5 mg": {"not-bleeding"},
        "ramipril 5 mg at night": {"ace-arb"},
        "atorvastatin 80": {"not-bleeding"},
        "co-codamol 30/500 prn": {"painkiller-other"},
        "Adcal D3": {"not-bleeding"},
        "the brown inhaler": {"steroid-local"},
    },
    "a builder in Ohio": {
        "Tylenol 500 mg": {"painkiller-other"},
        "Advil liqui-gels": {"nsaid"},
        "lisinopril/HCTZ 20/12.5": {"ace-arb", "diuretic"},
        "baby aspirin": {"antiplatelet-aspirin"},
        "metFORMIN HCl 1000 MG": {"diabetes-possible"},
        "fish oil": {"supplement-disputed"},
        "Goody's Powder": {"antiplatelet-aspirin"},
    },
    "a grandmother in Munich": {
        "Marcumar": {"vka"},
        "ASS 100": {"antiplatelet-aspirin"},
        "Blutdrucktabletten": {"not-bleeding"},
        "Novalgin Tropfen": {"metamizole"},
        "L-Thyroxin 75": {"not-bleeding"},
        "Voltaren Salbe": {"nsaid-local"},
    },
    "a man in Lyon": {
        "Kardégic 75 mg": {"antiplatelet-aspirin"},
        "Previscan": {"vka"},
        "doliprane 1000": {"painkiller-other"},
        "acide alendronique 70 mg": {"bone"},
        "un comprimé pour la tension": {"not-bleeding"},
        "Cortancyl 20 mg": {"steroid-systemic"},
    },
    "a woman in Sevilla": {
        "Sintrom": {"vka"},
        "Adiro 100": {"antiplatelet-aspirin"},
        "omeprazol 20": {"not-bleeding"},
        "la pastilla de la tensión": {"not-bleeding"},
        "metamizol si me duele": {"metamizole"},
        "enalapril 10 mg": {"ace-arb"},
    },
    "a nonna in Napoli": {
        "Cardioaspirina": {"antiplatelet-aspirin"},
        "Coumadin 5 mg": {"vka"},
        "per la pressione": {"not-bleeding"},
        "pantoprazolo": {"not-bleeding"},
        "metformina 500": {"diabetes-possible"},
        "cortisone": {"steroid-systemic"},
    },
    "a driver in São Paulo": {
        "AAS infantil": {"antiplatelet-aspirin"},
        "losartana": {"ace-arb"},
        "dipirona 1g": {"metamizole"},
        "metformina": {"diabetes-possible"},
        "clopidogrel 75": {"antiplatelet-p2y12"},
        "remédio de pressão": {"not-bleeding"},
    },
    "a nurse in Utrecht": {
        "acenocoumarol": {"vka"},
        "bloedverdunner": {"unspecified-blood-thinner"},
        "naproxen 500": {"nsaid"},
        "maagbeschermer": {"not-bleeding"},
        "foliumzuur": None,
        "methotrexaat 15 mg per week": {"methotrexate"},
    },
    "a pensioner in Kraków": {
        "Acenokumarol": {"vka"},
        "Polocard": None,
        "na ciśnienie": {"not-bleeding"},
        "ketoprofen 100": {"nsaid"},
        "metformina": {"diabetes-possible"},
        "lek przeciwzakrzepowy": {"unspecified-blood-thinner"},
    },
    "a shopkeeper in İzmir": {
        "KLOPİDOGREL 75 mg": {"antiplatelet-p2y12"},
        "warfarın": {"vka"},
        "tansiyon ilacı": {"not-bleeding"},
        "kan sulandırıcı": {"unspecified-blood-thinner"},
        "ağrı kesici": {"nsaid"},
        "levotiroksin": {"not-bleeding"},
    },
    "an engineer in Kazan": {
        "Ксарелто 20 мг": {"doac"},
        "аспирин": {"antiplatelet-aspirin"},
        "таблетки от давления": {"not-bleeding"},
        "диклофенак уколы": {"nsaid"},
        "бисопролол": {"not-bleeding"},
        "преднизолон": {"steroid-systemic"},
    },
    "a mother in Cairo": {
        "أسبرين": {"antiplatelet-aspirin"},
        "وارفارين ٥ مجم": {"vka"},
        "دواء الضغط": {"not-bleeding"},
        "جلوكوفاج": {"diabetes-possible"},
        "بروفين": {"nsaid"},
        "مميع للدم": {"unspecified-blood-thinner"},
    },
    "a teacher in Shiraz": {
        "وارفارین": {"vka"},
        "آسپرین": {"antiplatelet-aspirin"},
        "متفورمین ۵۰۰": {"diabetes-possible"},
        "قرص فشار": {"not-bleeding"},
        "ژل دیکلوفناک": {"nsaid-local"},
        "پردنیزولون": {"steroid-systemic"},
    },
    "a farmer in Uttar Pradesh": {
        "Ecosprin 75": {"antiplatelet-aspirin"},
        "Clopilet A 75": {"antiplatelet-p2y12", "antiplatelet-aspirin"},
        "एस्पिरिन": {"antiplatelet-aspirin"},
        "खून पतला करने की दवा": {"unspecified-blood-thinner"},
        "शुगर की दवा": {"diabetes-tablet"},
        "Dolo 650": {"painkiller-other"},
        "Combiflam": {"nsaid"},
    },
    "a tailor in Dhaka": {
        "Ecosprin 75 mg": {"antiplatelet-aspirin"},
        "Napa": None,
        "Naprosyn": {"nsaid"},
        "insulin": {"diabetes-insulin"},
        "gas tablet": None,
    },
    "a widow in Chengdu": {
        "阿司匹林肠溶片100mg": {"antiplatelet-aspirin"},
        "华法林": {"vka"},
        "每天早上吃降压药": {"not-bleeding"},
        "二甲双胍缓释片": {"diabetes-possible"},
        "三七粉": {"supplement-listed"},
        "丹参片": {"supplement-listed"},
        "布洛芬": {"nsaid"},
    },
    "a clerk in Taipei": {
        "華法林": {"vka"},
        "保栓通": {"antiplatelet-p2y12"},
        "血壓藥": {"not-bleeding"},
        "銀杏": {"supplement-high"},
        "當歸": {"supplement-listed"},
        "普拿疼": {"painkiller-other"},
    },
    "a fisherman in Kochi, Japan": {
        "ワーファリン錠1mg": {"vka"},
        "バイアスピリン100": {"antiplatelet-aspirin"},
        "血圧の薬": {"not-bleeding"},
        "ロキソニンテープ": {"nsaid"},
        "ロキソニン錠60mg 1日3回": {"nsaid"},
        "サラサラの薬": {"unspecified-blood-thinner"},
    },
    "a baker in Busan": {
        "와파린": {"vka"},
        "아스피린 프로텍트": {"antiplatelet-aspirin"},
        "혈압약": {"not-bleeding"},
        "당뇨약": {"diabetes-tablet"},
        "오메가3": {"supplement-disputed"},
        "타이레놀": {"painkiller-other"},
    },
    "somebody who photographed the packets": {
        "WARFAR1N 3MG": {"vka"},
        "ELIQU15 5 MG TABLETS": {"doac"},
        "0MEPRAZOLE 20MG": {"not-bleeding"},
        "IBUPR0FEN": {"nsaid"},
        "(01)03400935955838(17)230101(10)ABC123": None,
        "https://example.org/p?x=1&y=QR": None,
    },
}
LINES = [(who, line, wanted) for who, lines in PEOPLE.items() for line, wanted in lines.items()]


@pytest.mark.parametrize(("who", "line", "wanted"), LINES, ids=[f"{who}: {line}" for who, line, _ in LINES])
def test_a_line_as_people_write_it_is_understood(who, line, wanted):
    """What each of twenty people typed is taken for what it is, or honestly not known and never called harmless."""
    found = recognise([line])
    told = {class_ for one in found for class_ in one.classes}
    if wanted is None:
        assert assess({"medicines": [line]}).acupuncture.code == "ask_first", (who, found)
    else:
        assert told == wanted, (who, found)


def test_a_table_out_of_a_patient_portal_holds_its_medicines():
    """Rows of cells, with headings, days and states between: each medicine once, and no day for a medicine."""
    pasted = (
        "Medication\tDose\tFrequency\tStatus\nWarfarin 3 mg tablet\t1 tablet\tonce daily\tActive\n"
        "Ramipril 5 mg capsule\t1 capsule\tat night\tActive\nDaily\nActive"
    )
    found = assess({"medicines": pasted}).answers.medicines
    assert [one.classes for one in found] == [("vka",), ("ace-arb",)]


@pytest.mark.parametrize(
    "nothing", ["no", "nothing", "nil", "n/a", "None.", "no medicines", "not taking any", "keine", "aucun"]
)
def test_every_usual_way_of_saying_none_is_none(nothing):
    """It is no medicine, in any of the ways that people say it, in a file, behind a flag and in the interview alike."""
    assert assess({"medicines": [nothing]}).answers.given["medicines"] == ("none",)
    assert assess({"medicines": nothing.upper()}).answers.given["medicines"] == ("none",)
    assert assess({"medicines": [nothing, "warfarin"]}).answers.given["medicines"] == ("warfarin",)


@pytest.mark.parametrize(
    "nothing",
    ["ninguno", "nessuno", "nenhum", "geen", "brak", "yok", "нет", "لا شيء", "هیچ", "नहीं", "なし", "无", "無", "없음"],
)
def test_none_is_none_in_every_language(nothing):
    """In the languages and scripts of our regions too."""
    assert assess({"medicines": [nothing]}).answers.given["medicines"] == ("none",)
