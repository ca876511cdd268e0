# Two commands do everything: `make demo` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint types schemas catalogue unit wheel bench clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

demo: $(READY) ## make a sample ministry under build/, take an initiative to the committee's yes, render the papers
	@$(BIN)/python tools/demo.py build/demo

test: lint types schemas unit wheel ## all that CI checks

$(READY): pyproject.toml hatch_build.py
	@command -v git >/dev/null || { echo "git is needed: https://git-scm.com/downloads" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

catalogue: $(READY)
	@$(BIN)/python tools/catalogue.py compile

lint: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY)
	$(BIN)/mypy

schemas: $(READY) catalogue
	$(BIN)/som schema export --check
	$(BIN)/python tools/check_data.py

unit: $(READY) catalogue
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto --cov --cov-report=term

wheel: $(READY) catalogue
	$(BIN)/python tools/wheel.py build/wheel

bench: $(READY) ## how fast it is, in ratios
	$(BIN)/python -m benchmarks

clean: ## remove what was built
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage*
