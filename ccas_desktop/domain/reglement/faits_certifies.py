"""The facts that the reply of an administration certifies, and those it leaves unknown."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ccas_desktop.domain.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.situation import Fait

INDICATEUR_PAR_SOURCE = {
    Source.QUOTIENT_FAMILIAL: "quotient_familial",
    Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE: "beneficiaire_c2s",
    Source.REVENU_SOLIDARITE_ACTIVE: "beneficiaire_rsa",
    Source.PRIME_ACTIVITE: "beneficiaire_prime_activite",
    Source.ALLOCATION_ADULTE_HANDICAPE: "beneficiaire_aah",
    Source.ALLOCATION_SOUTIEN_FAMILIAL: "beneficiaire_asf",
}


def faits_certifies(reponse: ReponseCertifiee) -> dict[str, Fait]:
    """Return what a reply certifies, by code of indicator.

    Nothing unless the service answered with the value: a person who is not found, a fault of the call, a block that
    the token may not read are all unknown, never « non ».
    """
    if reponse.etat is not EtatAppel.CERTIFIE or reponse.donnees is None:
        return {}
    if reponse.source is Source.QUOTIENT_FAMILIAL:
        return _quotient_familial(reponse, reponse.donnees.get("quotient_familial"))
    beneficiaire = reponse.donnees.get("est_beneficiaire")
    if not isinstance(beneficiaire, bool):
        return {}
    return {INDICATEUR_PAR_SOURCE[reponse.source]: Fait(beneficiaire, provenance_de(reponse))}


def provenance_de(reponse: ReponseCertifiee) -> Provenance:
    """Return the provenance to keep beside a value of this reply."""
    return Provenance(
        NatureProvenance.CERTIFIE,
        source=reponse.source.value,
        fournisseur=reponse.fournisseur,
        mois=reponse.mois,
        instant=reponse.instant,
        requete_id=reponse.requete_id,
    )


def _quotient_familial(reponse: ReponseCertifiee, untrusted_bloc: object) -> dict[str, Fait]:
    if not isinstance(untrusted_bloc, Mapping):
        return {}
    valeur = untrusted_bloc.get("valeur")
    if not isinstance(valeur, int) or isinstance(valeur, bool):
        return {}
    certifiee = provenance_de(reponse)
    fournisseur = untrusted_bloc.get("fournisseur")
    provenance = Provenance(
        NatureProvenance.CERTIFIE,
        source=certifiee.source,
        fournisseur=fournisseur if isinstance(fournisseur, str) else certifiee.fournisseur,
        mois=_mois(untrusted_bloc) or certifiee.mois,
        instant=certifiee.instant,
        requete_id=certifiee.requete_id,
    )
    return {"quotient_familial": Fait(Decimal(valeur), provenance)}


def _mois(untrusted_bloc: Mapping[str, object]) -> Mois | None:
    annee, mois = untrusted_bloc.get("annee"), untrusted_bloc.get("mois")
    if not isinstance(annee, int) or not isinstance(mois, int):
        return None
    try:
        return Mois.lire(f"{annee:04d}-{mois:02d}")
    except ValueError:
        return None
