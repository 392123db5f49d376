"""Gather what is to be done today: each source of it is one function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ccas_desktop.application.donnees.attente_reseau import DemandeQuiAttend, demandes_qui_attendent_le_reseau
from ccas_desktop.application.donnees.echeance_jeton import echeance_du_jeton
from ccas_desktop.application.guichet.a_faire.lignes import AFaire, Genre, Groupe, LigneAFaire
from ccas_desktop.application.imports.en_attente import imports_en_attente
from ccas_desktop.application.instruction.page import JOURS_D_ALERTE
from ccas_desktop.application.libelles_aides import libelles_aides
from ccas_desktop.application.messages.a_faire import (
    phrase_aide_finissant,
    phrase_aide_legale,
    phrase_d_un_import,
    phrase_des_donnees,
    phrase_des_pieces,
)
from ccas_desktop.application.messages.jeton import JETON, phrase_echeance_jeton
from ccas_desktop.application.reglages import Manque
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import (
    AideFinissante,
    AideLegaleDue,
    DemandeEnCours,
    DonneesAnciennes,
    PiecesARelancer,
    RappelDu,
    Reglages,
)
from ccas_desktop.domain.demandes.aides_legales import EcheanceLegale, NatureEcheance, echeances
from ccas_desktop.domain.demandes.delais import jours_restants, rejet_implicite
from ccas_desktop.domain.demandes.pieces_attendues import a_relancer_jusqu_au, suspensions_des_jours
from ccas_desktop.domain.dossiers.reprise import ImportEnAttente

LIMITE = 200
# A caisse counts its quotient again each month: past two, what was certified may say less than the truth.
JOURS_DONNEE_FRAICHE = 60
JOURS_AVANT_FIN_D_AIDE, JOURS_APRES_FIN_D_AIDE = 30, 15


@dataclass(frozen=True)
class _Lu:
    """What the store said, at one moment."""

    jour: date
    reglages: Reglages
    demandes: tuple[DemandeEnCours, ...]
    pieces: tuple[PiecesARelancer, ...]
    rappels: tuple[RappelDu, ...]
    donnees: tuple[DonneesAnciennes, ...]
    aides: tuple[AideFinissante, ...]
    legales: tuple[AideLegaleDue, ...]
    reseau: tuple[DemandeQuiAttend, ...]
    imports: tuple[ImportEnAttente, ...]
    libelles: Mapping[str, str]


def lire_a_faire(services: Services) -> AFaire:
    """Return what is to be done today, of everybody."""
    lu = _lire(services)
    lignes = (
        *_demandes(lu),
        *_rappels(lu),
        *_pieces(lu),
        *_legales(lu),
        *_reseau(lu),
        *_donnees(lu),
        *_aides(lu),
        *_imports(lu),
        *_acces(lu),
    )
    tronques = {
        *((Groupe.EN_COURS,) if len(lu.demandes) >= LIMITE else ()),
        *((Groupe.RAPPELS,) if len(lu.rappels) >= LIMITE else ()),
        *((Groupe.PIECES,) if len(lu.pieces) >= LIMITE else ()),
        *((Groupe.DONNEES,) if len(lu.donnees) >= LIMITE else ()),
        *((Groupe.AIDES_LEGALES,) if len(lu.legales) >= LIMITE else ()),
        *((Groupe.AIDES,) if len(lu.aides) >= LIMITE else ()),
    }
    return AFaire(_avec_referents(services, lignes), frozenset(tronques))


def _lire(services: Services) -> _Lu:
    jour, maintenant = services.horloge.aujourdhui(), services.horloge.maintenant()
    with services.base.lecture() as base:
        reglages, demandes = base.reglages(), base.demandes_en_cours(limite=LIMITE)
        debut, fin = jour - timedelta(JOURS_APRES_FIN_D_AIDE), jour + timedelta(JOURS_AVANT_FIN_D_AIDE)
        aides = base.aides_finissant(debut, fin, limite=LIMITE)
        return _Lu(
            jour=jour,
            reglages=reglages,
            demandes=demandes,
            pieces=base.pieces_a_relancer(a_relancer_jusqu_au(jour), limite=LIMITE),
            rappels=base.rappels_dus(jour, limite=LIMITE),
            donnees=base.donnees_anciennes(maintenant - timedelta(JOURS_DONNEE_FRAICHE), limite=LIMITE),
            aides=aides,
            legales=base.aides_legales_en_cours(limite=LIMITE),
            reseau=demandes_qui_attendent_le_reseau(services),
            imports=imports_en_attente(base),
            libelles=libelles_aides(services, reglages) if demandes or aides else {},
        )


def _demandes(lu: _Lu) -> Iterable[LigneAFaire]:
    """Every request not decided yet, by the day on which silence rejects it; those near are told apart."""
    lignes = [_demande(en_cours, lu) for en_cours in lu.demandes]
    return sorted(lignes, key=lambda ligne: (ligne.jour or lu.jour, ligne.numero))


def _demande(en_cours: DemandeEnCours, lu: _Lu) -> LigneAFaire:
    arrets = suspensions_des_jours(en_cours.attentes)
    echeance = rejet_implicite(en_cours.deposee_le, arrets, aujourdhui=lu.jour)
    restants = jours_restants(echeance, aujourdhui=lu.jour)
    return LigneAFaire(
        groupe=Groupe.REJETS if restants <= JOURS_D_ALERTE else Groupe.EN_COURS,
        genre=Genre.DEMANDE,
        cible=en_cours.demande_id,
        texte=lu.libelles.get(en_cours.aide, en_cours.aide),
        numero=en_cours.numero,
        jour=echeance,
        restants=restants,
        dossier_id=en_cours.dossier_id,
    )


def _rappels(lu: _Lu) -> Iterable[LigneAFaire]:
    for du in lu.rappels:
        rappel = du.rappel
        yield LigneAFaire(
            groupe=Groupe.RAPPELS,
            genre=Genre.SUIVI if rappel.dossier_id else Genre.RAPPEL_LIBRE,
            cible=rappel.dossier_id or "",
            texte=rappel.texte,
            numero=du.numero,
            jour=rappel.jour,
            restants=jours_restants(rappel.jour, aujourdhui=lu.jour),
            agent_id=rappel.agent_id,
            rappel=rappel,
        )


def _pieces(lu: _Lu) -> Iterable[LigneAFaire]:
    """One line a request or a legal aid, from the last week of the nearest of its papers, whose day it bears."""
    for pieces in lu.pieces:
        yield LigneAFaire(
            groupe=Groupe.PIECES,
            genre=Genre.DEMANDE if pieces.demande_id else Genre.AIDE_LEGALE,
            cible=pieces.demande_id or pieces.dossier_id,
            texte=phrase_des_pieces(pieces.libelles),
            numero=pieces.numero,
            jour=pieces.jour,
            restants=jours_restants(pieces.jour, aujourdhui=lu.jour),
            dossier_id=pieces.dossier_id,
        )


def _legales(lu: _Lu) -> Iterable[LigneAFaire]:
    """What the CCAS must do for a legal aid, and the answer awaited when it is near (CASF L131-1, L131-3)."""
    lignes = [
        _legale(due, echeance, lu.jour)
        for due in lu.legales
        if due.aide.decidee_le is None
        for echeance in echeances(due.aide)
        if echeance.faite_le is None and _est_a_dire(echeance, lu.jour)
    ]
    return sorted(lignes, key=lambda ligne: (ligne.jour or lu.jour, ligne.numero))


def _est_a_dire(echeance: EcheanceLegale, jour: date) -> bool:
    proche = jours_restants(echeance.jour, aujourdhui=jour) <= JOURS_D_ALERTE
    return proche or echeance.nature is not NatureEcheance.CONFIRMATION


def _legale(due: AideLegaleDue, echeance: EcheanceLegale, jour: date) -> LigneAFaire:
    return LigneAFaire(
        groupe=Groupe.AIDES_LEGALES,
        genre=Genre.AIDE_LEGALE,
        cible=due.aide.dossier_id,
        texte=phrase_aide_legale(due.aide, echeance),
        numero=due.numero,
        jour=echeance.jour,
        restants=jours_restants(echeance.jour, aujourdhui=jour),
        dossier_id=due.aide.dossier_id,
    )


def _reseau(lu: _Lu) -> Iterable[LigneAFaire]:
    dossiers = {en_cours.demande_id: en_cours.dossier_id for en_cours in lu.demandes}
    for attente in lu.reseau:
        yield LigneAFaire(
            groupe=Groupe.RESEAU,
            genre=Genre.DEMANDE,
            cible=attente.demande_id,
            texte=", ".join(attente.donnees),
            numero=attente.numero,
            depuis=attente.depuis,
            dossier_id=dossiers.get(attente.demande_id),
        )


def _donnees(lu: _Lu) -> Iterable[LigneAFaire]:
    for anciennes in lu.donnees:
        yield LigneAFaire(
            groupe=Groupe.DONNEES,
            genre=Genre.DEMANDE,
            cible=anciennes.demande_id,
            texte=phrase_des_donnees(anciennes.nombre),
            numero=anciennes.numero,
            depuis=anciennes.certifiee_le,
            dossier_id=anciennes.dossier_id,
        )


def _aides(lu: _Lu) -> Iterable[LigneAFaire]:
    for aide in lu.aides:
        yield LigneAFaire(
            groupe=Groupe.AIDES,
            genre=Genre.DEMANDE,
            cible=aide.demande_id,
            texte=phrase_aide_finissant(lu.libelles.get(aide.aide, aide.aide)),
            numero=aide.numero,
            jour=aide.fin,
            restants=jours_restants(aide.fin, aujourdhui=lu.jour),
            dossier_id=aide.dossier_id,
        )


def _imports(lu: _Lu) -> Iterable[LigneAFaire]:
    for en_attente in lu.imports:
        yield LigneAFaire(Groupe.IMPORTS, Genre.IMPORTS, "", phrase_d_un_import(en_attente))


def _acces(lu: _Lu) -> Iterable[LigneAFaire]:
    jeton = echeance_du_jeton(lu.reglages.jeton_expire_le, aujourdhui=lu.jour)
    if jeton is not None:
        yield LigneAFaire(
            groupe=Groupe.ACCES,
            genre=Genre.REGLAGES,
            cible=Manque.JETON.value,
            texte=JETON,
            explication=phrase_echeance_jeton(jeton).texte,
            jour=jeton.expire_le,
            restants=jeton.jours,
        )


def _avec_referents(services: Services, lignes: Sequence[LigneAFaire]) -> tuple[LigneAFaire, ...]:
    """Give each line about a dossier to its référent, when it has one and no agent was named."""
    with services.base.lecture() as base:
        referents = base.referents({ligne.dossier_id for ligne in lignes if ligne.dossier_id})
    return tuple(_a_son_referent(ligne, referents) for ligne in lignes)


def _a_son_referent(ligne: LigneAFaire, referents: Mapping[str, str]) -> LigneAFaire:
    referent = None if ligne.agent_id else referents.get(ligne.dossier_id or "")
    return ligne if referent is None else replace(ligne, agent_id=referent)
