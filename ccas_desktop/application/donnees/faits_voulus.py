"""Which facts a request wants: of a source as the délibération lists them, and of the person alone."""

from __future__ import annotations

from ccas_desktop.application.donnees.verbes import fait_principal
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.reglement.modele.model import DonneeNecessaire
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.description import FaitCertifie

# Facts of the catalogue that neither the dossier, the request nor the decisions tell, and no administration certifies.
_DITES_PAR_LA_PERSONNE = ("anciennete_residence", "nature_depense")


def faits_voulus(donnee: DonneeNecessaire) -> tuple[FaitCertifie, ...]:
    """Return the facts that the délibération wants of a source; the main one, without value, when it wants none."""
    return faits_des_blocs(donnee) or (fait_principal(donnee.source),)


def faits_des_blocs(donnee: DonneeNecessaire) -> tuple[FaitCertifie, ...]:
    """Return the facts of the parts that the délibération lists."""
    faits = DESCRIPTIONS[donnee.source].faits
    return tuple(fait for fait in faits if not donnee.blocs or fait.bloc in donnee.blocs)


def a_demander_a_la_personne(complete: DemandeComplete) -> tuple[str, ...]:
    """Return the facts to ask the person for.

    The day of arrival in the commune, when the dossier has it, answers for the months spent there.
    """
    if complete.dossier.dossier.arrivee_commune is None:
        return _DITES_PAR_LA_PERSONNE
    return tuple(code for code in _DITES_PAR_LA_PERSONNE if code != "anciennete_residence")
