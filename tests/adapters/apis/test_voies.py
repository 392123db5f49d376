from __future__ import annotations

import threading

from ccas_desktop.adapters.apis.attente import jamais_annule
from ccas_desktop.adapters.apis.voies import Voies


def test_who_waits_is_not_overtaken_by_who_comes_back() -> None:
    voies, ordre = Voies(1), list[str]()
    demande, fini = threading.Event(), threading.Event()
    voies.prendre(jamais_annule)

    def dans_la_file() -> bool:
        # Whether it gives up is asked of who waits, from its place in the queue.
        demande.set()
        return False

    def attendre() -> None:
        voies.prendre(dans_la_file)
        ordre.append("celui qui attendait")
        voies.rendre()
        fini.set()

    fil = threading.Thread(target=attendre)
    fil.start()
    demande.wait()
    voies.rendre()
    voies.prendre(jamais_annule)
    ordre.append("celui qui revient")
    fini.wait()
    fil.join()

    assert ordre == ["celui qui attendait", "celui qui revient"]


def test_who_gives_up_leaves_the_queue_to_the_others() -> None:
    voies = Voies(1)
    voies.prendre(jamais_annule)

    assert not voies.prendre(lambda: True)

    voies.rendre()
    assert voies.prendre(jamais_annule)
