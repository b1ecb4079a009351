PYTHON ?= python3
run test check format lock: ; @$(PYTHON) dev.py $@
benchmark: ; @.venv/bin/python -m benchmarks
.PHONY: run test check format lock benchmark
