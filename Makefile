# What a newcomer needs: make demo, make test. Everything stays inside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
DEMO := build/demo.db
COMPILED := build/compiled
READING := $(addprefix tests/,tokenise grammar mentions timex attribution events test_pipeline.py)

# Texts and gold that the measurements use where they are there.
MUSNAD_MATERIAL ?= ../shared
export MUSNAD_MATERIAL

# How long make fuzz goes on, over all readers.
FUZZ_SECONDS ?= 60

# How many articles make soak reads, five times over.
SOAK_ARTICLES ?= 40000

.DELETE_ON_ERROR:
.PHONY: help demo test docs bench compiled quality pin fuzz soak lock clean

help:
	@echo "make demo     reads the sample articles and prints who said what"
	@echo "make test     checks style and types, and runs every test"
	@echo "make docs     builds the documentation as pages in build/docs"
	@echo "make quality  scores what Musnad finds against gold files"
	@echo "make bench    measures how fast it reads"
	@echo "make compiled compiles what reads text, and runs its tests on that"
	@echo "make pin      raises the floors of make quality to what is reached"
	@echo "make fuzz     feeds the readers damaged input for a minute"
	@echo "make soak     reads many articles while processes are killed, and watches memory"
	@echo "make lock     pins the dependencies anew"
	@echo "make clean    removes what the other targets made"

demo: $(VENV)/server.done
	@mkdir -p build
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/musnad read samples/*.jsonl --ledger $(DEMO) --format pretty
	@echo
	@echo "Now try:  $(BIN)/musnad ask لافروف --ledger $(DEMO)"
	@echo "In the browser:  $(BIN)/musnad serve --ledger $(DEMO)"
	@echo "           then  http://127.0.0.1:8765/"

test: $(VENV)/test.done
	@command -v chromium > /dev/null || { test "$$(id -u)" = 0 && command -v apt-get > /dev/null \
	  && apt-get install -y -qq chromium > /dev/null 2>&1; } || true
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy src tests bench tools
	@$(BIN)/python -m pytest -q -n 2

docs: $(VENV)/test.done
	@$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet docs build/docs
	@echo "build/docs/index.html"

quality: $(VENV)/test.done
	@$(BIN)/python -m bench.quality

pin: $(VENV)/test.done
	@$(BIN)/python -m bench.quality --pin

bench: $(VENV)/bench.done
	@$(BIN)/python -m tools.compile $(COMPILED)
	@$(BIN)/python -m bench.cold
	@$(BIN)/python -m bench.speed
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m bench.speed
	@$(BIN)/python -m bench.rivals

compiled: $(VENV)/test.done
	@$(BIN)/python -m tools.compile $(COMPILED)
	@PYTHONPATH=$(COMPILED) $(BIN)/python -m pytest -q -n 2 $(READING)

fuzz: $(VENV)/fuzz.done
	@$(BIN)/python -m tests.fuzz.run --seconds $(FUZZ_SECONDS)

soak: $(VENV)/test.done
	@$(BIN)/python -m tests.bulk.soak --articles $(SOAK_ARTICLES)

lock: $(VENV)/made
	@$(INSTALL) uv
	@$(BIN)/python tools/lock.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +

# A virtual environment in stages; each part of constraints.txt ends where the next begins.

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Musnad needs Python 3.11 or newer; say which: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing; install it: apt-get install python3-venv" >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/core.done: $(VENV)/made constraints.txt pyproject.toml
	@echo "Installing Musnad into $(VENV) …"
	@sed '/^# part: server/,$$d' constraints.txt > $(VENV)/core.txt
	@$(INSTALL) --require-hashes -r $(VENV)/core.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/server.done: $(VENV)/core.done
	@sed '/^# part: test/,$$d' constraints.txt > $(VENV)/server.txt
	@$(INSTALL) --require-hashes -r $(VENV)/server.txt
	@touch $@

# PyICU, which FollowTheMoney's checks need, comes as source alone and is compiled against ICU.
$(VENV)/test.done: $(VENV)/server.done
	@pkg-config --exists icu-i18n 2> /dev/null || { test "$$(id -u)" = 0 \
	  && command -v apt-get > /dev/null && { apt-get update -qq; apt-get install -y -qq \
	  libicu-dev pkg-config g++ $(notdir $(PYTHON))-dev; } > /dev/null 2>&1; } || true
	@echo "Installing what the tests need …"
	@sed '/^# part: bench/,$$d' constraints.txt > $(VENV)/test.txt
	@$(INSTALL) --require-hashes -r $(VENV)/test.txt
	@touch $@

$(VENV)/bench.done: $(VENV)/test.done
	@echo "Installing what the comparison needs …"
	@sed '/^# part: fuzz/,$$d' constraints.txt > $(VENV)/bench.txt
	@$(INSTALL) --require-hashes -r $(VENV)/bench.txt
	@touch $@

$(VENV)/fuzz.done: $(VENV)/bench.done
	@echo "Installing what fuzzing needs …"
	@$(INSTALL) --require-hashes -r constraints.txt
	@touch $@
