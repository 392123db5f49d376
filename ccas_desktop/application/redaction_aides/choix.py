"""The lists offered by the forms of the editor: codes of the language and the words an agent knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.messages.situation import FAMILIALES, LOGEMENTS, PROFESSIONNELLES
from ccas_desktop.application.redaction_aides.formes import Choix
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.domain.certifie.impot import LIBELLE as LIBELLE_IMPOT
from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.fichier.lecture_conditions import SUITES
from ccas_desktop.domain.reglement.fichier.lecture_montant import RENVOIS
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Vocabulaire
from ccas_desktop.domain.reglement.modele.issues import Issue, Voie
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, SCOPES_EN_FRANCAIS
from ccas_desktop.domain.sources.codes import Source

VOIES: Choix = (
    (Voie.DELEGATION.value, "Le président ou le vice-président, par délégation"),
    (Voie.COMMISSION.value, "La commission permanente"),
    (Voie.CONSEIL.value, "Le conseil d’administration"),
)
_ISSUES = {
    Issue.ELIGIBLE: "Aide accordée",
    Issue.NON_ELIGIBLE: "Pas d’aide",
    Issue.COMMISSION: "La commission examine",
    Issue.DEROGATION: "Une dérogation est possible",
    Issue.QUOTA_EPUISE: "Le quota de l’année est épuisé",
    Issue.INFORMATION_MANQUANTE: "Il manque une information",
    Issue.REGLE_INCOMPLETE: "Le règlement ne dit rien",
}
SINON: Choix = tuple((issue.value, _ISSUES[issue]) for issue in SUITES)
RENVOI: Choix = tuple((issue.value, _ISSUES[issue]) for issue in RENVOIS)
ATTENDUES: Choix = tuple((issue.value, libelle) for issue, libelle in _ISSUES.items())
SOURCES_EXIGEES: Choix = (
    (NatureProvenance.DECLARE.value, "Déclarée\u00a0: la parole de la personne suffit"),
    (NatureProvenance.VU_SUR_PIECE.value, "Vue sur une pièce, ou certifiée"),
    (NatureProvenance.CERTIFIE.value, "Certifiée par une administration"),
)
DONNEES: Choix = (
    *((source.value, libelle) for source, libelle in LIBELLES.items()),
    *((source.value, LIBELLE_IMPOT) for source in SourceFiscale),
)
_MOTS_DES_TEXTES: Mapping[str, Mapping[str, str]] = {
    "situation_emploi": {code.value: mot for code, mot in PROFESSIONNELLES.items()},
    "situation_familiale": {code.value: mot for code, mot in FAMILIALES.items()},
    "statut_logement": {code.value: mot for code, mot in LOGEMENTS.items()},
}


def mot_de_l_issue(issue: Issue) -> str:
    """Return an outcome in words: « Pas d’aide »."""
    return _ISSUES[issue]


def blocs_de(source: str) -> Choix:
    """Return the parts of the reply of a source; none for one that has no parts, or is not known."""
    if source not in {connue.value for connue in Source}:
        return ()
    scopes = DESCRIPTIONS[Source(source)].scopes
    return tuple((bloc, SCOPES_EN_FRANCAIS.get(scope, bloc)) for bloc, scope in scopes.items())


def indicateurs(vocabulaire: Vocabulaire) -> Choix:
    """Return the facts that may be named, in the order of their words."""
    return tuple(sorted(((code, i.libelle) for code, i in vocabulaire.items()), key=lambda paire: paire[1].casefold()))


def baremes_offerts(baremes: Baremes) -> Choix:
    """Return the reference scales by their names."""
    return tuple((code, bareme.libelle) for code, bareme in baremes.par_code.items())


def valeurs_de(indicateur: Indicateur) -> Choix:
    """Return the texts a fact accepts, in words; none when any text is accepted."""
    mots = _MOTS_DES_TEXTES.get(indicateur.code, {})
    return tuple((code, mots.get(code, code.replace("_", " "))) for code in indicateur.choix)
