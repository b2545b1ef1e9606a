# What is checked here is what must hold before a change goes in.
BIN ?= .venv/bin

.PHONY: setup check everything format-check format lint types imports test browser docs pictures

setup:
	python3 -m venv .venv
	.venv/bin/pip install -q -e '.[dev]'

check: format-check lint types imports test

everything: check browser

format-check:
	$(BIN)/ruff format --check --quiet .

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff check --quiet .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports --no-logo

test:
	$(BIN)/python -m pytest -q --ignore=tests/browser

browser:
	$(BIN)/python -m pytest -q tests/browser

docs:
	$(BIN)/python -m tests.docs.cli_reference > docs/cli.md
	$(BIN)/python -m tests.docs.library_reference > docs/library.md
	$(BIN)/python -m tests.docs.manual > docs/hmicdiff.1
	$(BIN)/python -m tests.docs.walk

pictures:
	$(BIN)/python -m tests.docs.pictures
