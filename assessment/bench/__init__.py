"""The figures of `script/bench`: each operation beside its floor, measured in the same run.

Nothing here is used by the service. A floor (`floors`) is the least that a Flask view could do
for the same promise, under the same server, workers, database and durability; only the ratio to
it carries over to another machine. All load goes to this machine's loopback address, bounded in
count and in time.
"""
