# Each target is one command that can be typed by hand as well; PYTHON is the environment's own.
PYTHON ?= .venv/bin/python
JS = psoas_coach/ui/js

.PHONY: install run dev check format lint types imports js js-check test test-fast test-hours coverage browser mutations demo gallery icons baselines readings pictures lock

install:             ## create the environment with all tools
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet -r requirements-dev.txt

run:                 ## the app, on this machine only
	$(PYTHON) -m streamlit run app.py

dev:                 ## the app for developers: restarts when a file changes, and shows errors
	$(PYTHON) -m streamlit run app.py --server.fileWatcherType auto --server.runOnSave true --client.showErrorDetails full

check: lint types imports js-check test   ## everything to run before a commit

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy

imports:
	.venv/bin/lint-imports

js: $(JS)/node_modules/.package-lock.json   ## format the browser scripts and rebuild the bundles
	npm --prefix $(JS) run --silent format
	npm --prefix $(JS) run --silent build

js-check: $(JS)/node_modules/.package-lock.json   ## lint, type-check and test the browser scripts; check that the bundles are up to date
	npm --prefix $(JS) run --silent check

$(JS)/node_modules/.package-lock.json: $(JS)/package-lock.json
	npm --prefix $(JS) ci --ignore-scripts --no-audit --no-fund
	touch $@

test:                ## all tests, with browser and PostgreSQL if they are installed
	$(PYTHON) -m pytest -n auto

test-fast:           ## tests without browser, server or other process, with samples of whole spaces
	PSOAS_COACH_FAST=1 $(PYTHON) -m pytest -n auto -m "not browser and not server and not postgresql and not whole"

test-hours:          ## the tests of dates, at awkward hours and in three time zones
	$(PYTHON) -m tests.support.awkward_hours

coverage:            ## coverage of the pure packages by their fast tests, which must not fall
	PSOAS_COACH_FAST=1 $(PYTHON) -m coverage run -m pytest -q -m "not browser and not server and not postgresql and not whole" tests/content tests/guidance tests/golden tests/body --deselect tests/guidance/test_speed.py
	$(PYTHON) -m coverage report

browser:
	$(PYTHON) -m pytest -m browser

mutations:           ## seeded faults in rules and words, each of which must be caught
	$(PYTHON) -m tests.guidance.mutations

demo:                ## ten years of demo data in a journal of their own
	PSOAS_COACH_DATABASE_URL=sqlite:///demo.sqlite3 $(PYTHON) -m psoas_coach demo --years 10 --seed 1

gallery:             ## every component in its states, in both themes, to look at while you change one
	$(PYTHON) -m tests.gallery

icons:               ## rebuild the small icon font for phones from Streamlit's own
	$(PYTHON) -m tests.support.icon_font

baselines:           ## take the reference pictures of the tests again; look at the changes
	$(PYTHON) -m tests.gallery --write

readings:            ## record again what a screen reader says in the self-check and the player; read the diff
	$(PYTHON) -m tests.screen_reader

pictures:            ## take the pictures of the README again
	$(PYTHON) -m tests.gallery.readme

lock:                ## write new pins within the limits of pyproject.toml
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml -o requirements.txt
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml --extra hosted -c requirements.txt -o requirements-hosted.txt
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml --group dev -c requirements-hosted.txt -o requirements-dev.txt
