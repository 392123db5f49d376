"""What was given beside an identity, kept until its call has certified something: for a whole request, and by person.

One form is typed at a time, but two pupils may be asked about at once, and both calls find no network: what each was
asked with is kept apart, so that all that waits can be asked again.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from ccas_desktop.application.demandes.precisions import (
    PREFIXE,
    SANS_PRECISION,
    ChampPrecision,
    Precisions,
    cle_des_precisions,
    lire_precisions,
)
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.vues import Brouillon, DemandeComplete
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.sources.codes import Source


def precisions_gardees(
    base: Ecriture, demande_id: str, source: Source, jour: date, usager_id: str | None = None
) -> Precisions:
    """Return what was given for a source and not certified yet, about that person when said.

    Raises SaisieInvalide when it cannot serve. What is being typed about somebody else is left out.
    """
    contenu = _contenu(base, cle_des_precisions(demande_id, source, usager_id))
    if not contenu and usager_id:
        contenu = _contenu(base, cle_des_precisions(demande_id, source))
        if contenu.get(ChampPrecision.PERSONNE, usager_id) != usager_id:
            contenu = {}
    return lire_precisions(source, contenu, jour) if contenu else SANS_PRECISION


def garder_les_precisions(
    base: Ecriture, demande_id: str, source: Source, precisions: Precisions, instant: datetime
) -> None:
    """Keep what a call is made with, when several persons may be asked about."""
    if precisions.usager_id and precisions.contenu:
        cle = cle_des_precisions(demande_id, source, precisions.usager_id)
        base.ecrire_brouillon(Brouillon(cle, precisions.contenu, instant))


def oublier_les_precisions(base: Ecriture, complete: DemandeComplete, voulues: tuple[Source, ...]) -> None:
    """Forget what was given for the sources of a request, once each of those that share it has certified something.

    What names a person is forgotten once it was certified about her.
    """
    certifiees = {(r.reponse.source, r.usager_id) for r in complete.reponses if r.reponse.etat is EtatAppel.CERTIFIE}
    partagees = defaultdict[str, set[Source]](set)
    for source in voulues:
        partagees[cle_des_precisions(complete.demande.id, source)].add(source)
    for cle, sources in partagees.items():
        for usager in complete.dossier.usagers:
            if all((source, usager.id) in certifiees for source in sources):
                base.effacer_brouillon(f"{cle}/{usager.id}")
        nommee = _contenu(base, cle).get(ChampPrecision.PERSONNE)
        servies = {source for source, usager_id in certifiees if nommee in (None, "", usager_id)}
        if sources <= servies:
            base.effacer_brouillon(cle)


def oublier_toutes_les_precisions(base: Ecriture, demande_id: str) -> None:
    """Forget what was given for a request that is closed: nothing is asked for it any more."""
    base.effacer_brouillons(f"{PREFIXE}/{demande_id}/")


def _contenu(base: Ecriture, cle: str) -> dict[str, str]:
    brouillon = base.brouillon(cle)
    return dict(brouillon.contenu) if brouillon else {}
