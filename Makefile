# make build och make test räcker på en ny dator med Python 3.11 eller senare, git och make.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help build serve check test lint axe bless pdf bench endure hostile fuzz lock clean

help: ## Visar den här listan
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

build: $(READY) ## Kontrollerar allt och bygger webbplatsen i site/
	@$(BIN)/vip build

serve: $(READY) ## Visar webbplatsen medan du skriver
	@$(BIN)/vip serve

check: $(READY) ## Kontrollerar text och data, på en sekund
	@$(BIN)/vip check

lint: .venv/.ready-dev ## Granskar koden: stil, typer, lager, härledda filer
	@$(BIN)/ruff check macros tests
	@$(BIN)/ruff format --check macros tests
	@$(BIN)/mypy
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache
	@$(BIN)/vip derive

test: .venv/.ready-dev ## Kör alla tester, också i en riktig webbläsare
	@$(BIN)/vip build
	@sh tests/browser/chromium.sh
	@sh tests/publishing/tools.sh
	@sh tests/html/checker.sh
	@$(BIN)/python -m pytest

axe: .venv/.ready-dev ## Granskar varje sidas tillgänglighet i alla lägen (tar en halvtimme)
	@$(BIN)/vip build
	@sh tests/browser/chromium.sh
	@$(BIN)/python -m tests.axe

bless: .venv/.ready-dev ## Skriver om det som härleds och facit; läs sedan skillnaden
	@$(BIN)/vip derive || true
	@$(BIN)/python -m pytest tests/mini tests/test_rotten.py --bless -q

pdf: $(READY) ## Skriver varje program och varje läsares sida som PDF i pdf/ (Chromium behövs)
	@$(BIN)/vip pdf

bench: .venv/.ready-dev ## Mäter tid och storlek, som kvoter i samma körning
	@$(BIN)/python -m tests.bench

endure: .venv/.ready-dev ## Publicerar den riktiga webbplatsen hundra gånger med avbrott; tar en halvtimme
	@sh tests/publishing/tools.sh
	@VIP_REAL=1 $(BIN)/python -m pytest tests/publishing/test_release.py tests/publishing/test_transfer.py tests/publishing/test_build.py

hostile: .venv/.ready-dev ## Räknar hur fientlig text avvisas, på en kopia av webbplatsen
	@mkdir -p .cache
	@$(BIN)/python -m tests.hostile.report

SECONDS ?= 600
fuzz: .venv/.ready-dev ## Söker efter text som ingen tänkt på (SECONDS=600); fynden hamnar i .cache/fuzz/findings/
	@test -d .cache/fuzz/lib || $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r tests/fuzz/requirements.lock --target .cache/fuzz/lib
	@$(BIN)/python -m tests.fuzz $(SECONDS)

lock: .venv/.ready-dev ## Låser beroendena på nytt, med kontrollsummor
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev pyproject.toml -o requirements-dev.lock

clean: ## Tar bort det som går att bygga på nytt (inte site/ och releases/)
	@rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 eller senare behövs. Gör så här: installera det, eller kör make build PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Pythons venv saknas. Gör så här: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

$(READY): requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installerar det som behövs (en gång) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.ready-dev: requirements-dev.lock $(READY)
	@echo "Installerar det som testerna behöver (en gång) …"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
