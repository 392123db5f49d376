"""The data of one dossier, for the person who asks for them (RGPD, article 15): a file to read, a file to reuse."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ccas_desktop.application.exports.feuilles import lisible
from ccas_desktop.application.exports.tout import FORMAT, VERSION
from ccas_desktop.application.paquet import libelle
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.document import Intertitre, paragraphe
from ccas_desktop.domain.etat import ColonneEtat, Etat, Partie, Tableau

TITRE = "Données du dossier"
NATURE = (
    "Copie des données enregistrées pour ce dossier, remise à la personne à sa demande (RGPD, article 15). Les "
    "personnes du foyer y figurent\u00a0: ce qui concerne un autre adulte ne se remet qu’à lui."
)
# Of the office, not of the person; or what a person cannot read.
_TUES = frozenset(("id", "version", "dossier_id", "rang", "rang_recherche", "derniere_ecriture", "pdf", "contenu"))


def donnees_du_dossier(lecture: Lecture, dossier_id: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every table that belong to a dossier, whatever the kind; files apart."""
    rendues: dict[str, list[dict[str, Any]]] = {}
    for table in lecture.tables():
        lignes = [
            {nom: valeur for nom, valeur in ligne.items() if not isinstance(valeur, bytes)}
            for ligne in lecture.contenu(table)
            if (ligne.get("id") if table == "dossier" else ligne.get("dossier_id")) == dossier_id
        ]
        if lignes:
            rendues[table] = lignes
    return rendues


def json_du_dossier(services: Services, dossier_id: str) -> bytes:
    """Return the dossier as JSON: `format`, `version`, then the rows of each table."""
    with services.base.lecture() as lecture:
        tables = donnees_du_dossier(lecture, dossier_id)
    contenu = {"format": FORMAT, "version": VERSION, "dossier_id": dossier_id, "tables": tables}
    return json.dumps(contenu, ensure_ascii=False, indent=1).encode()


def etat_du_dossier(services: Services, dossier_id: str) -> Etat:
    """Return the dossier as a statement to print."""
    with services.base.lecture() as lecture:
        tables = donnees_du_dossier(lecture, dossier_id)
        ccas = lecture.reglages().ccas
    numero = str(tables["dossier"][0]["numero"])
    parties: list[Partie] = [paragraphe(NATURE)]
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
