"""A reminder is due until it is done or put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.guichet.rappels import (
    DANS_UNE_SEMAINE,
    DEMAIN,
    SaisieRappel,
    ajouter_rappel,
    modifier_rappel,
    rappels_du_dossier,
    reporter_au,
    reporter_rappel,
    retirer_rappel,
    terminer_rappel,
)
from ccas_desktop.application.vues import RappelDu
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.domain.guichet.rappel import Rappel
from tests.fakes.bureau import AUJOURDHUI, Bureau

SAISIE = SaisieRappel(AUJOURDHUI, " Rappeler le bailleur ")


def dus(bureau: Bureau) -> list[RappelDu]:
    with bureau.services.base.lecture() as lecture:
        return list(lecture.rappels_dus(AUJOURDHUI))


def du_dossier(bureau: Bureau) -> tuple[Rappel, ...]:
    with bureau.services.base.lecture() as lecture:
        return rappels_du_dossier(lecture, bureau.dossier.dossier.id)


def ajouter(bureau: Bureau, saisie: SaisieRappel = SAISIE, *, libre: bool = False) -> Rappel:
    dossier_id = None if libre else bureau.dossier.dossier.id
    return ajouter_rappel(bureau.services, bureau.auteur, saisie, dossier_id=dossier_id)


def test_due_from_its_day_on_the_oldest_first(ouvert: Bureau) -> None:
    demain = ajouter(ouvert, replace(SAISIE, jour=AUJOURDHUI + timedelta(days=1)))
    aujourdhui = ajouter(ouvert)
    en_retard = ajouter(ouvert, replace(SAISIE, jour=AUJOURDHUI - timedelta(days=9)), libre=True)

    assert dus(ouvert) == [RappelDu(en_retard, ""), RappelDu(aujourdhui, "2026-0001")]
    assert du_dossier(ouvert) == (aujourdhui, demain)


def test_about_a_request_it_bears_its_number(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    ajouter(ouvert, replace(SAISIE, demande_id=demande.id))

    assert [r.numero for r in dus(ouvert)] == [demande.numero]


def test_done_it_is_due_no_more_until_undone(ouvert: Bureau) -> None:
    note = ajouter(ouvert)

    lot = terminer_rappel(ouvert.services, ouvert.auteur, note)
    assert (dus(ouvert), du_dossier(ouvert)[0].fait_le) == ([], AUJOURDHUI)
    annuler_lot(ouvert.services, ouvert.auteur, lot)

    assert [(r.rappel.id, r.rappel.est_fait) for r in dus(ouvert)] == [(note.id, False)]


def test_what_is_done_comes_after_what_is_left(ouvert: Bureau) -> None:
    premier, second = ajouter(ouvert), ajouter(ouvert, replace(SAISIE, texte="Relancer"))

    terminer_rappel(ouvert.services, ouvert.auteur, premier)

    assert [r.id for r in du_dossier(ouvert)] == [second.id, premier.id]


def test_late_it_is_put_off_from_today(ouvert: Bureau) -> None:
    en_retard = ajouter(ouvert, replace(SAISIE, jour=AUJOURDHUI - timedelta(days=30)))

    services, auteur = ouvert.services, ouvert.auteur
    reporter_rappel(services, auteur, en_retard, DEMAIN)
    (demain,) = du_dossier(ouvert)
    reporter_rappel(services, auteur, demain, DANS_UNE_SEMAINE)
    (plus_tard,) = du_dossier(ouvert)
    reporter_au(services, auteur, plus_tard, AUJOURDHUI)

    jours = [(rappel.jour - AUJOURDHUI).days for rappel in (demain, plus_tard, *du_dossier(ouvert))]
    assert jours == [1, 8, 0]


def test_taken_away_then_put_back(ouvert: Bureau) -> None:
    note = ajouter(ouvert)

    lot = retirer_rappel(ouvert.services, ouvert.auteur, note)
    assert du_dossier(ouvert) == ()
    annuler_lot(ouvert.services, ouvert.auteur, lot)

    assert [r.id for r in du_dossier(ouvert)] == [note.id]


def test_corrected_it_says_something_else_to_somebody_else(ouvert: Bureau) -> None:
    note = ajouter(ouvert)
    autre = replace(SAISIE, texte="Écrire au bailleur", agent_id=ouvert.auteur.id)

    modifie = modifier_rappel(ouvert.services, ouvert.auteur, note, autre)

    assert (modifie.texte, modifie.agent_id, modifie.jour) == ("Écrire au bailleur", ouvert.auteur.id, AUJOURDHUI)


def test_refuses_an_empty_text(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide):
        ajouter(ouvert, replace(SAISIE, texte=" "))
    note = ajouter(ouvert)
    with pytest.raises(SaisieInvalide):
        modifier_rappel(ouvert.services, ouvert.auteur, note, replace(SAISIE, texte=""))
