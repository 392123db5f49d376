"""A draft of the demonstration: the aid for energy as the board may vote it next year, with its examples."""

from __future__ import annotations

from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Base, Horloge
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.projet import Projet, copie_de
from ccas_desktop.application.redaction_aides.projets import ecrire_projet
from ccas_desktop.domain.reglement.modele.model import Reglement

AUTEUR = Auteur("Démonstration")
AIDE = "aide_energie"
_AUTRES_FAITS: Table = {"reside_commune": True, "montant_facture": "300", "deja_verse_annee_aide": "0"}


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
    table["exemple"] = [_par_les_faits(), _par_le_foyer()]
    return table


def _par_les_faits() -> Table:
    faits = {"ressources_mensuelles": "1100", "charges_mensuelles": "900", "nombre_personnes": "2", **_AUTRES_FAITS}
    return {"nom": "Deux personnes, au-dessous du premier seuil", "faits": faits, "issue": "eligible"}


def _par_le_foyer() -> Table:
    return {
        "nom": "Une mère et son fils, reste à vivre élevé",
        "personnes": [{"lien": "demandeur", "age": 41}, {"lien": "enfant", "age": 8}],
        "ressources": [{"nature": "salaire", "montant": "2150"}, {"nature": "prime_activite", "montant": "250"}],
        "charges": [{"nature": "loyer", "montant": "620"}, {"nature": "electricite", "montant": "80"}],
        "faits": dict(_AUTRES_FAITS),
        "issue": "non_eligible",
    }
