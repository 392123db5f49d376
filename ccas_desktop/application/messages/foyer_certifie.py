"""Why the caisse does not count a foyer as the CCAS does (api.md 1.5, point 1)."""

from __future__ import annotations

from datetime import date

from ccas_desktop.domain.certifie.rapprochement import Ecart, LigneFoyer
from ccas_desktop.domain.personnes.foyer import UN, Lien, Usager, est_majeur
from ccas_desktop.domain.personnes.identite import DateNaissance

DU_MOIS = (
    "La composition est toujours celle du mois en cours, même pour le quotient d’un mois passé\u00a0; l’adresse est "
    "celle que la personne a déclarée à la caisse."
)
_ALTERNEE_ABSENTE = (
    "Garde alternée\u00a0: la caisse ne compte l’enfant chez ses deux parents que si le partage lui a été déclaré. "
    "Il reste compté ici comme le règlement le dit."
)
_ALTERNEE = "Garde alternée\u00a0: si le partage est déclaré, l’enfant figure aussi au dossier de l’autre parent."
_MAJEUR = (
    "Enfant majeur encore à charge pour la caisse\u00a0: jusqu’à 20 ou 21 ans selon la prestation, tant que ses "
    "revenus restent sous 55\u00a0% du Smic."
)
_MAJEUR_ABSENT = (
    "Enfant majeur\u00a0: la caisse ne le compte plus au-delà de 20 ou 21 ans selon la prestation, ni quand ses "
    "revenus dépassent 55\u00a0% du Smic, même s’il vit au foyer."
)
_HORS_DU_FOYER_DE_LA_CAISSE = (
    "La caisse ne connaît que l’allocataire, son conjoint et les enfants à charge, et non les autres personnes du "
    "logement."
)
_ENFANT_ABSENT = (
    "L’enfant peut être à charge au dossier de l’autre parent, ou pas encore déclaré à la caisse\u00a0: voyez-le avec "
    "la personne."
)
_ABSENTS_DE_LA_CAISSE = (
    Lien.PARENT,
    Lien.GRAND_PARENT,
    Lien.FRATRIE,
    Lien.PETIT_ENFANT,
    Lien.HEBERGE,
    Lien.HEBERGEANT,
    Lien.AUTRE,
)


def explication_de_la_ligne(ligne: LigneFoyer, jour: date) -> str:
    """Return why a person is, or is not, in the file of the caisse; often nothing."""
    usager, absent = ligne.usager, ligne.ecart is Ecart.ABSENT_DE_LA_CAISSE
    if usager is not None and usager.lien is Lien.ENFANT:
        return _de_l_enfant(usager, absent, jour)
    if absent:
        return _HORS_DU_FOYER_DE_LA_CAISSE if usager is not None and usager.lien in _ABSENTS_DE_LA_CAISSE else ""
    naissance = ligne.rendue.date_naissance if ligne.rendue and ligne.enfant else None
    return _MAJEUR if naissance is not None and _a_18_ans(naissance, jour) else ""


def _de_l_enfant(enfant: Usager, absent: bool, jour: date) -> str:
    if enfant.presence < UN:
        return _ALTERNEE_ABSENTE if absent else _ALTERNEE
    if est_majeur(enfant, jour):
        return _MAJEUR_ABSENT if absent else _MAJEUR
    return _ENFANT_ABSENT if absent else ""


def _a_18_ans(naissance: DateNaissance, jour: date) -> bool:
    return naissance.ages_possibles(jour)[0] >= 18
