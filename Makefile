# OpenNRM: `make` lists what can be made. Beforehand only Python 3.11 or newer (with venv) and make are needed.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
NRM := $(BIN)/nrm
MO := opennrm/ui/locale/en/LC_MESSAGES/django.mo
STATIC := $(shell find opennrm -path '*/static/*' -type f 2>/dev/null | sed 's/ /\\ /g')
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-strip-extras
CHECKS := check-format check-lint check-types check-layers check-templates check-packages check-migrations \
	check-diagrams check-messages
.SHELLFLAGS := -eu -c
.DELETE_ON_ERROR:
.PHONY: help run serve demo test browser check $(CHECKS) fix bench bench-large pictures diagrams messages lock stop

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: export NRM_DEMO = 1
run: .venv/.run $(MO) staticfiles/.stamp ## everything from a fresh clone to the web server with the demo register (PORT=8000)
	@echo "[4/6] Database: start, migrate"; $(NRM) migrate
	@echo "[5/6] Demo register: load, if the register is empty"; $(NRM) demo load --if-empty
	@echo "[6/6] Web server. Sign in as one of the invented users:"; $(NRM) demo users
	@exec $(NRM) serve --port $(PORT)

demo: .venv/.run $(MO) ## only the demo register, into an empty database
	@$(NRM) migrate; $(NRM) demo load

test: .venv/.dev $(MO) browser ## everything the tests need, then all tests
	$(BIN)/pytest -n 2 --dist worksteal

browser:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
		echo "Installing Chromium for the browser tests" && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } || \
		echo "Chromium is missing, so the browser tests are skipped. Install it: sudo apt install chromium"

check: .venv/.dev ## format, lint, types, layers, templates, packages, migrations, diagrams, messages; changes nothing
	@$(MAKE) --keep-going --no-print-directory $(CHECKS)

check-format: .venv/.dev
	@$(BIN)/ruff format --quiet --check --diff opennrm tests bench
check-lint: .venv/.dev
	@$(BIN)/ruff check --quiet opennrm tests bench
check-types: .venv/.dev
	@$(BIN)/mypy --no-error-summary
check-layers: .venv/.dev
	@$(BIN)/lint-imports --no-cache --show-timings >.venv/layers.log 2>&1 || { cat .venv/layers.log; exit 1; }
check-templates: .venv/.dev
	@$(BIN)/djlint opennrm --lint --quiet
check-packages: .venv/.dev
	@$(BIN)/deptry opennrm --no-ansi >.venv/packages.log 2>&1 || { cat .venv/packages.log; exit 1; }
check-migrations: .venv/.dev
	@DJANGO_SETTINGS_MODULE=opennrm.config.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run --verbosity 1 >.venv/migrations.log 2>&1 || { cat .venv/migrations.log; exit 1; }
check-diagrams: .venv/.dev
	@$(NRM) states --check
check-messages: .venv/.dev
	@$(NRM) messages --check

fix: .venv/.dev ## repair what can be repaired: format, lint
	$(BIN)/ruff check --fix opennrm tests bench
	$(BIN)/ruff format opennrm tests bench

bench: .venv/.dev $(MO) staticfiles/.stamp ## one line per figure: name, ours, reference, ratio
	@$(BIN)/python -m bench

bench-large: .venv/.dev $(MO) staticfiles/.stamp ## what takes longer: searching among a million persons (needs Debian's postgresql-15)
	@$(BIN)/python -m bench large

pictures: .venv/.dev $(MO) staticfiles/.stamp ## pictures of every page of the demo register, into docs/pictures
	@$(BIN)/python -m tests.pictures

diagrams: .venv/.run ## draw the states of records into docs/states
	@$(NRM) states

messages: .venv/.run ## bring the English translations up to date, and name what is missing
	@$(NRM) messages

lock: .venv/.dev ## newer packages: requirements*.txt with hashes, without any index address
	$(LOCK) --upgrade requirements.in -o requirements.txt
	$(LOCK) --upgrade --constraints requirements.txt requirements-dev.in -o requirements-dev.txt
	@sed -i "s/^RENEWED_ON = .*/RENEWED_ON = $$(date +'date(%Y, %-m, %-d)')/" opennrm/config/components.py

stop: ## stop the web server and the database of this checkout
	@if [ -x $(NRM) ]; then $(NRM) stop; fi

.venv/.python:
	@echo "[1/6] Environment .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "OpenNRM needs Python 3.11 or newer; choose one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing. Install it: sudo apt install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.python requirements.txt pyproject.toml
	@echo "[2/6] Packages, as locked"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	@echo "Packages for checking and testing, as locked"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(MO): $(MO:.mo=.po) | .venv/.run
	@$(NRM) messages --compile

staticfiles/.stamp: .venv/.run $(STATIC)
	@echo "[3/6] Texts, styles, images"
	@DJANGO_SETTINGS_MODULE=opennrm.config.settings $(BIN)/python -m django collectstatic --noinput --verbosity 0
	@touch $@
