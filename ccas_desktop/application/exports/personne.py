"""The data of one dossier, for the person who asks for them (RGPD, article 15): a file to read, a file to reuse."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccas_desktop.application.exports.feuilles import lisible
from ccas_desktop.application.exports.portee import Tables, portee_de, reduire
from ccas_desktop.application.exports.tout import FORMAT, VERSION
from ccas_desktop.application.paquet import libelle
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.document import Intertitre, paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Partie, Tableau
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Usager

TITRE = "Données du dossier"
DE_LA_PERSONNE = (
    "Copie des données enregistrées, remise à {nom} à sa demande (RGPD, article 15). Ce qui concerne un autre adulte "
    "du foyer n’y est pas, ou par son identité seule (article 15, paragraphe 4)."
)
DU_FOYER = (
    "Copie des données enregistrées pour tout le foyer (RGPD, article 15). Elle ne se remet qu’avec l’accord de chacun "
    "de ses adultes."
)
ADRESSE_MASQUEE = "L’adresse du dossier est confidentielle\u00a0: elle ne se donne qu’au demandeur, et n’est pas ici."
A_RELIRE = (
    "Avant de remettre cette copie, relisez les notes et les passages\u00a0: un texte libre peut parler d’un autre."
)
# Of the office, not of the person; or what a person cannot read.
_TUES = frozenset(("id", "version", "dossier_id", "rang", "rang_recherche", "derniere_ecriture", "pdf", "contenu"))


@dataclass(frozen=True)
class Demandee:
    """Whose data are asked for; `usager_id` is None for the whole foyer."""

    dossier_id: str
    usager_id: str | None = None


@dataclass(frozen=True)
class Copie:
    """What is handed over: the rows of each table, for whom, and whether the address was left out."""

    tables: Tables
    nom: str
    adresse: bool


def copie_de(services: Services, lecture: Lecture, demandee: Demandee) -> Copie:
    """Return the rows of every table that belong to a dossier, whatever the kind, as far as they may be handed over."""
    tables: Tables = {}
    for table, ligne in lecture.contenu_du_dossier(demandee.dossier_id):
        tables.setdefault(table, []).append(ligne)
    dossier = lecture.lire(Dossier, demandee.dossier_id)
    usagers = lecture.du_dossier(Usager, demandee.dossier_id)
    portee = portee_de(
        usagers,
        demandee.usager_id,
        confidentielle=dossier.adresse_confidentielle,
        jour=services.horloge.aujourdhui(),
    )
    nom = next((u.identite.nom_affiche for u in usagers if u.id == demandee.usager_id), "")
    return Copie(reduire(tables, portee), nom, portee.adresse)


def json_du_dossier(services: Services, demandee: Demandee) -> bytes:
    """Return the data as JSON: `format`, `version`, for whom, then the rows of each table."""
    with services.base.lecture() as lecture:
        copie = copie_de(services, lecture, demandee)
    contenu = {
        "format": FORMAT,
        "version": VERSION,
        "dossier_id": demandee.dossier_id,
        "usager_id": demandee.usager_id,
        "tables": copie.tables,
    }
    return json.dumps(contenu, ensure_ascii=False, indent=1).encode()


def etat_du_dossier(services: Services, demandee: Demandee) -> Etat:
    """Return the data as a statement to print."""
    with services.base.lecture() as lecture:
        copie = copie_de(services, lecture, demandee)
        ccas = lecture.reglages().ccas
    tables = copie.tables
    numero = str(tables["dossier"][0]["numero"])
    nature = DE_LA_PERSONNE.format(nom=copie.nom) if demandee.usager_id else DU_FOYER
    parties: list[Partie] = [paragraphe(nature)]
    if not copie.adresse:
        parties.append(paragraphe(ADRESSE_MASQUEE))
    for table, lignes in tables.items():
        if table == "journal":
            continue
        parties.append(Intertitre(libelle(table)))
        parties += [_tableau(libelle(table), ligne) for ligne in lignes]
    return Etat(
        titre=f"{TITRE} {numero}",
        emetteur=ccas.nom,
        date=services.horloge.aujourdhui(),
        resume=(f"{sum(len(lignes) for lignes in tables.values())} enregistrements",),
        parties=tuple(parties),
        pied=f"Dossier {numero}",
    )


def _tableau(titre: str, ligne: dict[str, Any]) -> Tableau:
    lignes = tuple(
        (nom.replace("_", " "), _texte(nom, valeur))
        for nom, valeur in ligne.items()
        if nom not in _TUES and not nom.endswith("_id") and valeur not in (None, "", "[]", "{}")
    )
    return Tableau(titre, (ColonneEtat("Rubrique", 1), ColonneEtat("Valeur", 3)), lignes)


def _texte(nom: str, valeur: Any) -> str:
    cellule = lisible(nom, valeur)
    return f"{cellule:%d/%m/%Y}" if isinstance(cellule, date) else str(cellule)
