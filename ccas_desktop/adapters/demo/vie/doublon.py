"""A person of the fictitious CCAS known twice: her name was written another way the second time."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.adapters.demo.vie.guichet import AUTEUR
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Base, Horloge
from ccas_desktop.domain.dossiers.dossier import Dossier, numero_de_dossier
from ccas_desktop.domain.personnes.foyer import Lien

TELEPHONE = "06 39 98 76 54"


def charger_doublon(base: Base, horloge: Horloge) -> None:
    """Open a second dossier for somebody who has one, a letter of the first name lost."""
    jour = horloge.aujourdhui()
    with base.lecture() as lecture:
        connu = lecture.dossier(lecture.recents(limite=3)[-1].dossier_id)
    identite = connu.demandeur.identite
    prenom = identite.prenom
    with base.ecriture(AUTEUR) as unite:
        dossier = unite.enregistrer(
            Dossier(
                id=nouvel_id(),
                numero=numero_de_dossier(jour.year, unite.numero_suivant(f"dossier/{jour.year}")),
                ouvert_le=jour,
                adresse=connu.dossier.adresse,
                note="Se présente sans rendez-vous le jeudi.",
            )
        )
        unite.enregistrer(
            replace(
                connu.demandeur,
                id=nouvel_id(),
                version=0,
                dossier_id=dossier.id,
                identite=replace(identite, prenoms=(prenom[:-1] if len(prenom) > 3 else prenom,)),
                lien=Lien.DEMANDEUR,
                telephone=TELEPHONE,
                hebergeant_id=None,
            )
        )
