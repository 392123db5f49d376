"""What each code of a record is called, by the column that holds it: the words of the forms, never a code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccas_desktop.application.dossiers.natures import BLOCS
from ccas_desktop.application.dossiers.occasions import OCCASIONS
from ccas_desktop.application.messages.aides_ailleurs import ISSUES, ORGANISMES, SENS_REPRIS, SUITES_LEGALES
from ccas_desktop.application.messages.documents import GENRES, THEMES, TYPES
from ccas_desktop.application.messages.etats import ORGANES, SENS, STATUTS
from ccas_desktop.application.messages.foyer import LIENS, PARTS
from ccas_desktop.application.messages.guichet import CANAUX
from ccas_desktop.application.messages.remise import MODES_DE_REMISE
from ccas_desktop.application.messages.situation import (
    CLOTURES,
    COMPLEMENTAIRES,
    CONTACTS,
    DESTINATAIRES,
    FAMILIALES,
    LOGEMENTS,
    MESURES,
    MOBILITES,
    ORIENTATIONS,
    PROFESSIONNELLES,
    RETRAITES,
    TYPES_DE_LOGEMENT,
)
from ccas_desktop.application.messages.suites import ORGANES_SAISIS, SORTS
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.domain.certifie.impot import LIBELLE as AVIS_D_IMPOSITION
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.courrier.modeles import FICHES
from ccas_desktop.domain.demandes.aides_legales import FICHES as AIDES_LEGALES
from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE

PROVENANCES: Mapping[str, str] = {
    NatureProvenance.DECLARE: "déclaré",
    NatureProvenance.VU_SUR_PIECE: "vu sur pièce",
    NatureProvenance.CERTIFIE: "certifié",
}
_STATUTS = {str(code): mot.texte for code, mot in STATUTS.items()}


def _mots(*listes: Mapping[Any, str]) -> Mapping[str, str]:
    """Join lists whose codes do not meet, or mean the same."""
    return {str(code): mot for liste in listes for code, mot in liste.items()}


CODES: Mapping[str, Mapping[str, str]] = {
    "lien": _mots(LIENS),
    "presence": _mots(PARTS),
    "statut": _STATUTS,
    "avant": _STATUTS,
    "apres": _STATUTS,
    "sens": _mots(SENS_REPRIS, {code: mot.texte for code, mot in SENS.items()}),
    "organe": _mots(ORGANES),
    "organe_saisi": _mots(ORGANES_SAISIS),
    "canal": _mots(CANAUX),
    "modele": _mots({code: fiche.intitule for code, fiche in FICHES.items()}),
    "mode_remise": _mots(MODES_DE_REMISE),
    "nature": _mots({code: nature.libelle for code, nature in NATURE_PAR_CODE.items()}, PROVENANCES),
    "bloc_ajoute": _mots(BLOCS),
    "indicateur": _mots({code: indicateur.libelle for code, indicateur in PAR_CODE.items()}),
    "source": _mots(LIBELLES, {SourceFiscale.IMPOT_PARTICULIER: AVIS_D_IMPOSITION}),
    "genre": _mots(GENRES, {code: fiche.libelle for code, fiche in AIDES_LEGALES.items()}),
    "suite": _mots(SUITES_LEGALES),
    "occasion": _mots(OCCASIONS),
    "sort": _mots({code: mot.texte for code, mot in SORTS.items()}),
    "organisme": _mots(ORGANISMES),
    "issue": _mots(ISSUES),
    "theme": _mots(THEMES),
    "type": _mots(TYPES, TYPES_DE_LOGEMENT),
    "mode": _mots(LOGEMENTS),
    "orientation": _mots(ORIENTATIONS),
    "motif_cloture": _mots(CLOTURES),
    "familiale": _mots(FAMILIALES),
    "professionnelle": _mots(PROFESSIONNELLES),
    "mobilite": _mots(MOBILITES),
    "retraite": _mots(RETRAITES),
    "complementaire": _mots(COMPLEMENTAIRES),
    "contact": _mots(CONTACTS),
    "mesure": _mots(MESURES),
    "recoit": _mots(DESTINATAIRES),
    "sexe": {"F": "Féminin", "M": "Masculin"},
}
