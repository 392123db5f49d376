"""Whether a letter may be posted, and to whom; one that may not is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.protection import Mandataire, Protection, RecoitCourriers


class Empechement(StrEnum):
    """Why nothing is posted to a person, the strongest reason first."""

    DECES = "deces"
    NE_PAS_ECRIRE = "ne_pas_ecrire"
    ADRESSE_CONFIDENTIELLE = "adresse_confidentielle"
    DOMICILIEE_AU_CCAS = "domiciliee_au_ccas"
    SANS_ADRESSE = "sans_adresse"


@dataclass(frozen=True)
class Acheminement:
    """Who receives the letters of a person, and how.

    Attributes:
        a_la_personne: an exemplar is hers.
        mandataire: who receives one too, or alone; always by post.
        empechement: why hers is handed over rather than posted; None when it may be posted, or none is hers.
    """

    a_la_personne: bool
    mandataire: Mandataire | None = None
    empechement: Empechement | None = None

    @property
    def postable(self) -> bool:
        """Tell whether the whole letter may be posted, as a batch does."""
        return self.empechement is None


def acheminement(dossier: Dossier, personne: Usager, jour: date) -> Acheminement:
    """Return who receives the letters of a person on that day, and what keeps hers from the post.

    Nobody is written to for who died: the measure of protection ended with her.
    """
    if personne.est_decede_le(jour):
        return Acheminement(a_la_personne=True, empechement=Empechement.DECES)
    protection = personne.protection
    mandataire = protection.mandataire if protection and _ecrit_au_mandataire(protection) else None
    seul = mandataire is not None and protection is not None and protection.recoit is RecoitCourriers.MANDATAIRE
    return Acheminement(
        a_la_personne=not seul,
        mandataire=mandataire,
        empechement=None if seul else empechement_d_envoi(dossier, jour),
    )


def empechement_d_envoi(dossier: Dossier, jour: date) -> Empechement | None:
    """Return why nothing may be posted to the address of a dossier (domain.md 6.1), or None."""
    if dossier.ne_pas_ecrire:
        return Empechement.NE_PAS_ECRIRE
    if dossier.adresse_confidentielle:
        return Empechement.ADRESSE_CONFIDENTIELLE
    if dossier.domiciliation is not None and dossier.domiciliation.court_le(jour):
        return Empechement.DOMICILIEE_AU_CCAS
    return Empechement.SANS_ADRESSE if dossier.adresse.est_vide else None


def _ecrit_au_mandataire(protection: Protection) -> bool:
    return protection.recoit is not RecoitCourriers.PERSONNE and bool(protection.mandataire.nom_affiche)
