"""What is known of a person beyond her identity, and of how the dossier is followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Dossier, MotifCloture, Orientation
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.nir import erreurs_de_nir, refuser_nir
from ccas_desktop.domain.personnes.protection import Protection, verifier_protection
from ccas_desktop.domain.personnes.residence import Logement
from ccas_desktop.domain.personnes.situation_personne import SituationPersonne


@dataclass(frozen=True)
class SaisieSituation:
    """What an agent types of the situation of a person and of how she is reached."""

    situation: SituationPersonne = field(default_factory=SituationPersonne)
    autre_telephone: str = ""
    a_prevenir: PersonneAPrevenir = field(default_factory=PersonneAPrevenir)
    preferences: PreferencesUsager = field(default_factory=PreferencesUsager)


@dataclass(frozen=True)
class SaisieSuivi:
    """What an agent types of the housing and of who follows the dossier."""

    logement: Logement = field(default_factory=Logement)
    orientation: Orientation | None = None
    prescripteur: str = ""
    referent_id: str | None = None
    clos_le: date | None = None
    motif_cloture: MotifCloture | None = None


@dataclass(frozen=True)
class Rattachement:
    """Whether a person is in the household of the CAF, in that of the taxes; None when not known."""

    caf: bool | None = None
    fiscal: bool | None = None


def modifier_situation(services: Services, auteur: Auteur, usager: Usager, saisie: SaisieSituation) -> Usager:
    """Save the situation, the contacts and the preferences. Raises SaisieInvalide, ConflitDeVersion."""
    refuser_nir(
        {
            "employeur": saisie.situation.employeur,
            "autre_telephone": saisie.autre_telephone,
            "prevenir_nom": saisie.a_prevenir.nom,
            "prevenir_lien": saisie.a_prevenir.lien,
            "prevenir_telephone": saisie.a_prevenir.telephone,
            "langue": saisie.preferences.langue,
        }
    )
    modifie = replace(
        usager,
        situation=saisie.situation,
        autre_telephone=saisie.autre_telephone.strip(),
        a_prevenir=saisie.a_prevenir,
        preferences=saisie.preferences,
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(modifie)


def modifier_protection(services: Services, auteur: Auteur, usager: Usager, protection: Protection | None) -> Usager:
    """Save the measure of protection, None when there is none. Raises SaisieInvalide, ConflitDeVersion."""
    if protection is not None and (erreurs := (*verifier_protection(protection), *_nir_du_mandataire(protection))):
        raise SaisieInvalide(tuple(erreurs))
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(usager, protection=protection))


def modifier_rattachements(
    services: Services, auteur: Auteur, usagers: Sequence[Usager], saisie: Mapping[str, Rattachement]
) -> None:
    """Save who is in the household of the CAF and in that of the taxes, by the id of the person.

    Only those that change are written. Raises ConflitDeVersion.
    """
    with services.base.ecriture(auteur) as base:
        for usager in usagers:
            voulu = saisie.get(usager.id, Rattachement(usager.foyer_caf, usager.foyer_fiscal))
            modifie = replace(usager, foyer_caf=voulu.caf, foyer_fiscal=voulu.fiscal)
            if modifie != usager:
                base.enregistrer(modifie)


def modifier_suivi(services: Services, auteur: Auteur, dossier: Dossier, saisie: SaisieSuivi) -> Dossier:
    """Save the housing, the orientation and who follows the dossier. Raises SaisieInvalide, ConflitDeVersion."""
    erreurs = [*erreurs_de_nir({"bailleur": saisie.logement.bailleur, "prescripteur": saisie.prescripteur})]
    if saisie.logement.surface is not None and saisie.logement.surface <= 0:
        erreurs.append(ErreurChamp("surface", "surface_illisible"))
    erreurs += _cloture_incomplete(saisie, services.horloge.aujourdhui())
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    modifie = replace(
        dossier,
        logement=saisie.logement,
        orientation=saisie.orientation,
        prescripteur=saisie.prescripteur.strip(),
        referent_id=saisie.referent_id,
        clos_le=saisie.clos_le,
        motif_cloture=saisie.motif_cloture,
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(modifie)


def _cloture_incomplete(saisie: SaisieSuivi, aujourdhui: date) -> list[ErreurChamp]:
    """Return what is missing of a closing: its day and its reason go together."""
    if saisie.clos_le and saisie.clos_le > aujourdhui:
        return [ErreurChamp("clos_le", "date_future")]
    if bool(saisie.clos_le) == bool(saisie.motif_cloture):
        return []
    return [ErreurChamp("motif_cloture" if saisie.clos_le else "clos_le", "obligatoire")]


def _nir_du_mandataire(protection: Protection) -> tuple[ErreurChamp, ...]:
    mandataire = protection.mandataire
    textes = {nom: getattr(mandataire, nom) for nom in ("nom", "prenom", "organisation", "telephone")}
    return erreurs_de_nir({f"mandataire_{nom}": texte for nom, texte in textes.items()})
