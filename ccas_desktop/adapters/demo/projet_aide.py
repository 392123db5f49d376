"""A draft of the demonstration: the aid for energy as the board may vote it next year, with its examples."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Horloge
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.projet import Projet, copie_de
from ccas_desktop.application.redaction_aides.projets import ecrire_projet
from ccas_desktop.domain.reglement.model import Reglement

AUTEUR = Auteur("Démonstration")
AIDE = "aide_energie"


def charger_projet_aide(base: Base, horloge: Horloge, reglement: Reglement) -> None:
    """Keep the draft."""
    aujourdhui = horloge.aujourdhui()
    projet = Projet(nouvel_id(), _table(reglement, aujourdhui), horloge.maintenant(), AIDE)
    with base.ecriture(AUTEUR) as ecriture:
        ecrire_projet(ecriture, projet, horloge.maintenant())


def _table(reglement: Reglement, aujourdhui: date) -> Table:
    table = copie_de(reglement.aide(AIDE), nouvelle_aide=False)
    annee = aujourdhui.year + 1
    table["deliberation"] = {
        "numero": f"{aujourdhui.year}-52",
        "date": aujourdhui.isoformat(),
        "article": "4",
        "effet": f"{annee}-01-01",
    }
    table["exemple"] = [
        _exemple("Deux personnes, au-dessous du premier seuil", "1100", "900", "eligible"),
        _exemple("Deux personnes, reste à vivre élevé", "2400", "700", "non_eligible"),
    ]
    return table


def _exemple(nom: str, ressources: str, charges: str, issue: str) -> Table:
    faits = {
        "reside_commune": True,
        "ressources_mensuelles": ressources,
        "charges_mensuelles": charges,
        "nombre_personnes": "2",
        "montant_facture": "300",
        "deja_verse_annee_aide": "0",
    }
    return {"nom": nom, "faits": faits, "issue": issue}
