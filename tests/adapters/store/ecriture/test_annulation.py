"""Undo: the inverse entries of a lot, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.application.errors import AnnulationRefusee, EnregistrementAbsent, RaisonAnnulation
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Action, Auteur
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.enregistrement import Enregistrement
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from tests.adapters.store.exemples import AUTEUR, Tout, tout_ecrire, un_dossier, un_usager, une_demande, une_trace


@pytest.fixture
def tout(base: BaseChiffree) -> Tout:
    with base.ecriture(AUTEUR) as unite:
        return tout_ecrire(unite)


def enregistrer(base: BaseChiffree, *enregistrements: Enregistrement, lot: str | None = None) -> str:
    """Save records in one unit of work and return its lot."""
    with base.ecriture(AUTEUR, lot=lot) as unite:
        for enregistrement in enregistrements:
            unite.enregistrer(enregistrement)
        return unite.lot


def annuler(base: BaseChiffree, lot: str) -> str:
    """Undo a lot and return the lot that undid it."""
    with base.ecriture(AUTEUR) as unite:
        unite.annuler(lot)
        return unite.lot


def refus(base: BaseChiffree, lot: str) -> AnnulationRefusee:
    """Undo a lot that must be refused, and return why."""
    with pytest.raises(AnnulationRefusee) as leve, base.ecriture(AUTEUR) as unite:
        unite.annuler(lot)
    return leve.value


def existe(base: BaseChiffree, enregistrement: Enregistrement) -> bool:
    with base.lecture() as lecture:
        try:
            lecture.lire(type(enregistrement), enregistrement.id)
        except EnregistrementAbsent:
            return False
        return True


def noms_trouves(base: BaseChiffree, texte: str) -> list[str]:
    with base.lecture() as lecture:
        return [resultat.nom_affiche for resultat in lecture.chercher(texte)]


def test_each_unit_of_work_is_a_lot_of_its_own(base: BaseChiffree) -> None:
    premier, second = un_dossier(), un_dossier("2026-0043")

    lots = {enregistrer(base, premier, un_usager(premier)), enregistrer(base, second)}

    assert len(lots) == 2
    with base.lecture() as lecture:
        assert len({entree.lot for entree in lecture.journal(premier.id)}) == 1


def test_several_units_make_one_lot_undone_as_a_whole(base: BaseChiffree) -> None:
    premier, second = un_dossier(), un_dossier("2026-0043")
    lot = enregistrer(base, premier, un_usager(premier))
    enregistrer(base, second, un_usager(second, "MARTIN"), lot=lot)

    annuler(base, lot)

    assert not existe(base, premier)
    assert not existe(base, second)
    assert noms_trouves(base, "martin") == []


def test_a_creation_undone_is_a_removal_and_comes_back_under_the_same_id(base: BaseChiffree) -> None:
    dossier = un_dossier()
    usager = un_usager(dossier, "LEFEVRE")
    lot = enregistrer(base, dossier, usager)

    annulation = annuler(base, lot)
    assert not existe(base, usager)

    annuler(base, annulation)
    assert existe(base, usager)
    assert noms_trouves(base, "lefevre") == ["LEFEVRE Jeanne"]
    with base.lecture() as lecture:
        assert lecture.doublons_possibles(Identite("LEFEBVRE", ("Jeanne",)))[0].id == usager.id


def test_a_change_undone_puts_the_former_columns_back(base: BaseChiffree, tout: Tout) -> None:
    renommee = replace(tout.usager, identite=replace(tout.usager.identite, nom_famille="QUERREC"))
    lot = enregistrer(base, renommee)
    assert noms_trouves(base, "querrec")

    annuler(base, lot)

    with base.lecture() as lecture:
        relu = lecture.lire(Usager, tout.usager.id)
    assert replace(relu, version=0) == replace(tout.usager, version=0)
    assert noms_trouves(base, "querrec") == []
    assert noms_trouves(base, "le guen")


def test_the_inverse_entries_are_in_the_journal_with_what_they_undo(base: BaseChiffree, tout: Tout) -> None:
    lot = enregistrer(base, replace(tout.dossier, note="une autre"))

    annuler(base, lot)

    with base.lecture() as lecture:
        entree = lecture.journal(tout.dossier.id)[0]
        assert lecture.lire(Dossier, tout.dossier.id).version == entree.numero
    assert (entree.action, entree.annule, entree.objet_id) == (Action.MODIFICATION, lot, tout.dossier.id)


def test_what_was_written_since_is_never_overwritten(base: BaseChiffree, tout: Tout) -> None:
    dossier = un_dossier("2026-0050")
    membre = un_usager(dossier)
    lot = enregistrer(base, dossier, membre)
    with base.lecture() as lecture:
        relu = lecture.lire(Usager, membre.id)
    autre = Auteur("Paul DURAND", "0198f000-0000-7000-8000-00000000000b")
    with base.ecriture(autre) as unite:
        unite.enregistrer(replace(relu, telephone="06"))

    erreur = refus(base, lot)

    assert erreur.raison is RaisonAnnulation.CHANGE_DEPUIS
    assert erreur.entree is not None
    assert erreur.entree.objet_id == membre.id
    assert erreur.depuis is not None
    assert erreur.depuis.auteur == autre
    assert existe(base, dossier)


def test_what_was_changed_and_changed_back_may_be_undone(base: BaseChiffree) -> None:
    dossier = un_dossier()
    lot = enregistrer(base, dossier)
    with base.lecture() as lecture:
        relu = lecture.lire(Dossier, dossier.id)
    change = enregistrer(base, replace(relu, note="autre"))
    annuler(base, change)

    annuler(base, lot)

    assert not existe(base, dossier)


def test_what_something_else_names_is_not_removed(base: BaseChiffree) -> None:
    dossier = un_dossier()
    usager = un_usager(dossier)
    lot = enregistrer(base, dossier, usager)
    enregistrer(base, une_demande(dossier, usager))

    erreur = refus(base, lot)

    assert erreur.raison is RaisonAnnulation.SERT_AILLEURS
    assert erreur.nomme_par == ("demande",)
    assert existe(base, usager)


def test_what_belonged_to_something_gone_does_not_come_back(base: BaseChiffree) -> None:
    dossier = un_dossier()
    creation = enregistrer(base, dossier)
    membre = un_usager(dossier, lien=Lien.ENFANT)
    ajout = enregistrer(base, membre)
    retrait = annuler(base, ajout)
    annuler(base, creation)

    assert refus(base, retrait).raison is RaisonAnnulation.RATTACHEMENT_ABSENT


def test_nothing_is_undone_twice_but_through_the_undoing(base: BaseChiffree) -> None:
    dossier = un_dossier()
    lot = enregistrer(base, dossier)
    annulation = annuler(base, lot)
    assert refus(base, lot).raison is RaisonAnnulation.DEJA_FAITE

    annuler(base, annulation)
    annuler(base, lot)

    assert not existe(base, dossier)


def test_a_lot_without_a_record_has_nothing_to_undo(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.noter_impression(tout.dossier.id, tout.courrier.id)
        lot = unite.lot

    assert refus(base, lot).raison is RaisonAnnulation.RIEN


def test_a_printing_stays_when_its_lot_is_undone(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.noter_impression(tout.dossier.id, tout.courrier.id)
        unite.enregistrer(replace(tout.courrier, impressions=2))
        lot = unite.lot

    annuler(base, lot)

    with base.lecture() as lecture:
        actions = [entree.action for entree in lecture.journal(tout.dossier.id, limite=3)]
        assert lecture.demande(tout.demande.id).courriers[0].impressions == 1
    assert actions == [Action.MODIFICATION, Action.MODIFICATION, Action.IMPRESSION]


def test_a_decision_notified_is_not_undone(base: BaseChiffree, tout: Tout) -> None:
    lot = enregistrer(base, replace(tout.decision, notifiee_le=date(2026, 11, 23), mode_remise="main propre"))

    assert refus(base, lot).raison is RaisonAnnulation.DECISION_NOTIFIEE


def test_a_decision_not_notified_is_taken_back_with_the_state_of_the_demande(base: BaseChiffree, tout: Tout) -> None:
    nouvelle = replace(tout.decision, id=nouvel_id(), version=0, numero="2026DEC9999")
    lot = enregistrer(base, nouvelle, replace(tout.demande, statut=StatutDemande.ACCORDEE))

    annuler(base, lot)

    assert not existe(base, nouvelle)
    with base.lecture() as lecture:
        assert lecture.lire(Demande, tout.demande.id).statut is tout.demande.statut


def test_a_letter_produced_is_kept(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        courrier = unite.enregistrer(replace(tout.courrier, id=nouvel_id(), version=0))
        unite.ajouter_pdf(courrier.id, b"%PDF-1.7")
        lot = unite.lot

    assert refus(base, lot).raison is RaisonAnnulation.COURRIER_PRODUIT


def test_the_information_given_before_a_call_stays_dated(base: BaseChiffree, tout: Tout) -> None:
    nouvelle = une_demande(tout.dossier, tout.usager, 2)
    information = nouvelle.information
    with base.ecriture(AUTEUR) as unite:
        nouvelle = unite.enregistrer(replace(nouvelle, information=None))
    lot = enregistrer(base, replace(nouvelle, information=information))
    with base.ecriture(AUTEUR) as unite:
        unite.ajouter_trace(une_trace(nouvelle.id))

    assert refus(base, lot).raison is RaisonAnnulation.APPEL_FAIT


def test_the_last_lot_of_an_agent_leaves_out_the_undone_and_the_others(base: BaseChiffree) -> None:
    dossier = un_dossier()
    creation = enregistrer(base, dossier)
    membre = un_usager(dossier, lien=Lien.ENFANT)
    ajout = enregistrer(base, membre)
    autre = Auteur("Paul DURAND", "0198f000-0000-7000-8000-00000000000b")

    def dernier(auteur: Auteur) -> str | None:
        with base.lecture() as lecture:
            return lecture.dernier_lot(dossier.id, auteur)

    assert (dernier(AUTEUR), dernier(autre)) == (ajout, None)
    annulation = annuler(base, ajout)
    assert dernier(AUTEUR) == creation
    annuler(base, annulation)
    assert dernier(AUTEUR) == ajout


def test_a_column_added_since_keeps_its_value(base: BaseChiffree, tout: Tout) -> None:
    lot = enregistrer(base, replace(tout.ligne, precision="avant"))
    db = base._connexion_d_ecriture()
    # An entry of a former version, which did not have these columns yet; the journal itself is never rewritten.
    db.execute("DROP TRIGGER journal_jamais_modifie")
    db.execute("UPDATE journal SET avant = json_remove(avant, '$.debut', '$.fin') WHERE lot = ?", (lot,))

    annuler(base, lot)

    with base.lecture() as lecture:
        (relue,) = lecture.dossier(tout.dossier.id).budget
    assert replace(relue, version=tout.ligne.version) == tout.ligne


def test_a_column_that_a_later_step_dropped_does_not_keep_from_undoing(base: BaseChiffree, tout: Tout) -> None:
    lot = enregistrer(base, replace(tout.ligne, precision="avant"))
    db = base._connexion_d_ecriture()
    # An entry of a former version, with a column that this one no longer has.
    db.execute("DROP TRIGGER journal_jamais_modifie")
    anciennes = "avant = json_set(avant, '$.disparue', 0), apres = json_set(apres, '$.disparue', 0)"
    db.execute(f"UPDATE journal SET {anciennes} WHERE lot = ?", (lot,))  # noqa: S608 constants

    annuler(base, lot)

    with base.lecture() as lecture:
        (relue,) = lecture.dossier(tout.dossier.id).budget
    assert replace(relue, version=tout.ligne.version) == tout.ligne
