# The front door: `make demo` and `make test` need Python 3.11 or newer and this file, nothing else.
# Everything is installed into .venv from the two lock files, by hash; a second run installs nothing.

PYTHON ?= python3
VENV   ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# An installation is as good as the files it was made from: its stamp is named after their hash.
HASH    := $(shell $(PYTHON) -c "import hashlib, pathlib, sys; print(hashlib.sha256(sys.version.encode() + b''.join(pathlib.Path(p).read_bytes() for p in ('requirements.txt', 'requirements-dev.txt', 'pyproject.toml'))).hexdigest()[:16])" 2>/dev/null || echo none)
RUNTIME := $(VENV)/.runtime-$(HASH)
DEV     := $(VENV)/.dev-$(HASH)
PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet

DEMO_LEDGER    := demo.db
DEMO_QUESTIONS := "whereabouts 'Islamic State'" "command 'Popular Mobilization Forces'" "figures Mosul"

.PHONY: demo test bench lock docs figures clean install install-dev gazetteer check-python
.DEFAULT_GOAL := demo

## demo: read the examples into demo.db, print some answers, write brief.html
demo: export MARSAD_LEDGER := $(DEMO_LEDGER)
demo: gazetteer
	@echo '$$ marsad read examples'
	@$(BIN)/marsad read examples
	@for question in $(DEMO_QUESTIONS); do echo; echo "\$$ marsad $$question"; echo; eval "$(BIN)/marsad $$question" || exit; done
	@echo; echo '$$ marsad brief'
	@$(BIN)/marsad brief -o brief.html

## test: style, types, import directions, tests
test: install-dev gazetteer
	@failed=0; for check in "ruff check" "ruff format --check" mypy lint-imports "python -m pytest"; do \
	  echo "\$$ $$check"; $(BIN)/$$check || failed=1; done; exit $$failed

## bench: speed and memory on this machine, against a baseline measured in the same run
bench: gazetteer
	@$(BIN)/python tools/bench.py

## figures: the pictures and sample outputs in docs (needs chromium)
figures: gazetteer
	@$(BIN)/python tools/make_figures.py

## docs: the reference page of the codebook
docs: install
	@$(BIN)/python -m marsad.codebook.docs > docs/.codebook.md || { rm -f docs/.codebook.md; exit 1; }
	@mv docs/.codebook.md docs/codebook.md

## lock: renew the lock files from pyproject.toml (needs uv)
lock:
	@printf 'setuptools>=77\n' | uv pip compile pyproject.toml - $(LOCK_FLAGS) -o requirements.txt
	@uv pip compile --group dev -c requirements.txt $(LOCK_FLAGS) -o requirements-dev.txt
LOCK_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

clean:
	rm -rf $(VENV) $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm brief.html build dist

install: $(RUNTIME)
install-dev: $(DEV)

gazetteer: install
	@$(BIN)/marsad gazetteer build --if-missing

check-python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || { \
	  echo "marsad needs Python 3.11 or newer, and \`$(PYTHON)\` is not; name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }

$(RUNTIME): | check-python
	@echo "installing into $(VENV) (once; about a minute)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@rm -f $(VENV)/.runtime-* $(VENV)/.dev-*
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUNTIME)
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
