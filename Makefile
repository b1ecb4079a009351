PYTHON ?= python3
run test check format lock: ; @$(PYTHON) dev.py $@
.PHONY: run test check format lock
