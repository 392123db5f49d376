"""The right of access of one person does not hand over the others (RGPD, article 15(4))."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande
from ccas_desktop.application.dossiers.verbes import SaisieLigne, SaisieUsager, ajouter_ligne, ajouter_membre
from ccas_desktop.application.exports.personne import Demandee, etat_du_dossier, json_du_dossier
from ccas_desktop.domain.courrier.etat import Etat
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from tests.fakes.bureau import AUJOURDHUI, Bureau


@pytest.fixture
def foyer(ouvert: Bureau) -> Bureau:
    """Jeanne, her partner Marc who earns and asks for an aid of his own, their daughter of 8."""
    ouvert.avec_budget()
    dossier_id = ouvert.dossier.dossier.id
    marc = _ajouter(ouvert, "Marc", DateNaissance(1985, 2, 3), Lien.CONJOINT)
    _ajouter(ouvert, "Zoé", DateNaissance(2018, 2, 3), Lien.ENFANT)
    salaire = SaisieLigne("salaire", montant=Decimal(1789), usager_id=marc.id)
    ajouter_ligne(ouvert.services, ouvert.auteur, dossier_id, salaire)
    ouvert.deposer()
    saisie = SaisieDemande(
        aide="transport_solidaire", demandeur_id=marc.id, deposee_le=AUJOURDHUI, objet="vélo de Marc"
    )
    deposer_demande(ouvert.services, ouvert.auteur, dossier_id, saisie)
    return ouvert


def _ajouter(ouvert: Bureau, prenom: str, naissance: DateNaissance, lien: Lien) -> Usager:
    identite = Identite("PETIT", (prenom,), date_naissance=naissance)
    saisie = SaisieUsager(identite, lien=lien, telephone="06 99 99 99 99" if prenom == "Marc" else "")
    return ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def demandee(ouvert: Bureau, prenom: str | None) -> Demandee:
    with ouvert.services.base.lecture() as lecture:
        usagers = lecture.du_dossier(Usager, ouvert.dossier.dossier.id)
    return Demandee(ouvert.dossier.dossier.id, next((u.id for u in usagers if u.identite.prenom == prenom), None))


def donnees(ouvert: Bureau, prenom: str | None) -> dict[str, Any]:
    return dict(json.loads(json_du_dossier(ouvert.services, demandee(ouvert, prenom)))["tables"])


def etat_de(ouvert: Bureau, prenom: str) -> Etat:
    return etat_du_dossier(ouvert.services, demandee(ouvert, prenom))


def sans_identifiants(tables: dict[str, Any]) -> str:
    """Return the tables as one text, less the identifiers: drawn at random, they hold any short number some day."""
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", json.dumps(tables, ensure_ascii=False))


def rendre_confidentielle(ouvert: Bureau) -> None:
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        dossier = base.lire(Dossier, ouvert.dossier.dossier.id)
        base.enregistrer(replace(dossier, adresse_confidentielle=True))


def test_another_adult_is_there_by_name_only(foyer: Bureau) -> None:
    tables = donnees(foyer, "Jeanne")
    texte = sans_identifiants(tables)

    marc = next(u for u in tables["usager"] if "Marc" in u["prenoms"])
    assert set(marc) == {"id", "dossier_id", "nom_famille", "prenoms", "lien"}
    for secret in ("1789", "06 99 99 99 99", "1985-02-03", "vélo de Marc"):
        assert secret not in texte
    assert "1987-06-27" in texte
    assert "2018-02-03" in texte
    assert len(tables["demande"]) == 1


def test_the_partner_is_given_his_own_and_not_hers(foyer: Bureau) -> None:
    texte = sans_identifiants(donnees(foyer, "Marc"))

    assert "1789" in texte
    assert "vélo de Marc" in texte
    assert "1987-06-27" not in texte


def test_the_whole_foyer_is_given_when_it_asks(foyer: Bureau) -> None:
    texte = sans_identifiants(donnees(foyer, None))
    assert "1789" in texte
    assert "1987-06-27" in texte


def test_a_confidential_address_goes_to_the_demandeur_only(foyer: Bureau) -> None:
    rendre_confidentielle(foyer)

    assert "Église" in json.dumps(donnees(foyer, "Jeanne"), ensure_ascii=False)
    assert "Église" not in json.dumps(donnees(foyer, "Marc"), ensure_ascii=False)
    assert donnees(foyer, "Marc")["dossier"][0]["adresse"] == "confidentielle"


def test_the_printed_copy_says_what_is_not_in_it(foyer: Bureau) -> None:
    rendre_confidentielle(foyer)
    marc, jeanne = (etat_de(foyer, prenom) for prenom in ("Marc", "Jeanne"))

    textes = repr(marc.parties)
    assert "PETIT Marc" in textes
    assert "article 15, paragraphe 4" in textes
    assert "confidentielle" in textes
    assert "27/06/1987" not in textes
    assert "27/06/1987" in repr(jeanne.parties)
    assert foyer.services.lettres.produire_etat(marc).pdf.startswith(b"%PDF")
