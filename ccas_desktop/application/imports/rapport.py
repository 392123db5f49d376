"""What became of each row of a file: kept with the batch, and given as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from ccas_desktop.application.imports.fiche import Fiche
from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.messages.imports import phrase_anomalie, phrase_anomalie_laissee, phrase_compte
from ccas_desktop.application.services import Services
from ccas_desktop.application.tableur import ColonneTableur, Feuille, GenreColonne
from ccas_desktop.domain.courrier.document import paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Tableau
from ccas_desktop.domain.dossiers.reprise import Import, LigneRapport

AIDE_CONNUE = "Aide déjà reprise par un import précédent\u00a0: elle n’est pas comptée deux fois."
COLONNES = (
    ColonneTableur("Ligne du fichier", GenreColonne.NOMBRE),
    ColonneTableur("Personne", largeur=32),
    ColonneTableur("Ce qui a été fait", largeur=28),
    ColonneTableur("Dossier"),
    ColonneTableur("À savoir", largeur=70),
)


def lignes_de(
    fiche: Fiche, issue: str, numero: str = "", *, importee: bool = True, connues: Collection[int] = ()
) -> tuple[LigneRapport, ...]:
    """Return the rows of a family, each with what was found in it; nothing of a row left out is said to be kept.

    `connues`: the rows whose aid a former import had brought.
    """
    phrase = phrase_anomalie if importee else phrase_anomalie_laissee
    return tuple(
        LigneRapport(ligne, fiche.nom_affiche, issue, numero, _raisons(fiche, ligne, phrase, connues), importee)
        for ligne in fiche.lignes
    )


def lire_rapport(services: Services, batch: Import) -> tuple[LigneRapport, ...]:
    """Return the report of a batch; nothing is left of that of one that was given up, or cut, and undone."""
    with services.base.lecture() as lecture:
        return lecture.rapport_d_import(batch.id)


def feuille_du_rapport(rapport: Sequence[LigneRapport]) -> Feuille:
    """Return the report as a sheet for a spreadsheet."""
    lignes = [(r.ligne, r.personne, r.issue, r.dossier, r.raison) for r in rapport]
    return Feuille("Compte rendu", COLONNES, lignes)


def etat_du_rapport(batch: Import, rapport: Sequence[LigneRapport], emetteur: str, quand: datetime) -> Etat:
    """Return the report to print: every row that was left out or that is to be looked at; the others are counted."""
    dites = [r for r in rapport if not r.importee or r.raison]
    tableau = Tableau(
        "Lignes laissées ou à relire",
        (ColonneEtat("Ligne"), ColonneEtat("Personne", 4), ColonneEtat("Fait", 3), ColonneEtat("À savoir", 7)),
        tuple((str(r.ligne), r.personne, f"{r.issue} {r.dossier}".strip(), r.raison) for r in dites),
    )
    suite = (
        f"Lignes reprises sans remarque\u00a0: {len(rapport) - len(dites)}. La liste entière s’enregistre pour Excel."
    )
    return Etat(
        titre="Compte rendu d’import",
        emetteur=emetteur,
        date=quand.date(),
        resume=(
            f"Fichier «\u00a0{batch.fichier}\u00a0», importé le {phrase_instant(quand)} par {batch.auteur}",
            phrase_compte(batch),
        ),
        parties=(*((tableau,) if dites else ()), paragraphe(suite)),
        pied=batch.fichier,
        paysage=True,
    )


def _raisons(
    fiche: Fiche, ligne: int, phrase: Callable[[str, Mapping[str, str]], str], connues: Collection[int]
) -> str:
    phrases = [phrase(a.code, a.faits) for a in fiche.anomalies if a.ligne == ligne]
    return " ".join((*((AIDE_CONNUE,) if ligne in connues else ()), *phrases))
