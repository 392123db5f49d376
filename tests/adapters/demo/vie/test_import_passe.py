"""The demonstration shows a list brought in: what was done of each row, and the aids in the dossiers."""

from __future__ import annotations

from pathlib import Path

from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.application.imports.lots import lister_imports
from ccas_desktop.application.imports.rapport import lire_rapport
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport
from tests.fakes.horloge import HorlogeArretee

RESSOURCES = Path(__file__).parents[4] / "resources"


def test_one_list_of_past_aids_was_brought_in() -> None:
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        (batch,) = lister_imports(services)
        with services.base.lecture() as lecture:
            reprises = lecture.tous(AideReprise)
        rapport = lire_rapport(services, batch)

    assert batch.etat is EtatImport.TERMINE
    assert [ligne.importee for ligne in rapport] == [True, True, True, False, False]
    assert len(reprises) == 3
