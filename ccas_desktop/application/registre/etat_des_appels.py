"""The register of the calls, on paper and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ccas_desktop.application.registre.traces import FiltreAppels, LigneAppel
from ccas_desktop.application.tableur import csv_pour_tableur
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.courrier.document import paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Tableau

TITRE = "Registre des appels aux administrations"
# Above, a file for a spreadsheet serves better, and the paper would take minutes to compose.
LIGNES_IMPRIMEES_MAX = 5000
NATURE = (
    "Chaque appel d’API Particulier laisse cette trace, gardée 36 mois (CRPA, article R114-9-7). Elle ne contient ni "
    "la valeur obtenue ni l’identité de la personne\u00a0: l’empreinte dit seulement si deux appels concernent la même."
)
_COLONNES = (
    ColonneEtat("Date et heure", 11),
    ColonneEtat("Agent", 13),
    ColonneEtat("Donnée demandée", 17),
    ColonneEtat("Demande", 11),
    ColonneEtat("Base légale ou motif", 20),
    ColonneEtat("Issue", 15),
    ColonneEtat("Code", 9),
    ColonneEtat("Requête", 16),
    ColonneEtat("Empreinte", 11),
)
_TITRES_CSV = (
    "Date et heure",
    "Agent",
    "Donnée demandée",
    "Demande",
    "Base légale",
    "Motif",
    "Issue",
    "HTTP",
    "Code",
    "Requête",
    "Empreinte",
)


def etat_des_appels(reglages: Reglages, lignes: Sequence[LigneAppel], filtre: FiltreAppels, jour: date) -> Etat:
    """Return the register as it is printed, the lines in the order given."""
    imprimees = lignes[:LIGNES_IMPRIMEES_MAX]
    return Etat(
        titre=TITRE,
        emetteur=reglages.ccas.nom or "CCAS",
        date=jour,
        resume=tuple(_resume(len(lignes), len(imprimees), filtre)),
        parties=(
            paragraphe(NATURE),
            Tableau(TITRE, _COLONNES, tuple(_imprimee(ligne) for ligne in imprimees)),
        ),
        pied=f"{TITRE}, imprimé le {jour:%d/%m/%Y}",
        paysage=True,
    )


def csv_des_appels(lignes: Sequence[LigneAppel]) -> bytes:
    """Return the register for a spreadsheet."""
    return csv_pour_tableur(_TITRES_CSV, (_exportee(ligne) for ligne in lignes))


def periode_en_mots(filtre: FiltreAppels) -> str:
    """Return « du 01/10/2026 au 31/10/2026 », or what is known of it."""
    if filtre.du and filtre.au:
        return f"du {filtre.du:%d/%m/%Y} au {filtre.au:%d/%m/%Y}"
    if filtre.du:
        return f"depuis le {filtre.du:%d/%m/%Y}"
    return f"jusqu’au {filtre.au:%d/%m/%Y}" if filtre.au else "toute la période gardée"


def _resume(nombre: int, imprimees: int, filtre: FiltreAppels) -> Iterator[str]:
    yield f"Période\u00a0: {periode_en_mots(filtre)}"
    if filtre.texte.strip():
        yield f"Recherche\u00a0: «\u00a0{filtre.texte.strip()}\u00a0»"
    yield f"{nombre} appel{'s' if nombre > 1 else ''}"
    if imprimees < nombre:
        yield f"Seuls les {imprimees} premiers sont imprimés\u00a0: réduisez la période, ou exportez le registre."


def _imprimee(ligne: LigneAppel) -> tuple[str, ...]:
    return (
        f"{ligne.moment:%d/%m/%Y %H:%M}",
        ligne.agent,
        ligne.source,
        ligne.demande or "hors demande",
        f"{ligne.base_legale}. {ligne.motif}" if ligne.motif else ligne.base_legale,
        ligne.issue,
        " ".join(p for p in (ligne.http, ligne.code) if p),
        ligne.requete_id,
        ligne.empreinte,
    )


def _exportee(ligne: LigneAppel) -> tuple[str, ...]:
    return (
        f"{ligne.moment:%d/%m/%Y %H:%M:%S}",
        ligne.agent,
        ligne.source,
        ligne.demande,
        ligne.base_legale,
        ligne.motif,
        ligne.issue,
        ligne.http,
        ligne.code,
        ligne.requete_id,
        ligne.empreinte,
    )
