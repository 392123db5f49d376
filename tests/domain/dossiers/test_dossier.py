"""The case file: number, address lines, people."""

import pytest

from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier, DossierComplet, numero_de_dossier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from tests.domain.demandes.test_delais import AUJOURDHUI


def test_the_number_is_a_year_and_a_rank() -> None:
    assert numero_de_dossier(2026, 42) == "2026-0042"
    assert numero_de_dossier(2026, 12345) == "2026-12345"


def test_the_last_lines_are_in_capitals_and_none_is_empty() -> None:
    adresse = Adresse(complement="Appartement 4", voie="12 rue de l’Église", code_postal="61100", commune="Flers")
    assert adresse.lignes == ("Appartement 4", "12 RUE DE L’ÉGLISE", "61100 FLERS")
    assert not adresse.est_vide
    assert Adresse(voie="  ").est_vide


def test_finds_its_people() -> None:
    enfant = Usager(id="2", dossier_id="d", identite=Identite("A", ("B",)), lien=Lien.ENFANT)
    demandeur = Usager(id="1", dossier_id="d", identite=Identite("A", ("C",)))
    complet = DossierComplet(Dossier(id="d", numero="2026-0001", ouvert_le=AUJOURDHUI), (enfant, demandeur), ())
    assert complet.demandeur is demandeur
    assert complet.usager("2") is enfant
    with pytest.raises(KeyError):
        complet.usager("3")
