"""The calls of one line that found no network, or were put off, person by person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccas_desktop.application.demandes.personnes_concernees import ChoixDePersonne, recues_de
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import CAUSES_SANS_RESEAU, EtatAppel, ReponseCertifiee
from ccas_desktop.domain.demandes.demande import DonneeRetenue, ReponseRecue
from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.sources.codes import Source


@dataclass(frozen=True)
class EnAttente:
    """One call to make as soon as the network is back.

    Attributes:
        usager_id: about whom; None when it goes without saying.
        reponse: what the last call became; None when it was only put off.
    """

    usager_id: str | None
    reponse: ReponseCertifiee | None


def appels_en_attente(
    complete: DemandeComplete, source: Source, indicateur: Indicateur, choix: ChoixDePersonne
) -> tuple[EnAttente, ...]:
    """Return what waits for the network: when several persons may be asked about, each waits on her own."""
    recues = recues_de(complete, source)
    donnees = [donnee for donnee in complete.donnees if donnee.indicateur == indicateur.code]
    if not choix.plusieurs:
        return _attente(None, recues, next(iter(donnees), None))
    attentes: list[EnAttente] = []
    for usager_id, nom in choix.personnes:
        siennes = [recue for recue in recues if recue.usager_id == usager_id]
        # A value that names nobody was put off for the one who goes without saying.
        sans_nom = bool(siennes) or usager_id == choix.par_defaut
        retenue = next((d for d in donnees if d.est_de(usager_id, nom) and (sans_nom or _nomme(d))), None)
        attentes += _attente(usager_id, siennes, retenue)
    return tuple(attentes)


def _attente(
    usager_id: str | None, recues: Sequence[ReponseRecue], retenue: DonneeRetenue | None
) -> tuple[EnAttente, ...]:
    if any(recue.reponse.etat is EtatAppel.CERTIFIE for recue in recues):
        return ()
    remise = retenue is not None and retenue.provenance.a_certifier
    if not recues:
        return (EnAttente(usager_id, None),) if remise else ()
    derniere = recues[0].reponse
    attend = derniere.cause in CAUSES_SANS_RESEAU and (remise or retenue is None)
    return (EnAttente(usager_id, derniere),) if attend else ()


def _nomme(donnee: DonneeRetenue) -> bool:
    return donnee.usager_id is not None or donnee.provenance.personne is not None
