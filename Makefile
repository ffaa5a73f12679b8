# Three commands: make install, make run, make test. Python 3.11 or newer and make are all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install run test bench-match bench-ask learn bench flip-plays lock

install: $(VENV)/.installed

run: $(VENV)/.installed
	@$(BIN)/python -m bot run

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

bench-match: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.match

bench-ask: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.ask $(QUESTIONS)

# After a change of a question, an example or the reading of words: learns anew what understanding rests on.
learn: $(VENV)/.installed-bench
	$(BIN)/python -W ignore -m benchmarks.ask.learn

bench: $(VENV)/.installed-test
	$(BIN)/python -m benchmarks.run

flip-plays: $(VENV)/.installed-test
	$(BIN)/python -m tests.flip_plays

# Each stamp depends on its lock alone, so that a second run needs no network.
$(VENV)/.installed: requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed-test: requirements-test.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: requirements-bench.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@ $(VENV)/.installed-test $(VENV)/.installed

# Needs uv; run after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--extra test --constraints requirements.lock pyproject.toml -o requirements-test.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--extra test --extra bench --constraints requirements-test.lock pyproject.toml -o requirements-bench.lock
