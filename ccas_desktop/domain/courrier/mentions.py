"""What the law wants in a letter (domain.md 2.1): one small function a mention, its article beside it.

Each function returns the paths of the fields that are still empty, none when the mention can be printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision

Manques = tuple[str, ...]


class CodeMention(StrEnum):
    """The mentions, in the order of domain.md 2.1; the deadline and what a letter of a step is for come last."""

    AUTEUR = "auteur"
    AGENT = "agent"
    DESTINATAIRE = "destinataire"
    REFERENCES = "references"
    FONDEMENT = "fondement"
    MOTIVATION = "motivation"
    DISPOSITIF = "dispositif"
    ORGANE = "organe"
    SIGNATURE = "signature"
    RECOURS = "recours"
    RECOURS_PREALABLE = "recours_prealable"
    ALGORITHME = "algorithme"
    DITES_LE_NOUS_UNE_FOIS = "dites_le_nous_une_fois"
    RGPD = "rgpd"
    DROIT_ERREUR = "droit_erreur"
    FALC = "falc"
    ECHEANCE = "echeance"
    OBJET_ETAPE = "objet_etape"
    EXPLICATION = "explication"


@dataclass(frozen=True)
class Mention:
    """One mention: its name for the agent, the text that asks for it, and what a letter lacks to print it."""

    intitule: str
    article: str
    manques: Callable[[Lettre], Manques]


def _auteur(lettre: Lettre) -> Manques:
    return _vides(lettre, "expediteur.nom", "expediteur.adresse")


def _agent(lettre: Lettre) -> Manques:
    telephones = (lettre.agent.telephone, lettre.expediteur.telephone)
    sans_telephone = () if any(t.strip() for t in telephones) else ("agent.telephone",)
    return (*_vides(lettre, "agent.prenom", "agent.nom", "agent.qualite"), *sans_telephone)


def _destinataire(lettre: Lettre) -> Manques:
    return _vides(lettre, "destinataire.nom_famille")


def _references(lettre: Lettre) -> Manques:
    return _vides(lettre, "references.dossier", "references.demande_le")


def _fondement(lettre: Lettre) -> Manques:
    return _vides(lettre, "fondement.deliberation", "fondement.article")


def _motivation(lettre: Lettre) -> Manques:
    return _vides(lettre, "motivation.fait", "motivation.droit")


def _dispositif(lettre: Lettre) -> Manques:
    dispositif = lettre.dispositif
    if dispositif is None or dispositif.sens is not lettre.modele.sens:
        return ("dispositif.sens",)
    if dispositif.sens is SensDecision.REFUS:
        return () if dispositif.montant == 0 else ("dispositif.montant",)
    if dispositif.montant <= 0:
        return ("dispositif.montant",)
    if lettre.modele is Modele.SECOURS_URGENCE and not lettre.urgence.strip():
        return ("urgence",)
    if dispositif.sens is SensDecision.ACCORD_PARTIEL and (dispositif.montant_demande or 0) <= dispositif.montant:
        return ("dispositif.montant_demande",)
    return ()


def _organe(lettre: Lettre) -> Manques:
    """Name who decided; alone in an emergency, the power that the board gave is named too (CASF R123-21)."""
    deleguee = ("organe.delegation",) if lettre.modele is Modele.SECOURS_URGENCE else ()
    return _vides(lettre, "organe.libelle", "organe.decidee_le", *deleguee)


def _signature(lettre: Lettre) -> Manques:
    return _vides(lettre, "signataire.prenom", "signataire.nom", "signataire.qualite")


def _recours(lettre: Lettre) -> Manques:
    return _vides(lettre, "recours.tribunal", "recours.tribunal_adresse", "recours.recours_gracieux")


def _recours_prealable(_lettre: Lettre) -> Manques:
    """No letter holds it yet: a model that required it would be refused."""
    return ("recours.autorite",)


def _algorithme(lettre: Lettre) -> Manques:
    return _vides(lettre, "algorithme.reglement", "algorithme.indicateur", "algorithme.contact")


def _dites_le_nous_une_fois(lettre: Lettre) -> Manques:
    if lettre.modele is Modele.INFORMATION_PREALABLE:
        return _vides(lettre, "information.donnees", "information.administrations", "information.finalite")
    champs = ("libelle", "administration", "donnees")
    return tuple(
        f"sources_consultees[{rang}].{champ}"
        for rang, source in enumerate(lettre.sources_consultees)
        for champ in champs
        if not getattr(source, champ).strip()
    )


def _rgpd(lettre: Lettre) -> Manques:
    return _vides(lettre, "rgpd.duree_active", "rgpd.dpo")


def _resume(lettre: Lettre) -> Manques:
    return _dispositif(lettre)


def _objet_de_l_etape(lettre: Lettre) -> Manques:
    """Return what the letter of a step lacks to say what it is for."""
    return _vides(lettre, *_OBJETS.get(lettre.modele, ()))


_OBJETS: Mapping[Modele, tuple[str, ...]] = MappingProxyType(
    {
        Modele.ATTESTATION: ("attestation.declarees_le", "attestation.naissance"),
        Modele.RENDEZ_VOUS: ("rendez_vous.le", "rendez_vous.heure", "rendez_vous.lieu"),
        Modele.AJOURNEMENT: ("ajournement.motif",),
    }
)


def _echeance(lettre: Lettre) -> Manques:
    if lettre.modele is Modele.AJOURNEMENT:
        return _vides(lettre, "ajournement.rejet_implicite_le")
    accuse = lettre.accuse
    if accuse is None:
        return ("accuse.rejet_implicite_le",)
    if accuse.pieces and accuse.pieces_avant is None:
        return ("accuse.pieces_avant",)
    return tuple(f"accuse.pieces[{rang}].libelle" for rang, p in enumerate(accuse.pieces) if not p.libelle.strip())


def _explication(lettre: Lettre) -> Manques:
    """The four parts of the decree; a rule that reads nothing of the person has no datum to name."""
    return _vides(lettre, "explication.degre", "explication.mode", "explication.parametres", "explication.operations")


def _vides(lettre: Lettre, *chemins: str) -> Manques:
    return tuple(chemin for chemin in chemins if _est_vide(_valeur(lettre, chemin)))


def _valeur(lettre: Lettre, chemin: str) -> object:
    valeur: object = lettre
    for nom in chemin.split("."):
        valeur = getattr(valeur, nom, None)
    return valeur


def _est_vide(valeur: object) -> bool:
    if isinstance(valeur, tuple):
        return not any(str(v).strip() for v in valeur)
    return not (valeur.strip() if isinstance(valeur, str) else valeur)


MENTIONS: Mapping[CodeMention, Mention] = MappingProxyType(
    {
        CodeMention.AUTEUR: Mention("Le CCAS et son adresse", "CRPA L111-2", _auteur),
        CodeMention.AGENT: Mention("L’agent chargé du dossier", "CRPA L111-2", _agent),
        CodeMention.DESTINATAIRE: Mention("Le destinataire, au nom de famille", "CRPA L111-3", _destinataire),
        CodeMention.REFERENCES: Mention("Les références et la date de la demande", "usage ; CRPA R112-5", _references),
        CodeMention.FONDEMENT: Mention("La délibération et l’article appliqués", "CRPA L211-5", _fondement),
        CodeMention.MOTIVATION: Mention("Les motifs de fait et de droit", "CRPA L211-2 et L211-5", _motivation),
        CodeMention.DISPOSITIF: Mention("Ce qui est décidé", "usage", _dispositif),
        CodeMention.ORGANE: Mention("Qui a décidé, et quand", "CASF R123-21 et R123-22", _organe),
        CodeMention.SIGNATURE: Mention("Le signataire : prénom, nom, qualité", "CRPA L212-1", _signature),
        CodeMention.RECOURS: Mention("Les voies et délais de recours", "CJA R421-5 ; CRPA R112-5", _recours),
        CodeMention.RECOURS_PREALABLE: Mention(
            "Le recours préalable obligatoire", "CRPA L412-3 ; CASF L134-2", _recours_prealable
        ),
        CodeMention.ALGORITHME: Mention("Le calcul qui a servi", "CRPA L311-3-1 et R311-3-1-1", _algorithme),
        CodeMention.DITES_LE_NOUS_UNE_FOIS: Mention(
            "Les données obtenues d’autres administrations", "CRPA L114-8", _dites_le_nous_une_fois
        ),
        CodeMention.RGPD: Mention("La protection des données", "RGPD art. 13 et 14", _rgpd),
        CodeMention.DROIT_ERREUR: Mention("Le droit à l’erreur", "CRPA L123-1", _rgpd),
        CodeMention.FALC: Mention("Le résumé facile à lire", "recommandé", _resume),
        CodeMention.ECHEANCE: Mention("La date du refus par silence, les pièces", "CRPA R112-5 et L114-5", _echeance),
        CodeMention.OBJET_ETAPE: Mention("Ce que la lettre demande ou annonce", "usage", _objet_de_l_etape),
        CodeMention.EXPLICATION: Mention("Les quatre parties de l’explication", "CRPA R311-3-1-2", _explication),
    }
)
