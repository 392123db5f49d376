"""Where the foyer lives, lived before, and whether one may write there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.adresse import Adresse, AdresseAncienne
from ccas_desktop.domain.personnes.nir import erreurs_de_nir
from ccas_desktop.domain.personnes.residence import Domiciliation

UN_JOUR = timedelta(days=1)


@dataclass(frozen=True)
class SaisieAdresse:
    """What an agent types of an address.

    Attributes:
        depuis: first day at this address.
        demenagement: the foyer has moved: the former address goes to the history; False when it is only put right.
    """

    adresse: Adresse
    depuis: date | None = None
    arrivee_commune: date | None = None
    confidentielle: bool = False
    ne_pas_ecrire: bool = False
    domiciliation: Domiciliation | None = None
    demenagement: bool = False


def enregistrer_adresse(services: Services, auteur: Auteur, dossier: Dossier, saisie: SaisieAdresse) -> Dossier:
    """Save the address of a dossier, and the former one when the foyer has moved.

    Raises SaisieInvalide, ConflitDeVersion.
    """
    _verifier(dossier, saisie, services.horloge.aujourdhui())
    with services.base.ecriture(auteur) as base:
        if saisie.demenagement and saisie.depuis and not dossier.adresse.est_vide:
            base.enregistrer(_ancienne(dossier, saisie.depuis))
        return base.enregistrer(
            replace(
                dossier,
                adresse=saisie.adresse,
                adresse_depuis=saisie.depuis,
                arrivee_commune=saisie.arrivee_commune,
                adresse_confidentielle=saisie.confidentielle,
                ne_pas_ecrire=saisie.ne_pas_ecrire,
                domiciliation=saisie.domiciliation,
            )
        )


def retirer_adresse_ancienne(services: Services, auteur: Auteur, ancienne: AdresseAncienne) -> str:
    """Remove a former address entered by mistake, and return the lot to undo. Raises ConflitDeVersion."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(ancienne)
        return base.lot


def _ancienne(dossier: Dossier, depuis: date) -> AdresseAncienne:
    return AdresseAncienne(
        id=nouvel_id(),
        dossier_id=dossier.id,
        adresse=dossier.adresse,
        debut=dossier.adresse_depuis,
        fin=depuis - UN_JOUR,
    )


def _verifier(dossier: Dossier, saisie: SaisieAdresse, aujourdhui: date) -> None:
    erreurs = [
        *erreurs_de_nir(vars(saisie.adresse)),
        *_dates_futures(saisie, aujourdhui),
        *_dates_contraires(dossier, saisie),
    ]
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _dates_futures(saisie: SaisieAdresse, aujourdhui: date) -> list[ErreurChamp]:
    dates = {"depuis": saisie.depuis, "arrivee_commune": saisie.arrivee_commune}
    return [ErreurChamp(champ, "date_future") for champ, jour in dates.items() if jour and jour > aujourdhui]


def _dates_contraires(dossier: Dossier, saisie: SaisieAdresse) -> list[ErreurChamp]:
    erreurs, domiciliation = [], saisie.domiciliation
    if saisie.demenagement and saisie.depuis is None:
        erreurs.append(ErreurChamp("depuis", "obligatoire"))
    elif saisie.demenagement and dossier.adresse_depuis and saisie.depuis and saisie.depuis <= dossier.adresse_depuis:
        erreurs.append(ErreurChamp("depuis", "demenagement_avant_adresse"))
    if saisie.arrivee_commune and saisie.depuis and saisie.arrivee_commune > saisie.depuis:
        erreurs.append(ErreurChamp("arrivee_commune", "arrivee_apres_adresse"))
    if domiciliation and domiciliation.fin and domiciliation.fin < domiciliation.debut:
        erreurs.append(ErreurChamp("domiciliation_fin", "fin_avant_debut"))
    return erreurs
