"""The protection of a person: the measure, who carries it out, who receives the letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ccas_desktop.domain.errors import ErreurChamp
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.identite import Sexe


class Mesure(StrEnum):
    """Measures of protection and support (features.md D6)."""

    SAUVEGARDE = "sauvegarde"
    CURATELLE_SIMPLE = "curatelle_simple"
    CURATELLE_RENFORCEE = "curatelle_renforcee"
    TUTELLE = "tutelle"
    HABILITATION_FAMILIALE = "habilitation_familiale"
    HABILITATION_CONJOINT = "habilitation_conjoint"
    MANDAT_PROTECTION_FUTURE = "mandat_protection_future"
    ACCOMPAGNEMENT = "accompagnement"


class RecoitCourriers(StrEnum):
    """Who receives the letters meant for the person."""

    PERSONNE = "personne"
    MANDATAIRE = "mandataire"
    LES_DEUX = "les_deux"


@dataclass(frozen=True)
class Mandataire:
    """Who acts for the person: a relative or a professional, alone or for an organisation."""

    nom: str = ""
    prenom: str = ""
    sexe: Sexe | None = None
    organisation: str = ""
    adresse: Adresse = field(default_factory=Adresse)
    telephone: str = ""
    courriel: str = ""

    @property
    def nom_affiche(self) -> str:
        """Return « ROUSSEL Claire, UDAF de l’Orne », or what is known of it."""
        personne = f"{self.nom} {self.prenom}".strip()
        return ", ".join(partie for partie in (personne, self.organisation) if partie)


@dataclass(frozen=True)
class Protection:
    """The measure that runs, with its mandataire."""

    mesure: Mesure
    mandataire: Mandataire = field(default_factory=Mandataire)
    recoit: RecoitCourriers = RecoitCourriers.PERSONNE


def verifier_protection(protection: Protection) -> tuple[ErreurChamp, ...]:
    """Return what is missing for letters to go to the mandataire: who, and where."""
    if protection.recoit is RecoitCourriers.PERSONNE:
        return ()
    mandataire, erreurs = protection.mandataire, []
    if not mandataire.nom_affiche:
        erreurs.append(ErreurChamp("mandataire_nom", "mandataire_sans_nom"))
    if mandataire.adresse.est_vide:
        erreurs.append(ErreurChamp("mandataire_voie", "mandataire_sans_adresse"))
    return tuple(erreurs)
