"""The lists and settings that the screens read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.application.errors import ConflitDeVersion, EnregistrementAbsent, ErreurBase
from ccas_desktop.application.vues import Brouillon, ReglementImporte
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.demandes.demande import Demande, StatutDemande
from tests.adapters.store.exemples import (
    AUTEUR,
    INSTANT,
    tout_ecrire,
    un_ccas,
    un_dossier,
    un_usager,
    une_decision,
    une_demande,
    une_trace,
)

INCONNU = "0198f000-0000-7000-8000-0000000000ff"


def deposer(base: BaseChiffree, *jours: int) -> tuple[Demande, ...]:
    """Save a dossier with a demande for each of these days of November."""
    dossier = un_dossier()
    usager = un_usager(dossier)
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        unite.enregistrer(usager)
        return tuple(
            unite.enregistrer(replace(une_demande(dossier, usager, rang), deposee_le=date(2026, 11, jour)))
            for rang, jour in enumerate(jours, start=1)
        )


def test_the_demandes_of_a_dossier_come_latest_first(base: BaseChiffree) -> None:
    demandes = deposer(base, 3, 20, 11)

    with base.lecture() as lecture:
        resumes = lecture.demandes_du_dossier(demandes[0].dossier_id)

    assert [resume.demande.deposee_le.day for resume in resumes] == [20, 11, 3]
    assert {(r.numero_dossier, r.nom_affiche, r.decision) for r in resumes} == {("2026-0042", "DUPONT Jeanne", None)}


def test_a_demande_before_the_information_is_read_back(base: BaseChiffree) -> None:
    (demande,) = deposer(base, 3)
    with base.ecriture(AUTEUR) as unite:
        demande = unite.enregistrer(replace(demande, information=None, allocataire_id=None, montant_demande=None))

    with base.lecture() as lecture:
        assert lecture.demande(demande.id).demande == demande


def test_the_demandes_in_hand_come_oldest_first(base: BaseChiffree) -> None:
    deposer(base, 3, 20, 11)

    with base.lecture() as lecture:
        assert [r.demande.deposee_le.day for r in lecture.demandes_en_instruction(limite=2)] == [3, 11]


@pytest.mark.parametrize("statut", StatutDemande)
def test_a_demande_is_in_hand_as_the_domain_says(base: BaseChiffree, statut: StatutDemande) -> None:
    (demande,) = deposer(base, 3)
    with base.ecriture(AUTEUR) as unite:
        demande = unite.enregistrer(replace(demande, statut=statut))

    with base.lecture() as lecture:
        assert bool(lecture.demandes_en_instruction()) is demande.est_en_instruction


def test_the_decisions_of_a_dossier_come_latest_first_with_their_aid(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        tout = tout_ecrire(unite)
        ancienne = replace(une_decision(tout.demande, tout.agent), prise_le=date(2025, 3, 1), montant=Decimal("80.5"))
        ancienne = unite.enregistrer(ancienne)

    with base.lecture() as lecture:
        decisions = lecture.decisions_du_dossier(tout.dossier.id)
        (resume,) = lecture.demandes_du_dossier(tout.dossier.id)

    assert decisions == (("energie", tout.decision), ("energie", ancienne))
    assert resume.decision == ancienne


def test_the_file_of_a_letter_is_kept(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        tout = tout_ecrire(unite)

    with base.lecture() as lecture:
        assert lecture.pdf_du_courrier(tout.courrier.id) == b"%PDF-1.7"


def test_the_file_of_a_letter_is_kept_once(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        tout = tout_ecrire(unite)

    with pytest.raises(ErreurBase), base.ecriture(AUTEUR) as unite:
        unite.ajouter_pdf(tout.courrier.id, b"autre")


def test_what_does_not_exist_is_absent(base: BaseChiffree) -> None:
    with base.lecture() as lecture:
        for lire in (lecture.dossier, lecture.demande, lecture.pdf_du_courrier):
            with pytest.raises(EnregistrementAbsent):
                lire(INCONNU)
        assert lecture.brouillon(INCONNU) is None
        assert lecture.journal(INCONNU) == ()
        assert lecture.demandes_du_dossier(INCONNU) == ()


def test_a_new_base_has_empty_settings(base: BaseChiffree) -> None:
    with base.lecture() as lecture:
        reglages = lecture.reglages()

    assert reglages.ccas == Ccas(id=reglages.ccas.id)
    assert (reglages.agents, reglages.delegations, reglages.reglement) == ((), (), None)
    assert (reglages.scopes, reglages.jeton_expire_le) == (frozenset(), None)


def test_the_ccas_is_read_back_as_saved(base: BaseChiffree) -> None:
    with base.lecture() as lecture:
        vide = lecture.reglages().ccas
    with base.ecriture(AUTEUR) as unite:
        enregistre = unite.enregistrer(un_ccas(vide.id))

    with base.lecture() as lecture:
        assert lecture.reglages().ccas == enregistre


def test_two_first_saves_of_the_ccas_are_a_conflict(base: BaseChiffree) -> None:
    with base.lecture() as lecture:
        vide = lecture.reglages().ccas
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(vide, nom="CCAS de Valmorel"))

    with pytest.raises(ConflitDeVersion), base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(vide, nom="CCAS de Beaumesnil"))


def test_the_last_reglement_is_in_force(base: BaseChiffree) -> None:
    ancien = ReglementImporte("a = 1", "2025.toml", INSTANT, "aaa")
    nouveau = ReglementImporte("a = 2", "2026.toml", INSTANT, "bbb")

    with base.ecriture(AUTEUR) as unite:
        unite.importer(ancien)
        unite.importer(nouveau)

    with base.lecture() as lecture:
        assert lecture.reglages().reglement == nouveau


def test_the_last_scopes_are_kept(base: BaseChiffree) -> None:
    with base.ecriture(AUTEUR) as unite:
        unite.retenir_scopes(frozenset({"a", "b"}), expire_le=None)
        unite.retenir_scopes(frozenset({"c"}), expire_le=date(2027, 5, 1))

    with base.lecture() as lecture:
        reglages = lecture.reglages()
    assert (reglages.scopes, reglages.jeton_expire_le) == (frozenset({"c"}), date(2027, 5, 1))


def test_a_draft_is_kept_written_over_then_forgotten(base: BaseChiffree) -> None:
    premier = Brouillon("usager:1", {"nom": "D’ALMEIDA"}, INSTANT)
    second = Brouillon("usager:1", {"nom": "D’ALMEIDA", "prénom": "Zoé"}, INSTANT + timedelta(seconds=1))
    lus = []

    for garde in (premier, second):
        with base.ecriture(AUTEUR) as unite:
            unite.ecrire_brouillon(garde)
        with base.lecture() as lecture:
            lus.append(lecture.brouillon("usager:1"))
    with base.ecriture(AUTEUR) as unite:
        unite.effacer_brouillon("usager:1")

    with base.lecture() as lecture:
        assert lecture.brouillon("usager:1") is None
    assert lus == [premier, second]


def test_the_traces_come_latest_first_from_a_moment_on(base: BaseChiffree) -> None:
    traces = [une_trace(None, instant=datetime(2026, 11, jour, 8, tzinfo=UTC)) for jour in (1, 3, 2)]
    with base.ecriture(AUTEUR) as unite:
        for trace in traces:
            unite.ajouter_trace(trace)

    with base.lecture() as lecture:
        depuis_le_2 = lecture.traces(depuis=datetime(2026, 11, 2, tzinfo=UTC))
        derniere = lecture.traces(limite=1)

    assert [trace.instant.day for trace in depuis_le_2] == [3, 2]
    assert [trace.instant.day for trace in derniere] == [3]


def test_any_kind_of_record_is_read_by_its_id_or_its_dossier(base: BaseChiffree) -> None:
    premiere, seconde = deposer(base, 2, 3)

    with base.lecture() as lecture:
        assert lecture.lire(Demande, seconde.id) == seconde
        assert lecture.du_dossier(Demande, premiere.dossier_id) == (premiere, seconde)
        assert lecture.du_dossier(Demande, INCONNU) == ()
        with pytest.raises(EnregistrementAbsent):
            lecture.lire(Demande, INCONNU)
