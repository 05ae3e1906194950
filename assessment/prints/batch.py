"""Many letters at once, printed in processes of their own. It keeps nothing.

Workers are spawned, not forked, so that none inherits a database connection or a lock.
Letters come back in the order asked, each as soon as it and those before it are done; a
caller that keeps each as it comes can stop and go on later where it was.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from assessment.prints.letter import print_letter
from assessment.rules.letter import Letter

AHEAD = 8


def print_letters(letters: Sequence[Letter], processes: int = 2) -> Iterator[bytes]:
    """Yield the PDF of each letter in order; with one process it prints in this one.

    At most `AHEAD` letters a process wait in memory. Raises what printing a letter raised.
    """
    if processes <= 1:
        yield from map(print_letter, letters)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        coming = iter(letters)
        waiting: list[Future[bytes]] = [
            pool.submit(print_letter, letter) for letter in islice(coming, AHEAD * processes)
        ]
        while waiting:
            done = waiting.pop(0)
            yield done.result()
            waiting.extend(pool.submit(print_letter, letter) for letter in islice(coming, 1))
