"""Quotient familial of the CAF or MSA, with the foyer and the address they know (api.md 1.5, point 1)."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.certifie_lecture import lire_allocataires, lire_quotient_familial
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import Donnees
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import (
    Bloc,
    Complement,
    DescriptionSource,
    FaitCertifie,
    Lecture,
    Requete,
)
from ccas_desktop.domain.sources.maintenances import CAISSES


def _valeur(lecture: Lecture) -> Decimal | None:
    """A quotient of 0 is a value; only its absence is unknown."""
    quotient = lire_quotient_familial(lecture.donnees)
    return None if quotient is None else quotient.valeur


def _mois(lecture: Lecture) -> Mois | None:
    quotient = lire_quotient_familial(lecture.donnees)
    return (quotient.mois if quotient else None) or lecture.mois_demande


def _fournisseur(donnees: Donnees) -> str | None:
    quotient = lire_quotient_familial(donnees)
    return quotient.fournisseur if quotient else None


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    quotient, demande = lire_quotient_familial(lecture.donnees), lecture.mois_demande
    if quotient is None:
        return ("La réponse ne contient pas de quotient : le jeton ne l’ouvre pas, ou il n’a pas été calculé.",)
    rendu = quotient.mois
    if demande and rendu and rendu != demande:
        return (
            f"Le quotient rendu est celui de {rendu.mois:02d}/{rendu.annee}, pas celui de {demande.mois:02d}/"
            f"{demande.annee} qui était demandé.",
        )
    return ()


QUOTIENT_FAMILIAL = DescriptionSource(
    source=Source.QUOTIENT_FAMILIAL,
    libelle="Quotient familial",
    administration="la Caf ou la MSA",
    requetes=(Requete("/v3/dss/quotient_familial/identite", "cnaf_msa_quotient_familial", accepte=(Complement.MOIS,)),),
    blocs=(
        Bloc("quotient_familial", "cnaf_quotient_familial", "quotient familial"),
        Bloc("allocataires", "cnaf_allocataires", "allocataires de la Caf ou de la MSA", dit="composition du foyer"),
        Bloc("enfants", "cnaf_enfants", "enfants connus de la Caf ou de la MSA", dit="composition du foyer"),
        Bloc("adresse", "cnaf_adresse", "adresse connue de la Caf ou de la MSA", dit="adresse"),
    ),
    faits=(
        FaitCertifie(
            Indicateur(
                "quotient_familial",
                "Quotient familial (CAF ou MSA)",
                Unite.EURO_PAR_PART,
                "Demander le quotient familial du mois à la CAF ou à la MSA, ou le lire sur l’attestation.",
            ),
            "quotient_familial",
            _valeur,
            "quotient familial",
        ),
    ),
    piece="Attestation de quotient familial de la CAF ou de la MSA",
    remarques=_remarques,
    rendues=lire_allocataires,
    fournisseur=_fournisseur,
    mois=_mois,
    si_introuvable="Si le dossier de la caisse est au nom du conjoint, demandez avec son identité.",
    blocs_a_nommer=True,
    fenetres=CAISSES,
)
