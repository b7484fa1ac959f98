# Every command of the project; `make help` lists them. Results go to stdout, all else to stderr.
UV_VERSION := 0.13.9
UV ?= .tools/bin/uv
PY := .venv/bin/python
WANT := $(shell cat .python-version)
HOME ?= $(shell python3 -c 'import os.path; print(os.path.expanduser("~"))')
# Python itself: one that pyenv holds if any, else what uv finds or downloads
PYTHON ?= $(or $(lastword $(wildcard $(HOME)/.pyenv/versions/$(WANT).*/bin/python$(WANT))),$(WANT))
export HOME
export UV_SYSTEM_CERTS ?= 1

ENVIRONMENT := .venv/.synced
STATIC := var/static/.collected
LOCK := $(UV) pip compile pyproject.toml --universal --python-version $(WANT) --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet

.SILENT:
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo setup test check fix serve bench bench-reliability lock

help: ## list these commands
	sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 20

demo: export DEMO = 1
demo: export HTTPS = 0
demo: export DEBUG = 0
demo: $(STATIC) ## the running site with sample data, on 127.0.0.1:$PORT (8000); Ctrl-C ends it
	exec $(PY) -m kfor_site.supervise --demo

setup: $(ENVIRONMENT) ## only the environment: Python, .venv, all packages

# The browser waits more than it works, so PostgreSQL's turn comes beside it.
test: $(ENVIRONMENT) ## everything the project tests, on SQLite and on PostgreSQL
	$(PY) -m pytest -n 2 -m "not browser"
	seen="$$(mktemp)"; $(PY) -m pytest -m browser >"$$seen" 2>&1 & browser=$$!; failed=0; \
	$(PY) tests/postgres.py $(PY) -m pytest -n 1 -m "not browser" --database-only || failed=1; \
	wait $$browser || failed=1; cat "$$seen"; rm -f "$$seen"; exit $$failed

check: $(ENVIRONMENT) ## format, lint, types, import contracts, migrations and the fast tests; under a minute
	.venv/bin/ruff format --check --quiet --output-format concise >&2
	.venv/bin/ruff check --quiet --output-format concise >&2
	git ls-files -z 'templates/*.html' '*/templates/*.html' | xargs -0 -r .venv/bin/djade --check --target-version 6.1 >&2
	.venv/bin/mypy >&2
	.venv/bin/lint-imports >&2
	.venv/bin/bandit --quiet --recursive --configfile pyproject.toml content kfor_site people quiz >&2
	$(PY) manage.py makemigrations --check --dry-run >&2
	$(PY) -m pytest -n 2 -m "not browser and not slow" --hypothesis-profile fast --nomigrations

fix: $(ENVIRONMENT) ## format, and repair what can be repaired without thought
	.venv/bin/ruff check --fix-only --quiet
	.venv/bin/ruff format --quiet
	git ls-files -z 'templates/*.html' '*/templates/*.html' | xargs -0 -r .venv/bin/djade --target-version 6.1 >&2

serve: $(STATIC) ## the production server on $PORT, all settings from the environment; migrate first
	exec $(PY) -m kfor_site.supervise

bench: $(ENVIRONMENT) ## the figures, as JSON lines
	$(PY) -m bench.run

bench-reliability: $(ENVIRONMENT) ## kills, cuts and races on real servers, up to 90 minutes; carries on where it was ended
	$(PY) -m bench.reliability.run

lock: | $(filter .tools/bin/uv,$(UV)) ## write requirements/ anew; UPGRADE=--upgrade takes newer versions
	$(LOCK) $(UPGRADE) -o requirements/base.txt >&2
	$(LOCK) $(UPGRADE) --group dev -o requirements/dev.txt >&2

# cd /: a pyenv shim would obey .python-version here
.tools/bin/uv:
	cd / && python3 -m venv "$(CURDIR)/.tools" >&2
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "uv==$(UV_VERSION)" >&2

$(ENVIRONMENT): requirements/dev.txt .python-version | $(filter .tools/bin/uv,$(UV))
	$(UV) venv --quiet --allow-existing --python "$(PYTHON)" .venv >&2
	$(UV) pip sync --quiet --require-hashes --python $(PY) requirements/dev.txt >&2
	touch $@

$(STATIC): $(ENVIRONMENT) $(shell find static -type f 2>/dev/null)
	$(PY) manage.py collectstatic --no-input --verbosity 0 >&2
	touch $@
