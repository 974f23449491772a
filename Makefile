# make run: sets up and opens the front end on the sample data.  make test: sets up and runs everything.
PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
WORKSPACE := .workspace

.PHONY: run test setup evaluate bench data clean
run: $(VENV)/.run
	@$(BIN)/python -m app.sample $(WORKSPACE)
	@$(BIN)/jiedui app --workspace $(WORKSPACE) --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

evaluate: $(VENV)/.run
	$(BIN)/python -m benchmarks.evaluate

bench: $(VENV)/.run
	$(BIN)/python -m benchmarks.speed

data: $(VENV)/.dev
	$(BIN)/python -m data.sources.build

$(VENV)/.run: requirements/run.lock pyproject.toml
	@echo "Setting up (once, about a minute) / 正在准备环境（仅首次，约一分钟）"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed / 需要 Python 3.11 或更新版本"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/.dev

clean:
	rm -rf $(VENV) $(WORKSPACE) dist build .mypy_cache .ruff_cache .pytest_cache
