"""The page of one request: everything it shows, read and worked out at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande, lettres_de_la_demande
from ccas_desktop.application.demandes.renouvellement import demandes_renouvelables, est_renouvelable
from ccas_desktop.application.demandes.verbes import echeance_implicite
from ccas_desktop.application.donnees.foyer_certifie import FoyerCertifie, foyer_certifie
from ccas_desktop.application.donnees.ligne_impot import LigneImpot, ligne_impot
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee, lignes_donnees
from ccas_desktop.application.donnees.periodes_des_lignes import avec_les_periodes
from ccas_desktop.application.donnees.periodes_voulues import PeriodesVoulues, periodes_voulues
from ccas_desktop.application.donnees.pieces import PieceDuDossier, pieces_du_dossier
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.evaluation.calcul import Calcul as Calcul
from ccas_desktop.application.evaluation.calcul import calcul_de
from ccas_desktop.application.evaluation.proposition import (
    Proposition,
    VoieDecision,
    proposer,
    voie_voulue,
    voies_de_decision,
)
from ccas_desktop.application.evaluation.verbes import cas_de
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.instruction.etapes import Etape, EtatEtape, etat_des_etapes, ordre_des_etapes
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.reglages import reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Brouillon, DemandeComplete, Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.demandes.delais import jours_restants
from ccas_desktop.domain.demandes.demande import Demande, InformationRemise
from ccas_desktop.domain.demandes.pieces_attendues import suspensions
from ccas_desktop.domain.dossiers.acheminement import Acheminement, acheminement
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.calcul.evaluation import Evaluation
from ccas_desktop.domain.reglement.explication.et_si import EtSi, Silence, et_si, silences
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement

JOURS_D_ALERTE = 15


@dataclass(frozen=True)
class Echeance:
    """The day on which silence rejects the request, while it still runs.

    Attributes:
        suspendue: papers awaited stop the clock (CRPA L114-5): each day that they take puts it off by one.
    """

    jour: date
    restants: int
    suspendue: bool = False

    @property
    def est_passee(self) -> bool:
        """Tell whether silence has already rejected the request."""
        return self.restants < 0

    @property
    def presse(self) -> bool:
        """Tell whether the day is near enough to be pointed out."""
        return self.restants <= JOURS_D_ALERTE


@dataclass(frozen=True)
class PageDemande:
    """What the page shows.

    Attributes:
        reglement, aide: None when no règlement was brought in, or it no longer has this aid.
        empechement: why nothing can be worked out, when it cannot.
        echeance: None once the request is decided or closed.
        et_si: the single changes that would change the outcome; none once decided.
        silences: what cannot be supposed otherwise, and why.
        acheminement: who receives the letters, and what keeps them from the post.
        information_le, jours_certifies: civil days of the information given, and of each certified reply.
    """

    complete: DemandeComplete
    reglages: Reglages
    reglement: Reglement | None
    aide: Aide | None
    empechement: RefusMetier | ReglementIllisible | None
    lignes: tuple[LigneDonnee, ...]
    impot: LigneImpot | None
    pieces: tuple[PieceDuDossier, ...]
    foyer: FoyerCertifie | None
    calcul: Calcul | None
    et_si: tuple[EtSi, ...]
    silences: tuple[Silence, ...]
    proposition: Proposition | None
    lettres: tuple[LettreDeLaDemande, ...]
    etapes: dict[Etape, EtatEtape]
    echeance: Echeance | None
    information_le: date | None
    jours_certifies: dict[Source, date]
    acheminement: Acheminement
    aujourdhui: date

    @property
    def demande(self) -> Demande:
        """Return the request."""
        return self.complete.demande

    @property
    def renouvelable(self) -> bool:
        """Tell whether the same aid may be asked again from this request."""
        return est_renouvelable(self.demande)

    @property
    def prochaine_etape(self) -> Etape:
        """Return the first step that is not done, where an action waits; the last one when all are."""
        ouvertes = (etape for etape in ordre_des_etapes(self.demande) if self.etapes[etape].attend_une_action)
        return next(ouvertes, Etape.COURRIERS)


@dataclass(frozen=True)
class PageNouvelleDemande:
    """What the page of a request not deposited yet shows."""

    dossier: DossierComplet
    reglement: Reglement | None
    aujourdhui: date
    anciennes: tuple[DemandeComplete, ...] = ()
    ccas: Ccas = field(default_factory=lambda: Ccas(id="ccas"))


def lire_page(services: Services, demande_id: str) -> PageDemande:
    """Return the page of a request. Raises EnregistrementAbsent."""
    with services.base.lecture() as base:
        return _page(services, base, demande_id)


def voies_de_la_page(page: PageDemande, *, montant: Decimal, jour: date) -> tuple[VoieDecision, ...]:
    """Return who may decide this request for that amount on that day."""
    if page.aide is None:
        return ()
    voulue = voie_voulue(page.aide, page.calcul.issue if page.calcul else None)
    return voies_de_decision(page.demande, page.reglages, montant=montant, jour=jour, voulue=voulue)


def lire_page_nouvelle(services: Services, dossier_id: str, *, renouvelle_id: str = "") -> PageNouvelleDemande:
    """Return what is needed to deposit a request. Raises EnregistrementAbsent, ReglementIllisible."""
    with services.base.lecture() as base:
        dossier, reglages = base.dossier(dossier_id), base.reglages()
        anciennes = demandes_renouvelables(base, dossier_id, voulue=renouvelle_id)
    reglement = reglement_en_vigueur(services, reglages)
    return PageNouvelleDemande(dossier, reglement, services.horloge.aujourdhui(), anciennes, reglages.ccas)


def lire_brouillons(services: Services, *cles: str) -> dict[str, Brouillon]:
    """Return the drafts kept under these keys."""
    with services.base.lecture() as base:
        return {cle: brouillon for cle in cles if (brouillon := base.brouillon(cle))}


@dataclass(frozen=True)
class _Regles:
    """The rules a request is under, applied; `empechement` is why they are not."""

    reglement: Reglement | None = None
    aide: Aide | None = None
    bruts: tuple[Indicateur, ...] = ()
    voulues: PeriodesVoulues | None = None
    evaluation: Evaluation | None = None
    et_si: tuple[EtSi, ...] = ()
    silences: tuple[Silence, ...] = ()
    empechement: RefusMetier | ReglementIllisible | None = None


def _appliquer(services: Services, base: Lecture, complete: DemandeComplete, reglages: Reglages) -> _Regles:
    regles = _Regles()
    try:
        reglement = reglement_en_vigueur(services, reglages)
        if reglement is None:
            return _Regles(empechement=RefusMetier("reglement_absent"))
        regles = replace(regles, reglement=reglement)
        version = version_applicable(services, base, complete.demande)
        if version is not None:
            voulues = periodes_voulues(
                version.aide,
                version.reglement,
                depot=complete.demande.deposee_le,
                aujourdhui=services.horloge.aujourdhui(),
            )
            bruts = version.reglement.faits_bruts(version.aide)
            regles = replace(regles, aide=version.aide, bruts=bruts, voulues=voulues)
        cas = cas_de(services, base, complete) if regles.aide else None
        evaluation = cas.evaluer() if cas else None
        if cas is None or complete.decision is not None:
            return replace(regles, evaluation=evaluation)
        return replace(regles, evaluation=evaluation, et_si=et_si(cas), silences=silences(cas))
    except (RefusMetier, ReglementIllisible) as erreur:
        return replace(regles, empechement=erreur)


def _page(services: Services, base: Lecture, demande_id: str) -> PageDemande:
    complete, reglages, jour = base.demande(demande_id), base.reglages(), services.horloge.aujourdhui()
    regles = _appliquer(services, base, complete, reglages)
    aide, evaluation = regles.aide, regles.evaluation
    voulues = regles.voulues or PeriodesVoulues(jour)
    lignes = avec_les_periodes(lignes_donnees(complete, aide, reglages.scopes, regles.bruts), voulues) if aide else ()
    impot = ligne_impot(complete, aide, reglages.impot, voulues, regles.bruts) if aide else None
    attendues: list[LigneDonnee | LigneImpot] = [*lignes, *([impot] if impot else [])]
    calcul = calcul_de(complete.decision, evaluation)
    lettres = lettres_de_la_demande(complete, services.horloge, calcul)
    return PageDemande(
        complete=complete,
        reglages=reglages,
        reglement=regles.reglement,
        aide=aide,
        empechement=regles.empechement,
        lignes=lignes,
        impot=impot,
        pieces=pieces_du_dossier(aide, lignes, impot) if aide else (),
        foyer=foyer_certifie(complete, jour=jour),
        calcul=calcul,
        et_si=regles.et_si,
        silences=regles.silences,
        proposition=proposer(complete, reglages, aide, evaluation, jour=jour) if aide else None,
        lettres=lettres,
        etapes=etat_des_etapes(complete, attendues, calcul.issue if calcul else None, lettres),
        echeance=_echeance(complete, jour),
        information_le=_jour(services, complete.demande.information),
        jours_certifies=_jours_certifies(services, lignes),
        acheminement=acheminement(
            complete.dossier.dossier, complete.dossier.usager(complete.demande.demandeur_id), jour
        ),
        aujourdhui=jour,
    )


def _jour(services: Services, information: InformationRemise | None) -> date | None:
    return services.horloge.jour_de(information.remise_le) if information else None


def _jours_certifies(services: Services, lignes: tuple[LigneDonnee, ...]) -> dict[Source, date]:
    return {
        ligne.source: services.horloge.jour_de(ligne.provenance_certifiee.instant)
        for ligne in lignes
        if ligne.source and ligne.provenance_certifiee and ligne.provenance_certifiee.instant
    }


def _echeance(complete: DemandeComplete, jour: date) -> Echeance | None:
    if not complete.demande.est_en_instruction:
        return None
    echeance = echeance_implicite(complete.demande, complete.pieces, aujourdhui=jour)
    suspendue = any(suspension.est_ouverte(jour) for suspension in suspensions(complete.pieces))
    return Echeance(echeance, jours_restants(echeance, aujourdhui=jour), suspendue)
