"""The values kept for a request beside those that are certified: which is shown, and whether they agree."""

from __future__ import annotations

from ccas_desktop.application.demandes.personnes_concernees import PAR_ELEVE, nom_de_la_personne, recues_de
from ccas_desktop.application.donnees.verbes import (
    d_une_autre_personne,
    provenance_recue,
    valeur_certifiee,
    valeurs_egales,
)
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.demandes.demande import DonneeRetenue, ReponseRecue
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from ccas_desktop.domain.reponses.indicateur import Indicateur
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import FaitCertifie


def est_la_certifiee(certifiee: str, provenance: Provenance | None, retenue: DonneeRetenue | None) -> bool:
    """Tell whether the value kept is the certified one, as certified, about the same person."""
    certifiee_retenue = retenue is not None and retenue.provenance.nature is NatureProvenance.CERTIFIE
    return certifiee_retenue and not differe(certifiee, retenue) and not certifiee_d_une_autre(provenance, retenue)


def certifiee_d_une_autre(certifiee: Provenance | None, retenue: DonneeRetenue | None) -> bool:
    """Tell whether the value kept was certified about somebody else than the last reply."""
    if certifiee is None or retenue is None:
        return False
    return d_une_autre_personne(retenue.provenance, certifiee)


def differe(certifiee: str | None, retenue: DonneeRetenue | None) -> bool:
    """Tell whether the value kept is not the certified one."""
    return certifiee is not None and retenue is not None and not valeurs_egales(certifiee, retenue.valeur)


def recue_montree(complete: DemandeComplete, source: Source, fait: FaitCertifie) -> ReponseRecue | None:
    """Return the certified reply that a line shows: the last one; of pupils, the last whose value is not kept yet."""
    certifiees = [recue for recue in recues_de(complete, source) if recue.reponse.etat is EtatAppel.CERTIFIE]
    a_retenir = (r for r in certifiees if source in PAR_ELEVE.values() and _reste_a_retenir(complete, r, fait))
    return next(a_retenir, next(iter(certifiees), None))


def _reste_a_retenir(complete: DemandeComplete, recue: ReponseRecue, fait: FaitCertifie) -> bool:
    valeur, provenance = valeur_certifiee(recue.reponse, fait), provenance_recue(complete, recue)
    retenue, _ = valeurs_retenues(complete, fait.indicateur, recue)
    return valeur is not None and not est_la_certifiee(valeur, provenance, retenue)


def valeurs_retenues(
    complete: DemandeComplete, indicateur: Indicateur, recue: ReponseRecue | None
) -> tuple[DonneeRetenue | None, tuple[DonneeRetenue, ...]]:
    """Return the value shown, and those of the other pupils: the one of whom was certified last comes first."""
    toutes = [donnee for donnee in complete.donnees if donnee.indicateur == indicateur.code]
    if indicateur.code not in PAR_ELEVE or recue is None:
        return next(iter(toutes), None), tuple(toutes[1:])
    nom = nom_de_la_personne(complete, recue)
    montree = next((donnee for donnee in toutes if donnee.est_de(recue.usager_id, nom)), None)
    return montree, tuple(donnee for donnee in toutes if donnee is not montree)
