# Everything a user does. Each target makes .venv itself, and again only when pyproject.toml or constraints.txt changed.
.DEFAULT_GOAL := help
.PHONY: help extract report test check bench fuzz test-spark expected calibrate clean

PYTHON ?= python3
RAW ?= raw
OUT ?= output
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed
SPARK := .venv-spark
PAGE := $(VENV)/.report-installed

help:  ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  RAW=folder OUT=folder: where articles come from and tables go (raw, output)"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(CORE): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(CORE) $(PAGE)

$(PAGE): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[report]'
	@touch $@ $(CORE)

$(SPARK)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(SPARK)
	$(SPARK)/bin/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt --editable '.[spark]' pytest hypothesis
	@touch $@

extract: $(CORE)  ## Read the articles in RAW and write the tables into OUT
	$(BIN)/python -m pipeline extract "$(RAW)" --out "$(OUT)"

report: $(PAGE)  ## Write OUT/report.html, a page that shows the tables
	$(BIN)/python -m pipeline report "$(OUT)"

test: $(DEV)  ## Run the tests
	$(BIN)/python -m pytest

check: $(DEV)  ## Lint, format, types and import contracts
	$(BIN)/ruff check pipeline tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)  ## Measure speed, memory and growth; rewrites BENCHMARKS.md (ARGS="--peers": other libraries, too)
	cd tests && ../$(BIN)/python -m benchmarks $(ARGS)

fuzz: $(DEV)  ## Look for texts that break an extractor, for FOR (120) seconds
	$(BIN)/python tests/fuzz $(or $(FOR),120)

test-spark: $(SPARK)/.installed  ## Run the tests of the cluster run; needs Java 17
	@command -v java >/dev/null || { echo "test-spark needs Java 17 or newer: there is no java on the path" >&2; exit 1; }
	$(SPARK)/bin/python -W ignore -m pytest tests/spark

expected: $(DEV)  ## Rewrite tests/expected from raw/ (review the diff)
	$(BIN)/python tests/expected_tables.py

calibrate: $(DEV)  ## Rewrite the confidence of linking rules from tests/gold
	$(BIN)/python tests/calibrate.py

clean:  ## Remove the tables, the virtual environment and caches
	find "$(OUT)" -mindepth 1 ! -name .gitkeep -delete
	rm -rf $(VENV) $(SPARK) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
