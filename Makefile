# Everything a user does. Each target makes .venv itself, and again only when pyproject.toml or constraints.txt changed.
.DEFAULT_GOAL := help
.PHONY: help extract test check expected calibrate clean

PYTHON ?= python3
RAW ?= raw
OUT ?= output
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORE := $(VENV)/.core-installed
DEV := $(VENV)/.dev-installed

help:  ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  RAW=folder OUT=folder: where articles come from and tables go (raw, output)"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(CORE): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(CORE)

extract: $(CORE)  ## Read the articles in RAW and write the tables into OUT
	$(BIN)/python -m pipeline extract "$(RAW)" --out "$(OUT)"

test: $(DEV)  ## Run the tests
	$(BIN)/python -m pytest

check: $(DEV)  ## Lint, format, types and import contracts
	$(BIN)/ruff check pipeline tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports

expected: $(DEV)  ## Rewrite tests/expected from raw/ (review the diff)
	$(BIN)/python tests/expected_tables.py

calibrate: $(DEV)  ## Rewrite the confidence of linking rules from tests/gold
	$(BIN)/python tests/calibrate.py

clean:  ## Remove the tables, the virtual environment and caches
	find "$(OUT)" -mindepth 1 ! -name .gitkeep -delete
	rm -rf $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
