# `make report` and `make test` are all that a fresh machine needs.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SOURCES := Package.swift Sources Tests
STATEMENTS := Tests/GovernanceTests/Fixtures

.PHONY: help setup build report test statement-model simulate lint format trial bench clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

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

statement-model: setup ## Fit the model that reads problem statements to the labelled ones
	@scripts/setup.sh bench
	swift build -c release --product dossier-bench
	cd $(STATEMENTS) && $(CURDIR)/.deps/python/bin/python $(CURDIR)/scripts/statements/train.py \
	  --features "$(CURDIR)/.build/release/dossier-bench statements" --output $(CURDIR)/Templates/data/statement-model.txt \
	  --judged judged.json statements.*.txt varied.*.txt unseen1.*.txt written-*.txt \
	  --held ordinary.*.txt unknown.*.txt heldout.*.txt unseen2.*.txt

simulate: setup ## Draw 2,000 samples: how often intervals hold the truth, and tests cry wolf
	swift build --build-tests -c release -Xswiftc -enable-testing --scratch-path .build/simulate
	DOSSIER_SIMULATIONS=1 swift test --skip-build -c release -Xswiftc -enable-testing --scratch-path .build/simulate \
	  --filter 'EvaluationTests.(CoverageTests|FalsePositiveTests)'

lint: ## Check the format of the sources
	swift format lint --strict --recursive $(SOURCES)

format: ## Format the sources
	swift format --in-place --recursive $(SOURCES)

trial: build ## Plant falsehoods in honest projects, and see that the gate finds every one
	python3 scripts/trial.py

bench: build ## Compare speed with onnxruntime, scikit-learn and pandas in Python, Hugo, DVC and datacontract
	@scripts/setup.sh bench
	swift build -c release --product dossier-bench
	.deps/python/bin/python Benchmarks/scoring.py
	.deps/python/bin/python Benchmarks/metrics.py
	.deps/python/bin/python Benchmarks/site.py
	.deps/python/bin/python Benchmarks/prices.py
	.deps/python/bin/python Benchmarks/gate.py
	.deps/python/bin/python Benchmarks/cost.py

clean: ## Remove what was built; .deps stays
	swift package clean
	find site -mindepth 1 ! -name .gitkeep -delete
