"""An office whose base the lists read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre, creer_dossier
from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.filtre import requete
from ccas_desktop.application.listes.lecture import LigneListe, lire_contexte, lire_lignes
from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier, DossierComplet
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, Sexe
from tests.fakes.bureau import Bureau, bureau


@dataclass
class BureauListe:
    """The office, and what its lists show."""

    bureau: Bureau

    def lignes(
        self, code: str, filtre: Mapping[str, str] | None = None, *, tri: str = "", decroissant: bool | None = None
    ) -> tuple[LigneListe, ...]:
        """Return the rows of a list, filtered and sorted as on the screen."""
        services, liste = self.bureau.services, LISTES[code]
        contexte = lire_contexte(services, liste)
        with services.base.lecture() as base:
            rangs = base.rangs_de_liste(requete(liste, filtre or {}, contexte, tri=tri, decroissant=decroissant))
        return lire_lignes(services, liste, contexte, rangs)

    def noms(self, filtre: Mapping[str, str] | None = None, *, tri: str = "", decroissant: bool = False) -> list[str]:
        """Return the names of the list of the dossiers."""
        lignes = self.lignes("dossiers", filtre, tri=tri, decroissant=decroissant)
        return [str(ligne.cellules["nom"]) for ligne in lignes]

    def dossier(
        self, nom: str, prenom: str = "Ana", *, ne: str = "", commune: str = "", telephone: str = ""
    ) -> DossierComplet:
        """Open a dossier."""
        naissance = DateNaissance.lire(ne) if ne else None
        identite = Identite(nom, (prenom,), Sexe.FEMININ, date_naissance=naissance)
        return creer_dossier(
            self.bureau.services,
            self.bureau.auteur,
            SaisieUsager(identite, telephone=telephone),
            adresse=Adresse(voie="1 rue Haute", code_postal="61990", commune=commune),
        )

    def enfant(self, dossier: DossierComplet, prenom: str, ne: str = "") -> None:
        """Add a child to a dossier."""
        naissance = DateNaissance.lire(ne) if ne else None
        identite = Identite(dossier.demandeur.identite.nom_famille, (prenom,), date_naissance=naissance)
        saisie = SaisieUsager(identite, lien=Lien.ENFANT)
        ajouter_membre(self.bureau.services, self.bureau.auteur, dossier.dossier.id, saisie)

    def cacher(self, dossier: DossierComplet) -> Dossier:
        """Make the address of a dossier confidential."""
        saisie = SaisieAdresse(dossier.dossier.adresse, confidentielle=True)
        return enregistrer_adresse(self.bureau.services, self.bureau.auteur, dossier.dossier, saisie)

    def lire(self, dossier: DossierComplet) -> Dossier:
        """Return a dossier as it is now."""
        with self.bureau.services.base.lecture() as base:
            return base.lire(Dossier, dossier.dossier.id)


@pytest.fixture
def listes(tmp_path: Path) -> Iterator[BureauListe]:
    """Give an office that knows Jeanne ROUX, born on 27 June 1987, who lives in Flers."""
    with bureau(tmp_path) as ouvert:
        yield BureauListe(ouvert)
