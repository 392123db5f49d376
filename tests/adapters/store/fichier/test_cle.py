"""The key of a base, in the keyring."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.store.base import ouvrir_base_du_poste
from ccas_desktop.adapters.store.fichier.cle import cle_de_la_base, nom_de_la_cle
from ccas_desktop.application.errors import BaseAbsente, BaseOccupee, CleRefusee, TrousseauIndisponible
from tests.adapters.store.exemples import AUTEUR, un_dossier
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.secrets_en_memoire import SecretsEnMemoire


class SecretsOublieux(SecretsEnMemoire):
    """A keyring that says it keeps and does not."""

    def ecrire(self, nom: str, valeur: str) -> None:
        """Keep nothing."""


def test_the_first_start_makes_a_key_of_256_bits_and_keeps_it(chemin: Path) -> None:
    secrets = SecretsEnMemoire()

    cle = cle_de_la_base(secrets, chemin)

    assert len(cle) == 32
    assert cle_de_la_base(secrets, chemin) == cle
    assert cle_de_la_base(SecretsEnMemoire(), chemin) != cle


def test_a_base_whose_key_is_lost_is_never_made_again(chemin: Path) -> None:
    ouvrir_base_du_poste(chemin, SecretsEnMemoire(), horloge=HorlogeArretee()).fermer()
    avant, vide = chemin.read_bytes(), SecretsEnMemoire()

    with pytest.raises(CleRefusee):
        ouvrir_base_du_poste(chemin, vide, horloge=HorlogeArretee())

    assert chemin.read_bytes() == avant
    assert vide.secrets == {}


@pytest.mark.parametrize("gardee", ["", "zz", "00" * 16])
def test_a_damaged_key_is_refused(chemin: Path, gardee: str) -> None:
    with pytest.raises(CleRefusee):
        cle_de_la_base(SecretsEnMemoire({nom_de_la_cle(chemin): gardee}), chemin)


def test_a_keyring_that_keeps_nothing_makes_no_base(chemin: Path) -> None:
    with pytest.raises(TrousseauIndisponible):
        ouvrir_base_du_poste(chemin, SecretsOublieux(), horloge=HorlogeArretee())

    assert not chemin.exists()


def test_a_base_in_use_gives_no_second_key(chemin: Path) -> None:
    secrets, autres = SecretsEnMemoire(), SecretsEnMemoire()
    base = ouvrir_base_du_poste(chemin, secrets, horloge=HorlogeArretee())

    with pytest.raises(BaseOccupee):
        ouvrir_base_du_poste(chemin, autres, horloge=HorlogeArretee())

    assert autres.secrets == {}
    base.fermer()


def test_the_base_of_the_workstation_opens_again_wherever_its_folder_goes(tmp_path: Path) -> None:
    secrets, dossier = SecretsEnMemoire(), un_dossier()
    (tmp_path / "avant").mkdir()
    base = ouvrir_base_du_poste(tmp_path / "avant" / "ccas.db", secrets, horloge=HorlogeArretee())
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
    base.fermer()
    (tmp_path / "avant").rename(tmp_path / "après")

    base = ouvrir_base_du_poste(tmp_path / "après" / "ccas.db", secrets, horloge=HorlogeArretee())

    with base.lecture() as lecture:
        assert lecture.dossier(dossier.id).dossier.numero == dossier.numero
    base.fermer()


def test_no_base_is_made_when_none_is_asked_for(chemin: Path) -> None:
    with pytest.raises(BaseAbsente):
        ouvrir_base_du_poste(chemin, SecretsEnMemoire(), horloge=HorlogeArretee(), creer=False)

    assert list(chemin.parent.iterdir()) == []
