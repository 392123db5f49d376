"""Which mention each letter must carry; run before any printing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.mentions import MENTIONS, CodeMention
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.domain.errors import RefusMetier

T = TypeVar("T")


@dataclass(frozen=True)
class Requise:
    """The letter is refused without it."""

    def __str__(self) -> str:
        return "requise"


@dataclass(frozen=True)
class RequiseSi:
    """Refused without it when `condition` holds; `quand` completes « requise si »."""

    condition: Callable[[Lettre], bool]
    quand: str

    def __str__(self) -> str:
        return f"requise si {self.quand}"


@dataclass(frozen=True)
class SansObjet:
    """Never in this letter, and why."""

    pourquoi: str

    def __str__(self) -> str:
        return f"sans objet : {self.pourquoi}"


Exigence = Requise | RequiseSi | SansObjet


@dataclass(frozen=True)
class MentionAbsente:
    """A mention that the law wants and that this letter could not print; `champs` are the empty fields."""

    mention: CodeMention
    intitule: str
    article: str
    champs: tuple[str, ...]


def verifier(lettre: Lettre) -> tuple[MentionAbsente, ...]:
    """Return the required mentions that this letter lacks, none when it may be printed."""
    absentes = []
    for code, exigence in GRILLE[lettre.modele].items():
        mention = MENTIONS[code]
        champs = mention.manques(lettre) if _est_requise(exigence, lettre) else ()
        if champs:
            absentes.append(MentionAbsente(code, mention.intitule, mention.article, champs))
    return tuple(absentes)


def exiger_mentions(lettre: Lettre) -> None:
    """Refuse a letter that lacks a required mention. Raises RefusMetier `mentions_absentes`."""
    absentes = verifier(lettre)
    if absentes:
        raise RefusMetier(
            "mentions_absentes",
            champ=absentes[0].champs[0],
            modele=lettre.modele,
            mentions=" ; ".join(f"{a.intitule} ({a.article})" for a in absentes),
            champs=", ".join(champ for a in absentes for champ in a.champs),
        )


def present(partie: T | None) -> T:
    """Return a part that `exiger_mentions` has found there."""
    if partie is None:
        raise ValueError("the mentions of this letter were not checked")
    return partie


def grille_en_markdown() -> str:
    """Return the table letter × mention, as the documentation prints it."""
    entete = ["Mention", "Texte", *(f"{FICHES[m].code} {FICHES[m].intitule}" for m in Modele)]
    lignes = [entete, ["---"] * len(entete)]
    for code, mention in MENTIONS.items():
        lignes.append([mention.intitule, mention.article, *(str(GRILLE[m][code]) for m in Modele)])
    return "\n".join(f"| {' | '.join(ligne)} |" for ligne in lignes) + "\n"


def _est_requise(exigence: Exigence, lettre: Lettre) -> bool:
    return exigence.condition(lettre) if isinstance(exigence, RequiseSi) else isinstance(exigence, Requise)


def _calcul_utilise(lettre: Lettre) -> bool:
    return lettre.calcul_utilise


def _gardee_au_ccas(lettre: Lettre) -> bool:
    return lettre.transmission is None


def _donnees_obtenues(lettre: Lettre) -> bool:
    return bool(lettre.sources_consultees)


_REQUISE = Requise()
_SI_CALCUL = RequiseSi(_calcul_utilise, "un calcul a servi")
_SI_DONNEES = RequiseSi(_donnees_obtenues, "des données ont été obtenues")
_SI_GARDEE = RequiseSi(_gardee_au_ccas, "la demande n’est pas transmise")
_RIEN_DE_DECIDE = SansObjet("rien n’est décidé")
_PHRASES_COURTES = SansObjet("la lettre n’a que des phrases simples")
_ECHEANCE_PASSEE = SansObjet("la demande est décidée")
_SUR_DEMANDE = SansObjet("remise à qui la demande")

_COMMUNES: Mapping[CodeMention, Exigence] = {
    CodeMention.AUTEUR: _REQUISE,
    CodeMention.AGENT: _REQUISE,
    CodeMention.DESTINATAIRE: _REQUISE,
    CodeMention.REFERENCES: _REQUISE,
    CodeMention.RECOURS_PREALABLE: SansObjet("aide facultative"),
    CodeMention.RGPD: _REQUISE,
    CodeMention.DROIT_ERREUR: _REQUISE,
    CodeMention.OBJET_ETAPE: SansObjet("dit par les autres mentions"),
    CodeMention.EXPLICATION: _SUR_DEMANDE,
}

_SANS_DECISION: Mapping[CodeMention, Exigence] = {
    **_COMMUNES,
    CodeMention.FONDEMENT: _RIEN_DE_DECIDE,
    CodeMention.MOTIVATION: _RIEN_DE_DECIDE,
    CodeMention.DISPOSITIF: _RIEN_DE_DECIDE,
    CodeMention.ORGANE: _RIEN_DE_DECIDE,
    CodeMention.SIGNATURE: SansObjet("pas une décision"),
    CodeMention.ALGORITHME: _RIEN_DE_DECIDE,
    CodeMention.FALC: _PHRASES_COURTES,
}

_DECISION: Mapping[CodeMention, Exigence] = {
    **_COMMUNES,
    CodeMention.FONDEMENT: _REQUISE,
    CodeMention.MOTIVATION: _REQUISE,
    CodeMention.DISPOSITIF: _REQUISE,
    CodeMention.ORGANE: _REQUISE,
    CodeMention.SIGNATURE: _REQUISE,
    CodeMention.RECOURS: _REQUISE,
    CodeMention.ALGORITHME: _SI_CALCUL,
    CodeMention.DITES_LE_NOUS_UNE_FOIS: _SI_DONNEES,
    CodeMention.FALC: _REQUISE,
    CodeMention.ECHEANCE: _ECHEANCE_PASSEE,
}

_ECHEANCE_DE_L_ACCUSE = SansObjet("dite par l’accusé de réception")
# Nothing that was obtained from another administration is used in it.
_ETAPE: Mapping[CodeMention, Exigence] = {
    **_SANS_DECISION,
    CodeMention.RECOURS: _RIEN_DE_DECIDE,
    CodeMention.DITES_LE_NOUS_UNE_FOIS: SansObjet("aucune donnée n’y est employée"),
    CodeMention.ECHEANCE: _ECHEANCE_DE_L_ACCUSE,
    CodeMention.OBJET_ETAPE: _REQUISE,
}

GRILLE: Mapping[Modele, Mapping[CodeMention, Exigence]] = MappingProxyType(
    {
        Modele.ACCUSE_RECEPTION: {
            **_SANS_DECISION,
            # CRPA R112-5: the acknowledgement names the remedies against the rejection by silence.
            CodeMention.RECOURS: _REQUISE,
            CodeMention.DITES_LE_NOUS_UNE_FOIS: _SI_DONNEES,
            CodeMention.ECHEANCE: _REQUISE,
        },
        Modele.INFORMATION_PREALABLE: {
            **_SANS_DECISION,
            CodeMention.RECOURS: _RIEN_DE_DECIDE,
            CodeMention.DITES_LE_NOUS_UNE_FOIS: _REQUISE,
            CodeMention.ECHEANCE: _ECHEANCE_DE_L_ACCUSE,
        },
        Modele.ATTESTATION: _ETAPE,
        Modele.RENDEZ_VOUS: _ETAPE,
        Modele.AJOURNEMENT: {
            **_ETAPE,
            CodeMention.ORGANE: _REQUISE,
            CodeMention.DITES_LE_NOUS_UNE_FOIS: _SI_DONNEES,
            CodeMention.ECHEANCE: _REQUISE,
        },
        Modele.ACCORD: {**_DECISION, CodeMention.MOTIVATION: SansObjet("décision favorable")},
        Modele.ACCORD_PARTIEL: _DECISION,
        Modele.SECOURS_URGENCE: {**_DECISION, CodeMention.MOTIVATION: SansObjet("décision favorable")},
        Modele.REFUS: _DECISION,
        Modele.IRRECEVABILITE: {
            **_DECISION,
            CodeMention.FONDEMENT: _SI_GARDEE,
            CodeMention.DISPOSITIF: SansObjet("aucune aide n’est accordée ni refusée"),
            CodeMention.ORGANE: _SI_GARDEE,
            CodeMention.ALGORITHME: SansObjet("la demande n’est pas évaluée"),
            CodeMention.FALC: _PHRASES_COURTES,
        },
        Modele.EXPLICATION: {
            **_SANS_DECISION,
            CodeMention.RECOURS: SansObjet("dites par la décision"),
            CodeMention.ALGORITHME: SansObjet("la lettre entière l’explique"),
            CodeMention.DITES_LE_NOUS_UNE_FOIS: _SI_DONNEES,
            CodeMention.ECHEANCE: SansObjet("dite par l’accusé de réception"),
            # CRPA R311-3-1-2: the four parts, in plain words.
            CodeMention.EXPLICATION: _REQUISE,
        },
    }
)
