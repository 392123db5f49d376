from __future__ import annotations

import pytest

from ccas_desktop.application.diagnostic import Constat, Gravite
from tests.fakes.commandes import lancer

BON = Constat("base", Gravite.BON, "Tout va bien.")


@pytest.mark.parametrize(("gravite", "code"), [(Gravite.BON, 0), (Gravite.ATTENTION, 0), (Gravite.DEFAUT, 4)])
def test_says_what_was_seen(gravite: Gravite, code: int) -> None:
    demandees = []

    def examiner(url: str | None) -> list[Constat]:
        demandees.append(url)
        return [BON, Constat("service", gravite, "Vu.")]

    resultat = lancer("doctor", "--base-url", "https://x.fr", examiner=examiner)

    assert (resultat.code, demandees) == (code, ["https://x.fr"])
    assert resultat.json == [
        {"nom": "base", "etat": "bon", "detail": "Tout va bien."},
        {"nom": "service", "etat": gravite.value, "detail": "Vu."},
    ]
