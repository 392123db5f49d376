"""The undo of a large lot: by pieces, so that a save passes; whole or not at all, whatever comes in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from ccas_desktop.application.annulations import (
    ENTREES_D_UNE_FOIS,
    Annulee,
    ParMorceaux,
    annuler_lot,
    annuler_par_morceaux,
    jusqu_au_bout,
    reprendre_annulations,
)
from ccas_desktop.application.cadence import MORCEAU_S
from ccas_desktop.application.dossiers.notes import ajouter_note
from ccas_desktop.application.dossiers.verbes import lire_dossier, modifier_note
from ccas_desktop.application.errors import EnregistrementReserve
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import preparer
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.messages.imports import phrase_coupure
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Dossier, numero_de_dossier
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport, Import
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager
from tests.data.imports.grande_liste import ecrire_grande_liste
from tests.fakes.bureau import AUJOURDHUI, Bureau, bureau, rouvrir

LIGNES = 120
GENRES = (Dossier, Usager, Note, AideReprise, LigneBudget)


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def importe(le_bureau: Bureau, tmp_path: Path) -> Import:
    """A list of which the import wrote hundreds of records."""
    classeur = le_bureau.services.lire_classeur(ecrire_grande_liste(tmp_path / "liste.xlsx", LIGNES))
    apercu = preparer(le_bureau.services, classeur, regler(classeur)).creer_les_douteuses()
    encours = lots.commencer(le_bureau.services, le_bureau.auteur, apercu)
    while not encours.fini:
        encours = lots.avancer(le_bureau.services, le_bureau.auteur, encours, chrono=lambda: 0.0)
    return lots.terminer(le_bureau.services, le_bureau.auteur, encours)


def chrono_de_pas(par_morceau: int) -> Callable[[], float]:
    """Return a clock by which that many entries fill a piece."""
    instants = count(0.0, MORCEAU_S / par_morceau)
    return lambda: next(instants)


def par_morceaux(bureau: Bureau, lot: str, taille: int = 40) -> ParMorceaux[Annulee]:
    return annuler_par_morceaux(bureau.services, bureau.auteur, lot, chrono=chrono_de_pas(taille))


def comptes(bureau: Bureau) -> dict[str, int]:
    with bureau.services.base.lecture() as lecture:
        return {genre.__name__: len(lecture.tous(genre)) for genre in GENRES}


def un_dossier_importe(bureau: Bureau) -> Dossier:
    with bureau.services.base.lecture() as lecture:
        return lecture.tous(Dossier)[LIGNES // 2]


def ecrire_en_partie(bureau: Bureau, travail: ParMorceaux[Annulee]) -> dict[str, int]:
    """Go on until something was undone, not all, and return what is left."""
    entier = comptes(bureau)
    while comptes(bureau) == entier:
        next(travail)
    return comptes(bureau)


def test_a_large_lot_is_undone_whole_by_one_other_and_restored(le_bureau: Bureau, importe: Import) -> None:
    entier = comptes(le_bureau)
    with le_bureau.services.base.lecture() as lecture:
        assert lecture.taille_du_lot(importe.lot) > ENTREES_D_UNE_FOIS

    annulee = annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)

    assert comptes(le_bureau) == {"Dossier": 1, "Usager": 1, "Note": 0, "AideReprise": 0, "LigneBudget": 0}
    assert annulee.phrase.startswith("Annulé\u00a0: Dossier 2026-0002\u00a0: ajout et ")
    retablie = annuler_lot(le_bureau.services, le_bureau.auteur, annulee.lot)
    assert retablie.phrase.startswith("Rétabli\u00a0: ")
    assert comptes(le_bureau) == entier
    with le_bureau.services.base.lecture() as lecture:
        assert lecture.annulations_interrompues() == ()
        assert len(lecture.chercher("2026-0050")) == 1


def test_what_was_undone_is_not_undone_twice(le_bureau: Bureau, importe: Import) -> None:
    annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)

    with pytest.raises(RefusMetier, match="annulation_deja_faite"):
        annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)


def test_a_save_passes_between_two_pieces(le_bureau: Bureau, importe: Import) -> None:
    travail = par_morceaux(le_bureau, importe.lot)
    ecrire_en_partie(le_bureau, travail)

    modifier_note(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier, "enregistrée pendant l’annulation")
    jusqu_au_bout(travail)

    dossier = lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).dossier
    assert dossier.note == "enregistrée pendant l’annulation"
    assert comptes(le_bureau)["Dossier"] == 1


def test_what_is_being_undone_is_neither_changed_nor_named_meanwhile(le_bureau: Bureau, importe: Import) -> None:
    dossier = un_dossier_importe(le_bureau)
    travail = par_morceaux(le_bureau, importe.lot)
    ecrire_en_partie(le_bureau, travail)

    with pytest.raises(EnregistrementReserve):
        modifier_note(le_bureau.services, le_bureau.auteur, dossier, "trop tard")
    with pytest.raises(EnregistrementReserve):
        ajouter_note(le_bureau.services, le_bureau.auteur, dossier.id, "trop tard")
    with pytest.raises(RefusMetier, match="annulation_en_cours"):
        annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)
    jusqu_au_bout(travail)

    assert comptes(le_bureau)["Dossier"] == 1


def test_an_undo_cut_by_a_kill_ends_at_the_next_opening(le_bureau: Bureau, importe: Import, tmp_path: Path) -> None:
    travail = lots.annuler_import_par_morceaux(
        le_bureau.services, le_bureau.auteur, importe, chrono=chrono_de_pas(ENTREES_D_UNE_FOIS)
    )
    entier = comptes(le_bureau)
    while comptes(le_bureau) == entier:
        next(travail)
    assert comptes(le_bureau)["Dossier"] > 1
    rouvrir(le_bureau, tmp_path)

    (acheve,) = lots.reprendre_apres_coupure(le_bureau.services, le_bureau.auteur)

    assert acheve.etat is EtatImport.ANNULE
    assert "elle est achevée" in phrase_coupure((acheve,))
    assert comptes(le_bureau)["Dossier"] == 1
    assert lots.lister_imports(le_bureau.services)[0].etat is EtatImport.ANNULE
    assert reprendre_annulations(le_bureau.services) == ()


def test_what_changed_since_forbids_it_before_anything_is_written(le_bureau: Bureau, importe: Import) -> None:
    dossier = un_dossier_importe(le_bureau)
    modifier_note(le_bureau.services, le_bureau.auteur, dossier, "vu au guichet")
    entier = comptes(le_bureau)

    with pytest.raises(RefusMetier, match="annulation_change_depuis"):
        annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)

    assert comptes(le_bureau) == entier
    dossier = lire_dossier(le_bureau.base, dossier.id).dossier
    modifier_note(le_bureau.services, le_bureau.auteur, dossier, "libre à nouveau")


def test_what_was_added_since_forbids_it_before_anything_is_written(le_bureau: Bureau, importe: Import) -> None:
    ajouter_note(le_bureau.services, le_bureau.auteur, un_dossier_importe(le_bureau).id, "venue ce matin")
    entier = comptes(le_bureau)

    with pytest.raises(RefusMetier, match="annulation_sert_ailleurs") as refus:
        annuler_lot(le_bureau.services, le_bureau.auteur, importe.lot)

    assert refus.value.faits["nommants"] == "note datée"
    assert comptes(le_bureau) == entier
    with le_bureau.services.base.lecture() as lecture:
        assert not lecture.est_annule(importe.lot)


@pytest.fixture
def sans_retour(le_bureau: Bureau) -> str:
    """A lot that removed the lines of two dossiers, the first of which has gone since: it cannot come back whole."""
    perdu, garde = (un_dossier_avec_des_lignes(le_bureau, rang) for rang in (8, 9))
    with le_bureau.base.ecriture(le_bureau.auteur) as base:
        lot = base.lot
        for dossier in (perdu, garde):
            for ligne in base.du_dossier(LigneBudget, dossier.id):
                base.supprimer(ligne)
    with le_bureau.base.ecriture(le_bureau.auteur) as base:
        base.supprimer(base.lire(Dossier, perdu.id))
    return lot


def un_dossier_avec_des_lignes(bureau: Bureau, rang: int) -> Dossier:
    with bureau.base.ecriture(bureau.auteur) as base:
        dossier = base.enregistrer(Dossier(id=nouvel_id(), numero=numero_de_dossier(2026, rang), ouvert_le=AUJOURDHUI))
        for _ in range(ENTREES_D_UNE_FOIS):
            base.enregistrer(LigneBudget(id=nouvel_id(), dossier_id=dossier.id, nature="loyer", montant=Decimal(1)))
    return dossier


def test_an_undo_refused_on_the_way_is_turned_back(le_bureau: Bureau, sans_retour: str) -> None:
    travail = par_morceaux(le_bureau, sans_retour)
    assert 0 < ecrire_en_partie(le_bureau, travail)["LigneBudget"] < ENTREES_D_UNE_FOIS

    with pytest.raises(RefusMetier, match="annulation_rattachement_absent"):
        jusqu_au_bout(travail)

    assert comptes(le_bureau)["LigneBudget"] == 0
    with le_bureau.base.lecture() as lecture:
        assert not lecture.est_annule(sans_retour)
        assert lecture.annulations_interrompues() == ()
    ajouter_note(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, "rien n’est plus réservé")


def test_one_turned_back_and_cut_is_turned_back_at_the_next_opening(
    le_bureau: Bureau, sans_retour: str, tmp_path: Path
) -> None:
    travail = par_morceaux(le_bureau, sans_retour)
    avant, lignes = 0, 0
    while lignes >= avant:
        next(travail)
        avant, lignes = lignes, comptes(le_bureau)["LigneBudget"]
    assert lignes > 0
    rouvrir(le_bureau, tmp_path)

    reprendre_annulations(le_bureau.services)

    assert comptes(le_bureau)["LigneBudget"] == 0
    with le_bureau.base.lecture() as lecture:
        assert not lecture.est_annule(sans_retour)
        assert lecture.annulations_interrompues() == ()


def test_a_small_lot_is_undone_in_one_unit(le_bureau: Bureau) -> None:
    lot = ajouter_note_et_son_lot(le_bureau)

    with pytest.raises(StopIteration):
        next(par_morceaux(le_bureau, lot, taille=1))

    assert comptes(le_bureau)["Note"] == 0


def ajouter_note_et_son_lot(bureau: Bureau) -> str:
    ajouter_note(bureau.services, bureau.auteur, bureau.dossier.dossier.id, "brève")
    with bureau.base.lecture() as lecture:
        lot = lecture.dernier_lot(bureau.dossier.dossier.id, bureau.auteur)
    assert lot is not None
    return lot
