"""The history of a dossier: one line an action, what it changed in words, filters, pages, paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.adapters.store.correspondances.catalogue import correspondances
from ccas_desktop.application.annulations import annuler_derniere_action, annuler_lot
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.verbes import (
    SaisieLigne,
    SaisieUsager,
    ajouter_ligne,
    ajouter_membre,
    lire_dossier,
    modifier_ligne,
    modifier_note,
    modifier_usager,
    retirer_membre,
)
from ccas_desktop.application.historique.etat_historique import etat_de_l_historique
from ccas_desktop.application.historique.historique import (
    LIGNES_PAR_PAGE,
    Detail,
    FiltreHistorique,
    LigneHistorique,
    PageHistorique,
    dits_une_fois,
    lire_historique,
)
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.historique import CHAMPS, TUS, nom_de_l_objet
from ccas_desktop.domain.courrier.etat import Tableau
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from tests.fakes.bureau import Bureau, bureau, projet

NBSP = "\u00a0"
PAUL = Auteur("Paul DURAND", "0198f000-0000-7000-8000-00000000000b")


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def lire(bureau: Bureau, **filtre: object) -> PageHistorique:
    return lire_historique(
        bureau.services,
        bureau.dossier.dossier.id,
        FiltreHistorique(**filtre),  # type: ignore[arg-type]
    )


def derniere(bureau: Bureau) -> LigneHistorique:
    return lire(bureau).lignes[0]


def noter(bureau: Bureau, texte: str, auteur: Auteur | None = None) -> None:
    dossier = lire_dossier(bureau.base, bureau.dossier.dossier.id).dossier
    modifier_note(bureau.services, auteur or bureau.auteur, dossier, texte)


def sans_espaces_fines(texte: str) -> str:
    return texte.replace("\u202f", " ").replace(NBSP, " ")


def test_one_action_is_one_line(le_bureau: Bureau) -> None:
    (ligne,) = lire(le_bureau).lignes

    assert ligne.texte == f"Dossier 2026-0001{NBSP}: ajout et 1 autre"
    assert ligne.auteur == "Nadia BENALI"
    assert {detail.quoi for detail in ligne.details} == {"Dossier 2026-0001", "Personne ROUX Jeanne"}


def test_a_change_is_told_field_by_field_before_and_after(le_bureau: Bureau) -> None:
    saisie = SaisieUsager(Identite("ROUX", ("Léo",), date_naissance=DateNaissance(2016, 9, 3)), Lien.ENFANT)
    leo = ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    modifier_usager(
        le_bureau.services,
        le_bureau.auteur,
        leo,
        replace(saisie, lien=Lien.FRATRIE, depart=date(2026, 9, 1), telephone="06 12 34 56 78"),
    )

    assert derniere(le_bureau).details == (
        Detail("Personne ROUX Léo", "Lien", "Enfant", "Frère ou sœur"),
        Detail("Personne ROUX Léo", "Départ", "—", "01/09/2026"),
        Detail("Personne ROUX Léo", "Téléphone", "—", "06 12 34 56 78"),
    )


def test_each_record_of_an_action_is_named_once(le_bureau: Bureau) -> None:
    (ligne,) = lire(le_bureau).lignes

    dits = dits_une_fois(ligne.details)

    assert [detail.quoi for detail in dits if detail.quoi] == ["Dossier 2026-0001", "Personne ROUX Jeanne"]
    assert [replace(d, quoi="") for d in dits] == [replace(d, quoi="") for d in ligne.details]
    assert dits_une_fois(()) == ()


def test_amounts_provenance_and_persons_are_said_in_words(le_bureau: Bureau) -> None:
    personne = le_bureau.dossier.demandeur
    saisie = SaisieLigne("salaire", Decimal("1200.5"), usager_id=personne.id)
    ligne = ajouter_ligne(le_bureau.services, le_bureau.auteur, personne.dossier_id, saisie)
    ajoute = {d.champ: sans_espaces_fines(d.apres) for d in derniere(le_bureau).details}
    vu = Provenance(NatureProvenance.VU_SUR_PIECE, piece="bulletin de paie")
    modifier_ligne(le_bureau.services, le_bureau.auteur, ligne, replace(saisie, montant=Decimal(1300), provenance=vu))
    change = {d.champ: (sans_espaces_fines(d.avant), sans_espaces_fines(d.apres)) for d in derniere(le_bureau).details}

    assert ajoute == {
        "Montant": "1 200,50 €",
        "Nature": "Salaire",
        "Provenance": "déclaré",
        "Personne": "ROUX Jeanne",
    }
    assert change == {
        "Montant": ("1 200,50 €", "1 300,00 €"),
        "Provenance": ("déclaré", "vu sur pièce, pièce bulletin de paie"),
    }


def test_no_code_name_is_shown_of_a_request_and_its_decision(le_bureau: Bureau) -> None:
    demande = le_bureau.deposer()
    le_bureau.avec_budget()
    decider(le_bureau.services, le_bureau.auteur, demande.id, projet(le_bureau))

    details = [detail for ligne in lire(le_bureau).lignes for detail in ligne.details]
    textes = " | ".join(texte for d in details for texte in (d.champ, d.avant, d.apres))

    for code in ("transport_solidaire", "en_instruction", "president_delegue", "reside_commune", "{", demande.id):
        assert code not in textes
    assert "Transport solidaire" in textes
    assert "Le président, par délégation" in textes


def test_every_kind_and_column_of_a_dossier_has_its_words() -> None:
    du_dossier = [c for c in correspondances() if "dossier_id" in c.colonnes or c.objet == "dossier"]

    assert [c.objet for c in du_dossier if nom_de_l_objet(c.objet) == c.objet and "_" in c.objet] == []
    assert [
        f"{c.objet}.{colonne}"
        for c in du_dossier
        for colonne in c.colonnes
        if colonne not in CHAMPS and colonne not in TUS
    ] == []


def test_a_removal_says_what_was_there(le_bureau: Bureau) -> None:
    saisie = SaisieUsager(Identite("ROUX", ("Léo",)), Lien.ENFANT)
    leo = ajouter_membre(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    retirer_membre(le_bureau.services, le_bureau.auteur, leo)

    assert Detail("Personne ROUX Léo", "Prénoms", "Léo", "—") in derniere(le_bureau).details


def test_what_was_undone_and_restored_is_said(le_bureau: Bureau) -> None:
    noter(le_bureau, "à rappeler")
    annulee = annuler_derniere_action(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id)
    annulation, origine = lire(le_bureau).lignes[:2]
    assert annulation.texte == f"Annulation. Dossier 2026-0001{NBSP}: modification (note)"
    assert (annulation.annulee, origine.annulee) == (False, True)

    annuler_lot(le_bureau.services, le_bureau.auteur, annulee.lot)

    retablissement, annulation, origine = lire(le_bureau).lignes[:3]
    assert retablissement.texte.startswith("Rétablissement. Dossier")
    assert (annulation.annulee, origine.annulee) == (True, False)


def test_an_act_that_is_no_record_has_nothing_to_undo(le_bureau: Bureau) -> None:
    dossier_id = le_bureau.dossier.dossier.id
    with le_bureau.base.ecriture(le_bureau.auteur) as base:
        base.noter_impression(dossier_id, "0198f000-0000-7000-8000-0000000000c1")

    ligne = derniere(le_bureau)

    assert (ligne.texte, ligne.lot) == (f"Courrier{NBSP}: impression", None)


def test_filters_by_kind_agent_period_and_words(le_bureau: Bureau) -> None:
    le_bureau.horloge.avancer(timedelta(days=2))
    noter(le_bureau, "préfère le matin", PAUL)
    le_bureau.avec_budget()

    def textes(**filtre: object) -> list[str]:
        return [ligne.texte for ligne in lire(le_bureau, **filtre).lignes]

    assert [t for t in textes(objet="ligne_budget") if not t.startswith("Ligne du budget")] == []
    assert len(textes(objet="ligne_budget")) == 2
    assert textes(agent="Paul DURAND") == [f"Dossier 2026-0001{NBSP}: modification (note)"]
    assert len(textes(du=date(2026, 11, 25))) == 3
    assert len(textes(au=date(2026, 11, 24))) == 1
    assert textes(texte="prefere MATIN") == [f"Dossier 2026-0001{NBSP}: modification (note)"]
    assert textes(texte="introuvable") == []
    page = lire(le_bureau)
    assert page.agents == ("Nadia BENALI", "Paul DURAND")
    assert page.objets == (("dossier", "Dossier"), ("ligne_budget", "Ligne du budget"), ("usager", "Personne"))


def test_a_long_history_comes_by_pages(le_bureau: Bureau) -> None:
    for rang in range(LIGNES_PAR_PAGE + 4):
        noter(le_bureau, f"note {rang}")

    premiere, seconde, au_dela = lire(le_bureau), lire(le_bureau, page=1), lire(le_bureau, page=9)

    assert (len(premiere.lignes), len(seconde.lignes)) == (LIGNES_PAR_PAGE, 5)
    assert (premiere.trouvees, premiere.pages, au_dela.page) == (LIGNES_PAR_PAGE + 5, 2, 1)


def test_the_paper_tells_the_actions_from_the_first_with_what_was_looked_for(le_bureau: Bureau) -> None:
    noter(le_bureau, "à rappeler", PAUL)
    annuler_derniere_action(le_bureau.services, PAUL, le_bureau.dossier.dossier.id)

    etat = etat_de_l_historique(le_bureau.services, le_bureau.dossier.dossier.id, FiltreHistorique(agent="Paul DURAND"))

    (tableau,) = [partie for partie in etat.parties if isinstance(partie, Tableau)]
    assert etat.titre == "Fiche d’historique du dossier 2026-0001"
    assert etat.resume == ("ROUX Jeanne", "2 actions (par Paul DURAND)")
    assert [ligne[2] for ligne in tableau.lignes] == [
        f"Dossier 2026-0001{NBSP}: modification (note) (annulée depuis)",
        f"Annulation. Dossier 2026-0001{NBSP}: modification (note)",
    ]
    assert tableau.lignes[0][3] == f"Note{NBSP}: — → à rappeler"
    assert le_bureau.services.lettres.produire_etat(etat).pdf.startswith(b"%PDF")


def test_a_confidential_address_is_said_nowhere_nor_found(le_bureau: Bureau) -> None:
    dossier_id = le_bureau.dossier.dossier.id

    def demenager(voie: str, depuis: date, *, confidentielle: bool) -> None:
        adresse = Adresse(voie=voie, code_postal="61100", commune="Flers")
        saisie = SaisieAdresse(adresse, depuis, demenagement=True, confidentielle=confidentielle)
        dossier = lire_dossier(le_bureau.base, dossier_id).dossier
        enregistrer_adresse(le_bureau.services, le_bureau.auteur, dossier, saisie)

    demenager("2 impasse du Verger", date(2026, 1, 2), confidentielle=False)
    assert any("Verger" in detail.apres for detail in derniere(le_bureau).details)
    demenager("7 rue des Tanneurs", date(2026, 3, 4), confidentielle=True)

    adresses = [d for ligne in lire(le_bureau).lignes for d in ligne.details if d.champ == "Adresse"]
    assert {dit for d in adresses for dit in (d.avant, d.apres)} == {"Adresse confidentielle", "—"}
    assert [lire(le_bureau, texte=mot).trouvees for mot in ("Verger", "Tanneurs")] == [0, 0]
    papier = str(etat_de_l_historique(le_bureau.services, dossier_id, FiltreHistorique()))
    assert "Verger" not in papier
    assert "Tanneurs" not in papier


def test_the_entries_of_a_former_version_are_read_one_by_one(le_bureau: Bureau) -> None:
    db = le_bureau.base._connexion_d_ecriture()
    db.execute("DROP TRIGGER journal_jamais_modifie")
    db.execute("UPDATE journal SET lot = NULL")

    lignes = lire(le_bureau).lignes

    assert [ligne.lot for ligne in lignes] == [None, None]
    assert json.dumps([ligne.texte for ligne in lignes], ensure_ascii=False).count("ajout") == 2
