"""Any sequence of saves, removals and undos leaves the store equal to a model."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.correspondances.catalogue import correspondance_de
from ccas_desktop.application.errors import AnnulationRefusee, EnregistrementUtilise
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from tests.adapters.store.exemples import AUTEUR, CLE, un_dossier, un_usager
from tests.fakes.horloge import HorlogeArretee

NOMS = ("DUPONT", "DUPOND", "MARTIN", "LEFEVRE")
GENRES: tuple[type[Enregistrement], ...] = (Dossier, Usager, LigneBudget)
Etat = dict[str, Enregistrement]


@dataclass
class Lot:
    """What one unit of work did to each record, first act first."""

    actes: list[tuple[str, Enregistrement | None, Enregistrement | None]]
    annule_par: str | None = None


class Magasin(RuleBasedStateMachine):
    """Writes the same things in the store and in a dictionary of records."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Path(tempfile.mkdtemp())
        self.base = self._ouvrir()
        self.modele: Etat = {}
        self.lots: dict[str, Lot] = {}
        self.rang = 0

    def _ouvrir(self) -> BaseChiffree:
        return ouvrir_base(self.dossier / "ccas.db", CLE, horloge=HorlogeArretee())

    def teardown(self) -> None:
        self.base.fermer()
        shutil.rmtree(self.dossier)

    @rule(nom=st.sampled_from(NOMS))
    def ouvrir_un_dossier(self, nom: str) -> None:
        self.rang += 1
        dossier = un_dossier(f"2026-{self.rang:04d}")
        self._faire([dossier, un_usager(dossier, nom)])

    @precondition(lambda self: self._tous(Dossier))
    @rule(data=st.data(), nom=st.sampled_from(NOMS))
    def ajouter_un_membre(self, data: st.DataObject, nom: str) -> None:
        self._faire([un_usager(self._un(data, Dossier), nom, "Léo", lien=Lien.ENFANT)])

    @precondition(lambda self: self._tous(Usager))
    @rule(data=st.data(), montant=st.integers(1, 900))
    def ajouter_une_ligne(self, data: st.DataObject, montant: int) -> None:
        usager = self._un(data, Usager)
        self._faire([une_ligne(usager, montant)])

    @precondition(lambda self: self._tous(Usager))
    @rule(data=st.data(), nom=st.sampled_from(NOMS))
    def renommer(self, data: st.DataObject, nom: str) -> None:
        usager = self._un(data, Usager)
        self._faire([replace(usager, identite=replace(usager.identite, nom_famille=nom))])

    @precondition(lambda self: self._tous(Dossier))
    @rule(data=st.data(), note=st.sampled_from(["", "rappeler"]))
    def noter_deux_fois(self, data: st.DataObject, note: str) -> None:
        dossier = self._un(data, Dossier)
        self._faire([replace(dossier, note="entre deux"), replace(dossier, note=note)])

    @precondition(lambda self: self._tous(Usager, LigneBudget))
    @rule(data=st.data())
    def retirer(self, data: st.DataObject) -> None:
        enregistrement = self._un(data, Usager, LigneBudget)
        if any(nomme(autre, enregistrement.id) for autre in self.modele.values()):
            self._refuse(EnregistrementUtilise, lambda unite: unite.supprimer(self._lu(unite, enregistrement)))
            return
        with self.base.ecriture(AUTEUR) as unite:
            unite.supprimer(self._lu(unite, enregistrement))
        del self.modele[enregistrement.id]
        self.lots[unite.lot] = Lot([(enregistrement.id, enregistrement, None)])

    @precondition(lambda self: self.lots)
    @rule(data=st.data())
    def annuler(self, data: st.DataObject) -> None:
        lot = data.draw(st.sampled_from(list(self.lots)))
        voulu = self._annule(self.lots[lot]) if not self._est_annule(lot) else None
        if voulu is None:
            self._refuse(AnnulationRefusee, lambda unite: unite.annuler(lot))
            return
        with self.base.ecriture(AUTEUR) as unite:
            unite.annuler(lot)
        self._est_devenu(voulu, lot, unite.lot)

    @precondition(lambda self: self.lots)
    @rule(data=st.data(), coupure=st.integers(0, 6))
    def annuler_par_morceaux(self, data: st.DataObject, coupure: int) -> None:
        """One entry a piece; the base is opened again after some, as when the program was killed."""
        lot = data.draw(st.sampled_from(list(self.lots)))
        voulu = self._annule(self.lots[lot]) if not self._est_annule(lot) else None
        annulant = nouvel_id()
        try:
            self._verifier_par_morceaux(lot)
            self._ecrire_par_morceaux(lot, annulant, coupure)
        except AnnulationRefusee:
            assert voulu is None
            retour = nouvel_id()
            with self.base.ecriture(AUTEUR, lot=retour) as unite:
                a_rendre = unite.renverser_annulation(lot)
            if a_rendre:
                self._ecrire_par_morceaux(annulant, retour, coupure)
            return
        assert voulu is not None
        self._est_devenu(voulu, lot, annulant)

    @invariant()
    def le_magasin_est_le_modele(self) -> None:
        with self.base.lecture() as lecture:
            for genre in GENRES:
                lus = correspondance_de(genre).lister(self._db, "ORDER BY id")
                assert [replace(lu, version=0) for lu in lus] == sorted(self._tous(genre), key=lambda e: e.id)
            for nom in NOMS:
                trouves = {resultat.usager_id for resultat in lecture.chercher(nom)}
                assert trouves == {u.id for u in self._tous(Usager) if u.identite.nom_famille == nom}

    @invariant()
    def les_versions_sont_celles_du_journal(self) -> None:
        for genre in GENRES:
            objet = correspondance_de(genre).objet
            faux = self._db.execute(
                f"SELECT id FROM {objet} WHERE version <>"  # noqa: S608 constant names
                f" (SELECT max(numero) FROM journal WHERE objet = '{objet}' AND objet_id = {objet}.id)"
            ).fetchall()
            assert faux == []

    @invariant()
    def le_fichier_est_sain(self) -> None:
        assert self._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert self._db.execute("PRAGMA foreign_key_check").fetchall() == []
        for index, rangs in (("ressemblance", "rang"), ("recherche", "rang_recherche")):
            indexes = [rang for (rang,) in self._db.execute(f"SELECT rowid FROM {index} ORDER BY 1")]  # noqa: S608
            assert indexes == [rang for (rang,) in self._db.execute(f"SELECT {rangs} FROM usager ORDER BY 1")]  # noqa: S608

    @property
    def _db(self) -> Any:
        return self.base._connexion_d_ecriture()

    def _tous(self, *genres: type[Any]) -> list[Any]:
        return [enregistrement for enregistrement in self.modele.values() if isinstance(enregistrement, genres)]

    def _un(self, data: st.DataObject, *genres: type[Any]) -> Any:
        return data.draw(st.sampled_from(sorted(self._tous(*genres), key=lambda e: e.id)))

    def _lu(self, unite: Any, enregistrement: Enregistrement) -> Any:
        return unite.lire(type(enregistrement), enregistrement.id)

    def _faire(self, enregistrements: list[Any]) -> None:
        actes = []
        with self.base.ecriture(AUTEUR) as unite:
            for enregistrement in enregistrements:
                avant = self.modele.get(enregistrement.id)
                version = self._lu(unite, enregistrement).version if avant else 0
                unite.enregistrer(replace(enregistrement, version=version))
                actes.append((enregistrement.id, avant, enregistrement))
                self.modele[enregistrement.id] = enregistrement
        self.lots[unite.lot] = Lot(actes)

    def _refuse(self, erreur: type[Exception], faire: Any) -> None:
        try:
            with self.base.ecriture(AUTEUR) as unite:
                faire(unite)
        except erreur:
            return
        raise AssertionError("the model refuses, the store does not")

    def _verifier_par_morceaux(self, lot: str) -> None:
        avant, reste = None, True
        while reste:
            with self.base.ecriture(AUTEUR) as unite:
                avant = unite.verifier_la_suite(lot, avant, encore=lambda: False).avant
            reste = avant is not None

    def _ecrire_par_morceaux(self, lot: str, annulant: str, coupure: int) -> None:
        reste = True
        while reste:
            with self.base.ecriture(AUTEUR, lot=annulant) as unite:
                reste = unite.annuler_la_suite(lot, encore=lambda: False)
            coupure -= 1
            if coupure == 0:
                self.base.fermer()
                self.base = self._ouvrir()

    def _est_devenu(self, voulu: Etat, lot: str, annulant: str) -> None:
        self.modele = voulu
        actes = [(cle, apres, avant) for cle, avant, apres in reversed(self.lots[lot].actes)]
        self.lots[lot].annule_par = annulant
        self.lots[annulant] = Lot(actes)

    def _est_annule(self, lot: str) -> bool:
        par = self.lots[lot].annule_par
        return par is not None and not self._est_annule(par)

    def _annule(self, lot: Lot) -> Etat | None:
        """Return the records once the lot is undone, None when it must be refused."""
        derniers = {cle: apres for cle, _avant, apres in lot.actes}
        if any(self.modele.get(cle) != apres for cle, apres in derniers.items()):
            return None
        voulu = dict(self.modele)
        for cle, avant, _apres in reversed(lot.actes):
            if avant is None:
                del voulu[cle]
            else:
                voulu[cle] = avant
        return voulu if all(nommes(e) <= voulu.keys() for e in voulu.values()) else None


def une_ligne(usager: Usager, montant: int) -> LigneBudget:
    return LigneBudget(
        id=nouvel_id(), dossier_id=usager.dossier_id, usager_id=usager.id, nature="salaire", montant=Decimal(montant)
    )


def nommes(enregistrement: Any) -> set[str]:
    """Return the ids that a record names."""
    noms = {getattr(enregistrement, "dossier_id", None), getattr(enregistrement, "usager_id", None)}
    return {nom for nom in noms if nom is not None}


def nomme(enregistrement: Any, identifiant: str) -> bool:
    return identifiant in nommes(enregistrement)


TestMagasin = Magasin.TestCase
TestMagasin.settings = settings(max_examples=20, stateful_step_count=25)
