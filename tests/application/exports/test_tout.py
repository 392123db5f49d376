"""Everything out: every kind of record, exact, read again; the folder is whole or is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.adapters.store.correspondances.catalogue import _CORRESPONDANCES
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.application.dossiers.notes import ajouter_note
from ccas_desktop.application.exports.personne import Demandee, etat_du_dossier, json_du_dossier
from ccas_desktop.application.exports.tout import ExportAbandonne, exporter_tout, nom_du_dossier, noter_export
from ccas_desktop.domain.dossiers.dossier import Dossier
from tests.fakes.bureau import Bureau


def rien(_partie: str, _rang: int, _total: int) -> None:
    """Show nothing."""


def tables(dossier: Path) -> dict[str, list[dict[str, Any]]]:
    return {f.stem: json.loads(f.read_text("utf-8"))["lignes"] for f in (dossier / "json").iterdir()}


def test_every_kind_of_the_catalogue_leaves(ouvert: Bureau, tmp_path: Path) -> None:
    exporter_tout(ouvert.services, tmp_path / "sortie", avancer=rien)

    assert {c.objet for c in _CORRESPONDANCES.values()} <= set(tables(tmp_path / "sortie"))


def test_counts_and_values_are_read_again(ouvert: Bureau, tmp_path: Path) -> None:
    ouvert.avec_budget()
    ouvert.deposer()
    ajouter_note(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, "=1+1 œ 李")
    parties: list[str] = []

    bilan = exporter_tout(
        ouvert.services, tmp_path / "sortie", avancer=lambda partie, _rang, _total: parties.append(partie)
    )

    relues = tables(bilan.dossier)
    with ouvert.services.base.lecture() as lecture:
        for table in lecture.tables():
            attendues = [{k: v for k, v in x.items() if not isinstance(v, bytes)} for x in lecture.contenu(table)]
            rendues = [{k: v for k, v in x.items() if k in y} for x, y in zip(relues[table], attendues, strict=True)]
            assert rendues == attendues, table
    assert bilan.lignes == sum(len(lignes) for lignes in relues.values())
    assert "Personnes" in parties
    lisez_moi = (bilan.dossier / "LISEZ-MOI.txt").read_text("utf-8-sig")
    assert "n’est pas chiffré" in lisez_moi
    assert "Personnes (usager) : 1" in lisez_moi


def test_the_workbook_has_a_sheet_a_kind_and_no_formula(ouvert: Bureau, tmp_path: Path) -> None:
    ajouter_note(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, "=1+1")
    exporter_tout(ouvert.services, tmp_path / "sortie", avancer=rien)

    feuilles = {f.nom: f for f in lire_classeur(tmp_path / "sortie" / "base.xlsx").feuilles}

    assert {"Dossiers", "Personnes", "Notes", "Journal"} <= set(feuilles)
    assert "=1+1" in feuilles["Notes"].lignes[1]
    assert "Jeanne, Stéphanie" in feuilles["Personnes"].lignes[1]


def test_a_confidential_address_is_in_the_json_only(ouvert: Bureau, tmp_path: Path) -> None:
    from dataclasses import replace

    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        dossier = base.lire(Dossier, ouvert.dossier.dossier.id)
        base.enregistrer(replace(dossier, adresse_confidentielle=True))
    exporter_tout(ouvert.services, tmp_path / "sortie", avancer=rien)

    classeur = repr(
        [f.lignes for f in lire_classeur(tmp_path / "sortie" / "base.xlsx").feuilles if f.nom == "Dossiers"]
    )
    assert "Église" not in classeur
    assert "confidentielle" in classeur
    assert "Église" in (tmp_path / "sortie" / "json" / "dossier.json").read_text("utf-8")


def test_an_export_given_up_leaves_no_folder(ouvert: Bureau, tmp_path: Path) -> None:
    with pytest.raises(ExportAbandonne):
        exporter_tout(ouvert.services, tmp_path / "sortie", avancer=rien, annule=lambda: True)
    assert list(tmp_path.glob("sortie*")) == []


def test_an_export_leaves_its_line_in_the_journal(ouvert: Bureau, tmp_path: Path) -> None:
    bilan = exporter_tout(ouvert.services, tmp_path / nom_du_dossier(ouvert.services), avancer=rien)
    noter_export(ouvert.services, ouvert.auteur, bilan)
    with ouvert.services.base.lecture() as lecture:
        (entree, *_) = lecture.journal_du_poste("liste")
    assert json.loads(entree.apres)["lignes"] == bilan.lignes


def test_the_data_of_one_dossier_and_of_no_other(ouvert: Bureau) -> None:
    from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
    from ccas_desktop.domain.personnes.identite import Identite

    creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("VOISIN", ("Luc",))))
    ouvert.avec_budget()

    contenu = json.loads(json_du_dossier(ouvert.services, Demandee(ouvert.dossier.dossier.id)))

    assert len(contenu["tables"]["ligne_budget"]) == 2
    assert contenu["tables"]["usager"][0]["nom_famille"] == "ROUX"
    assert "VOISIN" not in json.dumps(contenu)


def test_the_data_of_one_dossier_are_printed(ouvert: Bureau) -> None:
    ouvert.avec_budget()
    etat = etat_du_dossier(ouvert.services, Demandee(ouvert.dossier.dossier.id))
    assert ouvert.services.lettres.produire_etat(etat).pdf.startswith(b"%PDF")
    assert "ROUX" in repr(etat.parties)


def test_a_dossier_is_read_by_the_indexes_and_whole(ouvert: Bureau) -> None:
    ouvert.deposer()
    ouvert.avec_budget()
    dossier_id = ouvert.dossier.dossier.id

    with ouvert.services.base.lecture() as lecture:
        lus = {(table, ligne["id"]) for table, ligne in lecture.contenu_du_dossier(dossier_id) if "id" in ligne}
        attendus = {
            (table, ligne["id"])
            for table in lecture.tables()
            for ligne in lecture.contenu(table)
            if "id" in ligne and (ligne["id"] if table == "dossier" else ligne.get("dossier_id")) == dossier_id
        }

    assert attendus <= lus
    assert {"dossier", "usager", "demande", "ligne_budget"} <= {table for table, _id in lus}
