"""The sheets of a proof: each question and each case has its own, whatever the ids."""

from datetime import date

from bs4 import BeautifulSoup

from assessment.prints.bank import proof_html
from assessment.rules.bank import bank_of
from tests.question_bank.bank import cases
from tests.question_bank.samples import SINGLE, question


def test_a_question_and_a_case_of_one_id_each_have_their_sheet() -> None:
    case = cases()[0]
    bank = bank_of([question(SINGLE, id=case.id), case])
    html = BeautifulSoup(proof_html(bank, date(2026, 11, 26)), "lxml")
    sheets = [each.get_text() for each in html.select("main h4") if case.id in each.get_text()]
    assert sheets == [f"{case.id}, version 1"]
    assert [each.get_text() for each in html.select("main h3.case")] == [case.title]
