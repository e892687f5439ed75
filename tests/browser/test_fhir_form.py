"""The Questionnaire in LForms, a form program that is not ours: opened, answered, saved, imported.

LForms comes from npm (``make js-check`` installs it). It runs from the disk in one page, and
whatever it would load from elsewhere fails the test.
"""

from __future__ import annotations

import datetime as dt
import json
import mimetypes
import random
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from psoas_coach.coach.import_file import prepare_import, read_file
from psoas_coach.coach.self_check_flow import drop_inapplicable, list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.guidance import History, assess
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.score import compute_score
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from psoas_coach.sharing.fhir_import import read_response
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from psoas_coach.sharing.import_errors import ImportRefusalError
from tests.support.fhir_form import fill_form, list_shown
from tests.support.random_answers import SIGNS, person
from tests.support.rules_contract import YES_NO
from tests.support.skip import missing

CONTENT = load()
FORM: dict[str, Any] = build_questionnaire(CONTENT)
QUESTIONS = {item["linkId"]: item for item in FORM["item"] if item["type"] != "display"}
SUMMED = ("thigh_frequency", "thigh_trend", "front_hip_pull", "standing_up", "side_stance")
SUM = {
    "linkId": "sum",
    "text": "Sum",
    "type": "decimal",
    "readOnly": True,
    "extension": [
        {
            "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
            "sdc-questionnaire-calculatedExpression",
            "valueExpression": {
                "language": "text/fhirpath",
                "expression": "%resource.item.where("
                + " or ".join(f"linkId = '{id_}'" for id_ in SUMMED)
                + ").answer.value.weight().sum()",
            },
        }
    ],
}
"""A field that LForms itself fills with the sum of the points that it finds at the answers."""

FILES = Path(__file__).parents[2] / "psoas_coach/ui/js/node_modules/lforms/dist/lforms"
PATIENCE = 60_000
"""Milliseconds: a busy machine is slow, not wrong."""
SITE = "http://forms.test/"
SCRIPTS = (
    *(
        f"webcomponent/{name}.js"
        for name in ("assets/lib/zone.min", "runtime", "polyfills", "main")
    ),
    "fhir/R4/lformsFHIR.min.js",
)
PAGE = '<!doctype html><html lang="en"><title>LForms</title><div id="form"></div>' + "".join(
    f'<script src="{script}"></script>' for script in SCRIPTS
)
READY = "() => globalThis.LForms?.Util?.addFormToPage && LForms.FHIR?.R4"
OPEN = """async ([questionnaire, options]) => {
  const form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4")
  form.templateOptions = { ...form.templateOptions, ...options }
  document.getElementById("form").replaceChildren()
  await LForms.Util.addFormToPage(form, "form")
}"""
SHOWN = """() => [...document.querySelectorAll("#form lhc-item")]
  .map((item) => item.id.replace(/^item-|\\/1$/g, ""))"""
SAVED = """() => LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4")"""
REOPENED = """([questionnaire, response]) => {
  const form = LForms.Util.convertFHIRQuestionnaireToLForms(questionnaire, "R4")
  const merged = LForms.Util.mergeFHIRDataIntoLForms(response, form, "R4")
  const data = new LForms.LFormsData(merged)
  return LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", data)
}"""

ALL_QUESTIONS: dict[str, Any] = {
    **SIGNS,
    **dict.fromkeys(YES_NO, "yes"),
    "red_today": ["weight_loss", "back_lump_or_shape"],
    "seen_for": ["weight_loss"],
    "see_someone": ["very_low_mood"],
    "precautions": ["knee", "neck"],
    "sitting_hours": 9.5,
    "sitting_bout_minutes": 90,
    "pain_average": 3,
    "pain_worst": 5,
    "pain_days": 4,
    "thigh_trend": "worse",
    "thigh_areas": ["outer", "front"],
    "thigh_feelings": [],
    "front_hip_pull": "usually",
    "standing_up": "few_seconds",
    "side_stance": "slight",
    "main_activity": "Lift my grandson, “high” up",
    "limits": 3,
    "hips_forward_in_photo": "not_sure",
    "stress": 6,
    "holding": ["breath", "jaw"],
    "thomas_left": -7.5,
    "thomas_right": 12,
}
"""Somebody who is asked every question, and answers it."""


def accept(answers: Mapping[str, object]) -> dict[str, Any]:
    accepted, faults = check_answers(answers, CONTENT)
    assert not faults
    return dict(accepted)


def draw_answers(seed: int) -> dict[str, Any]:
    return accept(person(random.Random(seed)))


def serve(route: Route) -> None:
    """Give LForms its own files, from the disk, and nothing else."""
    name = route.request.url.removeprefix(SITE).partition("?")[0]
    kind = mimetypes.guess_type(name)[0] or "text/plain"
    if not name:
        route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")
    elif (FILES / name).is_file():
        route.fulfill(body=(FILES / name).read_bytes(), content_type=f"{kind}; charset=utf-8")
    else:
        route.fulfill(status=404)


@pytest.fixture(scope="module")
def lforms(browser: Browser) -> Iterator[Page]:
    """A page with LForms and no form; all tests share it, because loading it is what takes long."""
    if not FILES.is_dir():
        missing("no npm packages here (make js-check): the Questionnaire was NOT tried in LForms")
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    strangers: list[str] = []
    errors: list[str] = []

    def refuse(route: Route) -> None:
        strangers.append(route.request.url)
        route.abort()

    page.route("**/*", refuse)
    page.route(f"{SITE}**", serve)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(SITE)
    page.wait_for_function(READY)
    yield page
    page.close()
    assert strangers == []
    assert errors == []


def open_form(page: Page, **options: object) -> None:
    form = deepcopy(FORM)
    form["item"].append(SUM)
    page.evaluate(OPEN, [form, options])
    page.locator("[id='item-sum/1']").wait_for()


def click_answers(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer as a person does, from the top down; a question that is not asked has no field."""
    for id_, item in QUESTIONS.items():
        if id_ not in answers or not page.locator(f"[id='item-{id_}/1']").count():
            continue
        answer = answers[id_]
        if item["type"] == "choice":
            codes = (answer or ["none_of_these"]) if item.get("repeats") else [answer]
            for code in codes:
                click_answer(page, item, code)
        elif answer != "":
            page.locator(f"[id='{id_}/1']").fill(str(answer))
            page.locator(f"[id='{id_}/1']").blur()


def click_answer(page: Page, item: Mapping[str, Any], code: str) -> None:
    codings = [option["valueCoding"] for option in item["answerOption"]]
    (system,) = {coding["system"] for coding in codings}
    page.locator(f"[id='{item['linkId']}/1|{system}|{code}']").click()


def wait_for_shown(page: Page, ids: list[str]) -> None:
    """Wait until exactly these items are in sight, in this order."""
    page.wait_for_function(f"ids => JSON.stringify(({SHOWN})()) === JSON.stringify(ids)", arg=ids)


def add_points(answers: Mapping[str, Any]) -> int:
    """Return what our score takes from the questions whose answers have points."""
    receipt = compute_score(answers, CONTENT).receipt
    return sum(line.points or 0 for line in receipt if line.question in SUMMED)


def compare(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers without what a form may do otherwise: the order of ticks, an empty text."""
    return {
        id_: frozenset(answer) if isinstance(answer, tuple) else answer
        for id_, answer in answers.items()
        if answer != ""
    }


def list_in_sight(answers: Mapping[str, Any]) -> list[str]:
    """Return the questions that the app asks somebody with these answers."""
    return [ask for step in list_steps(CONTENT) for ask in list_asked(step, answers, CONTENT)]


def save(page: Page) -> dict[str, Any]:
    """Return the response that LForms saves, without the sum."""
    response: dict[str, Any] = page.evaluate(SAVED)
    response["item"] = [item for item in response["item"] if item["linkId"] != "sum"]
    return response


def wait_for_answers(page: Page, answers: Mapping[str, Any]) -> None:
    """Wait until LForms shows what these answers open, and has the sum of their points."""
    wait_for_shown(page, [*list_shown(FORM, fill_form(FORM, answers)), "sum"])
    expect(page.locator("[id='sum/1']")).to_have_value(str(add_points(answers)), timeout=PATIENCE)


def test_every_question_is_clicked_and_the_saved_response_is_imported(
    lforms: Page, tmp_path: Path
) -> None:
    open_form(lforms)
    answers = accept(ALL_QUESTIONS)
    click_answers(lforms, answers)
    wait_for_answers(lforms, answers)
    response = save(lforms)
    assert add_points(answers) > 0
    assert [item["linkId"] for item in response["item"]] == list(QUESTIONS)
    engine = open_engine(f"sqlite:///{tmp_path / 'journal.sqlite3'}")
    journal = Journal(engine, "somebody")
    now = make_moment(dt.datetime.fromisoformat(response["authored"]), "Pacific/Auckland")
    held = read_file(json.dumps(response).encode(), CONTENT)
    journal.transfer.merge(prepare_import(held, journal, now, CONTENT))
    check = journal.self_checks.find_latest()
    engine.dispose()
    assert check is not None
    assert check.at == now
    expected = msgspec.to_builtins(assess(answers, History(now.local_date, ())))
    assert msgspec.json.encode(check.result) == msgspec.json.encode(expected)


@pytest.mark.parametrize("seed", [2, 5, 11])
def test_the_branches_and_the_sum_are_those_of_the_app(lforms: Page, seed: int) -> None:
    raw = draw_answers(seed)
    answers = drop_inapplicable(raw, CONTENT)
    open_form(lforms)
    click_answers(lforms, raw)
    wait_for_answers(lforms, raw)
    assert [id_ for id_ in lforms.evaluate(SHOWN) if id_ in QUESTIONS] == list_in_sight(answers)
    imported = read_response(save(lforms), CONTENT).answers
    assert compare(imported) == compare(answers)
    assert assess(imported) == assess(answers)


def test_answers_of_many_people_survive_lforms(lforms: Page) -> None:
    for seed in range(25):
        raw = draw_answers(seed)
        response = lforms.evaluate(REOPENED, [FORM, fill_form(FORM, raw)])
        answers = drop_inapplicable(raw, CONTENT)
        imported = read_response(response, CONTENT).answers
        assert compare(imported) == compare(answers), seed
        assert assess(imported) == assess(answers), seed


def test_a_sign_beside_none_of_these_shows_what_to_do_and_is_not_taken_in(lforms: Page) -> None:
    """LForms does not know that one answer rules the others out, so both can be ticked."""
    open_form(lforms)
    for code in ("chest_pain", "none_of_these"):
        click_answer(lforms, QUESTIONS["red_now"], code)
    lforms.wait_for_function(f"() => ({SAVED})().item?.[0].answer.length === 2")
    assert "red_now.emergency" in lforms.evaluate(SHOWN)
    with pytest.raises(ImportRefusalError) as refused:
        read_response(save(lforms), CONTENT)
    assert "“None of these” is ticked and something else too" in refused.value.explain(
        CONTENT.words
    )


def test_points_are_shown_beside_answers_only_if_the_form_program_wants_them(lforms: Page) -> None:
    item = QUESTIONS["standing_up"]
    codings = [option["valueCoding"] for option in item["answerOption"]]
    answers = lforms.locator("[id='item-standing_up/1'] .lhc-answer")
    open_form(lforms)
    with_points = zip(codings, (0, 2, 4), strict=True)
    shown = [f"{coding['display']} - {points}" for coding, points in with_points]
    expect(answers).to_have_text(shown, timeout=PATIENCE)
    open_form(lforms, displayScoreWithAnswerText=False)
    expect(answers).to_have_text([coding["display"] for coding in codings], timeout=PATIENCE)
