# The two commands a newcomer needs are `make app` and `make test`; README.md shows the plain commands for Windows.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN = .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

# One file at a time per process, the longest first.
PYTEST = $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

LIBRE_OFFICE = { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer \
	libreoffice-calc libreoffice-impress poppler-utils fonts-liberation; }

# What was compiled once needn't be again, by the tests and by the programs that they start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: venv quick-install compiled app example test test-postgres test-login test-replicas drills browser-ten papers-check random quick retyped lint format bench live-check icons

venv: .venv/app.stamp

.venv/app.stamp: requirements.txt constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt -c constraints.txt
	touch $@

.venv/dev.stamp: .venv/app.stamp requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt -c constraints.txt
	touch $@

# The same packages in seconds, by uv: for the continuous integration, which begins with nothing.
quick-install: .venv/uv.stamp
	$(MAKE) .venv/dev.stamp INSTALL="$(BIN)/uv --system-certs --quiet pip install --python $(BIN)/python"

.venv/uv.stamp:
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) uv==0.13.9
	touch $@

# What the tests import, compiled once.
compiled: .venv/dev.stamp
	$(BIN)/python -m pytest --collect-only -p no:xdist >/dev/null
	$(BIN)/python -m compileall -q wijk pages

app: .venv/app.stamp
	$(BIN)/python -m streamlit run app.py

# Fills the dashboard's database with the fictitious example of Malburgen; make example DATABASE=file.sqlite: that one.
example: .venv/app.stamp
	$(BIN)/python -m wijk example $(if $(DATABASE),--database "$(DATABASE)")

test: .venv/dev.stamp
	$(PYTEST)

# The whole store suite and the page flow (docs/testing.md), on PostgreSQL, which is started for this and taken away again.
test-postgres: .venv/dev.stamp
	tests/with_postgres.sh $(PYTEST) -m database tests/store tests/pages

# The login with a real provider of accounts, which is started for this; each role walks through a real browser.
test-login: .venv/dev.stamp
	tests/with_provider.sh $(BIN)/python -m pytest tests/login

# Two processes on one PostgreSQL behind nginx with the configuration of deploy/: used, and one killed while people look.
test-replicas: .venv/dev.stamp
	tests/with_nginx.sh tests/with_provider.sh $(BIN)/python -m tests.replicas

# Programs and servers killed, connections cut, PostgreSQL restarted and disks filled while people write, on both databases.
drills: .venv/dev.stamp
	$(BIN)/python -m tests.drills
	WIJK_TEST_POSTGRES_SETTINGS= tests/with_postgres.sh $(BIN)/python -m tests.drills

# All papers of three places, opened by LibreOffice, as pictures in papers-check/ to look at: before a release.
papers-check: .venv/dev.stamp
	command -v soffice >/dev/null && command -v pdftoppm >/dev/null || $(LIBRE_OFFICE)
	$(BIN)/python -m tests.papers_check papers-check

# The browser tests ten times in a row; ends at the first that fails.
browser-ten: .venv/dev.stamp
	for turn in 1 2 3 4 5 6 7 8 9 10; do echo "turn $$turn of 10"; $(PYTEST) -x tests/browser || exit 1; done

# What hypothesis tries, with other examples than the fixed ones; it prints how to try one that failed again.
random: .venv/dev.stamp
	WIJK_EXAMPLES=random $(PYTEST) -m hypothesis

# Without a browser and without what takes long: for while one works.
quick: .venv/dev.stamp
	$(PYTEST) --ignore tests/browser -m "not slow"

# The quick tests in a copy with a method that a municipality retyped: a seventh phase, a ninth group, other names.
retyped: .venv/dev.stamp
	$(BIN)/python -m tests.retyped -n auto --dist loadfile --ignore tests/browser -m "not slow and not published_method"

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

# Needs internet: what the sources have now, and whether their columns are as expected. It fetches no figures.
live-check: .venv/app.stamp
	$(BIN)/python -m wijk.opendata update --dry-run
