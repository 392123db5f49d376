"""The places of the common rules in the words of their forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ccas_desktop.application.redaction_aides.mots import LIEUX
from ccas_desktop.domain.reglement.modele.model import Aide

LIEUX_COMMUNS: Mapping[str, str] = {
    **LIEUX,
    "titre": "Titre du règlement",
    "indicateur": "Indicateur",
    "bareme": "Barème",
    "libelle": "Nom",
    "calcul": "Ce qui est calculé",
    "par": "Divisé par",
    "pour_cent": "En pour cent",
    "unite": "Unité",
    "ressources": "Ressources comptées",
    "charges": "Charges comptées",
    "seulement": "Natures comptées",
    "sauf": "Natures non comptées",
    "natures": "Natures",
    "quotes_parts": "Part",
    "part": "Part comptée",
    "lien": "Pour les lignes de",
    "plafonds": "Maximum",
    "maximum": "Maximum par mois",
    "forfaits": "Forfait",
    "moyenne_de_mois": "Nombre de mois",
    "periode": "Période",
    "plus": "Ajouter",
    "moins": "Retirer",
    "constante": "Nombre ajouté",
    "de": "Bases",
    "liens": "Qui est compté",
    "le": "Âge au",
    "moment": "Compté à partir de",
    "depuis": "Depuis quelle date",
    "compte": "Compté en",
    "mesure": "Ce qui est compté",
    "mois": "Nombre de mois",
    "aides": "Quelles aides",
    "seul": "Une personne seule",
    "couple": "Un couple",
    "enfants": "Par enfant",
    "autres": "Par autre personne",
    "annees_avant": "Années avant",
    "mois_avant": "Mois avant",
    "dernier_mois": "Mois",
    "mois_au_plus": "Pas plus de",
    "choix": "Choix offerts",
    "revisions": "Nouvelle valeur attendue le",
    "valeur": "Valeur",
    "par_taille": "Valeurs par taille",
    "effet": "À partir du",
    "a_verifier": "À vérifier",
}
_SECTIONS: Mapping[str, str] = {"indicateur": "indicateurs", "bareme": "baremes", "aide": "indicateurs"}
_AIDE = re.compile(r"aide\[(\d+)\]\.?(.*)")


def section_commune_de(chemin: str) -> str:
    """Return the section of the editor a place is in."""
    return _SECTIONS.get(re.split(r"[.\[]", chemin, maxsplit=1)[0], "reglement")


def aide_du_chemin(chemin: str, versions: Sequence[Aide]) -> tuple[str, str]:
    """Return the name of the aid a place is in, and the place inside; nothing for a place of the common rules."""
    trouve = _AIDE.fullmatch(chemin)
    if trouve is None or int(trouve[1]) > len(versions):
        return "", chemin
    return versions[int(trouve[1]) - 1].libelle, trouve[2]
