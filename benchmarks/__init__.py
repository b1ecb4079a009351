"""How fast readers are answered, beside what the same machine can do at best. `python -m benchmarks`.

workloads    the four documents that are measured
site         the database with the sample site
servers      granian with the CMS (`cold`: keeping nothing) or with a `bare` application, nginx
measuring    one workload asked in one way
load         wrk, and what it says
usage        CPU and memory of processes, from /proc
floors       what cannot be beaten: a bare application, a file, PostgreSQL building the JSON
publication  publishing while readers ask
growth       memory of a worker under ever new documents
elsewhere    what others cost, measured before
session      all of it, one after the other
report       tables, on the screen and in docs/performance.md
"""
