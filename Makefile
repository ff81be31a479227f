# `make run` and `make test` set up what they need: Python 3.11.5+ and make are all that must be there.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out/samples
SIZE ?= sm
LABEL_STUDIO := $(CURDIR)/out/label-studio
MODEL ?= out/id_ekspor_$(SIZE)

.DEFAULT_GOAL := help

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and f"$(PYTHON) is Python {sys.version.split()[0]}, and ekspor needs 3.11.5 or newer: name one, as in `make setup PYTHON=python3.12`")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

setup: $(VENV)/.ready ## make .venv with the locked dependencies

run: setup ## read the sample archive and write its export events to OUT (default out/samples)
	$(BIN)/ekspor demo --out $(OUT)

check: setup ## lint, types, import contracts
	$(BIN)/ruff check pipeline tests benchmarks
	$(BIN)/ruff format --check pipeline tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check ## everything `check` does, then the tests
	$(BIN)/pytest

fuzz: setup ## the tests that draw their examples, with new ones each time
	$(BIN)/pytest --hypothesis-profile=default -m hypothesis

$(LABEL_STUDIO)/.ready:
	$(PYTHON) -m venv $(LABEL_STUDIO)
	$(LABEL_STUDIO)/bin/python -m pip install --quiet --disable-pip-version-check "label-studio>=1.20"
	touch $@

test-label-studio: setup $(LABEL_STUDIO)/.ready ## install Label Studio into out/, start it, and test the way there and back
	LABEL_STUDIO=$(LABEL_STUDIO)/bin/label-studio $(BIN)/pytest -n 0 tests/annotate/test_label_studio.py

test-ray: setup ## add Ray to .venv and test on a cluster of two nodes, one of which is lost
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[ray]'
	$(BIN)/pytest -n 0 tests/run/test_ray.py

test-review: setup ## add Playwright, and Chromium where there is none, and test the review page in it
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "playwright>=1.50"
	command -v chromium || command -v google-chrome || $(BIN)/playwright install chromium
	$(BIN)/pytest -n 0 tests/review

format: setup ## format the code
	$(BIN)/ruff format pipeline tests benchmarks
	$(BIN)/ruff check --fix pipeline tests benchmarks

docs: setup ## write the reference from the code, and what the commands of the documentation print
	$(BIN)/python tests/docs/renew.py

schema: setup ## write the JSON Schema of a record anew from its types
	$(BIN)/python -c 'from pathlib import Path; from ekspor.schema import json_schema; \
	  Path("pipeline/ekspor/event.schema.json").write_text(json_schema(), encoding="utf-8")'

train: setup ## train a tagger on annotations/ into MODEL; SIZE=sm or acc (acc needs `make train-setup` first)
	$(BIN)/ekspor train ner annotations/train.jsonl --dev annotations/dev.jsonl --size $(SIZE) --out $(MODEL)

relations: setup ## train the shipped scorer of relations anew (needs ../shared)
	$(BIN)/ekspor train relate ../shared/gold/train.jsonl annotations/train.jsonl annotations/flows.jsonl \
	  annotations/short.jsonl annotations/news.jsonl \
	  --texts ../shared/news/train.jsonl --texts ../shared/news/borderline.jsonl \
	  --texts ../shared/news/raw.txt.gz --empty ../shared/news/other.jsonl -o pipeline/ekspor/rules/relate_weights.tsv

train-setup: setup ## add PyTorch and what else training acc needs to .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --editable '.[train]'

bench: setup ## print the tables of speed and memory
	$(BIN)/python benchmarks/journey.py
	$(BIN)/python benchmarks/prefilter.py
	$(BIN)/python benchmarks/archive.py --beside

loop: setup ## go once through the loop of annotation: run, sample, annotate, train, compare, adopt (needs ../shared and twenty minutes)
	$(BIN)/python benchmarks/loop.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" --output-file requirements.lock

clean: ## remove what the targets made
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: setup run check test fuzz test-label-studio test-ray test-review format docs schema train relations train-setup bench loop lock clean help
