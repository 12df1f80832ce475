# The two commands for a fresh machine are `make demo` and `make test`.
PYTHON ?= python3
VENV   ?= .venv
EXTRAS ?=
BIN    := $(VENV)/bin
comma  := ,
BASE   := $(VENV)/.installed-base$(if $(EXTRAS),-$(subst $(comma),-,$(EXTRAS)))
DEV    := $(VENV)/.installed-dev
BENCH  := .venv-bench/.installed
PIP    := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: help demo serve test check bench format screenshots demo-files clean

help:
	@echo "make demo          set up, load the demo base, open the app (EXTRAS=sentence-transformers)"
	@echo "make serve         open the app on your own base"
	@echo "make test          set up, run all tests"
	@echo "make check         format, lint, types, import contracts, docs, locale"
	@echo "make bench         measure, peers beside ours (BENCH_ONLY=retrieval for one table)"
	@echo "make screenshots   make the pictures of docs/ anew"
	@echo "make demo-files    make the demo base's files anew from their texts"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Doorwerk needs Python 3.11 or newer; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(BASE): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python $(PIP) --editable .$(if $(EXTRAS),'[$(EXTRAS)]')
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python $(PIP) --editable '.[dev]'
	@touch $@

$(BENCH): pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

demo: $(BASE)
	$(BIN)/doorwerk demo

serve: $(BASE)
	$(BIN)/doorwerk serve

test: $(DEV)
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.check_docs
	$(BIN)/python -m tests.check_locale

format: $(DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV) $(BENCH)
	BENCH_PYTHON=.venv-bench/bin/python $(BIN)/python -m bench $(BENCH_ONLY)

screenshots: $(DEV)
	$(BIN)/python -m docs.screenshots

demo-files: $(DEV)
	$(BIN)/python -m data.demo.generate

clean:
	rm -rf $(VENV) .venv-bench build *.egg-info
