"""The rows of the records, and beside them what the searches and the lists keep of them.

The first statement of each write is the one that may be refused (a link, a number taken, what is forbidden): refused,
it leaves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import sqlite_utils

from ccas_desktop.adapters.store.correspondances.correspondance import premiere
from ccas_desktop.adapters.store.ecriture.changement import Changement
from ccas_desktop.adapters.store.ecriture.index_en_attente import IndexEnAttente
from ccas_desktop.adapters.store.listes.dossiers import cle_de_tri
from ccas_desktop.adapters.store.recherche.doublons import formes_indexees
from ccas_desktop.adapters.store.recherche.mots import mots_indexes
from ccas_desktop.adapters.store.recherche.recherche import personnes_a_classer, rang_de_recherche
from ccas_desktop.domain.personnes.foyer import Lien, Usager

_USAGER, _DOSSIER, _FUSION = "usager", "dossier", "dossier_fusionne"


@dataclass
class _Nouveau:
    """A dossier made in this unit of work: the searches may rank its people as soon as they are written.

    Attributes:
        ecriture: the number of its creation in the journal.
        membres: how many are ranked, the demandeur left out.
    """

    numero: str
    ecriture: int
    demandeur: bool = False
    membres: int = 0

    def rang(self, usager: Usager) -> int:
        """Return the rank of a person in the searches: the demandeur is found first."""
        if usager.lien is Lien.DEMANDEUR and not self.demandeur:
            self.demandeur = True
            return rang_de_recherche(self.ecriture, 0)
        self.membres += 1
        return rang_de_recherche(self.ecriture, self.membres)


class Tables:
    """The tables, as one unit of work writes them."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        self._dossiers_ecrits: dict[str, int] = {}
        self._dossiers_effaces: set[str] = set()
        self._a_classer: set[str] = set()
        self._nouveaux: dict[str, _Nouveau] = {}
        self._recherche = IndexEnAttente("recherche", ("noms", "autres"))
        self._ressemblance = IndexEnAttente("ressemblance", ("formes",))

    def ecrire(self, changement: Changement, numero: int) -> None:
        """Write the row of a record, with the version that is the number of its entry."""
        if changement.apres is None:
            self._effacer(changement)
        elif changement.correspondance.objet == _USAGER:
            self._ecrire_personne(changement, numero)
        elif changement.correspondance.objet == _DOSSIER and changement.avant is None:
            self._ouvrir_dossier(changement, numero)
        else:
            self._ecrire(changement, numero)
        if changement.correspondance.objet == _FUSION:
            self._a_classer.add(cast("str", changement.dossier_id))

    def noter(self, dossier_id: str, numero: int) -> None:
        """Remember that something of a dossier was written under that number."""
        self._dossiers_ecrits[dossier_id] = numero

    def terminer(self) -> None:
        """Bring the dossiers written to the front of the searches; those made here are already there."""
        for dossier_id, numero in self._dossiers_ecrits.items():
            deja_classe = dossier_id in self._nouveaux and dossier_id not in self._a_classer
            if not (deja_classe or dossier_id in self._dossiers_effaces):
                self._classer(dossier_id, numero)
        self._recherche.ecrire(self._db)
        self._ressemblance.ecrire(self._db)

    def _ecrire(self, changement: Changement, numero: int, annexes: dict[str, Any] | None = None) -> int | None:
        """Write a row with the columns that the store alone knows, and return its rank in the table when it is new."""
        ligne = {**(changement.apres or {}), **(annexes or {}), "id": changement.identifiant, "version": numero}
        if changement.avant is None:
            return changement.correspondance.inserer(self._db, ligne)
        changement.correspondance.remplacer(self._db, ligne)
        return None

    def _ouvrir_dossier(self, changement: Changement, numero: int) -> None:
        self._ecrire(changement, numero, {"derniere_ecriture": numero})
        assert changement.apres is not None  # noqa: S101  it is made
        self._nouveaux[changement.identifiant] = _Nouveau(changement.apres["numero"], numero)
        self._dossiers_effaces.discard(changement.identifiant)

    def _ecrire_personne(self, changement: Changement, numero: int) -> None:
        usager = cast("Usager", changement.enregistrement)
        nouveau = self._nouveaux.get(usager.dossier_id) if changement.avant is None else None
        annexes: dict[str, Any] = {"cle_nom": cle_de_tri(usager)}
        if nouveau is not None:
            annexes["rang_recherche"] = nouveau.rang(usager)
        rang = self._ecrire(changement, numero, annexes)
        if rang is None:
            rang, _ = self._rangs(usager.id)
            self._ressemblance.effacer(rang)
        self._ressemblance.inscrire(rang, formes_indexees(usager))
        if nouveau is None:
            self._a_classer.add(usager.dossier_id)
        else:
            mots = mots_indexes(usager, nouveau.numero)
            self._recherche.inscrire(annexes["rang_recherche"], mots.noms, mots.autres)

    def _effacer(self, changement: Changement) -> None:
        correspondance, identifiant = changement.correspondance, changement.identifiant
        if correspondance.objet == _USAGER:
            rang, rang_de_recherche = self._rangs(identifiant)
            correspondance.effacer(self._db, identifiant)
            self._ressemblance.effacer(rang)
            self._recherche.effacer(rang_de_recherche)
            return
        correspondance.effacer(self._db, identifiant)
        if correspondance.objet == _DOSSIER:
            self._nouveaux.pop(identifiant, None)
            self._dossiers_effaces.add(identifiant)

    def _classer(self, dossier_id: str, numero: int) -> None:
        """Put a dossier, and its people in the searches, before all the others."""
        if dossier_id in self._a_classer or not self._est_en_tete(dossier_id):
            for personne in personnes_a_classer(self._db, dossier_id, numero):
                self._recherche.effacer(personne.ancien_rang)
                self._db.execute("UPDATE usager SET rang_recherche = ? WHERE id = ?", (personne.rang, personne.id))
                self._recherche.inscrire(personne.rang, personne.mots.noms, personne.mots.autres)
        self._db.execute("UPDATE dossier SET derniere_ecriture = ? WHERE id = ?", (numero, dossier_id))

    def _rangs(self, usager_id: str) -> tuple[int, int | None]:
        """Return the ranks of a person: in the table, and in the searches."""
        sql = "SELECT rang, rang_recherche FROM usager WHERE id = ?"
        return cast("tuple[int, int | None]", self._db.execute(sql, (usager_id,)).fetchone())

    def _est_en_tete(self, dossier_id: str) -> bool:
        """Tell whether the dossier is already the last written, so that its rank in the searches may stay."""
        dernier = premiere(self._db, "SELECT id FROM dossier ORDER BY derniere_ecriture DESC LIMIT 1")
        return dernier is not None and dernier["id"] == dossier_id
