# `make report` and `make test` are all that a fresh machine needs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SOURCES := Package.swift Sources Tests

.PHONY: help setup build report test lint format trial bench clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## Install what is missing
	@scripts/setup.sh

build: setup ## Build the release binary, .build/release/dossier
	swift build -c release --product dossier

report: build ## Measure the example projects and write the site into site/
	.build/release/dossier build --projects Projects --output site

test: ## Set up and run all tests
	@scripts/setup.sh test
	swift format lint --strict --recursive $(SOURCES)
	swift build --build-tests
	swift test --skip-build

lint: ## Check the format of the sources
	swift format lint --strict --recursive $(SOURCES)

format: ## Format the sources
	swift format --in-place --recursive $(SOURCES)

trial: build ## Plant falsehoods in honest projects, and see that the gate finds every one
	python3 scripts/trial.py

bench: build ## Compare speed with Python's onnxruntime, scikit-learn and pandas, and with Hugo
	@scripts/setup.sh bench
	swift build -c release --product dossier-bench
	.deps/python/bin/python Benchmarks/scoring.py
	.deps/python/bin/python Benchmarks/metrics.py
	.deps/python/bin/python Benchmarks/site.py
	.deps/python/bin/python Benchmarks/prices.py
	.deps/python/bin/python Benchmarks/cost.py

clean: ## Remove what was built; .deps stays
	swift package clean
	find site -mindepth 1 ! -name .gitkeep -delete
