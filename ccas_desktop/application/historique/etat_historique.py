"""The history of a dossier on paper: a proof for a judge or a commission (features.md C1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccas_desktop.application.historique.historique import (
    FiltreHistorique,
    LigneHistorique,
    actions_du_dossier,
    filtrer,
)
from ccas_desktop.application.messages.historique import nom_de_l_objet
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.document import paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Tableau

TITRE = "Fiche d’historique"
LIGNES_IMPRIMEES_MAX = 3000
NATURE = (
    "Chaque enregistrement laisse une ligne dans le journal de l’application, qui ne se modifie ni ne s’efface. Une "
    "action annulée reste écrite, avec son annulation."
)
_COLONNES = (
    ColonneEtat("Date et heure", 10),
    ColonneEtat("Agent", 12),
    ColonneEtat("Ce qui a été fait", 26),
    ColonneEtat("Champ, avant → après", 42),
)


@dataclass(frozen=True)
class _Personne:
    numero: str
    nom: str


def etat_de_l_historique(services: Services, dossier_id: str, filtre: FiltreHistorique) -> Etat:
    """Return the actions that match, first one first, as they are printed."""
    lignes = filtrer(actions_du_dossier(services, dossier_id), filtre)[::-1]
    with services.base.lecture() as base:
        complet, emetteur = base.dossier(dossier_id), base.reglages().ccas.nom or "CCAS"
    jour = services.horloge.aujourdhui()
    qui = _Personne(complet.dossier.numero, complet.demandeur.identite.nom_affiche)
    return Etat(
        titre=f"{TITRE} du dossier {qui.numero}",
        emetteur=emetteur,
        date=jour,
        resume=_resume(lignes, filtre, qui),
        parties=(
            paragraphe(NATURE),
            Tableau(TITRE, _COLONNES, tuple(_imprimee(ligne) for ligne in lignes[-LIGNES_IMPRIMEES_MAX:])),
        ),
        pied=f"{TITRE} {qui.numero}, imprimée le {jour:%d/%m/%Y}",
        paysage=True,
    )


def _resume(lignes: Sequence[LigneHistorique], filtre: FiltreHistorique, qui: _Personne) -> tuple[str, ...]:
    nombre = f"{len(lignes)} action{'s' if len(lignes) > 1 else ''}"
    if len(lignes) > LIGNES_IMPRIMEES_MAX:
        nombre += f", dont les {LIGNES_IMPRIMEES_MAX} dernières imprimées"
    criteres = [
        f"du {filtre.du:%d/%m/%Y}" if filtre.du else "",
        f"au {filtre.au:%d/%m/%Y}" if filtre.au else "",
        f"par {filtre.agent}" if filtre.agent else "",
        nom_de_l_objet(filtre.objet) if filtre.objet else "",
        f"contenant «\u00a0{filtre.texte}\u00a0»" if filtre.texte.strip() else "",
    ]
    choisis = " ".join(critere for critere in criteres if critere)
    return (qui.nom, f"{nombre}{f' ({choisis})' if choisis else ''}")


def _imprimee(ligne: LigneHistorique) -> tuple[str, ...]:
    fait = f"{ligne.texte} (annulée depuis)" if ligne.annulee else ligne.texte
    details = " ; ".join(f"{d.champ}\u00a0: {d.avant} → {d.apres}" for d in ligne.details)
    return (f"{ligne.instant:%d/%m/%Y %H:%M}", ligne.auteur, fait, details)
