"""What the délibération of an aid lets the CCAS ask, and what the DGFIP certified, as letters tell the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.impot import ADMINISTRATION, LIBELLE, LIBELLE_DETAILLE, SourceFiscale
from ccas_desktop.domain.courrier.contenu import SourceConsultee
from ccas_desktop.domain.courrier.typographie import minuscule
from ccas_desktop.domain.demandes.demande import DonneeRetenue
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.redaction import ecrire_valeur
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, administration


def donnees_prevues(aide: Aide) -> tuple[str, ...]:
    """Return the data that may be asked for an aid, the avis d’imposition last."""
    donnees = tuple(DESCRIPTIONS[donnee.source].libelle for donnee in aide.donnees)
    return (*donnees, LIBELLE_DETAILLE) if aide.impot else donnees


def administrations_prevues(aide: Aide) -> tuple[str, ...]:
    """Return who may be asked, each once."""
    toutes = [administration(donnee.source, None) for donnee in aide.donnees]
    return tuple(dict.fromkeys([*toutes, *([ADMINISTRATION] if aide.impot else [])]))


def avis_obtenu(complete: DemandeComplete, jour_de: Callable[[datetime], date]) -> tuple[SourceConsultee, ...]:
    """Return what the DGFIP certified and that counts for a request: the rest of its reply was not kept."""
    retenus = [d for d in complete.donnees if d.provenance.source == SourceFiscale.IMPOT_PARTICULIER]
    instants = [d.provenance.instant for d in retenus if d.provenance.instant]
    if not instants:
        return ()
    dites = ", ".join(_chiffre_en_clair(donnee) for donnee in retenus)
    donnees = f"{dites} (revenus de {retenus[0].provenance.annee_revenus})"
    return (
        SourceConsultee(
            libelle=LIBELLE, administration=ADMINISTRATION, obtenue_le=jour_de(instants[0]), donnees=donnees
        ),
    )


def _chiffre_en_clair(donnee: DonneeRetenue) -> str:
    indicateur = PAR_CODE[donnee.indicateur]
    valeur = ecrire_valeur(valeur_de_texte(indicateur, donnee.valeur), indicateur.unite)
    return f"{minuscule(indicateur.libelle)}\u00a0: {valeur}"
