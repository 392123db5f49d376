"""« Quelles aides ? » : every aid of the règlement tried at once for a foyer. Nothing is asked, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.demandes.amorce import Amorce
from ccas_desktop.application.evaluation.baremes import baremes_connus
from ccas_desktop.application.evaluation.calcul import Calcul
from ccas_desktop.application.evaluation.faits_demande import situation_de
from ccas_desktop.application.evaluation.questions import RESIDENCE, questions_de
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import LIBELLES
from ccas_desktop.domain.certifie.impot import CHIFFRES_DE_L_AVIS, LIBELLE
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.calcul.evaluation import Motif
from ccas_desktop.domain.reglement.calcul.verification import verifier
from ccas_desktop.domain.reglement.explication.compteurs import Compteur, compteurs
from ccas_desktop.domain.reglement.explication.de_nouveau import accordable_le, levee_le
from ccas_desktop.domain.reglement.explication.et_si import Cas
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from ccas_desktop.domain.reglement.modele.situation import Situation
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS

# What was learnt for another request this long ago, at most, is still read here, with its date beside it.
JOURS_DES_DONNEES = 92
_SIMULATION = "simulation"
RIEN_DE_DIT = Amorce()
_MONTANTS = (PAR_CODE["montant_facture"], PAR_CODE["montant_demande"])
_DANS_L_ORDRE = (
    Issue.ELIGIBLE,
    Issue.DEROGATION,
    Issue.COMMISSION,
    Issue.INFORMATION_MANQUANTE,
    Issue.REGLE_INCOMPLETE,
    Issue.QUOTA_EPUISE,
    Issue.NON_ELIGIBLE,
)


@dataclass(frozen=True)
class AideSimulee:
    """One aid as the rules answer it now.

    Attributes:
        motifs: why not, or why the commission.
        manquants: what must be known first.
        a_certifier: what the délibération lets the CCAS ask, and that is not certified yet.
        compteurs: what is already used of its limits.
        orientations: what the person has to do first, such as a right to be claimed.
        amorce: what a request of it would start with.
        accordable_le: the day it may be granted again, when only limits reached keep it from being so today.
    """

    aide: Aide
    calcul: Calcul
    plafonnee: bool
    motifs: tuple[Motif, ...]
    manquants: tuple[Indicateur, ...]
    a_certifier: tuple[str, ...]
    compteurs: tuple[Compteur, ...]
    orientations: tuple[str, ...]
    amorce: Amorce
    accordable_le: date | None = None


def lire_les_cas(services: Services, dossier_id: str, dit: Amorce = RIEN_DE_DIT) -> tuple[Cas, ...]:
    """Return what each aid in force is to be tried with, for the demandeur of a dossier.

    `dit` is what the person says for this trial, kept nowhere. None when no règlement was brought in.
    Raises EnregistrementAbsent, ReglementIllisible, BaremesIllisibles.
    """
    jour = services.horloge.aujourdhui()
    with services.base.lecture() as base:
        reglages = base.reglages()
        reglement = reglement_en_vigueur(services, reglages)
        if reglement is None:
            return ()
        baremes = baremes_connus(services, reglages)
        connu = _Connu.lire(base, dossier_id, reglement, jour)
        connu = replace(connu, dit=dit)
        return tuple(
            Cas(aide, connu.situation(base, aide), reglement, baremes) for aide in reglement.aides_en_vigueur(jour)
        )


def questions_a_poser(cas: tuple[Cas, ...]) -> tuple[Indicateur, ...]:
    """Return what the person may be asked for a better answer: the questions of the aids, then the amounts."""
    questions = [question for un in cas for question in questions_de(un.aide)]
    montants = [montant for montant in _MONTANTS if any(montant in un.aide.indicateurs for un in cas)]
    return tuple(dict.fromkeys((*questions, *montants)))


def reponses_connues(cas: tuple[Cas, ...]) -> dict[str, bool]:
    """Return the answers already known, from another request or from the address, by code of question."""
    return {code: reponse for un in cas for code, reponse in _amorce(un).reponses.items()}


def simuler(cas: tuple[Cas, ...]) -> tuple[AideSimulee, ...]:
    """Apply the rules of each aid; those that may be granted come first. Touches neither the store nor the network."""
    return tuple(sorted((_simuler(un) for un in cas), key=_rang))


def _simuler(cas: Cas) -> AideSimulee:
    evaluation = cas.evaluer()
    comptes = tuple(_avec_sa_levee(compteur, cas) for compteur in compteurs(cas.aide, cas.reglement, cas.carnet()))
    levees = tuple(compteur.levee_le for compteur in comptes if compteur.atteint)
    return AideSimulee(
        aide=cas.aide,
        calcul=Calcul(evaluation.issue, evaluation.montant, evaluation.trace, fige=False, evaluation=evaluation),
        plafonnee=evaluation.plafonnee,
        motifs=evaluation.motifs,
        manquants=evaluation.manquants,
        a_certifier=tuple(_a_certifier(cas)),
        compteurs=comptes,
        orientations=tuple(_orientations(cas)),
        amorce=_amorce(cas),
        accordable_le=None if evaluation.issue is Issue.ELIGIBLE else accordable_le(cas, levees),
    )


def _avec_sa_levee(compteur: Compteur, cas: Cas) -> Compteur:
    return replace(compteur, levee_le=levee_le(compteur, cas)) if compteur.atteint else compteur


def _amorce(cas: Cas) -> Amorce:
    faits = {code: fait.valeur for code, fait in cas.situation.faits.items()}
    reponses = {question.code: faits.get(question.code) for question in questions_de(cas.aide)}
    facture, demande = (faits.get(montant.code) for montant in _MONTANTS)
    return Amorce(
        cas.aide.code,
        {code: reponse for code, reponse in reponses.items() if isinstance(reponse, bool)},
        facture if isinstance(facture, Decimal) else None,
        demande if isinstance(demande, Decimal) else None,
    )


def _rang(simulee: AideSimulee) -> tuple[int, Decimal]:
    return (_DANS_L_ORDRE.index(simulee.calcul.issue), -(simulee.calcul.montant or Decimal(0)))


def _a_certifier(cas: Cas) -> Iterator[str]:
    """Yield the sources of the délibération that have certified nothing of what they can."""
    faits = cas.situation.faits
    certifies = {c for c, fait in faits.items() if fait.provenance.nature is NatureProvenance.CERTIFIE}
    for donnee in cas.aide.donnees:
        if not any(fait.indicateur.code in certifies for fait in DESCRIPTIONS[donnee.source].faits):
            yield LIBELLES[donnee.source]
    if cas.aide.impot and not certifies & set(CHIFFRES_DE_L_AVIS):
        yield LIBELLE


def _orientations(cas: Cas) -> Iterator[str]:
    carnet = cas.carnet()
    for condition in cas.aide.conditions:
        if condition.orientation and verifier(condition, carnet).tenue is not True:
            yield condition.orientation


@dataclass(frozen=True)
class _Connu:
    """What a request of each aid would start from: the dossier, and what was learnt for the others."""

    dossier: DossierComplet
    reglement: Reglement
    jour: date
    donnees: tuple[DonneeRetenue, ...]
    reside: bool | None
    dit: Amorce = RIEN_DE_DIT

    @classmethod
    def lire(cls, base: Lecture, dossier_id: str, reglement: Reglement, jour: date) -> _Connu:
        dossier = base.dossier(dossier_id)
        recentes = [
            base.demande(resume.demande.id)
            for resume in base.demandes_du_dossier(dossier_id)
            if (jour - resume.demande.deposee_le).days <= JOURS_DES_DONNEES
            and resume.demande.demandeur_id == dossier.demandeur.id
        ]
        donnees: dict[tuple[str, str | None], DonneeRetenue] = {}
        for complete in recentes:
            for donnee in complete.donnees:
                donnees.setdefault((donnee.indicateur, donnee.usager_id), donnee)
        reside = (complete.demande.reponses.get(RESIDENCE.code) for complete in recentes)
        return cls(
            dossier,
            reglement,
            jour,
            tuple(donnees.values()),
            next((reponse for reponse in reside if reponse is not None), _d_apres_l_adresse(dossier, reglement)),
        )

    def situation(self, base: Lecture, aide: Aide) -> Situation:
        reponses = {} if self.reside is None else {RESIDENCE.code: self.reside}
        reponses |= {question.code: self.dit.reponses[question.code] for question in self._repondues(aide)}
        demande = Demande(
            id=_SIMULATION,
            dossier_id=self.dossier.dossier.id,
            numero="",
            demandeur_id=self.dossier.demandeur.id,
            aide=aide.code,
            deposee_le=self.jour,
            reponses=reponses,
            montant_facture=self.dit.montant_facture,
            montant_demande=self.dit.montant_demande,
        )
        complete = DemandeComplete(demande, self.dossier, (), self.donnees, (), None, ())
        return situation_de(base, complete, aujourdhui=self.jour, vocabulaire=self.reglement.vocabulaire)

    def _repondues(self, aide: Aide) -> tuple[Indicateur, ...]:
        return tuple(question for question in questions_de(aide) if question.code in self.dit.reponses)


def _d_apres_l_adresse(dossier: DossierComplet, reglement: Reglement) -> bool | None:
    """Who has an address in the commune lives there; another address, or none, says nothing for certain."""
    commune = dossier.dossier.adresse.commune.strip().casefold()
    return True if commune and commune == reglement.commune.strip().casefold() else None
