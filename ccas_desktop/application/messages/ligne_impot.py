"""What the person reads of the avis d’imposition of a request."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.application.messages.etats import EMPECHEMENTS, Mot, Poids, phrase_de_la_periode
from ccas_desktop.application.messages.impot import message_impot
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.impot import PARTS_FISCALES, REVENU_FISCAL, ReponseFiscale
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.redaction import ecrire_valeur
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue

NON_REGLEE = (
    "L’accès du CCAS à l’API Impôt particulier n’est pas réglé\u00a0: demandez l’avis d’imposition et saisissez-le."
)

A_RETAPER = (
    "Quand le réseau revient, retapez le numéro fiscal et demandez de nouveau\u00a0: ce numéro ne se garde pas, "
    "il n’est nulle part."
)


def mot_de_l_avis(ligne: LigneImpot, reponse: ReponseFiscale | None) -> Mot:
    """Return the state of the avis in two words."""
    if reponse is not None and reponse.etat is EtatAppel.CERTIFIE:
        if reponse.identite_differente is not False:
            return Mot("Identité à vérifier", Poids.ALERTE)
        return Mot("Certifié, à retenir", Poids.SUCCES)
    if ligne.attend_le_reseau:
        return Mot("Attend le réseau", Poids.ALERTE)
    if reponse is not None:
        return Mot(message_impot(reponse).titre, Poids.ALERTE)
    if ligne.est_reglee:
        return Mot("Retenu", Poids.SUCCES)
    if ligne.hors_periode:
        return Mot("Autre année", Poids.ALERTE)
    if ligne.peut_demander:
        return Mot("À demander", Poids.INFORMATION)
    return Mot("À saisir", Poids.INFORMATION) if ligne.en_instruction else Mot("Ne se demande pas")


def phrase_de_l_avis(ligne: LigneImpot, reponse: ReponseFiscale | None) -> str:
    """Return what the rules want, what the last call said and what to do next, or why no call is possible."""
    return "\n".join(filter(None, (_periode(ligne), _suite(ligne, reponse))))


def _periode(ligne: LigneImpot) -> str:
    retenues = [donnee.provenance for donnee in ligne.retenus.values()] if ligne.hors_periode else []
    return phrase_de_la_periode(ligne.voulue, *retenues[:1])


def _suite(ligne: LigneImpot, reponse: ReponseFiscale | None) -> str:
    if reponse is not None:
        message = message_impot(reponse)
        attente = A_RETAPER if ligne.attend_le_reseau else ""
        textes = (f"{message.titre}.", message.texte, _declarants(reponse), message.suite, attente)
        return " ".join(texte for texte in textes if texte)
    if ligne.listee and ligne.en_instruction and not ligne.reglee:
        return NON_REGLEE
    if ligne.attend_le_reseau:
        return A_RETAPER
    return EMPECHEMENTS[ligne.empechement].texte


def _declarants(reponse: ReponseFiscale) -> str:
    """Return who the DGFIP named, to be compared when it is not plainly the person typed."""
    declarants = reponse.situation.declarants if reponse.situation else ()
    if reponse.identite_differente is False or not declarants:
        return ""
    return f"Rendu par la DGFIP\u00a0: {', '.join(map(_personne, declarants))}."


def _personne(rendue: PersonneRendue) -> str:
    usage = f" (nom d’usage {rendue.nom_usage})" if rendue.nom_usage else ""
    date = f", date de naissance {rendue.date_brute}" if rendue.date_brute else ""
    return f"{rendue.nom_naissance} {rendue.prenoms}".strip() + usage + date


def chiffres_en_clair(chiffres: Mapping[str, str]) -> str:
    """Return « revenu fiscal de référence 18 750 €, parts : 2,5 »."""
    revenu, parts = chiffres.get(REVENU_FISCAL), chiffres.get(PARTS_FISCALES)
    textes = []
    if revenu is not None:
        indicateur = PAR_CODE[REVENU_FISCAL]
        textes.append(
            f"revenu fiscal de référence {ecrire_valeur(valeur_de_texte(indicateur, revenu), indicateur.unite)}"
        )
    if parts is not None:
        valeur = valeur_de_texte(PAR_CODE[PARTS_FISCALES], parts)
        textes.append(f"parts\u00a0: {ecrire_valeur(valeur, PAR_CODE[PARTS_FISCALES].unite)}")
    return ", ".join(textes)
