"""Writes the cases against which the identifiers are held: what other implementations say of the same texts.

    pip install python-codicefiscale==0.12.1 python-stdnum==2.2 schwifty==2026.10.1
    python oracle.py

The cases are chosen by a fixed seed, so that they come out the same.
"""

import random
from datetime import date, timedelta
from pathlib import Path

from codicefiscale import codicefiscale
from schwifty import IBAN
from stdnum.it import iva

HERE = Path(__file__).parent
SURNAMES = (
    "Rossi Fo Bianchi D'Alò De_Luca Àlbini Èrcoli Ùsai Niccolò Esposito Lo Re Io Au Xu Ng Yi Aiello Ferrari "
    "Dell'Acqua Müller Șerban Țurcanu Ionăscu Hoxhë Çela Kovač Đorđević Wałęsa Świątek Żak Özdemir Yılmaz Øst "
    "Nuñez Gonçalves Brânzei Šimić Þór Øyen Ålund Æbelø Jørgensen Groß Straße"
).split()
NAMES = (
    "Mario Lia Giovanni Anna_Maria Ada Ugo Eva Gianfranco Niccolò_José Bartolomeo Chiara Alessandra Luca Po Al Ia "
    "Zoë Françoise Łukasz Ștefan Mădălina Jürgen Søren Ängela Cristina Massimiliano Roberta Xi Mbaye Aïcha Žan Đuro"
).split()
PLACES = "H501 F205 L219 A562 A944 D612 L736 F839 A999 G273 C351 I726 Z404 Z129 Z100 Z330 Z210 Z112".split()
LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def write(name, header, rows):
    lines = [";".join(row) for row in rows]
    (HERE / name).write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def people(chance):
    for _ in range(400):
        surname, name = (chance.choice(names).replace("_", " ") for names in (SURNAMES, NAMES))
        born_on = date(1930, 1, 1) + timedelta(days=chance.randrange(34_000))
        sex, place = chance.choice("MF"), chance.choice(PLACES)
        code = codicefiscale.encode(surname, name, sex, born_on.strftime("%d/%m/%Y"), place)
        homocodes = codicefiscale.decode(code)["omocodes"]
        yield surname, name, born_on.isoformat(), sex, place, code, chance.choice(homocodes)


def verdict(holds):
    return "valid" if holds else "wrong"


def slip(chance, text, alphabet):
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(alphabet) + text[place + 1 :]


def tax_codes(chance, codes):
    for code in codes:
        mistaken = slip(chance, code, LETTERS_AND_DIGITS)
        other_birthday = code[:6] + slip(chance, code[6:11], "ABCDEHLMPRST0123456789") + code[11:15]
        for text in (mistaken, other_birthday + codicefiscale.encode_cin(other_birthday)):
            yield text, verdict(codicefiscale.is_valid(text))


def bodies(chance):
    for _ in range(300):
        first_ten = "".join(chance.choice("0123456789") for _ in range(10))
        whole = first_ten + iva.luhn.calc_check_digit(first_ten)
        for text in (whole, slip(chance, whole, "0123456789")):
            yield text, verdict(iva.luhn.is_valid(text))


def accounts(chance):
    for _ in range(300):
        bank, branch = (f"{chance.randrange(100_000):05}" for _ in range(2))
        account = "".join(chance.choice("0123456789ABCXYZ") for _ in range(12))
        whole = str(IBAN.generate("IT", bank_code=bank, branch_code=branch, account_code=account))
        other = slip(chance, whole[4:], LETTERS_AND_DIGITS)
        for text in (whole, whole[:4] + other, str(IBAN.from_bban("IT", other, validate_bban=False, allow_invalid=True))):
            yield text, verdict(is_account(text))


def is_account(text):
    try:
        IBAN(text, validate_bban=True)
    except ValueError:
        return False
    return True


chance = random.Random(148_2015)
persons = list(people(chance))
write("people.csv", "surname;name;born on;sex;birthplace;tax code;one of its homocodes", persons)
write("tax_codes.csv", "text;verdict", tax_codes(chance, [row[5] for row in persons]))
write("bodies.csv", "text;verdict", bodies(chance))
write("accounts.csv", "text;verdict", accounts(chance))
