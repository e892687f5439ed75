# Each target is one command that can be typed by hand as well; PYTHON is the environment's own.
PYTHON ?= .venv/bin/python
JS = psoas_coach/ui/js

.PHONY: install run dev check format lint types imports js js-check test test-fast test-hours coverage browser mutations demo gallery icons baselines readings pictures lock

install:             ## everything that developers need
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet -r requirements-dev.txt

run:                 ## the app, on this machine only
	$(PYTHON) -m streamlit run app.py

dev:                 ## the app for whoever changes it: runs anew when a file changes, and shows errors
	$(PYTHON) -m streamlit run app.py --server.fileWatcherType auto --server.runOnSave true --client.showErrorDetails full

check: lint types imports js-check test   ## the whole loop before a commit

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

js: $(JS)/node_modules/.package-lock.json   ## the scripts of the browser: in order, and bundled anew
	npm --prefix $(JS) run --silent format
	npm --prefix $(JS) run --silent build

js-check: $(JS)/node_modules/.package-lock.json   ## the same scripts: lint, types, tests, and bundles that are current
	npm --prefix $(JS) run --silent check

$(JS)/node_modules/.package-lock.json: $(JS)/package-lock.json
	npm --prefix $(JS) ci --ignore-scripts --no-audit --no-fund
	touch $@

test:                ## everything, browser and PostgreSQL included where they are installed
	$(PYTHON) -m pytest -n auto

test-fast:           ## all that needs no browser, no server and no process of its own, and samples of whole spaces
	PSOAS_COACH_FAST=1 $(PYTHON) -m pytest -n auto -m "not browser and not server and not postgresql and not whole"

test-hours:          ## what deals with days, at awkward hours and in three zones
	$(PYTHON) -m tests.support.awkward_hours

coverage:            ## lines and branches of the pure floors that their fast tests reach; it may not fall
	PSOAS_COACH_FAST=1 $(PYTHON) -m coverage run -m pytest -q -m "not browser and not server and not postgresql and not whole" tests/content tests/guidance tests/golden tests/body --deselect tests/guidance/test_speed.py
	$(PYTHON) -m coverage report

browser:
	$(PYTHON) -m pytest -m browser

mutations:           ## seeded faults in rules and words: each must be caught
	$(PYTHON) -m tests.guidance.mutations

demo:                ## ten made-up years in a journal of their own
	PSOAS_COACH_DATABASE_URL=sqlite:///demo.sqlite3 $(PYTHON) -m psoas_coach demo --years 10 --seed 1

gallery:             ## every component in its states, in both themes, for who changes them
	$(PYTHON) -m tests.gallery

icons:               ## the small icon font that phones load, made anew from Streamlit's own
	$(PYTHON) -m tests.support.icon_font

baselines:           ## their pictures that the tests compare with, taken anew; look at what changed
	$(PYTHON) -m tests.gallery --write

readings:            ## what a screen reader says of the self-check and the player, written down anew; read what changed
	$(PYTHON) -m tests.screen_reader

pictures:            ## the pictures of the README, taken anew
	$(PYTHON) -m tests.gallery.readme

lock:                ## new pins within the limits of pyproject.toml
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml -o requirements.txt
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml --extra hosted -c requirements.txt -o requirements-hosted.txt
	$(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --upgrade pyproject.toml --group dev -c requirements-hosted.txt -o requirements-dev.txt
