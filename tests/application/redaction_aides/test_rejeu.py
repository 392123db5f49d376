"""Past requests under a draft: what each would get, what it costs, and nothing that names anyone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.decisions import annuler_avant_notification, decider
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.dossiers.aides_du_foyer import AccordsDeLAnnee
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.redaction_aides.demandes_figees import (
    ARejouer,
    Lot,
    demandes_a_rejouer,
    lire_situations,
)
from ccas_desktop.application.redaction_aides.page import lire_page
from ccas_desktop.application.redaction_aides.rejeu import (
    Bilan,
    Effet,
    LigneRejeu,
    ecrire_bilan,
    phrase_du_bilan,
    rejouer,
)
from ccas_desktop.domain.demandes.decision import Decision
from ccas_desktop.domain.dossiers.instantanes import InstantaneBudget
from ccas_desktop.domain.dossiers.reprise import AideReprise, Import
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.domain.reglement.modele.exigences import Comparaison
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.intervalle import Borne, Intervalle
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.modele.montants import Somme
from ccas_desktop.domain.reglement.modele.situation import AideRecue
from tests.domain.reglement.outils import demonstration
from tests.fakes.bureau import AUJOURDHUI, Bureau, bureau, projet

DEPUIS = date(2026, 1, 1)


@pytest.fixture
def ici(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _decidee(ici: Bureau, quotient: str = "450") -> None:
    demande = ici.deposer()
    for code, valeur in (("quotient_familial", quotient), ("beneficiaire_c2s", "oui"), ("beneficiaire_rsa", "oui")):
        retenir_saisie(ici.services, ici.auteur, demande.id, ValeurSaisie(code, valeur, "Attestation"))
    decider(ici.services, ici.auteur, demande.id, projet(ici))


def _projet(montant: str = "55") -> Aide:
    aide = demonstration().aide("transport_solidaire")
    vote = replace(aide.deliberation, effet=date(2027, 1, 1))
    calcul = replace(aide.montant, lignes=None, colonnes=None, cases=((Somme(Decimal(montant)),),))
    return replace(aide, deliberation=vote, montant=calcul)


def _rejouer(ici: Bureau, aide: Aide) -> Bilan:
    page = lire_page(ici.services)
    lot = demandes_a_rejouer(ici.services, aide.code, DEPUIS)
    lues = lire_situations(ici.services, lot, lot.demandes, page.reglement.vocabulaire)
    return Bilan(rejouer(aide, lues, page.reglement, page.baremes, lambda: False))


def test_a_request_is_replayed_under_a_draft_that_is_not_in_force_yet(ici: Bureau) -> None:
    _decidee(ici)

    bilan = _rejouer(ici, _projet("55"))

    (ligne,) = bilan.lignes
    assert (ligne.decide, ligne.projet, ligne.effet) == (Decimal(40), Decimal(55), Effet.GAGNE)
    assert (bilan.cout_decide, bilan.cout_projet) == (Decimal(40), Decimal(55))


def test_what_was_granted_since_does_not_count_against_it(ici: Bureau) -> None:
    # One grant a year: its own decision must not use the right up.
    _decidee(ici)

    assert _rejouer(ici, _projet("30")).lignes[0].effet is Effet.PERD


def test_a_request_that_is_not_decided_or_too_old_is_left_out(ici: Bureau) -> None:
    ici.deposer()
    assert _rejouer(ici, _projet()).lignes == ()

    _decidee(ici)
    assert demandes_a_rejouer(ici.services, "transport_solidaire", date(2027, 1, 1)).demandes == ()


def test_given_up_it_stops(ici: Bureau) -> None:
    _decidee(ici)
    page, aide = lire_page(ici.services), _projet()
    lot = demandes_a_rejouer(ici.services, aide.code, DEPUIS)
    lues = lire_situations(ici.services, lot, lot.demandes, page.reglement.vocabulaire)

    assert rejouer(aide, lues, page.reglement, page.baremes, lambda: True) == ()


@pytest.mark.parametrize(
    ("projet_", "issue", "effet"),
    [
        ("40", Issue.ELIGIBLE, Effet.PAREIL),
        ("0", Issue.NON_ELIGIBLE, Effet.PERD),
        (None, Issue.COMMISSION, Effet.A_EXAMINER),
        (None, Issue.INFORMATION_MANQUANTE, Effet.INCONNU),
    ],
)
def test_each_change_has_its_word(projet_: str | None, issue: Issue, effet: Effet) -> None:
    ligne = LigneRejeu("2026-0001-1", Decimal(40), None if projet_ is None else Decimal(projet_), issue)

    assert ligne.effet is effet


def test_the_export_names_nobody(ici: Bureau, tmp_path: Path) -> None:
    _decidee(ici)
    fichier = tmp_path / "rejeu.csv"

    assert ecrire_bilan(ici.services, fichier, _rejouer(ici, _projet()), lambda: False) == 1

    texte = fichier.read_text("utf-8-sig")
    assert "ROUX" not in texte
    assert "Jeanne" not in texte
    assert "2026-" in texte


def _au_reste_a_vivre(seuil: str = "500") -> Aide:
    """A draft that grants 55 € under a monthly reste à vivre."""
    aide = _projet("55")
    condition = replace(
        aide.conditions[0],
        exigence=Comparaison(PAR_CODE["reste_a_vivre"], Intervalle(haute=Borne(Decimal(seuil), incluse=False))),
    )
    return replace(aide, conditions=(condition,))


def test_the_budget_is_that_frozen_with_the_request_and_not_that_of_today(ici: Bureau) -> None:
    ici.avec_budget("900", "500")
    _decidee(ici)
    ici.avec_budget("2000", "0.01")

    bilan = _rejouer(ici, _au_reste_a_vivre())

    (ligne,) = bilan.lignes
    assert (ligne.projet, ligne.budget) == (Decimal(55), "Gardé")
    assert "aucun budget" not in phrase_du_bilan(bilan)


def test_a_budget_changed_before_the_decision_is_frozen_with_it(ici: Bureau) -> None:
    ici.avec_budget("900", "500")
    demande = ici.deposer()
    ici.avec_budget("900", "100")
    decider(ici.services, ici.auteur, demande.id, projet(ici))

    # 900 + 900 − 500 − 100: what the decision rested on.
    assert _rejouer(ici, _au_reste_a_vivre("1200")).lignes[0].issue is Issue.NON_ELIGIBLE
    assert _rejouer(ici, _au_reste_a_vivre("1200.01")).lignes[0].projet == Decimal(55)


def test_a_request_that_kept_no_budget_is_told_and_nothing_is_supposed(ici: Bureau) -> None:
    _decidee(ici)
    ici.avec_budget("900", "500")

    bilan = _rejouer(ici, _au_reste_a_vivre())

    (ligne,) = bilan.lignes
    assert (ligne.issue, ligne.budget) == (Issue.INFORMATION_MANQUANTE, "Non gardé")
    assert "1 demande n’a gardé aucun budget" in phrase_du_bilan(bilan)
    assert "2 demandes n’ont gardé aucun budget" in phrase_du_bilan(Bilan((ligne, ligne)))


def _ajouter(ici: Bureau, lien: Lien, naissance: DateNaissance, presence: str = "1") -> Usager:
    identite = replace(ici.dossier.demandeur.identite, prenoms=("Lou",), date_naissance=naissance)
    ajouter_membre(ici.services, ici.auteur, ici.dossier.dossier.id, SaisieUsager(identite, lien))
    with ici.services.base.ecriture(ici.auteur) as base:
        ajoute = base.dossier(ici.dossier.dossier.id).usagers[-1]
        return base.enregistrer(replace(ajoute, presence=Decimal(presence)))


def _foyer_lu(ici: Bureau) -> dict[str, object]:
    (lue,) = _lues(ici)
    codes = ("nombre_personnes", "nombre_adultes", "nombre_enfants", "couple", "uc_insee")
    return {code: lue.situation.faits[code].valeur for code in codes}


def test_each_person_is_the_one_that_the_decision_knew(ici: Bureau) -> None:
    """Half a child of 13, a partner: who came, left, grew up on paper or was put right since changes nothing."""
    ici.avec_budget()
    enfant = _ajouter(ici, Lien.ENFANT, DateNaissance(2013, 2, 28), "0.5")
    conjoint = _ajouter(ici, Lien.CONJOINT, DateNaissance(1988, 2, 29))
    _decidee(ici)
    avant = {
        "nombre_personnes": Decimal("2.5"),
        "nombre_adultes": Decimal(2),
        "nombre_enfants": Decimal("0.5"),
        "couple": True,
        "uc_insee": Decimal("1.65"),
    }
    assert _foyer_lu(ici) == avant

    with ici.services.base.ecriture(ici.auteur) as base:
        base.enregistrer(replace(enfant, identite=replace(enfant.identite, date_naissance=DateNaissance(2008, 1, 1))))
        base.supprimer(conjoint)
    _ajouter(ici, Lien.HEBERGE, DateNaissance(1960, 1, 1))

    assert _foyer_lu(ici) == avant
    (lue,) = _lues(ici)
    personnes = lue.situation.matiere.personnes
    assert personnes is not None
    assert [(u.lien, u.age_au(AUJOURDHUI)) for u in personnes] == [
        (Lien.DEMANDEUR, 39),
        (Lien.ENFANT, 13),
        (Lien.CONJOINT, 38),
    ]


def test_people_put_right_before_the_decision_are_kept_with_it(ici: Bureau) -> None:
    ici.avec_budget()
    demande = ici.deposer()
    _ajouter(ici, Lien.ENFANT, DateNaissance(2015, 5, 5))
    decider(ici.services, ici.auteur, demande.id, projet(ici))
    with ici.services.base.lecture() as base:
        figes = base.du_dossier(InstantaneBudget, ici.dossier.dossier.id)
    assert [len(fige.foyer) for fige in figes if fige.demande_id == demande.id] == [1, 2]
    assert _foyer_lu(ici)["nombre_enfants"] == Decimal(1)


def test_a_demandeur_who_is_not_among_those_kept_leaves_the_people_of_now(ici: Bureau) -> None:
    ici.avec_budget()
    _decidee(ici)
    _refiger(ici, lambda fige: replace(fige, foyer=(replace(fige.foyer[0], usager_id="parti"),)))

    assert _foyer_lu(ici)["nombre_personnes"] == Decimal(1)


def _refiger(ici: Bureau, changer: Callable[[InstantaneBudget], InstantaneBudget]) -> None:
    """Keep after the others one that is made of the last."""
    with ici.services.base.ecriture(ici.auteur) as base:
        fige = base.du_dossier(InstantaneBudget, ici.dossier.dossier.id)[-1]
        base.enregistrer(replace(changer(fige), id=nouvel_id(), version=0))


def test_a_budget_kept_before_the_people_were_leaves_their_number_and_the_rest_unknown(ici: Bureau) -> None:
    ici.avec_budget()
    _decidee(ici)
    _refiger(ici, lambda fige: replace(fige, foyer=()))
    _ajouter(ici, Lien.ENFANT, DateNaissance(2015, 5, 5))

    (lue,) = _lues(ici)

    assert lue.situation.faits["nombre_personnes"].valeur == Decimal(1)
    assert "nombre_adultes" not in lue.situation.faits
    assert lue.situation.matiere.personnes is None


def test_what_the_decision_read_comes_before_what_the_dossier_says_now(ici: Bureau) -> None:
    _decidee(ici)
    with ici.services.base.ecriture(ici.auteur) as base:
        decision = base.tous(Decision)[0]
        calcul = json.loads(decision.evaluation)
        calcul["trace"]["donnees"] = [
            _donnee("anciennete_residence", "14", "vu sur pièce : bail"),
            _donnee("age_demandeur", "inconnu", "déclaré"),
            _donnee("reste_a_vivre", "12", "déclaré"),
            _donnee("question_du_ccas", "oui", "déclaré"),
            _donnee("quotient_familial", "450", "certifié CAF"),
            _donnee("couple", "oui", "déclaré"),
        ]
        base.enregistrer(replace(decision, evaluation=json.dumps(calcul)))

    (lue,) = _lues(ici)

    faits = lue.situation.faits
    assert faits["anciennete_residence"].valeur == Decimal(14)
    assert faits["anciennete_residence"].provenance.nature is NatureProvenance.VU_SUR_PIECE
    assert faits["couple"].provenance.nature is NatureProvenance.DECLARE
    assert faits["couple"].valeur is True
    # The same value keeps the paper it was read on.
    assert faits["quotient_familial"].provenance.piece == "Attestation"
    assert {"reste_a_vivre", "question_du_ccas"}.isdisjoint(faits)


@pytest.mark.parametrize("evaluation", ["", '{"trace": {"donnees": [{}]}}'])
def test_without_a_calculation_that_reads_the_dossier_is_all_there_is(ici: Bureau, evaluation: str) -> None:
    _decidee(ici)
    with ici.services.base.ecriture(ici.auteur) as base:
        base.enregistrer(replace(base.tous(Decision)[0], evaluation=evaluation))

    (lue,) = _lues(ici)

    assert lue.situation.faits["nombre_personnes"].valeur == Decimal(1)


def test_the_grants_of_all_foyers_are_those_of_the_year_before_the_day() -> None:
    accords = [("2025-12-31", 10), ("2026-01-01", 20), ("2026-03-01", 30), ("2026-03-01", 5), ("2026-04-01", 40)]
    lot = Lot((), tuple(AideRecue("colis", date.fromisoformat(j), Decimal(m)) for j, m in accords))

    assert lot.accords_avant(date(2026, 3, 1)) == AccordsDeLAnnee(1, Decimal(20))
    assert lot.accords_avant(date(2026, 12, 31)) == AccordsDeLAnnee(4, Decimal(95))
    assert lot.accords_avant(date(2026, 1, 1)) == AccordsDeLAnnee()


def test_aids_of_the_former_tool_count_up_to_the_day_of_the_decision(ici: Bureau) -> None:
    _decidee(ici)
    for accordee_le in (None, AUJOURDHUI, date(2026, 11, 24)):
        _reprendre(ici, accordee_le)

    (lue,) = _lues(ici)

    assert lue.situation.faits["nombre_aides_total"].valeur == Decimal(2)
    # Without its day, one counts in all and in no period.
    assert [recue.jour for recue in lue.situation.matiere.aides_recues or ()] == [AUJOURDHUI]
    lot = demandes_a_rejouer(ici.services, "transport_solidaire", DEPUIS)
    assert [accord.jour for accord in lot.accords].count(date(2026, 11, 24)) == 1


def test_a_decision_withdrawn_is_not_replayed(ici: Bureau) -> None:
    demande = ici.deposer()
    decision = decider(ici.services, ici.auteur, demande.id, projet(ici))
    lot = demandes_a_rejouer(ici.services, "transport_solidaire", DEPUIS)
    annuler_avant_notification(ici.services, ici.auteur, decision)

    assert lire_situations(ici.services, lot, lot.demandes, PAR_CODE) == ()
    assert demandes_a_rejouer(ici.services, "transport_solidaire", DEPUIS) == Lot((), ())


def _lues(ici: Bureau) -> tuple[ARejouer, ...]:
    lot = demandes_a_rejouer(ici.services, "transport_solidaire", DEPUIS)
    return lire_situations(ici.services, lot, lot.demandes, PAR_CODE)


def _donnee(code: str, exact: str, source: str) -> dict[str, str]:
    return {"code": code, "libelle": code, "affiche": exact, "exact": exact, "source": source, "precision": ""}


def _reprendre(ici: Bureau, accordee_le: date | None) -> None:
    with ici.services.base.ecriture(ici.auteur) as base:
        lot = base.enregistrer(
            Import(
                id=nouvel_id(), lot=base.lot, fichier="liste.csv", empreinte="0", auteur="A", commence_le=base.instant
            )
        )
        base.enregistrer(
            AideReprise(
                id=nouvel_id(),
                dossier_id=ici.dossier.dossier.id,
                usager_id=ici.dossier.demandeur.id,
                import_id=lot.id,
                nature="Transport",
                aide="transport_solidaire",
                accordee_le=accordee_le,
                montant=Decimal(40),
            )
        )
