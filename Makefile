# Needs make and Python 3.11 or newer; everything else is installed into .venv, checked by hash.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILED := $(VENV)/.compiled
WORKERS ?= auto
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := install
.PHONY: install run test check format bench precision picture gallery golden rules wheel lock clean

install: $(COMPILED)

$(STAMP): requirements-dev.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "drafter needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What Python and the rules would otherwise make of their sources at every start.
$(COMPILED): $(STAMP) $(shell find src -name '*.py')
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m drafter.checks.keeping
	touch $@

# The app on the sample reports.
run: $(COMPILED)
	$(BIN)/drafter drafts

test: $(COMPILED)
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

# The table of speeds, each a ratio to something measured in the same run.
bench: $(COMPILED)
	$(BIN)/python -m benchmarks $(ARGS)

# Recall and precision of the check on the corpus of tests/corpus; ARGS="--list" names what was missed.
precision: $(STAMP)
	$(BIN)/python -m tests.corpus $(ARGS)

# The picture in the README, taken of the app itself; needs rsvg-convert.
picture: $(STAMP)
	$(BIN)/python docs/pictures/take.py

# Pictures of every screen, light and dark, for docs/gallery.md; needs rsvg-convert.
gallery: $(STAMP)
	$(BIN)/python docs/pictures/take.py --all

# The pictures of pages that the tests compare with, of pages that look different now; look at them before committing.
golden: $(STAMP)
	$(BIN)/python -m tests.export.golden

# The page about every rule, made of the rules' own words.
rules: $(STAMP)
	$(BIN)/python -m drafter.checks.handbook docs/rules.md

wheel: $(STAMP)
	$(BIN)/uv build --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

# Remakes the pinned requirements from pyproject.toml; UPGRADE=1 moves to the newest versions.
lock: $(STAMP)
	$(LOCK) $(if $(UPGRADE),--upgrade) -o requirements.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) .tools dist build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
