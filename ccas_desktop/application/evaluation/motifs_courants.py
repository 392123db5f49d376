"""Common reasons of a refusal, each to be completed, and the rules of the aid that may found it.

No open tool has such a list for the optional aids (features.md D13): it comes from the règlements read. Morality,
nationality or « behaviour » are never reasons (domain.md 2.2).
"""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.domain.montant import ESPACE_INSECABLE
from ccas_desktop.domain.reglement.modele.model import Aide


@dataclass(frozen=True)
class MotifCourant:
    """A reason of fact: how it is called in a list, and the sentence it starts."""

    code: str
    libelle: str
    phrase: str


MOTIFS = (
    MotifCourant(
        "ressources",
        "Ressources supérieures au plafond",
        "Les ressources de votre foyer (… € par mois) dépassent le plafond prévu (… €).",
    ),
    MotifCourant(
        "reste_a_vivre",
        "Reste à vivre supérieur au seuil",
        "Le reste à vivre de votre foyer (… € par personne) dépasse le seuil prévu (… €).",
    ),
    MotifCourant(
        "quotient",
        "Quotient familial supérieur au barème",
        "Votre quotient familial (… €) dépasse la dernière tranche du barème (… €).",
    ),
    MotifCourant("residence", "Ne réside pas dans la commune", "Votre logement principal n’est pas dans la commune."),
    MotifCourant(
        "anciennete",
        "Durée de résidence insuffisante",
        "Vous habitez la commune depuis le …, ce qui est moins que la durée prévue.",
    ),
    MotifCourant(
        "situation",
        "Situation familiale hors du champ de l’aide",
        "La composition de votre foyer n’est pas celle que l’aide prévoit.",
    ),
    MotifCourant("age", "Âge hors du champ de l’aide", "À la date de votre demande, vous avez … ans."),
    MotifCourant("pieces", "Pièces non produites", "Les pièces demandées le … n’ont pas été fournies\u00a0: …"),
    MotifCourant(
        "deja_accordee", "Aide déjà accordée dans l’année", "Cette aide a déjà été accordée à votre foyer le …"
    ),
    MotifCourant(
        "plafond",
        "Plafond annuel atteint",
        "Votre foyer a déjà reçu … € cette année pour cette aide, ce qui est le maximum prévu.",
    ),
    MotifCourant(
        "autre_dispositif",
        "Relève d’un autre dispositif",
        "Votre demande relève de …, à qui nous vous invitons à vous adresser.",
    ),
    MotifCourant(
        "enveloppe", "Enveloppe épuisée", "Les crédits votés cette année pour cette aide sont entièrement utilisés."
    ),
    MotifCourant("delai", "Demande hors délai", "Votre demande a été déposée le …, après la date limite du …"),
    MotifCourant(
        "non_justifie",
        "Besoin non justifié par la situation",
        "Les éléments fournis ne font pas apparaître le besoin que l’aide prévoit\u00a0: …",
    ),
)


def regles_invocables(aide: Aide) -> tuple[str, ...]:
    """Return the sentences of the règlement that a decision may cite, in its order, each once."""
    textes = [(condition.article, condition.texte) for condition in aide.conditions]
    textes += [(aide.montant.article, aide.montant.texte), (aide.plafonds.article, aide.plafonds.texte)]
    deliberation = aide.deliberation.intitule
    return tuple(
        dict.fromkeys(
            f"Article {article} du règlement ({deliberation}){ESPACE_INSECABLE}: "
            f"«{ESPACE_INSECABLE}{texte}{ESPACE_INSECABLE}»"
            for article, texte in textes
            if article and texte
        )
    )
