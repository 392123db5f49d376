"""Typed readings of certified data: an absent block, an odd date or a strange type is read as unknown, never as no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.personnes.identite import DateNaissance, Sexe
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.lecture_brute import Donnees, booleen, decimal, jour, mois, objet, objets, texte

LIGNES_ADRESSE = (
    "destinataire",
    "complement_information",
    "complement_information_geographique",
    "numero_libelle_voie",
    "lieu_dit",
    "code_postal_ville",
    "pays",
)


@dataclass(frozen=True)
class QuotientFamilial:
    """The quotient of the caisse; 0 is a value. `mois` is the month it applies to, `calcule` when it was computed."""

    valeur: Decimal
    mois: Mois | None = None
    fournisseur: str | None = None
    calcule: Mois | None = None


@dataclass(frozen=True)
class PersonneRendue:
    """A person of the caisse's file, as returned: accents are not reliable, dates may be partial.

    Attributes:
        date_brute: the date as the service writes it, such as « 2020-00-00 ».
        date_naissance: its known parts, or None when nothing of it can be used.
    """

    nom_naissance: str
    nom_usage: str | None
    prenoms: str
    date_brute: str | None
    date_naissance: DateNaissance | None
    sexe: Sexe | None


@dataclass(frozen=True)
class Prestation:
    """A right by its source: None is « not said », which is neither yes nor no.

    Attributes:
        supplement: « avec participation » (C2S) or « avec majoration » (RSA, prime d'activité).
        incoherente: the reply contradicts itself, such as a beneficiary without any starting date.
    """

    est_beneficiaire: bool | None
    date_debut: date | None
    supplement: bool | None
    incoherente: bool

    def debute_apres(self, jour: date) -> bool:
        """Tell whether the right starts after that day: it is announced, not open yet."""
        return self.date_debut is not None and self.date_debut > jour


def lire_quotient_familial(donnees: Donnees) -> QuotientFamilial | None:
    """Return the quotient, or None when the reply holds none (scope not open, resources not declared)."""
    bloc = objet(donnees.get("quotient_familial"))
    valeur = decimal(bloc.get("valeur"))
    if valeur is None:
        return None
    return QuotientFamilial(
        valeur=valeur,
        mois=mois(bloc.get("annee"), bloc.get("mois")),
        fournisseur=texte(bloc.get("fournisseur")),
        calcule=mois(bloc.get("annee_calcul"), bloc.get("mois_calcul")),
    )


def lire_allocataires(donnees: Donnees) -> tuple[PersonneRendue, ...]:
    """Return the one or two allocataires of the file, none when the token does not open them."""
    return _personnes(donnees.get("allocataires"))


def lire_enfants(donnees: Donnees) -> tuple[PersonneRendue, ...]:
    """Return the children of the file, none when the token does not open them."""
    return _personnes(donnees.get("enfants"))


def lire_identite(donnees: Donnees) -> tuple[PersonneRendue, ...]:
    """Return the person of an `identite` block, none when it names nobody; each administration has its own fields."""
    bloc = objet(donnees.get("identite"))
    prenoms = bloc.get("prenoms", bloc.get("prenom"))
    if isinstance(prenoms, list | tuple):
        prenoms = " ".join(prenom for prenom in prenoms if isinstance(prenom, str))
    nom = texte(bloc.get("nom_naissance")) or texte(bloc.get("nom"))
    return () if nom is None else (_personne({**bloc, "nom_naissance": nom, "prenoms": prenoms}),)


def lire_adresse(donnees: Donnees) -> tuple[str, ...]:
    """Return the lines of the address, empty ones left out."""
    bloc = objet(donnees.get("adresse"))
    lignes = (texte(bloc.get(nom)) for nom in LIGNES_ADRESSE)
    return tuple(ligne for ligne in lignes if ligne)


def lire_prestation(donnees: Donnees) -> Prestation:
    """Return the right of a reply of C2S, RSA, prime d'activité, AAH or ASF."""
    beneficiaire = booleen(donnees.get("est_beneficiaire"))
    debut = jour(donnees.get("date_debut_droit"))
    supplement = booleen(donnees.get("avec_participation", donnees.get("avec_majoration")))
    incoherente = (beneficiaire is True and debut is None) or (beneficiaire is False and debut is not None)
    return Prestation(beneficiaire, debut, supplement, incoherente)


def lire_date_partielle(untrusted: object) -> DateNaissance | None:
    """Return the known parts of « 2020-00-00 », « 1962-05-00 » or a whole date; None for anything unusable."""
    parties = untrusted.split("-") if isinstance(untrusted, str) else []
    if len(parties) != 3 or not all(p.isascii() and p.isdigit() for p in parties):
        return None
    annee, mois, jour = (int(p) for p in parties)
    try:
        return DateNaissance(annee, mois or None, (jour or None) if mois else None)
    except ValueError:
        return None


def _personnes(untrusted: object) -> tuple[PersonneRendue, ...]:
    return tuple(_personne(element) for element in objets(untrusted))


def _personne(untrusted: Donnees) -> PersonneRendue:
    sexe = untrusted.get("sexe")
    return PersonneRendue(
        nom_naissance=texte(untrusted.get("nom_naissance")) or "",
        nom_usage=texte(untrusted.get("nom_usage")),
        prenoms=texte(untrusted.get("prenoms")) or "",
        date_brute=texte(untrusted.get("date_naissance")),
        date_naissance=lire_date_partielle(untrusted.get("date_naissance")),
        sexe=Sexe(sexe) if sexe in ("F", "M") else None,
    )
