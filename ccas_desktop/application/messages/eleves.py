"""What the law asks an agent to check before a school is asked about someone, in words."""

from __future__ import annotations

from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.verbes import fait_principal
from ccas_desktop.application.messages.etats import valeur_en_clair


def soin_de_la_ligne(ligne: LigneDonnee) -> str:
    """Return what to check before the call, once a source; empty when it goes without saying.

    A child's schooling is asked by who exercises the parental authority, or has the child in charge; who is of age is
    told of it (CRPA L114-8).
    """
    if ligne.source is None or not ligne.se_demande or ligne.indicateur != fait_principal(ligne.source).indicateur:
        return ""
    return "\n".join(phrase for phrase in (_a_charge(ligne.choix.a_charge), _majeurs(ligne.choix.majeurs)) if phrase)


def phrase_retenue(ligne: LigneDonnee) -> str:
    """Return « Retenu : oui », with the pupil when there are several: a paper does not say it by itself."""
    if ligne.retenue is None:
        return ""
    valeur, nom = valeur_en_clair(ligne.indicateur, ligne.retenue.valeur), ligne.retenue.provenance.personne
    return f"Retenu\u00a0: {nom}, {valeur}" if ligne.est_d_un_eleve and nom else f"Retenu\u00a0: {valeur}"


def phrase_des_autres_eleves(ligne: LigneDonnee) -> str:
    """Return « Aussi retenu : ROUX Léo, oui ; ROUX Lina, non. », or nothing."""
    dites = [
        f"{donnee.provenance.personne or 'sans nom'}, {valeur_en_clair(ligne.indicateur, donnee.valeur)}"
        for donnee in ligne.autres_retenues
    ]
    texte = "\u00a0; ".join(dites)
    return f"Aussi retenu\u00a0: {texte}." if dites else ""


def _a_charge(noms: tuple[str, ...]) -> str:
    if not noms:
        return ""
    return (
        f"{', '.join(noms)}\u00a0: demandez seulement si le demandeur exerce l’autorité parentale ou a l’enfant à sa "
        "charge (jugement, délégation, attestation de la Caf)."
    )


def _majeurs(noms: tuple[str, ...]) -> str:
    return f"{', '.join(noms)}\u00a0: une personne majeure doit être informée elle-même de l’appel." if noms else ""
