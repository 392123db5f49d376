"""What the law asks an agent to check before a school is asked about someone, in words."""

from __future__ import annotations

from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.verbes import fait_principal
from ccas_desktop.application.messages.appels import message_appel
from ccas_desktop.application.messages.etats import valeur_en_clair
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.demandes.demande import ReponseRecue


def soin_de_la_ligne(ligne: LigneDonnee) -> str:
    """Return what to check before the call, once a source; empty when it goes without saying.

    Both parents exercise the parental authority, together (code civil 372), apart or not (373-2), and each is held to
    act with the other's accord for a usual act (372-2), until the child is of age (371-1); a judge may delegate it
    (377). The file of a minor pupil is told to who holds that authority (CRPA L311-6; CADA, conseil 20163045). Who is
    of age is told of the call (CRPA L114-8; domain.md 2.7).
    Read on 28/11/2026 in copies of Légifrance (371-1 in its version of 21/02/2024, 372 in that of 04/08/2021, 372-2,
    373-2) and at cada.data.gouv.fr; 377 only as the notaires quote it (rapport of their 121st congress).
    [OKTC] No article was found that opens a pupil's schooling to who has the child in charge without that authority:
    the attestation of the Caf proves the charge (CSS L521-2) and nothing more. The sentence leaves it to the CCAS.
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


def phrase_des_autres_reponses(ligne: LigneDonnee) -> str:
    """Return what became of the calls about the others than the last one asked about, when there are several."""
    if not ligne.recues or not ligne.choix.plusieurs:
        return ""
    dernieres = {recue.usager_id: recue for recue in reversed(ligne.recues)}
    del dernieres[ligne.recues[0].usager_id]
    dites = ((ligne.choix.nom_de(usager_id), recue) for usager_id, recue in dernieres.items())
    suites = ((nom, _suite_de_la_reponse(ligne, nom, recue)) for nom, recue in dites if nom)
    return "\n".join(f"{nom}\u00a0: {suite}." for nom, suite in suites if suite)


def _suite_de_la_reponse(ligne: LigneDonnee, nom: str, recue: ReponseRecue) -> str:
    """What is shown above, certified or kept, is not said twice."""
    if recue.reponse.etat is not EtatAppel.CERTIFIE:
        titre = message_appel(recue.reponse).titre
        return f"{titre[:1].lower()}{titre[1:]}"
    retenues = (ligne.retenue, *ligne.autres_retenues)
    dite = recue.usager_id == ligne.certifiee_de or any(d and d.est_de(recue.usager_id, nom) for d in retenues)
    return "" if dite or not ligne.porte_valeur else "certifié, à retenir ensuite"


def _a_charge(noms: tuple[str, ...]) -> str:
    if not noms:
        return ""
    return (
        f"{', '.join(noms)}\u00a0: demandez seulement si le demandeur exerce l’autorité parentale (parent, ou "
        "délégation d’un juge\u00a0; code civil, articles 372 et 377) ou a l’enfant à sa charge (attestation "
        "de la Caf)."
    )


def _majeurs(noms: tuple[str, ...]) -> str:
    return f"{', '.join(noms)}\u00a0: une personne majeure doit être informée elle-même de l’appel." if noms else ""
