"""The store as the application sees it: moments of reading and units of work, each on the connection of its thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from ccas_desktop.adapters.store.correspondances.journal import Contexte
from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte
from ccas_desktop.adapters.store.ecriture.ecrivain import EcritureChiffree
from ccas_desktop.adapters.store.ecriture.reserve import Reserve
from ccas_desktop.adapters.store.fichier.cle import cle_de_la_base
from ccas_desktop.adapters.store.fichier.connexion import connecter, preparer
from ccas_desktop.adapters.store.fichier.copies import copier_la_base, eprouver_copie
from ccas_desktop.adapters.store.fichier.ouverture import rendre_utilisable
from ccas_desktop.adapters.store.fichier.reseau import sur_reseau
from ccas_desktop.adapters.store.fichier.synchronise import est_synchronise
from ccas_desktop.adapters.store.fichier.traduction import traduire
from ccas_desktop.adapters.store.fichier.verrou import Verrou
from ccas_desktop.adapters.store.lecture.lecteur import LectureChiffree
from ccas_desktop.adapters.store.migrations import ETAPES
from ccas_desktop.application.errors import BaseAbsente, BaseSurReseau, BaseSynchronisee
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Horloge, Lecture, Secrets


class BaseChiffree:
    """An encrypted base, open until `fermer`; made by `ouvrir_base` or `ouvrir_base_du_poste`.

    Any thread may read, on a connection of its own. One thread writes: the first that opened a unit of work.
    """

    def __init__(self, chemin: Path, cle: bytes, *, horloge: Horloge, verrou: Verrou) -> None:
        self._chemin = chemin
        self._cle = cle
        self._horloge = horloge
        self._verrou = verrou
        self._lectures: dict[threading.Thread, sqlite_utils.Database] = {}
        self._ecriture: sqlite_utils.Database | None = None
        self._ecrivain: threading.Thread | None = None
        self._reserve = Reserve()
        self._fermee = False
        self._garde = threading.Lock()

    @contextmanager
    def lecture(self) -> Iterator[Lecture]:
        """Open one moment of the store, read only; one opened inside another is the same moment."""
        with traduire():
            db = self._connexion_de_lecture()
        if db.conn.in_transaction:
            yield LectureChiffree(db)
            return
        with traduire():
            db.execute("BEGIN")
        try:
            yield LectureChiffree(db)
        finally:
            db.rollback()

    @contextmanager
    def ecriture(self, auteur: Auteur, *, lot: str | None = None) -> Iterator[Ecriture]:
        """Open a unit of work; left without error it is saved, else nothing is."""
        with traduire():
            db = self._connexion_d_ecriture()
            db.execute("BEGIN IMMEDIATE")
        instant = instant_en_texte(self._horloge.maintenant())
        unite = EcritureChiffree(db, Contexte(auteur, instant, lot or nouvel_id()), self._reserve)
        try:
            yield unite
            unite.terminer()
            with traduire():
                db.execute("COMMIT")
            if unite.rend_la_reserve:
                self._reserve.vider()
        except BaseException:
            db.rollback()
            raise

    def copier(self, vers: Path) -> None:
        """Copy the base as it is, encrypted with its key, and read the copy back. Raises ErreurBase."""
        copier_la_base(self._chemin, self._cle, vers)

    def eprouver_copie(self, copie: Path) -> None:
        """Read every page of a copy of this base. Raises BaseIllisible."""
        eprouver_copie(copie, self._cle)

    def fermer(self) -> None:
        """Close every connection and let another process open the base; to be called once all work is done."""
        with self._garde:
            ouvertes = [*self._lectures.values(), *([self._ecriture] if self._ecriture else [])]
            self._lectures.clear()
            self._ecriture, self._fermee = None, True
            for db in ouvertes:
                db.close()
            self._verrou.rendre()

    def _connexion_de_lecture(self) -> sqlite_utils.Database:
        fil = threading.current_thread()
        with self._garde:
            if fil not in self._lectures:
                self._fermer_celles_des_fils_finis()
                self._lectures[fil] = self._connecter(lecture_seule=True)
            return self._lectures[fil]

    def _connexion_d_ecriture(self) -> sqlite_utils.Database:
        fil = threading.current_thread()
        with self._garde:
            if self._ecrivain is not None and self._ecrivain is not fil and self._ecrivain.is_alive():
                raise RuntimeError(f"{self._ecrivain.name} writes to this base, not {fil.name}")
            self._ecrivain = fil
            if self._ecriture is None:
                self._ecriture = self._connecter(lecture_seule=False)
            if self._ecriture.conn.in_transaction:
                raise RuntimeError("a unit of work is already open in this thread")
            return self._ecriture

    def _connecter(self, *, lecture_seule: bool) -> sqlite_utils.Database:
        if self._fermee:
            raise RuntimeError("this base is closed")
        db = connecter(self._chemin, self._cle)
        preparer(db, lecture_seule=lecture_seule)
        return db

    def _fermer_celles_des_fils_finis(self) -> None:
        for fil in [fil for fil in self._lectures if not fil.is_alive()]:
            self._lectures.pop(fil).close()


def ouvrir_base(
    chemin: Path,
    cle: bytes,
    *,
    horloge: Horloge,
    etapes: Migrations = ETAPES,
    est_sur_reseau: Callable[[Path], bool] = sur_reseau,
) -> BaseChiffree:
    """Open the base of a file, made when there is none.

    Raises BaseSurReseau, BaseSynchronisee, BaseOccupee, CleRefusee, BaseIllisible, BasePlusRecente or DisquePlein;
    the file is then as it was.
    """
    return _ouvrir(chemin, lambda: cle, horloge, etapes, est_sur_reseau)


def ouvrir_base_du_poste(
    chemin: Path,
    secrets: Secrets,
    *,
    horloge: Horloge,
    creer: bool = True,
    est_sur_reseau: Callable[[Path], bool] = sur_reseau,
) -> BaseChiffree:
    """Open the base of a file with its key of the keyring, both made on the first start; raises as `ouvrir_base`.

    The key is looked for once the base is held: two first starts at once cannot make two keys.
    Without `creer`, BaseAbsente is raised when there is no base yet.
    """
    if not (creer or chemin.exists()):
        raise BaseAbsente("absente")
    return _ouvrir(chemin, lambda: cle_de_la_base(secrets, chemin), horloge, ETAPES, est_sur_reseau)


def _ouvrir(
    chemin: Path,
    cle: Callable[[], bytes],
    horloge: Horloge,
    etapes: Migrations,
    est_sur_reseau: Callable[[Path], bool],
) -> BaseChiffree:
    if est_sur_reseau(chemin):
        raise BaseSurReseau("reseau")
    if est_synchronise(chemin):
        raise BaseSynchronisee("synchronise")
    with traduire():
        verrou = Verrou(chemin)
    try:
        clair = cle()
        rendre_utilisable(chemin, clair, etapes)
    except BaseException:
        verrou.rendre()
        raise
    return BaseChiffree(chemin, clair, horloge=horloge, verrou=verrou)
