"""What each reply means on a day: unknown is never no, and what is not of the day does not count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import Lecture

JOUR = date(2026, 11, 23)
QF, C2S = Source.QUOTIENT_FAMILIAL, Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE
AEEH, ARS = Source.ALLOCATION_ENFANT_HANDICAPE, Source.ALLOCATION_RENTREE_SCOLAIRE
STATUT, INDEMNITES = Source.STATUT_DEMANDEUR_EMPLOI, Source.INDEMNITES_FRANCE_TRAVAIL
SCOLARITE, ETUDIANT, BOURSE = Source.SCOLARITE, Source.STATUT_ETUDIANT, Source.ETUDIANT_BOURSIER
ANNEE = {"annee_scolaire": "2026-2027", "est_scolarise": True}


def lire(source: Source, donnees: dict[str, object], jour: date = JOUR, rang: int = 0) -> object:
    return DESCRIPTIONS[source].faits[rang].lire(Lecture(donnees, jour))


def boursier(donnees: dict[str, object], jour: date = JOUR) -> object:
    return lire(SCOLARITE, donnees, jour, rang=1)


def remarques(source: Source, donnees: dict[str, object], jour: date = JOUR) -> str:
    return " ".join(DESCRIPTIONS[source].remarques(Lecture(donnees, jour)))


def admission(debut: str, fin: object, inscrit: object = True) -> dict[str, object]:
    return {"admissions": [{"date_debut": debut, "date_fin": fin, "est_inscrit": inscrit}]}


def test_a_quotient_of_zero_is_a_value() -> None:
    assert lire(QF, {"quotient_familial": {"valeur": 0}}) == Decimal(0)
    assert lire(QF, {"quotient_familial": {"valeur": None}}) is None
    assert lire(QF, {}) is None


def test_a_right_that_starts_later_is_not_open() -> None:
    droit = {"est_beneficiaire": True, "date_debut_droit": "2026-12-01"}

    assert lire(C2S, droit) is False
    assert lire(C2S, droit, date(2026, 12, 1)) is True
    assert "ne commence que le 01/12/2026" in remarques(C2S, droit)


def test_no_right_is_no_proof() -> None:
    assert "trente jours" in remarques(C2S, {"est_beneficiaire": False, "date_debut_droit": None})
    assert "trente jours" in remarques(AEEH, {"status": "non_beneficiaire", "date_debut_droit": None})


@pytest.mark.parametrize("source", [AEEH, ARS])
@pytest.mark.parametrize(
    ("donnees", "valeur"),
    [
        ({"status": "allocataire", "date_debut_droit": "2023-06-15"}, True),
        ({"status": "OUVRANT_DROIT"}, True),
        ({"status": "non_beneficiaire"}, False),
        ({"status": "allocataire", "date_debut_droit": "2027-01-01"}, False),
        ({"status": "autre"}, None),
        ({"status": None}, None),
        ({"est_beneficiaire": True}, True),
        ({"est_beneficiaire": False}, False),
        ({"est_beneficiaire": "oui"}, None),
        ({}, None),
    ],
)
def test_the_status_of_a_family_allowance_is_read(source: Source, donnees: dict[str, object], valeur: object) -> None:
    assert lire(source, donnees) is valeur


def test_the_child_is_told_from_the_one_paid() -> None:
    assert "l’enfant qui ouvre le droit" in remarques(AEEH, {"status": "ouvrant_droit"})
    assert remarques(AEEH, {"status": "allocataire"}) == ""


def test_what_is_not_recognised_is_told_by_its_name_alone() -> None:
    dites = remarques(ARS, {"status": "allocataire", "montant_verse": "454.60", "beneficiaire_du": "Léo"})

    assert "beneficiaire_du, montant_verse" in dites
    assert "454" not in dites
    assert "Léo" not in dites


@pytest.mark.parametrize(
    ("inscription", "valeur", "dite"),
    [
        ({"date_debut": "2024-01-01", "date_fin": None}, True, ""),
        ({"date_debut": "2024-01-01", "date_fin": "2026-11-23"}, True, ""),
        ({"date_debut": "2024-09-01", "date_fin": "2025-09-01"}, False, "plus inscrite depuis le 01/09/2025"),
        ({"date_debut": "2026-12-01", "date_fin": None}, False, "ne commence que le 01/12/2026"),
        ({"date_debut": "2024-01-01", "date_fin": "jamais"}, None, "ne se lisent pas"),
        ({"date_debut": None, "date_fin": None}, None, "ne se lisent pas"),
        ({}, None, "ne dit rien de l’inscription"),
    ],
)
def test_a_registration_past_its_end_does_not_count(inscription: dict[str, object], valeur: object, dite: str) -> None:
    assert lire(STATUT, {"inscription": inscription}) is valeur
    assert dite in remarques(STATUT, {"inscription": inscription})


def versements(*lignes: tuple[str, object]) -> dict[str, object]:
    return {"paiements": [{"date_versement": jour, "montant_total": montant} for jour, montant in lignes]}


@pytest.mark.parametrize(
    ("donnees", "valeur"),
    [
        (versements(("2026-11-02", "890.30"), ("2026-10-02", "912.60")), Decimal("890.30")),
        (versements(("2026-10-02", "912.60"), ("2026-10-20", "100")), Decimal("1012.60")),
        (versements(("2026-09-02", "912.60")), Decimal(0)),
        (versements(("2026-11-02", "890.30"), ("2026-11-31", "5")), None),
        (versements(("2026-11-02", True)), None),
        ({"paiements": []}, None),
        ({"paiements": "aucun"}, None),
        ({"paiements": [3]}, None),
        ({}, None),
    ],
)
def test_payments_are_those_of_the_month_or_of_the_one_before(donnees: dict[str, object], valeur: object) -> None:
    assert lire(INDEMNITES, donnees) == valeur


def test_the_month_of_the_payments_is_told() -> None:
    lecture = Lecture(versements(("2025-12-02", "912.60")), date(2026, 1, 5))

    assert str(DESCRIPTIONS[INDEMNITES].mois(lecture)) == "2025-12"
    assert "Aucun versement depuis 09/2026" in remarques(INDEMNITES, versements(("2026-09-02", "912.60")))
    assert "futur" in remarques(INDEMNITES, versements(("2027-09-02", "912.60")))


@pytest.mark.parametrize(
    ("donnees", "scolarise", "bourse"),
    [
        (ANNEE | {"est_boursier": True}, True, True),
        (ANNEE | {"est_boursier": False}, True, False),
        ({"annee_scolaire": "2026", "est_scolarise": True}, True, None),
        ({"annee_scolaire": "2025-2026", "est_scolarise": True, "est_boursier": True}, None, None),
        ({"annee_scolaire": "2027-2028", "est_scolarise": True, "est_boursier": False}, None, None),
        ({"est_boursier": True}, None, True),
        ({"annee_scolaire": "2026-2027", "est_scolarise": False, "statut_eleve": {"code": "NS"}}, False, None),
        ({"annee_scolaire": 2026, "est_scolarise": 1, "est_boursier": "non"}, None, None),
        ({}, None, None),
    ],
)
def test_a_pupil_counts_for_the_year_of_the_day(donnees: dict[str, object], scolarise: object, bourse: object) -> None:
    assert (lire(SCOLARITE, donnees), boursier(donnees)) == (scolarise, bourse)


@pytest.mark.parametrize(
    ("jour", "valeur"), [("2026-09-15", None), ("2026-10-14", None), ("2026-10-15", False), ("2027-03-01", False)]
)
def test_no_scholarship_is_unknown_until_mid_october(jour: str, valeur: object) -> None:
    donnees = ANNEE | {"est_boursier": False}

    assert boursier(donnees, date.fromisoformat(jour)) is valeur
    assert ("mi-octobre" in remarques(SCOLARITE, donnees, date.fromisoformat(jour))) is (valeur is None)


def test_not_at_school_here_may_be_at_school_elsewhere() -> None:
    donnees: dict[str, object] = ANNEE | {"est_scolarise": False}

    assert "ailleurs" in remarques(SCOLARITE, donnees)
    assert "2025-2026" in remarques(SCOLARITE, donnees | {"annee_scolaire": "2025-2026"})
    assert "le jeton" in remarques(SCOLARITE, {"identite": {}})


@pytest.mark.parametrize(
    ("donnees", "valeur", "dite"),
    [
        (admission("2026-09-01", "2027-08-31"), True, ""),
        (admission("2026-09-01", "2027-08-31", False), False, "admise, mais pas inscrite"),
        (admission("2026-09-01", "2027-08-31", None), None, "ne dit pas si la personne est inscrite"),
        (admission("2020-09-01", "2021-06-31"), False, "terminée le 30/06/2021"),
        (admission("2026-12-31", "2027-06-12"), False, "ne commence que le 31/12/2026"),
        (admission("2026-09-01", "bientôt"), None, "ne se lisent pas"),
        (admission("2026-09-01", "bientôt", False), False, "admise"),
        ({"admissions": []}, False, "Un étudiant sur trois"),
        ({"admissions": ["?"]}, False, "Un étudiant sur trois"),
        ({"admissions": None}, None, "le jeton"),
        ({}, None, "le jeton"),
    ],
)
def test_admitted_is_not_enrolled_and_only_the_day_counts(
    donnees: dict[str, object], valeur: object, dite: str
) -> None:
    assert lire(ETUDIANT, donnees) is valeur
    assert dite in remarques(ETUDIANT, donnees)


def test_one_enrolment_of_the_day_is_enough() -> None:
    periodes = [*_admissions("2020-09-01", "2021-06-31"), *_admissions("2026-09-01", "2027-08-31")]

    assert lire(ETUDIANT, {"admissions": periodes}) is True


def _admissions(debut: str, fin: str) -> list[object]:
    lues = admission(debut, fin)["admissions"]
    assert isinstance(lues, list)
    return lues


def bourse(est_boursier: object, rentree: object = "2026-09-01", **statut: object) -> dict[str, object]:
    periode = {"periode_versement_bourse": {"date_rentree": rentree, "duree": 10}} if rentree else {}
    return {"statut_boursier": {"est_boursier": est_boursier, "est_radie": False, **statut}, **periode}


@pytest.mark.parametrize(
    ("donnees", "valeur", "dite"),
    [
        (bourse(True), True, ""),
        (bourse(True, None), True, "ne dit pas l’année"),
        (bourse(True, "2025-09-01"), None, "rentrée de 2025"),
        (bourse(True, "2027-09-01"), None, "rentrée de 2027"),
        (bourse(False), None, "fin novembre"),
        (bourse(None), None, "le jeton"),
        (bourse(True, est_radie=True, date_radiation="2026-10-01"), False, "retirée le 01/10/2026"),
        (bourse(False, est_radie=True, date_radiation=None), False, "retirée"),
        (bourse(True, est_radie=True, date_radiation="2027-01-01"), True, ""),
        ({"statut_boursier": "oui"}, None, "le jeton"),
        ({}, None, "le jeton"),
    ],
)
def test_a_scholarship_withdrawn_or_of_another_year_does_not_count(
    donnees: dict[str, object], valeur: object, dite: str
) -> None:
    assert lire(BOURSE, donnees) is valeur
    assert dite in remarques(BOURSE, donnees)


def test_no_student_scholarship_is_known_once_the_file_is_complete() -> None:
    assert lire(BOURSE, bourse(False), date(2026, 12, 1)) is False
    assert lire(BOURSE, bourse(False), date(2026, 9, 15)) is None
