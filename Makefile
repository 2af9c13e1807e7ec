# Everything a newcomer needs: `make run` to try Heard, `make test` to test it. `make` alone prints this list.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# One thread a process: several processes share the machine, and threads that wait by spinning slow them all.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1

BIN := .venv/bin
STEP := .ci/step
# How big the heavy suites run: small, middle (what .ci/run takes) or full.
SIZE ?= full
PYTEST := $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes

##@ Try it

.PHONY: run
run: .venv/run.stamp ## Build what is needed, load the sample council, and serve everything on this machine
	@exec $(BIN)/heard try-out

.PHONY: setup
setup: .venv/run.stamp ## Build the environment only; afterwards .venv/bin/heard works

##@ Work on it

.PHONY: test
test: .venv/dev.stamp ## Every test, on SQLite and PostgreSQL and in a real Chromium
	@$(BIN)/python -m tests.support.chromium
	@$(PYTEST) -n 3

.PHONY: check
check: .venv/dev.stamp ## Style, types, and which way imports go
	@$(STEP) "ruff: style" $(BIN)/ruff check .
	@$(STEP) "ruff: layout" $(BIN)/ruff format --check .
	@$(STEP) "mypy: types" $(BIN)/mypy
	@$(STEP) "import-linter: floors and books" $(BIN)/lint-imports

##@ Show that promises hold (heavy)

.PHONY: attack
attack: .venv/dev.stamp ## Try to find out who said what; prints hits beside chance
	@$(PYTEST) tests/attacks -n 2 --size $(SIZE)

.PHONY: faults
faults: .venv/dev.stamp ## Kill it in the middle of everything; prints what was lost, and promises kept
	@$(BIN)/python -m tests.support.chromium
	@$(PYTEST) tests/faults -n 2 --size $(SIZE)
	@$(PYTEST) -n 2 --promises

.PHONY: bench
bench: .venv/dev.stamp ## How fast, beside the same machine's floor in the same run
	@$(BIN)/python -m bench

##@ Keep it tidy

.PHONY: lock
lock: .venv/dev.stamp ## Choose versions anew and write both lock files
	@$(STEP) "uv, which writes the locks" $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(STEP) "requirements.txt" $(LOCK) pyproject.toml -o requirements.txt
	@$(STEP) "requirements-dev.txt" $(LOCK) --constraint requirements.txt --group dev pyproject.toml -o requirements-dev.txt

LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-annotate \
	--python-version 3.11

.PHONY: clean
clean: ## Remove the environment and what tools left behind; data in var/ stays
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

.PHONY: help
help:
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo

# The environment. A stamp is newer than the lock that was installed from.
.venv/bin/python:
	@.ci/make-venv .venv

.venv/run.stamp: requirements.txt .ci/write-heard | .venv/bin/python
	@$(STEP) "Installing libraries, each checked against its hash" $(PIP) -r requirements.txt
	@.ci/write-heard .venv/bin/heard
	@touch $@

.venv/dev.stamp: requirements-dev.txt .ci/write-heard | .venv/bin/python
	@$(STEP) "Installing libraries and test tools, each checked against its hash" $(PIP) -r requirements-dev.txt
	@.ci/write-heard .venv/bin/heard
	@touch .venv/run.stamp $@
