"""What is given beside the identity of the person before a source is asked: which fields, read how, kept how long.

Nothing of it is remembered from one request to the next. An INE number or a France Travail user name designates a
person in a file of the State: it serves the calls of one request, which list it nowhere else (RGPD art. 5.1.c and e).
Until its call has certified something it is a draft, in the encrypted base and out of the journal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ccas_desktop.application.demandes.personnes_concernees import candidats
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import (
    SANS_COMPLEMENT,
    Complement,
    ComplementIdentite,
    Degre,
    Etablissements,
    code_de_departement,
    code_de_region,
)
from ccas_desktop.domain.sources.envoi import PERSONNE_NON_NOMMEE, Sujet, completer, fautes_du_complement

PREFIXE = "precisions"
# Months before the present one that the CAF still gives (api.md 1.5, point 1: 24 in the text, 23 in the code).
MOIS_GARDES = 24
# What follows the code in the draft of a field where one picks from a list.
SEPARATEUR_DE_CHOIX = "\x1f"
_MOIS = re.compile(r"(\d{1,2})\s*[/.\- ]?\s*(\d{4})", re.ASCII)


class ChampPrecision(StrEnum):
    """A field; its value is its name in a draft and in a refusal."""

    PERSONNE = "personne"
    IDENTIFIANT_FRANCE_TRAVAIL = "identifiant_france_travail"
    INE = "ine"
    PERIMETRE = "perimetre"
    ETABLISSEMENT = "etablissement"
    DEPARTEMENTS = "departements"
    REGIONS = "regions"
    DEGRE = "degre"
    ANNEE_SCOLAIRE = "annee_scolaire"
    ANNEE_CAMPAGNE = "annee_campagne"
    MOIS = "mois"


class Perimetre(StrEnum):
    """Where a pupil is looked for."""

    ETABLISSEMENT = "etablissement"
    DEPARTEMENTS = "departements"
    REGIONS = "regions"


_CHAMPS: Mapping[Complement, tuple[ChampPrecision, ...]] = {
    Complement.IDENTIFIANT_FRANCE_TRAVAIL: (ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL,),
    Complement.INE: (ChampPrecision.INE,),
    Complement.ETABLISSEMENT: (
        ChampPrecision.PERIMETRE,
        ChampPrecision.ETABLISSEMENT,
        ChampPrecision.DEPARTEMENTS,
        ChampPrecision.REGIONS,
        ChampPrecision.DEGRE,
    ),
    Complement.ANNEE_SCOLAIRE: (ChampPrecision.ANNEE_SCOLAIRE,),
    Complement.ANNEE_CAMPAGNE: (ChampPrecision.ANNEE_CAMPAGNE,),
    Complement.MOIS: (ChampPrecision.MOIS,),
}
_PLACES: Mapping[str, ChampPrecision] = {
    "degre_obligatoire": ChampPrecision.DEGRE,
    "departement_inconnu": ChampPrecision.DEPARTEMENTS,
    "region_inconnue": ChampPrecision.REGIONS,
}


@dataclass(frozen=True)
class Precisions:
    """What is given for one call.

    Attributes:
        usager_id: whom it is asked about, when several may be.
        contenu: what the fields hold, to be found again when the call finds no network.
    """

    mois: Mois | None = None
    complement: ComplementIdentite = field(default=SANS_COMPLEMENT, repr=False)
    usager_id: str | None = None
    contenu: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)


SANS_PRECISION = Precisions()


def champs_de_la_source(complete: DemandeComplete, source: Source) -> tuple[ChampPrecision, ...]:
    """Return the fields that a source may want for this request; often none."""
    complements = sorted(DESCRIPTIONS[source].complements_acceptes, key=list(_CHAMPS).index)
    champs = tuple(champ for complement in complements for champ in _CHAMPS[complement])
    return (ChampPrecision.PERSONNE, *champs) if len(candidats(complete, source)) > 1 else champs


def cle_des_precisions(demande_id: str, source: Source, usager_id: str | None = None) -> str:
    """Return the key of the draft: sources that want the same identifier share it, so that it is typed once.

    With a person, that of what was given for her call: the next one asked about does not take its place.
    """
    premier = next(iter(DESCRIPTIONS[source].complements_acceptes), source.value)
    cle = f"{PREFIXE}/{demande_id}/{premier}"
    return f"{cle}/{usager_id}" if usager_id else cle


def lire_precisions(source: Source, contenu: Mapping[str, str], jour: date) -> Precisions:
    """Return what the fields of a source hold, as their draft writes it.

    Raises SaisieInvalide, each fault at its field.

    What the draft holds for another source is left out.
    """
    decrite, erreurs = DESCRIPTIONS[source], list[ErreurChamp]()
    voulus = {champ for c in decrite.complements_acceptes for champ in _CHAMPS[c]}
    textes = {champ: contenu.get(champ, "").strip() for champ in voulus}
    mois = _mois(textes.get(ChampPrecision.MOIS, ""), jour, erreurs)
    complement = ComplementIdentite(
        ine=textes.get(ChampPrecision.INE, ""),
        identifiant_france_travail=textes.get(ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL, ""),
        annee_scolaire=textes.get(ChampPrecision.ANNEE_SCOLAIRE, ""),
        etablissement=_etablissements(textes) if ChampPrecision.ETABLISSEMENT in voulus else None,
        annee_campagne=_annee(textes.get(ChampPrecision.ANNEE_CAMPAGNE, ""), jour, erreurs),
    )
    sujet = Sujet(PERSONNE_NON_NOMMEE, completer(source, complement, jour), mois)
    erreurs += [_a_son_champ(erreur, textes) for erreur in fautes_du_complement(source, sujet)]
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    return Precisions(mois, complement, contenu.get(ChampPrecision.PERSONNE) or None, dict(contenu))


def _etablissements(textes: Mapping[ChampPrecision, str]) -> Etablissements | None:
    """Only what answers the choice made counts: what was typed for another way stays in its field, unseen."""
    degre = textes[ChampPrecision.DEGRE]
    lu = Degre(degre) if degre in tuple(Degre) else None
    match textes[ChampPrecision.PERIMETRE]:
        case Perimetre.DEPARTEMENTS:
            lieux = _liste(textes[ChampPrecision.DEPARTEMENTS])
            departements = tuple(code_de_departement(texte) or texte for texte in lieux)
            return Etablissements(departements=departements, degre=lu) if lieux else None
        case Perimetre.REGIONS:
            lieux = _liste(textes[ChampPrecision.REGIONS])
            return Etablissements(regions=tuple(code_de_region(t) or t for t in lieux), degre=lu) if lieux else None
    uai = textes[ChampPrecision.ETABLISSEMENT].partition(SEPARATEUR_DE_CHOIX)[0]
    return Etablissements(uai="".join(uai.split()).upper()) if uai else None


def _liste(texte: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(partie.strip() for partie in re.split(r"[,;\n]", texte) if partie.strip()))


def _a_son_champ(erreur: ErreurChamp, textes: Mapping[ChampPrecision, str]) -> ErreurChamp:
    """The domain knows one « établissement »; the agent sees the field of the way chosen."""
    if erreur.champ != Complement.ETABLISSEMENT:
        return erreur
    perimetre = textes.get(ChampPrecision.PERIMETRE) or Perimetre.ETABLISSEMENT
    code = "etablissement_a_choisir" if erreur.code == "uai_illisible" else erreur.code
    return ErreurChamp(_PLACES.get(erreur.code, perimetre), code, erreur.faits)


def _mois(texte: str, jour: date, erreurs: list[ErreurChamp]) -> Mois | None:
    if not texte:
        return None
    trouve = _MOIS.fullmatch(texte)
    if trouve is None or not 1 <= int(trouve[1]) <= 12:
        erreurs.append(ErreurChamp(ChampPrecision.MOIS, "mois_illisible", {"texte": texte}))
        return None
    mois = Mois(int(trouve[2]), int(trouve[1]))
    recul = (jour.year - mois.annee) * 12 + jour.month - mois.mois
    if not 0 <= recul <= MOIS_GARDES:
        erreurs.append(ErreurChamp(ChampPrecision.MOIS, "mois_hors_periode", {"mois": str(MOIS_GARDES)}))
    return mois


def _annee(texte: str, jour: date, erreurs: list[ErreurChamp]) -> int | None:
    """A scholarship of a year that has not begun is in no file."""
    if not texte:
        return None
    if len(texte) == 4 and texte.isascii() and texte.isdigit() and int(texte) <= jour.year:
        return int(texte)
    erreurs.append(ErreurChamp(ChampPrecision.ANNEE_CAMPAGNE, "campagne_trop_ancienne"))
    return None
