"""Undo as an agent knows it: the last thing done on a dossier, or what a notice offers to undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.annulations import annuler_derniere_action, annuler_lot
from ccas_desktop.application.dossiers.verbes import (
    SaisieLigne,
    SaisieUsager,
    ajouter_ligne,
    ajouter_membre,
    lire_dossier,
    modifier_note,
    retirer_membre,
    supprimer_ligne,
)
from ccas_desktop.application.errors import EnregistrementAbsent
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from tests.fakes.bureau import Bureau, bureau

NBSP = "\u00a0"
PAUL = Auteur("Paul DURAND", "0198f000-0000-7000-8000-00000000000b")


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def leo(bureau: Bureau) -> Usager:
    saisie = SaisieUsager(Identite("ROUX", ("Léo",)), Lien.ENFANT, presence=Decimal("0.5"), telephone="06 12 34 56 78")
    return ajouter_membre(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie)


def note(bureau: Bureau, texte: str, *, auteur: Auteur | None = None) -> None:
    dossier = lire_dossier(bureau.base, bureau.dossier.dossier.id).dossier
    modifier_note(bureau.services, auteur or bureau.auteur, dossier, texte)


def la_note(bureau: Bureau) -> str:
    return lire_dossier(bureau.base, bureau.dossier.dossier.id).dossier.note


def annuler_la_derniere(bureau: Bureau) -> str:
    return annuler_derniere_action(bureau.services, bureau.auteur, bureau.dossier.dossier.id).phrase


def test_a_member_removed_is_put_back_as_he_was(le_bureau: Bureau) -> None:
    membre = leo(le_bureau)
    lot = retirer_membre(le_bureau.services, le_bureau.auteur, membre)

    annulee = annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    (remis,) = [u for u in lire_dossier(le_bureau.base, membre.dossier_id).usagers if u.id == membre.id]
    assert replace(remis, version=membre.version) == membre
    assert annulee.phrase == f"Annulé{NBSP}: Personne ROUX Léo{NBSP}: retrait."


def test_a_line_removed_is_put_back_with_its_provenance(le_bureau: Bureau) -> None:
    certifie = Provenance(NatureProvenance.CERTIFIE, "revenu_solidarite_active", "CNAF")
    saisie = SaisieLigne("rsa", Decimal("635.71"), provenance=certifie, precision="socle", debut=Mois(2026, 1))
    ligne = ajouter_ligne(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, saisie)
    lot = supprimer_ligne(le_bureau.services, le_bureau.auteur, ligne)

    annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    (remise,) = lire_dossier(le_bureau.base, ligne.dossier_id).budget
    assert replace(remise, version=ligne.version) == ligne


def test_the_last_actions_are_undone_one_after_the_other(le_bureau: Bureau) -> None:
    note(le_bureau, "première")
    note(le_bureau, "seconde")

    assert annuler_la_derniere(le_bureau) == f"Annulé{NBSP}: Dossier 2026-0001{NBSP}: modification (note)."
    assert la_note(le_bureau) == "première"
    annuler_la_derniere(le_bureau)
    assert la_note(le_bureau) == ""


def test_what_was_undone_is_restored(le_bureau: Bureau) -> None:
    note(le_bureau, "à garder")
    annulee = annuler_derniere_action(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id)

    retablie = annuler_lot(le_bureau.services, le_bureau.auteur, annulee.lot)

    assert la_note(le_bureau) == "à garder"
    assert retablie.phrase == f"Rétabli{NBSP}: Dossier 2026-0001{NBSP}: modification (note)."


def test_undoing_all_ends_with_the_dossier_itself(le_bureau: Bureau) -> None:
    phrase = annuler_la_derniere(le_bureau)

    assert phrase == f"Annulé{NBSP}: Dossier 2026-0001{NBSP}: ajout et 1 autre."
    with pytest.raises(EnregistrementAbsent):
        lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id)
    with pytest.raises(RefusMetier, match="annulation_rien"):
        annuler_la_derniere(le_bureau)


def test_the_refusal_names_what_changed_since_and_by_whom(le_bureau: Bureau) -> None:
    note(le_bureau, "de Nadia")
    le_bureau.horloge.avancer(timedelta(hours=1))
    note(le_bureau, "de Paul", auteur=PAUL)

    with pytest.raises(RefusMetier) as refus:
        annuler_la_derniere(le_bureau)

    phrase = phrase_refus(refus.value.code, refus.value.faits)
    assert (
        "dossier 2026-0001 a changé depuis (modification par Paul DURAND le 23/11/2026 à 10\u00a0h\u00a030)" in phrase
    )
    assert la_note(le_bureau) == "de Paul"


def test_what_names_a_person_is_said(le_bureau: Bureau) -> None:
    le_bureau.deposer(informee=False)

    with le_bureau.base.lecture() as lecture:
        lot = lecture.journal(le_bureau.dossier.dossier.id)[-1].lot
    assert lot is not None
    with pytest.raises(RefusMetier) as refus:
        annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    assert "personne ROUX Jeanne sert maintenant ailleurs (demande)" in phrase_refus(
        refus.value.code, refus.value.faits
    )


def test_one_key_does_not_undo_what_was_done_on_several_dossiers(le_bureau: Bureau) -> None:
    dossier = lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).dossier
    with le_bureau.base.ecriture(le_bureau.auteur) as base:
        base.enregistrer(replace(dossier, note="lot"))
        base.enregistrer(replace(dossier, id="0198f000-0000-7000-8000-0000000000dd", version=0, numero="2026-0099"))

    with pytest.raises(RefusMetier, match="annulation_plusieurs_dossiers"):
        annuler_la_derniere(le_bureau)
    assert la_note(le_bureau) == "lot"
