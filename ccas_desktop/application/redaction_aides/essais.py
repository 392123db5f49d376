"""The example situations of an aid, tried at each change: what was wanted, what comes out, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ccas_desktop.application.redaction_aides.choix import mot_de_l_issue
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.reglement.calcul.evaluation import evaluer
from ccas_desktop.domain.reglement.faits.situation_exemple import situation_de_faits, situation_de_l_exemple
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.exemples import Exemple
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.situation import Valeur

_JOUR = date(2025, 1, 15)
# What a worked example takes when the aid has none of its own: plain figures, easy to follow by head.
_CHIFFRES = {
    "ressources_mensuelles": Decimal(1200),
    "charges_mensuelles": Decimal(780),
    "nombre_personnes": Decimal(2),
    "nombre_adultes": Decimal(2),
    "montant_facture": Decimal(300),
    "montant_demande": Decimal(300),
    "quotient_familial": Decimal(520),
    "age_demandeur": Decimal(40),
    "anciennete_residence": Decimal(24),
}


@dataclass(frozen=True)
class Essai:
    """One example tried.

    Attributes:
        conforme: whether the outcome, and the amount when it is told, are those expected.
        operations: the lines of the computation.
    """

    nom: str
    conforme: bool
    attendu: str
    obtenu: str
    operations: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """Return what to read: « Conforme : Aide accordée, 50,00 € »."""
        if self.conforme:
            return f"Conforme\u00a0: {self.obtenu}"
        return f"Différent\u00a0: {self.attendu} attendu, {self.obtenu} obtenu"


def essais_de(aide: Aide, reglement: Reglement, baremes: Baremes) -> tuple[Essai, ...]:
    """Try each example of an aid, in its version."""
    return tuple(essayer(exemple, aide, reglement, baremes) for exemple in aide.exemples)


def essayer(exemple: Exemple, aide: Aide, reglement: Reglement, baremes: Baremes) -> Essai:
    """Try one example; on a day when the rules do not apply, it says so rather than fail."""
    attendu = _resultat(exemple.issue, exemple.montant)
    jour = exemple.jour or aide.deliberation.effet
    try:
        situation = situation_de_l_exemple(exemple, jour, aide.code)
        evaluation = evaluer(aide, situation, reglement=reglement, baremes=baremes)
    except RefusMetier:
        return Essai(exemple.nom, False, attendu, "aide pas en vigueur ce jour-là")
    conforme = evaluation.issue is exemple.issue and exemple.montant in (None, evaluation.montant)
    obtenu = _resultat(evaluation.issue, evaluation.montant if evaluation.issue is Issue.ELIGIBLE else None)
    if evaluation.manquants:
        obtenu += f" ({', '.join(manquant.libelle for manquant in evaluation.manquants)})"
    return Essai(exemple.nom, conforme, attendu, obtenu, tuple(o.texte for o in evaluation.trace.operations))


def exemple_chiffre(aide: Aide, reglement: Reglement, baremes: Baremes, essais: tuple[Essai, ...]) -> tuple[str, ...]:
    """Return the lines of a worked example: the first of the aid's own, or one on plain figures."""
    if essais:
        return (essais[0].nom, *essais[0].operations, essais[0].obtenu)
    faits = tuple((brut.code, _chiffre(brut)) for brut in _bruts(aide, reglement))
    situation = situation_de_faits(faits, aide.deliberation.effet)
    evaluation = evaluer(aide, situation, reglement=reglement, baremes=baremes)
    issue = evaluation.issue
    montant = evaluation.montant if issue is Issue.ELIGIBLE else None
    return (*(operation.texte for operation in evaluation.trace.operations), _resultat(issue, montant))


def _bruts(aide: Aide, reglement: Reglement) -> tuple[Indicateur, ...]:
    vocabulaire = reglement.vocabulaire
    lus = (
        i
        for brut in reglement.faits_bruts(aide)
        for i in (map(vocabulaire.__getitem__, brut.depend_de) if brut.depend_de else (brut,))
    )
    return tuple(dict.fromkeys(lus))


def _chiffre(indicateur: Indicateur) -> Valeur:
    if indicateur.unite is Unite.OUI_NON:
        return True
    if indicateur.unite is Unite.TEXTE:
        return indicateur.choix[0] if indicateur.choix else "essai"
    if indicateur.unite is Unite.DATE:
        return _JOUR
    return _CHIFFRES.get(indicateur.code, Decimal(0))


def _resultat(issue: Issue, montant: Decimal | None) -> str:
    mot = mot_de_l_issue(issue)
    return mot if montant is None else f"{mot}, {ecrire_montant(montant)}"
