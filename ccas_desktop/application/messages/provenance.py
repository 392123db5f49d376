"""Where a datum comes from, in words."""

from __future__ import annotations

from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance

# fmt: off
_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)
# fmt: on
# What agents call the body that answers under another name.
_FOURNISSEURS = {"CNAF": "CAF"}


def phrase_provenance(provenance: Provenance) -> str:
    """Return the provenance as the agent says it."""
    suite = " · à certifier" if provenance.a_certifier else ""
    if provenance.nature is NatureProvenance.DECLARE:
        return f"déclaré{suite}"
    if provenance.nature is NatureProvenance.VU_SUR_PIECE:
        return f"vu sur pièce{f' · {provenance.piece}' if provenance.piece else ''}{suite}"
    organisme = provenance.fournisseur or ""
    parties = [f"certifié {_FOURNISSEURS.get(organisme, organisme)}".strip()]
    if provenance.personne:
        parties.append(provenance.personne)
    if provenance.mois:
        parties.append(phrase_mois(provenance.mois))
    if provenance.annee_revenus:
        parties.append(f"revenus de {provenance.annee_revenus}")
    return " · ".join(parties)


def phrase_mois(mois: Mois) -> str:
    """Return « octobre 2026 »."""
    return f"{_MOIS[mois.mois - 1]} {mois.annee}"
