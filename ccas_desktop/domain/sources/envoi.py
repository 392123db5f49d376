"""The call that asks a source about a person: which way, with which parameters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.identite_envoyee import preparer_envoi
from ccas_desktop.domain.reponses.periode import rentree_de
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import (
    DEPARTEMENTS,
    PREMIERE_CAMPAGNE,
    REGIONS_ACADEMIQUES,
    SANS_COMPLEMENT,
    Complement,
    ComplementIdentite,
    Etablissements,
    uai_exact,
    uai_lisible,
)
from ccas_desktop.domain.sources.description import Requete

Parametres = tuple[tuple[str, str], ...]

LONGUEUR_IDENTIFIANT = 100

# Who is designated by a number or a user name, and compared with nobody.
PERSONNE_NON_NOMMEE = Identite("", ())

_INE = re.compile(r"[0-9A-Z]{11}")
_ANNEE_SCOLAIRE = re.compile(r"(\d{4})(?:-(\d{4}))?", re.ASCII)


@dataclass(frozen=True)
class Sujet:
    """Whom a source is asked about, and for when.

    Attributes:
        identite: with an empty name when the person is designated otherwise and nobody is to be compared.
    """

    identite: Identite
    complement: ComplementIdentite = SANS_COMPLEMENT
    mois: Mois | None = None

    def donne(self, complement: Complement) -> bool:
        """Tell whether something was given."""
        if complement is Complement.MOIS:
            return self.mois is not None
        return bool(getattr(self.complement, complement.value))


@dataclass(frozen=True)
class Envoi:
    """What is sent, and what the agent must be told of it.

    Attributes:
        parametres: (name, value) pairs in the order they are sent.
        modifications: (typed, sent) pairs, for the names that had to change.
    """

    requete: Requete
    parametres: Parametres
    modifications: Parametres = ()


def completer(source: Source, complement: ComplementIdentite, jour: date) -> ComplementIdentite:
    """Return what is given with what a day tells: without a school year, that of the day is meant."""
    if complement.annee_scolaire or Complement.ANNEE_SCOLAIRE not in DESCRIPTIONS[source].complements_acceptes:
        return complement
    rentree = rentree_de(jour)
    return replace(complement, annee_scolaire=f"{rentree}-{rentree + 1}")


def preparer(source: Source, sujet: Sujet) -> Envoi:
    """Return the call to make. Raises SaisieInvalide, each fault at its field, for one that cannot be made."""
    requete = requete_pour(source, sujet)
    du_complement, erreurs = _complement(source, requete, sujet)
    parametres = list(du_complement)
    modifications: Parametres = ()
    if requete.etat_civil is not None:
        try:
            envoi = preparer_envoi(sujet.identite, requete.etat_civil)
        except SaisieInvalide as refus:
            erreurs += refus.erreurs
        else:
            parametres, modifications = [*envoi.parametres, *du_complement], envoi.modifications
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    return Envoi(requete, tuple(parametres), modifications)


def fautes_du_complement(source: Source, sujet: Sujet) -> tuple[ErreurChamp, ...]:
    """Return what is wrong in what is given beside the identity, which is not looked at."""
    return tuple(_complement(source, requete_pour(source, sujet), sujet)[1])


def _complement(source: Source, requete: Requete, sujet: Sujet) -> tuple[list[tuple[str, str]], list[ErreurChamp]]:
    parametres: list[tuple[str, str]] = []
    erreurs = [
        *(ErreurChamp(c, "complement_inutile") for c in Complement if sujet.donne(c) and not _sert(source, c)),
        *(ErreurChamp(c, "obligatoire_pour_appel") for c in requete.exige if not sujet.donne(c)),
    ]
    for complement in (c for c in (*requete.exige, *requete.accepte) if sujet.donne(c)):
        try:
            parametres += _ECRITURES[complement](sujet)
        except SaisieInvalide as refus:
            erreurs += refus.erreurs
    return parametres, erreurs


def requete_pour(source: Source, sujet: Sujet) -> Requete:
    """Return the first way whose requirements are met, or the last one, whose lacks will be told."""
    requetes = DESCRIPTIONS[source].requetes
    return next((r for r in requetes if all(sujet.donne(c) for c in r.exige)), requetes[-1])


def _sert(source: Source, complement: Complement) -> bool:
    return complement in DESCRIPTIONS[source].complements_acceptes


def _mois(sujet: Sujet) -> Parametres:
    return (("annee", str(sujet.mois.annee)), ("mois", str(sujet.mois.mois))) if sujet.mois else ()


def _ine(sujet: Sujet) -> Parametres:
    ine = "".join(sujet.complement.ine.split()).upper()
    if not _INE.fullmatch(ine):
        raise _faute(Complement.INE, "ine_illisible")
    return (("ine", ine),)


def _identifiant(sujet: Sujet) -> Parametres:
    identifiant = sujet.complement.identifiant_france_travail.strip()
    if not identifiant or not identifiant.isprintable() or len(identifiant) > LONGUEUR_IDENTIFIANT:
        raise _faute(Complement.IDENTIFIANT_FRANCE_TRAVAIL, "identifiant_illisible")
    return (("identifiant", identifiant),)


def _annee_scolaire(sujet: Sujet) -> Parametres:
    annee = sujet.complement.annee_scolaire.strip()
    lue = _ANNEE_SCOLAIRE.fullmatch(annee)
    if lue is None or (lue[2] and int(lue[2]) != int(lue[1]) + 1):
        raise _faute(Complement.ANNEE_SCOLAIRE, "annee_scolaire_illisible")
    return (("anneeScolaire", annee),)


def _annee_campagne(sujet: Sujet) -> Parametres:
    annee = sujet.complement.annee_campagne
    if annee is None or not PREMIERE_CAMPAGNE <= annee <= 9999:
        raise _faute(Complement.ANNEE_CAMPAGNE, "campagne_trop_ancienne")
    return (("campaignYear", str(annee)),)


def _etablissement(sujet: Sujet) -> Parametres:
    """Exactly one of a school, départements and régions; the last two want a level (api.md 1.5, point 12)."""
    lieu = sujet.complement.etablissement or Etablissements()
    if [bool(lieu.uai), bool(lieu.departements), bool(lieu.regions)].count(True) != 1:
        raise _faute(Complement.ETABLISSEMENT, "un_seul_perimetre")
    if lieu.uai:
        return _une_ecole(lieu.uai.strip().upper())
    if lieu.degre is None:
        raise _faute(Complement.ETABLISSEMENT, "degre_obligatoire")
    if not DEPARTEMENTS.issuperset(lieu.departements):
        raise _faute(Complement.ETABLISSEMENT, "departement_inconnu")
    if not set(REGIONS_ACADEMIQUES).issuperset(lieu.regions):
        raise _faute(Complement.ETABLISSEMENT, "region_inconnue")
    return (
        ("degreEtablissement", lieu.degre.value),
        *(("codesBcnDepartements[]", code) for code in lieu.departements),
        *(("codesBcnRegions[]", code) for code in lieu.regions),
    )


def _une_ecole(uai: str) -> Parametres:
    if not uai_lisible(uai):
        raise _faute(Complement.ETABLISSEMENT, "uai_illisible")
    if not uai_exact(uai):
        raise _faute(Complement.ETABLISSEMENT, "uai_inexact")
    return (("codeEtablissement", uai),)


def _faute(complement: Complement, code: str) -> SaisieInvalide:
    return SaisieInvalide((ErreurChamp(complement, code),))


_ECRITURES: dict[Complement, Callable[[Sujet], Parametres]] = {
    Complement.MOIS: _mois,
    Complement.INE: _ine,
    Complement.IDENTIFIANT_FRANCE_TRAVAIL: _identifiant,
    Complement.ANNEE_SCOLAIRE: _annee_scolaire,
    Complement.ETABLISSEMENT: _etablissement,
    Complement.ANNEE_CAMPAGNE: _annee_campagne,
}
