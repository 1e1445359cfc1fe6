"""Run by the tests as a process of its own: writes initiatives and prints each id once it is confirmed."""

import itertools
import sys

from wijk.domain.initiative import Initiative
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative
from wijk.store.opening import open_store

store = open_store(sys.argv[1])
if sys.argv[2] == "add":
    for number in itertools.count():
        kept = add_initiative(store, Initiative(f"{sys.argv[3]}-{number}", "naam" * 50, area="GM0202"))
        print(kept.id, flush=True)
else:
    (seen,) = list_initiatives(store)
    print("seen", flush=True)
    sys.stdin.readline()
    try:
        save_initiative(store, Initiative(seen.id, sys.argv[3], area="GM0202"), seen.version)
        print("saved", flush=True)
    except RuntimeError as error:
        print(type(error).__name__, flush=True)
