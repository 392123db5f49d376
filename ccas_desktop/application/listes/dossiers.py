"""The list of the dossiers: one row a person, since one looks for people and counts them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from ccas_desktop.application.listes.cellules import (
    SANS_REFERENT,
    adresse,
    age,
    choix_des_referents,
    colonne_date,
    colonne_du_nom,
    colonne_du_referent,
    est_confidentielle,
    jour,
    mot_de,
    naissance,
    resoudre_referent,
    texte,
)
from ccas_desktop.application.listes.modele import (
    Choix,
    ColonneListe,
    ContexteListe,
    Critere,
    GenreCritere,
    Liste,
    VuePrete,
)
from ccas_desktop.application.messages.foyer import LIENS
from ccas_desktop.application.messages.situation import CLOTURES, LOGEMENTS, MESURES, PROFESSIONNELLES, choix
from ccas_desktop.application.ports.listes import SEPARATEUR, LigneLue
from ccas_desktop.application.tableur import Cellule, GenreColonne
from ccas_desktop.domain.dossiers.dossier import MotifCloture
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Sexe, cle_de_comparaison
from ccas_desktop.domain.personnes.protection import Mesure
from ccas_desktop.domain.personnes.residence import ModeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationProfessionnelle

SEXES: Choix = ((Sexe.FEMININ.value, "Femmes"), (Sexe.MASCULIN.value, "Hommes"))
# Nothing has this name: asked for when no commune of the base is that of the CCAS.
_AUCUNE = "\0"


def communes_du_ccas(contexte: ContexteListe) -> tuple[str, ...]:
    """Return how the commune of the CCAS is written in the addresses of the base: « L’Haÿ », « L HAY »."""
    cle = cle_de_comparaison(contexte.commune)
    return tuple(nom for nom in contexte.valeurs.get("commune", ()) if cle and cle_de_comparaison(nom) == cle)


def choix_des_communes(contexte: ContexteListe) -> Choix:
    """Return the communes found in the addresses."""
    return tuple((nom, nom) for nom in contexte.valeurs.get("commune", ()))


def _bornes_des_ages(valeurs: Mapping[str, str], contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    """Yield the birth dates of an age in whole years today; a partial date is kept when it may be right.

    The day of birth is compared as month and day: who was born on 29 February is a year older on 1 March.
    """
    if minimum := valeurs.get("age_min"):
        yield "ne_avant", _il_y_a(contexte.jour, int(minimum))
    if maximum := valeurs.get("age_max"):
        yield "ne_apres", _il_y_a(contexte.jour, int(maximum) + 1)


def _il_y_a(jour_: date, annees: int) -> str:
    return f"{max(0, jour_.year - annees):04d}{jour_:-%m-%d}"


def _residence(valeurs: Mapping[str, str], contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    communes = SEPARATEUR.join(communes_du_ccas(contexte)) or _AUCUNE
    yield ("commune" if valeurs["resident"] == "oui" else "hors_communes"), communes


def _partis(valeurs: Mapping[str, str], contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    if valeurs["presents"] == "oui":
        yield "present_le", str(contexte.jour)


def _resident(ligne: LigneLue, contexte: ContexteListe) -> Cellule:
    commune = "" if est_confidentielle(ligne) else adresse("commune")(ligne, contexte)
    return cle_de_comparaison(str(commune)) == cle_de_comparaison(contexte.commune) if commune else None


def _domicilie(ligne: LigneLue, contexte: ContexteListe) -> Cellule:
    debut, fin = ligne["domiciliation_debut"], ligne["domiciliation_fin"]
    return debut is not None and debut <= str(contexte.jour) and (fin is None or fin >= str(contexte.jour))


def _protection(ligne: LigneLue, _contexte: ContexteListe) -> str:
    return MESURES[Mesure(json.loads(ligne["protection"])["mesure"])] if ligne["protection"] else ""


def _domiciliation(valeurs: Mapping[str, str], contexte: ContexteListe) -> Iterator[tuple[str, str]]:
    yield ("domicilie_le" if valeurs["domicilie"] == "oui" else "non_domicilie_le"), str(contexte.jour)


# One row a dossier, of those still followed.
SUIVIS = {"lien": Lien.DEMANDEUR.value, "clos": "non"}
DOSSIERS = Liste(
    code="dossiers",
    titre="Dossiers",
    unite="personne",
    unites="personnes",
    tout="Toutes les personnes",
    tri="nom",
    a_lire=("commune",),
    colonnes=(
        colonne_du_nom(),
        colonne_date("naissance", "Né·e le", naissance),
        ColonneListe("age", "Âge", age, GenreColonne.NOMBRE, gabarit="88 ou 88"),
        ColonneListe("sexe", "Sexe", texte("sexe"), affichee=False, gabarit="F"),
        ColonneListe("lien", "Lien", lambda ligne, _: LIENS[Lien(ligne["lien"])], gabarit="Frère ou sœur"),
        ColonneListe("numero", "Dossier", texte("numero"), gabarit="2026-88888"),
        ColonneListe("commune", "Commune", adresse("commune"), gabarit="SAINT-AUBIN-LE-BOIS"),
        ColonneListe(
            "resident", "Réside ici", _resident, GenreColonne.OUI_NON, affichee=False, triable=False, gabarit="non"
        ),
        ColonneListe(
            "voie", "Adresse", adresse("voie"), nominative=True, affichee=False, triable=False, gabarit="8" * 30
        ),
        ColonneListe(
            "code_postal", "Code postal", adresse("code_postal"), affichee=False, triable=False, gabarit="88888"
        ),
        ColonneListe(
            "telephone", "Téléphone", texte("telephone"), nominative=True, triable=False, gabarit="06 88 88 88 88"
        ),
        ColonneListe(
            "courriel",
            "Courriel",
            texte("courriel"),
            nominative=True,
            affichee=False,
            triable=False,
            gabarit="jeanne.martin@exemple.fr",
        ),
        colonne_date("ouvert_le", "Ouvert le", jour("ouvert_le")),
        replace(colonne_du_referent(), affichee=True),
        ColonneListe(
            "domicilie", "Domicilié·e", _domicilie, GenreColonne.OUI_NON, affichee=False, triable=False, gabarit="non"
        ),
        ColonneListe(
            "ne_pas_ecrire",
            "Ne pas écrire",
            lambda ligne, _: bool(ligne["ne_pas_ecrire"]),
            GenreColonne.OUI_NON,
            affichee=False,
            triable=False,
            gabarit="non",
        ),
        ColonneListe(
            "travail",
            "Situation",
            mot_de("travail", SituationProfessionnelle, PROFESSIONNELLES),
            affichee=False,
            triable=False,
            gabarit="Salarié·e en CDD ou intérim",
        ),
        ColonneListe(
            "logement",
            "Logement",
            mot_de("logement", ModeLogement, LOGEMENTS),
            affichee=False,
            triable=False,
            gabarit="Hébergement social (CHRS)",
        ),
        ColonneListe(
            "protection", "Protection", _protection, affichee=False, triable=False, gabarit="Curatelle renforcée"
        ),
        ColonneListe(
            "prescripteur",
            "Prescripteur",
            texte("prescripteur"),
            nominative=True,
            affichee=False,
            triable=False,
            gabarit="Mme Roux, assistante sociale",
        ),
        colonne_date("deces_le", "Décédé·e le", jour("deces_le"), affichee=False, triable=False),
        colonne_date("clos_le", "Clos le", jour("clos_le"), affichee=False, triable=False),
        ColonneListe(
            "motif_cloture",
            "Pourquoi clos",
            mot_de("motif_cloture", MotifCloture, CLOTURES),
            affichee=False,
            triable=False,
            gabarit="Plus de nouvelles",
        ),
        ColonneListe(
            "demandes",
            "Demandes",
            lambda ligne, _: int(ligne["demandes"]),
            GenreColonne.NOMBRE,
            affichee=False,
            triable=False,
            gabarit="888",
        ),
    ),
    criteres=(
        Critere("texte", "Rechercher", GenreCritere.TEXTE, principal=True),
        Critere(
            "lien",
            "Personnes",
            GenreCritere.CHOIX,
            choix=lambda _: ((Lien.DEMANDEUR.value, "Demandeurs"), (Lien.ENFANT.value, "Enfants")),
            principal=True,
        ),
        Critere("commune", "Commune", GenreCritere.CHOIX, choix=choix_des_communes, principal=True),
        Critere("age", "Âge", GenreCritere.NOMBRES, resoudre=_bornes_des_ages, principal=True),
        Critere("referent", "Référent", GenreCritere.CHOIX, choix=choix_des_referents, resoudre=resoudre_referent),
        Critere("sexe", "Sexe", GenreCritere.CHOIX, choix=lambda _: SEXES),
        Critere("resident", "Réside ici", GenreCritere.OUI_NON, resoudre=_residence),
        Critere("presents", "Encore au foyer", GenreCritere.OUI_NON, resoudre=_partis),
        Critere("domicilie", "Domicilié", GenreCritere.OUI_NON, resoudre=_domiciliation),
        Critere("ne_pas_ecrire", "Ne pas écrire", GenreCritere.OUI_NON),
        Critere("avec_demande", "A demandé", GenreCritere.OUI_NON),
        Critere("travail", "Situation", GenreCritere.CHOIX, choix=lambda _: choix(PROFESSIONNELLES)),
        Critere("logement", "Logement", GenreCritere.CHOIX, choix=lambda _: choix(LOGEMENTS)),
        Critere("protege", "Sous protection", GenreCritere.OUI_NON),
        Critere("clos", "Dossier clos", GenreCritere.OUI_NON),
        Critere("decede", "Décédé·e", GenreCritere.OUI_NON),
        Critere("ouvert", "Ouvert", GenreCritere.PERIODE),
    ),
    vues=(
        VuePrete("foyers", "Un par dossier", {"lien": Lien.DEMANDEUR.value}),
        VuePrete("sans_referent", "Sans référent", {**SUIVIS, "referent": SANS_REFERENT[0]}),
        VuePrete("recents", "Ouverts depuis 30 jours", {"ouvert_du": "jours:-30"}, "ouvert_le", decroissant=True),
        VuePrete("sans_demande", "Sans aucune demande", {**SUIVIS, "avec_demande": "non"}),
        VuePrete("hors_commune", "Hors de la commune", {"lien": Lien.DEMANDEUR.value, "resident": "non"}),
        VuePrete("enfants", "Enfants de moins de 18 ans", {"lien": Lien.ENFANT.value, "age_max": "17"}),
    ),
)
