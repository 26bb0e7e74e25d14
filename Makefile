# The reader's front door: one target for each thing that a reader does.
# `make` lists them. The building itself is CMake's, in build/.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BUILD := build/release
# Every recipe that builds says in one line what is missing, and stops there.
need = command -v $(1) >/dev/null 2>&1 || { echo "make: $(1) is missing: run \"make setup\", or install it" >&2; exit 1; }

.PHONY: help
help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z][a-zA-Z0-9_ %-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | \
	  sed 's/%/NN/g' | while IFS="$$(printf '\t')" read -r target what; do \
	    printf '  %-16s %s\n' "$$target" "$$what"; done
	@echo "NN is a chapter's number. SETUP=no installs nothing."

.PHONY: setup
setup: ## install what is missing, for everything below
	@setup/install test

.PHONY: book
book: configured ## the whole book: every step compiled, site, PDF and EPUB
	@cmake --build $(BUILD)
	@cmake --build $(BUILD) --target html pdf epub
	@echo "The site: $(CURDIR)/$(BUILD)/book/site/index.html"
	@echo "The PDF:  $(CURDIR)/$(BUILD)/book/waiting-well.pdf, and waiting-well-6x9.pdf"
	@echo "The EPUB: $(CURDIR)/$(BUILD)/book/waiting-well.epub"

.PHONY: html pdf epub
# URL, where the site will be, gives its pages link previews.
URL :=
html: configured ## the site alone
	@$(if $(URL),cmake -DWAITING_WELL_URL=$(URL) $(BUILD) >/dev/null)
	@cmake --build $(BUILD) --target html
	@echo "The site: $(CURDIR)/$(BUILD)/book/site/index.html"
# SIDES=two or SIDES=one, for one or both sides of a sheet. Without it, A4 is for
# one, and the book of 6 by 9 inches for two.
SIDES :=
pdf: configured ## the PDFs alone
	@cmake -DWAITING_WELL_SIDES=$(SIDES) $(BUILD) >/dev/null
	@cmake --build $(BUILD) --target pdf
	@echo "A4:           $(CURDIR)/$(BUILD)/book/waiting-well.pdf"
	@echo "6 × 9 inches: $(CURDIR)/$(BUILD)/book/waiting-well-6x9.pdf"
epub: configured ## the EPUB alone
	@cmake --build $(BUILD) --target epub
	@echo "The EPUB: $(CURDIR)/$(BUILD)/book/waiting-well.epub"

.PHONY: read
read: html ## serve the site on localhost and open it
	@node book/serve.mjs $(BUILD)/book/site --open

.PHONY: test
test: ## every test there is: also sanitizers, Wine, macOS cross-build
	@setup/install test
	@setup/run-tests

step-%: chapter-% configured ## build and run the programs of a chapter
	@setup/run-step $(BUILD) $* $(PROGRAM)

test-%: chapter-% configured ## run the tests of a chapter
	@cmake --build $(BUILD) --target step-06 step-$* $$(cd tests/chapters && \
	  ls test_$*_*.cpp | sed 's/[.]cpp$$//')
	@ctest --test-dir $(BUILD) -L chapter-$* --output-on-failure --no-tests=error

.PHONY: trace
trace: configured ## record a timeline: CHAPTER=NN PROGRAM=name
	@setup/record-trace $(BUILD) "$(CHAPTER)" "$(PROGRAM)"

.PHONY: mine
mine: configured ## build and test a chapter with your files: CHAPTER=NN CODE=folder
	@setup/install test
	@setup/mine build/mine "$(CHAPTER)" "$(CODE)"

# Into the chapter that shows the results, on a machine that does nothing else:
# make bench SUITE=queue INTO=chapters/21-how-fast ROUNDS=15
# SUITE=runtime is for mininode; without SUITE both are measured.
INTO := build/bench/results
ROUNDS := 9
SUITE :=
.PHONY: bench
bench: ## measure minimio and mininode beside libuv, asio, Node and others
	@setup/install bench
	@$(call need,cmake)
	@cmake -S . -B build/bench -G Ninja -DCMAKE_BUILD_TYPE=Release \
	  -DWAITING_WELL_BOOK=OFF --log-level=WARNING >/dev/null
	@cmake --build build/bench --target benchmark
	@build/bench/tests/bench/bench $(if $(SUITE),--suite $(SUITE)) \
	  --rounds $(ROUNDS) $(INTO)

.PHONY: clean
clean: ## remove everything that was built
	@cmake -E rm -rf build

# ── not for the reader ───────────────────────────────────────────────────────

.PHONY: configured
configured:
	@setup/install book
	@$(call need,cmake)
	@$(call need,c++)
	@test -f $(BUILD)/build.ninja || cmake --preset release --log-level=WARNING

chapter-%:
	@ls -d chapters/$*-*/CMakeLists.txt >/dev/null 2>&1 || { \
	  echo "make: there is no step for a chapter \"$*\"; there is one for:" \
	    $$(ls -d chapters/*/CMakeLists.txt | sed 's/^chapters.\([0-9A-Z]*\)-.*/\1/') >&2; \
	  exit 1; }
