"""Apply the rules of an aid to a situation. The result proposes; a person decides (CRPA L311-3-1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_montant
from ccas_desktop.domain.reglement.calcul.calcul import calculer
from ccas_desktop.domain.reglement.calcul.carnet import Carnet, Contexte
from ccas_desktop.domain.reglement.calcul.plafonnement import Resultat
from ccas_desktop.domain.reglement.calcul.trace import Contribution, Trace
from ccas_desktop.domain.reglement.calcul.verification import Verdict, verifier
from ccas_desktop.domain.reglement.modele.baremes import AUCUN, Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.model import (
    Aide,
    Condition,
    Deliberation,
    Issue,
    Reglement,
    Voie,
    indicateurs_de,
)
from ccas_desktop.domain.reglement.modele.situation import Situation
from ccas_desktop.domain.reglement.redaction import ecrire_fait

_ORGANES = {
    Voie.DELEGATION: "le président ou le vice-président, par délégation du conseil d’administration",
    Voie.COMMISSION: "la commission permanente",
    Voie.CONSEIL: "le conseil d’administration",
}
_DEGRES = {
    Issue.NON_ELIGIBLE: "Le calcul indique que les conditions de l’aide ne sont pas remplies.",
    Issue.COMMISSION: "Le calcul ne conclut pas\u00a0: le règlement confie l’examen de la situation à la commission.",
    Issue.INFORMATION_MANQUANTE: "Le calcul n’a pas pu conclure\u00a0: il manque une information.",
    Issue.DEROGATION: "Le calcul indique qu’une condition n’est pas remplie\u00a0; le règlement permet d’y déroger.",
    Issue.QUOTA_EPUISE: "Le calcul indique que le nombre d’aides, ou la somme, prévus pour l’année sont atteints.",
    Issue.REGLE_INCOMPLETE: "Le calcul n’a pas pu conclure\u00a0: le règlement ne dit rien pour cette situation.",
}


# From the most severe: what a condition that fails leads to, when several do.
SUITES_DANS_L_ORDRE = (Issue.NON_ELIGIBLE, Issue.QUOTA_EPUISE, Issue.COMMISSION, Issue.DEROGATION)


@dataclass(frozen=True)
class Motif:
    """Why an aid is not simply due: the sentence of the règlement and the facts it was set against.

    Attributes:
        faits: French sentences, one a fact known.
        orientation: what the person is told to do first; empty when there is nothing.
        derogation_par: who may depart from the condition, when the règlement lets someone.
    """

    article: str
    texte: str
    faits: tuple[str, ...]
    deliberation: Deliberation
    orientation: str = ""
    derogation_par: Voie | None = None

    @property
    def en_fait(self) -> str:
        """Return the reason in fact that pre-fills a decision (CRPA L211-5)."""
        return f"{ESPACE_INSECABLE}; ".join(self.faits)

    @property
    def en_droit(self) -> str:
        """Return the reason in law that pre-fills a decision (CRPA L211-5)."""
        texte = f"«{ESPACE_INSECABLE}{self.texte}{ESPACE_INSECABLE}»"
        return f"Article {self.article} du règlement ({self.deliberation.intitule}){ESPACE_INSECABLE}: {texte}"


@dataclass(frozen=True)
class Evaluation:
    """What the rules of an aid answer for a situation.

    Attributes:
        montant: what would be paid, to the cent; zero when not eligible, None when the rules do not tell.
        montant_exact: the same before rounding.
        manquants: facts to be known first, in the order of the règlement.
        motifs: why not, or why the commission.
        plafonnee: whether a ceiling lowered the amount.
        mensualites: how a loan is repaid, month after month; empty for what is no loan.
        incomplets: what the règlement does not say for this situation, in French.
    """

    aide: str
    libelle: str
    issue: Issue
    montant: Decimal | None
    montant_exact: Decimal | None
    manquants: tuple[Indicateur, ...]
    motifs: tuple[Motif, ...]
    trace: Trace
    plafonnee: bool = False
    mensualites: tuple[Decimal, ...] = ()
    incomplets: tuple[str, ...] = ()


def evaluer(aide: Aide, situation: Situation, *, reglement: Reglement, baremes: Baremes = AUCUN) -> Evaluation:
    """Return the outcome of an aid, with the whole of its explanation.

    Raises RefusMetier `aide_pas_en_vigueur` when the rules of this version do not apply on the day that governs.
    """
    jour = reglement.jour_qui_regit(depot=situation.depot, decision=situation.date)
    if not aide.deliberation.regit(jour):
        effet = f"{aide.deliberation.effet:%d/%m/%Y}"
        raise RefusMetier("aide_pas_en_vigueur", champ="date", aide=aide.libelle, effet=effet)
    connus = baremes.completes(reglement.baremes) if reglement.baremes else baremes
    contexte = Contexte(situation, reglement, aide.deliberation, jour, connus)
    carnet = Carnet(contexte)
    verdicts = [(condition, verifier(condition, carnet)) for condition in aide.conditions]
    issue = _issue_des_conditions(verdicts)
    if issue is Issue.ELIGIBLE:
        resultat = calculer(aide, carnet)
        return _conclure(aide, resultat, _motifs_du_calcul(resultat, aide, carnet), reglement, carnet)
    if issue is Issue.INFORMATION_MANQUANTE:
        # The amount is only tried, in a notebook of its own, to ask at once for all that is missing.
        montant = calculer(aide, Carnet(contexte))
        voulus = (m for _, verdict in verdicts for m in verdict.manquants)
        manquants = tuple(dict.fromkeys((*voulus, *montant.manquants)))
        return _conclure(aide, Resultat(issue, manquants=manquants), (), reglement, carnet)
    incomplets: tuple[str, ...] = ()
    if issue is Issue.REGLE_INCOMPLETE:
        concernees = [c for c, verdict in verdicts if verdict.incomplets]
        incomplets = tuple(dict.fromkeys(i for _, verdict in verdicts for i in verdict.incomplets))
    else:
        concernees = [c for c, verdict in verdicts if verdict.tenue is False and c.sinon is issue]
    motifs = tuple(_motif_de_condition(condition, aide, carnet) for condition in concernees)
    return _conclure(aide, Resultat(issue, incomplets=incomplets), motifs, reglement, carnet)


def _issue_des_conditions(verdicts: Iterable[tuple[Condition, Verdict]]) -> Issue:
    """Return what the conditions alone say; ELIGIBLE when they all hold.

    A condition that certainly fails decides, whatever else is unknown. One that is unknown decides nothing, and keeps
    a softer outcome from being told for certain: the commission may not be seized of what could be a refusal. What
    the text itself leaves out is only said once nothing else is unknown.
    """
    connus = tuple(verdicts)
    for sinon in SUITES_DANS_L_ORDRE:
        vus = [verdict for condition, verdict in connus if condition.sinon is sinon]
        if any(verdict.tenue is False for verdict in vus):
            return sinon
        inconnus = [verdict for verdict in vus if verdict.tenue is None]
        if any(verdict.manquants for verdict in inconnus):
            return Issue.INFORMATION_MANQUANTE
        if inconnus:
            return Issue.REGLE_INCOMPLETE
    return Issue.ELIGIBLE


def _conclure(
    aide: Aide, resultat: Resultat, motifs: tuple[Motif, ...], reglement: Reglement, carnet: Carnet
) -> Evaluation:
    chiffree = resultat.issue in (Issue.ELIGIBLE, Issue.NON_ELIGIBLE)
    return Evaluation(
        aide=aide.code,
        libelle=aide.libelle,
        issue=resultat.issue,
        montant=resultat.montant if chiffree else None,
        montant_exact=resultat.exact if chiffree else None,
        manquants=resultat.manquants,
        motifs=motifs,
        trace=Trace(
            _contribution(aide, resultat, reglement),
            tuple(carnet.donnees.values()),
            tuple(carnet.parametres.values()),
            tuple(carnet.operations),
        ),
        plafonnee=resultat.plafonnee,
        mensualites=resultat.mensualites,
        incomplets=resultat.incomplets,
    )


def _motif_de_condition(condition: Condition, aide: Aide, carnet: Carnet) -> Motif:
    faits = _faits_connus(tuple(indicateurs_de(condition.exigence)), carnet)
    return Motif(
        condition.article,
        condition.texte,
        faits,
        aide.deliberation,
        condition.orientation,
        (condition.derogation_par or Voie.COMMISSION) if condition.sinon is Issue.DEROGATION else None,
    )


def _motifs_du_calcul(resultat: Resultat, aide: Aide, carnet: Carnet) -> tuple[Motif, ...]:
    if not resultat.article:
        return ()
    return (Motif(resultat.article, resultat.texte, _faits_connus(resultat.sur, carnet), aide.deliberation),)


def _faits_connus(indicateurs: tuple[Indicateur, ...], carnet: Carnet) -> tuple[str, ...]:
    connus = ((indicateur, carnet.fait(indicateur)) for indicateur in dict.fromkeys(indicateurs))
    return tuple(ecrire_fait(i, fait.valeur, fait.provenance) for i, fait in connus if fait is not None)


def _contribution(aide: Aide, resultat: Resultat, reglement: Reglement) -> Contribution:
    montant = ecrire_montant(resultat.montant)
    degre = _DEGRES.get(resultat.issue, f"Le calcul a proposé d’accorder l’aide, pour un montant de {montant}.")
    organe = _ORGANES[aide.voie]
    return Contribution(
        degre=f"{degre} La décision n’est pas automatique\u00a0: elle est prise par {organe}, sans être liée par ce "
        "calcul.",
        mode=f"Les règles de l’aide «\u00a0{aide.libelle}\u00a0» ({reglement.titre}, {reglement.commune}, article "
        f"{aide.deliberation.article}, {aide.deliberation.intitule}) ont été appliquées une à une, par un logiciel, "
        "aux données ci-dessous. Il n’apprend rien et ne devine rien\u00a0: une même situation donne toujours le "
        "même résultat.",
    )
