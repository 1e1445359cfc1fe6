# The two commands a newcomer needs are `make app` and `make test`; README.md shows the plain commands for Windows.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = .venv/bin

.PHONY: venv app example test test-postgres quick lint format bench icons

venv: .venv/app.stamp

.venv/app.stamp: requirements.txt constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	touch $@

.venv/dev.stamp: .venv/app.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	touch $@

app: .venv/app.stamp
	$(BIN)/python -m streamlit run app.py

# Fills the dashboard's database with the fictitious example of Malburgen; make example DATABASE=file.sqlite: that one.
example: .venv/app.stamp
	$(BIN)/python -m wijk example $(if $(DATABASE),--database "$(DATABASE)")

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile

# The store and the pages on PostgreSQL, which is started for this and taken away again.
test-postgres: .venv/dev.stamp
	tests/with_postgres.sh $(BIN)/python -m pytest -n auto --dist loadfile tests/store tests/pages --ignore tests/store/spreadsheets

# Without a browser and without what takes long: for while one works.
quick: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not browser and not slow"

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev.stamp
	$(BIN)/python -m bench

# After another version of Streamlit: the icons that it can show, of its typeface of 4,000.
icons: .venv/dev.stamp
	$(BIN)/python -m tests.browser.icons
