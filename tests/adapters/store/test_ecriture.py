"""A unit of work: everything or nothing, versions, journal."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.application.errors import (
    ConflitDeVersion,
    EnregistrementAbsent,
    EnregistrementUtilise,
    ErreurBase,
)
from ccas_desktop.application.journal import Action
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget
from tests.adapters.store.exemples import (
    AUTEUR,
    INSTANT,
    Tout,
    des_suites,
    tout_ecrire,
    un_dossier,
    un_usager,
    une_decision,
)


@pytest.fixture
def tout(base: BaseChiffree) -> Tout:
    with base.ecriture(AUTEUR) as unite:
        return tout_ecrire(unite)


class PanneImprevueError(Exception):
    """Something that happens in the middle of a unit of work."""


def test_every_kind_of_record_is_read_back_as_saved(base: BaseChiffree, tout: Tout) -> None:
    with base.lecture() as lecture:
        complete = lecture.demande(tout.demande.id)
        reglages = lecture.reglages()

    assert complete.demande == tout.demande
    assert complete.dossier.dossier == tout.dossier
    assert complete.dossier.usagers == (tout.usager,)
    assert complete.dossier.budget == (tout.ligne,)
    assert complete.reponses == (tout.reponse,)
    assert complete.donnees == (tout.donnee,)
    assert complete.traces == (tout.trace,)
    assert complete.decision == tout.decision
    assert complete.courriers == (tout.courrier,)
    assert reglages.agents == (tout.agent,)
    assert reglages.delegations == (tout.delegation,)


def test_what_follows_a_request_is_read_back_as_saved(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        suites = [unite.enregistrer(suite) for suite in des_suites(tout.demande, tout.ligne, tout.decision)]

    with base.lecture() as lecture:
        assert [lecture.lire(type(suite), suite.id) for suite in suites] == suites
        complete, reglages = lecture.demande(tout.demande.id), lecture.reglages()
    assert reglages.natures == (suites[0],)
    assert complete.transitions == (suites[2],)
    assert complete.pieces == (suites[3],)


def test_a_nature_that_a_line_has_is_not_removed(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        nature, ligne, *_ = [unite.enregistrer(s) for s in des_suites(tout.demande, tout.ligne, tout.decision)]

    with pytest.raises(EnregistrementUtilise), base.ecriture(AUTEUR) as unite:
        unite.supprimer(nature)

    with base.ecriture(AUTEUR) as unite:
        unite.supprimer(ligne)
        unite.supprimer(nature)


def test_a_frozen_budget_changes_no_more(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        suites = [unite.enregistrer(s) for s in des_suites(tout.demande, tout.ligne, tout.decision)]
    (instantane,) = [suite for suite in suites if isinstance(suite, InstantaneBudget)]

    with pytest.raises(ErreurBase, match="instantane_inalterable"), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(instantane, lignes=()))
    with pytest.raises(ErreurBase, match="instantane_inalterable"), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(instantane, foyer=()))

    # It follows its dossier when two are merged.
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(instantane, precision="fusion"))


def test_an_amount_keeps_its_digits(base: BaseChiffree, tout: Tout) -> None:
    with base.lecture() as lecture:
        (ligne,) = lecture.dossier(tout.dossier.id).budget

    assert str(ligne.montant) == "1234.560"


def test_the_version_is_the_number_of_the_journal_entry(base: BaseChiffree, tout: Tout) -> None:
    with base.lecture() as lecture:
        entrees = lecture.journal(tout.dossier.id)

    par_objet = {entree.objet: entree for entree in entrees if entree.objet_id == tout.usager.id}
    assert par_objet["usager"].numero == tout.usager.version
    assert par_objet["usager"].auteur == AUTEUR
    assert par_objet["usager"].instant == INSTANT
    assert par_objet["usager"].action is Action.CREATION
    assert [entree.numero for entree in entrees] == sorted((e.numero for e in entrees), reverse=True)


def test_a_save_over_an_older_reading_is_refused(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.dossier, note="le premier"))

    with pytest.raises(ConflitDeVersion), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.dossier, note="le second"))

    with base.lecture() as lecture:
        assert lecture.dossier(tout.dossier.id).dossier.note == "le premier"


def test_a_new_record_cannot_take_the_place_of_a_saved_one(base: BaseChiffree, tout: Tout) -> None:
    with pytest.raises(ConflitDeVersion), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.dossier, version=0))


def test_a_removed_record_is_not_saved_again(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.supprimer(tout.donnee)

    with pytest.raises(EnregistrementAbsent), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(tout.donnee)


def test_a_record_never_saved_is_not_removed(base: BaseChiffree) -> None:
    with pytest.raises(EnregistrementAbsent), base.ecriture(AUTEUR) as unite:
        unite.supprimer(un_dossier())


def test_a_change_is_journalled_with_what_was_there_before(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.dossier, note="rappeler"))

    with base.lecture() as lecture:
        entree = lecture.journal(tout.dossier.id)[0]
    assert entree.action is Action.MODIFICATION
    assert json.loads(entree.avant)["note"] == tout.dossier.note
    assert json.loads(entree.apres)["note"] == "rappeler"


def test_a_removal_is_journalled_with_what_was_there(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.supprimer(tout.ligne)

    with base.lecture() as lecture:
        entree = lecture.journal(tout.dossier.id)[0]
        assert lecture.dossier(tout.dossier.id).budget == ()
    assert entree.action is Action.SUPPRESSION
    assert json.loads(entree.avant)["montant"] == "1234.560"
    assert entree.apres == ""


def test_a_removal_over_an_older_reading_is_refused(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(tout.ligne, precision="corrigée"))

    with pytest.raises(ConflitDeVersion), base.ecriture(AUTEUR) as unite:
        unite.supprimer(tout.ligne)


def test_a_person_that_a_demande_names_is_not_removed(base: BaseChiffree, tout: Tout) -> None:
    with pytest.raises(EnregistrementUtilise), base.ecriture(AUTEUR) as unite:
        unite.supprimer(tout.usager)

    with base.lecture() as lecture:
        assert lecture.chercher("guen")


def test_a_record_of_an_unknown_dossier_is_refused(base: BaseChiffree) -> None:
    with pytest.raises(EnregistrementAbsent), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(un_usager(un_dossier()))


def test_an_error_leaves_neither_record_nor_journal(base: BaseChiffree) -> None:
    dossier = un_dossier()

    with contextlib.suppress(PanneImprevueError), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        raise PanneImprevueError

    with base.lecture() as lecture:
        assert lecture.journal(dossier.id) == ()
        with pytest.raises(EnregistrementAbsent):
            lecture.dossier(dossier.id)


def test_a_refused_save_caught_inside_the_unit_leaves_no_journal_entry(base: BaseChiffree) -> None:
    dossier, orphelin = un_dossier(), un_usager(un_dossier())

    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        with pytest.raises(EnregistrementAbsent):
            unite.enregistrer(orphelin)

    with base.lecture() as lecture:
        assert lecture.journal(orphelin.dossier_id) == ()
        assert len(lecture.journal(dossier.id)) == 1


def test_an_error_once_a_part_is_written_condemns_the_unit_even_caught(
    base: BaseChiffree, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = un_dossier()

    def panne(*_: object) -> None:
        raise PanneImprevueError

    def enregistrer_malgre_tout() -> None:
        with base.ecriture(AUTEUR) as unite:
            unite.numero_suivant("dossier/2026")
            with monkeypatch.context() as sans_journal, contextlib.suppress(PanneImprevueError):
                sans_journal.setattr("ccas_desktop.adapters.store.correspondances.journal.inscrire", panne)
                unite.enregistrer(dossier)

    with pytest.raises(RuntimeError, match="half written"):
        enregistrer_malgre_tout()

    with base.lecture() as lecture, pytest.raises(EnregistrementAbsent):
        lecture.dossier(dossier.id)
    with base.ecriture(AUTEUR) as unite:
        assert unite.numero_suivant("dossier/2026") == 1


def test_a_number_is_not_lost_by_an_error(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        assert unite.numero_suivant("dossier/2026") == 1
    with contextlib.suppress(PanneImprevueError), base.ecriture(AUTEUR) as unite:
        unite.numero_suivant("dossier/2026")
        raise PanneImprevueError

    with base.ecriture(AUTEUR) as unite:
        assert unite.numero_suivant("dossier/2026") == 2
        assert unite.numero_suivant("dossier/2027") == 1


def test_a_notified_decision_is_never_changed(base: BaseChiffree, tout: Tout) -> None:
    notifiee = _notifier(base, tout.decision)

    with pytest.raises(ErreurBase), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(notifiee, motif_fait="autre"))
    with pytest.raises(ErreurBase), base.ecriture(AUTEUR) as unite:
        unite.supprimer(notifiee)

    with base.lecture() as lecture:
        assert lecture.demande(tout.demande.id).decision == notifiee


def test_a_demande_has_the_last_decision_taken(base: BaseChiffree, tout: Tout) -> None:
    _notifier(base, tout.decision)
    with base.ecriture(AUTEUR) as unite:
        seconde = unite.enregistrer(une_decision(tout.demande, tout.agent))

    with base.lecture() as lecture:
        assert lecture.demande(tout.demande.id).decision == seconde


def test_a_trace_is_completed_once(base: BaseChiffree, tout: Tout) -> None:
    completee = replace(tout.trace, etat=EtatAppel.CERTIFIE, http=200, requete_id="req-9")
    with base.ecriture(AUTEUR) as unite:
        unite.ajouter_trace(completee)

    with pytest.raises(ErreurBase), base.ecriture(AUTEUR) as unite:
        unite.ajouter_trace(replace(completee, etat=EtatAppel.INTROUVABLE))

    with base.lecture() as lecture:
        assert lecture.traces() == (completee,)


def test_a_call_is_in_the_journal_of_its_dossier(base: BaseChiffree, tout: Tout) -> None:
    with base.lecture() as lecture:
        appels = [e for e in lecture.journal(tout.dossier.id) if e.action is Action.APPEL_API]

    assert [appel.objet_id for appel in appels] == [tout.trace.id]


def test_the_journal_holds_no_copy_of_a_trace_which_must_go_after_36_months(base: BaseChiffree, tout: Tout) -> None:
    with base.lecture() as lecture:
        (appel,) = (e for e in lecture.journal(tout.dossier.id) if e.action is Action.APPEL_API)

    assert (appel.avant, appel.apres) == ("", "")


def test_a_printing_is_in_the_journal(base: BaseChiffree, tout: Tout) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.noter_impression(tout.dossier.id, tout.courrier.id)

    with base.lecture() as lecture:
        entree = lecture.journal(tout.dossier.id)[0]
    assert (entree.action, entree.objet_id) == (Action.IMPRESSION, tout.courrier.id)


def test_half_a_character_does_not_stop_a_save(base: BaseChiffree) -> None:
    dossier = replace(un_dossier(), note="collé \ud83d ici")

    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)

    with base.lecture() as lecture:
        assert lecture.dossier(dossier.id).dossier.note == "collé \ufffd ici"


def _notifier(base: BaseChiffree, decision: Decision) -> Decision:
    with base.ecriture(AUTEUR) as unite:
        return unite.enregistrer(replace(decision, notifiee_le=decision.prise_le, mode_remise="remise en main propre"))
