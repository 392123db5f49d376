"""What the page shows, and in which words, at each moment of an update."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccas_desktop.application.messages import mises_a_jour as mots
from ccas_desktop.application.mises_a_jour.installation import (
    Bilan,
    RetourPossible,
    bilan_au_demarrage,
    installer_mise_a_jour,
    oublier_la_precedente,
)
from ccas_desktop.application.mises_a_jour.page import Avancement, PageMisesAJour, Proposition, lire_page
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.ports.mises_a_jour import Politique
from ccas_desktop.application.preferences import PreferencesVolatiles
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.etat import Copie, Passage, Precedente, Sens
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.mises_a_jour import ANCIEN_SETUP, MAINTENANT, SETUP, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour

COPIE = Copie("avant.db", MAINTENANT, 40)


def _dite(page: PageMisesAJour) -> str:
    return mots.phrase_etat(page)


def test_where_nothing_can_be_done_the_reason_is_said(services: Services, poste: PosteAJour) -> None:
    ailleurs = lire_page(replace(services, mises_a_jour=None))
    sans_cle = lire_page(replace(services, mises_a_jour=poste.ports(cles=())))
    sans_adresse = lire_page(replace(services, preferences=PreferencesVolatiles()))
    poste.politique = Politique(interdites=True)
    interdite = lire_page(services)

    for page, mot in (
        (ailleurs, "installé"),
        (sans_cle, "clé"),
        (interdite, "informatique"),
        (sans_adresse, "adresse"),
    ):
        assert page.avancement is Avancement.IMPOSSIBLE
        assert mot in _dite(page)
    assert [page.reglable for page in (ailleurs, sans_cle, interdite, sans_adresse)] == [False, False, False, True]


def test_an_address_that_the_it_department_gives_is_not_changed_here(services: Services, poste: PosteAJour) -> None:
    poste.politique = Politique(adresse=r"\\mairie\maj")

    page = lire_page(services)

    assert (page.adresse, page.reglable) == (r"\\mairie\maj", False)


def test_each_moment_of_an_update(services: Services, poste: PosteAJour) -> None:
    assert lire_page(services).avancement is Avancement.JAMAIS_VERIFIE
    assert "encore" in _dite(lire_page(services))

    poste.publier()
    verifier_mise_a_jour(services, annule=lambda: False)
    page = lire_page(services)
    assert page.avancement is Avancement.DISPONIBLE
    assert page.proposition == Proposition(manifeste(), len(SETUP) + len(ANCIEN_SETUP), sans_retour=False)
    assert "9.1.0 est disponible (publiée le 20/11/2026)" in _dite(page)

    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)
    page = lire_page(services)
    assert page.avancement is Avancement.PRETE
    assert "prête à installer" in _dite(page)

    installer_mise_a_jour(services)
    nouveaux = poste.brancher(services, "9.1.0")
    bilan_au_demarrage(nouveaux)
    page = lire_page(nouveaux)
    assert (page.avancement, page.proposition) == (Avancement.A_JOUR, None)
    assert page.retour is not None
    assert "la plus récente" in _dite(page)


def test_where_one_may_not_come_back_the_page_says_why(services: Services, poste: PosteAJour) -> None:
    page = lire_page(services)
    assert "La version 9.0.0 a été installée à la main" in mots.phrase_sans_retour(page)
    assert mots.phrase_sans_retour(replace(page, avancement=Avancement.IMPOSSIBLE)) == ""

    poste.publier()
    verifier_mise_a_jour(services, annule=lambda: False)
    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)
    installer_mise_a_jour(services)
    nouveaux = poste.brancher(services, "9.1.0")
    bilan_au_demarrage(nouveaux)
    assert mots.phrase_sans_retour(lire_page(nouveaux)) == ""

    oublier_la_precedente(nouveaux)
    assert "n’est gardée sur ce poste" in mots.phrase_sans_retour(lire_page(nouveaux))

    # Somebody then runs the next setup by hand.
    page = lire_page(poste.brancher(services, "9.2.0"))
    assert "La version 9.2.0 a été installée à la main" in mots.phrase_sans_retour(page)


def test_a_refusal_is_shown_alone_or_beside_the_version_found_before(services: Services, poste: PosteAJour) -> None:
    poste.publier(manifeste(windows_minimum=99_999))
    with pytest.raises(RefusMetier):
        verifier_mise_a_jour(services, annule=lambda: False)
    page = lire_page(services)
    assert page.avancement is Avancement.REFUSEE
    assert "Windows plus récent" in _dite(page)
    assert mots.phrase_refus_recent(page) == ""

    poste.publier()
    verifier_mise_a_jour(services, annule=lambda: False)
    assert mots.phrase_refus_recent(lire_page(services)) == ""
    poste.publier(manifeste(serie=4))
    with pytest.raises(RefusMetier):
        verifier_mise_a_jour(services, annule=lambda: False)
    page = lire_page(services)
    assert page.avancement is Avancement.DISPONIBLE
    assert "plus ancien" in mots.phrase_refus_recent(page)


def test_an_address_taken_away_hides_what_was_found(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    verifier_mise_a_jour(services, annule=lambda: False)

    page = lire_page(replace(services, preferences=PreferencesVolatiles()))

    assert (page.avancement, page.proposition) == (Avancement.IMPOSSIBLE, None)


@pytest.mark.parametrize(
    ("octets", "ecrit"), [(0, "0,0"), (1024 * 1024, "1,0"), (9_961_472, "9,5"), (45 * 1024 * 1024, "45")]
)
def test_weights_are_written_in_mo(octets: int, ecrit: str) -> None:
    assert mots.mega_octets(octets).startswith(ecrit)
    assert ecrit in mots.bouton_telecharger(Proposition(manifeste(), octets, sans_retour=False))
    assert ecrit in mots.phrase_telechargement(octets, 50 * 1024 * 1024)


def test_the_question_says_whether_one_may_come_back() -> None:
    avec, sans = (mots.question_installer(Proposition(manifeste(), 0, sans_retour=sans)) for sans in (False, True))

    assert "pourrez revenir à la version actuelle pendant 30 jours" in avec
    assert "ne pourrez pas revenir" in sans


@pytest.mark.parametrize(
    ("entrees", "dit"),
    [(0, "Rien n’a été enregistré"), (1, "Un enregistrement"), (37, "37 enregistrements ont été faits")],
)
def test_coming_back_says_what_would_be_lost(entrees: int, dit: str) -> None:
    retour = RetourPossible(Precedente(installation(ANCIEN_SETUP, "9.0.0"), COPIE), entrees)

    question = mots.question_revenir(retour, MAINTENANT)

    assert dit in question
    assert "23/11/2026" in question
    assert "9.0.0" in mots.phrase_retour(retour, MAINTENANT)
    assert "23/12/2026" in mots.phrase_retour(retour, MAINTENANT)


def test_the_last_look_is_said_at_the_hour_of_the_office() -> None:
    assert mots.phrase_derniere_recherche(None) == ""
    assert "24/11/2026 à 8 h 00" in mots.phrase_derniere_recherche(MAINTENANT + timedelta(hours=23))
    assert "9.1.0" in mots.phrase_bandeau(Version(9, 1, 0))


@pytest.mark.parametrize(
    ("sens", "ici", "dit"),
    [
        (Sens.MISE_A_JOUR, "9.1.0", "est installée"),
        (Sens.MISE_A_JOUR, "9.0.0", "mise à jour vers la version 9.1.0 n’a pas abouti"),
        (Sens.RETOUR, "9.1.0", "est de retour, avec sa base du 23/11/2026"),
        (Sens.RETOUR, "9.0.0", "retour à la version 9.1.0 n’a pas abouti"),
    ],
)
def test_the_next_start_says_how_it_ended(sens: Sens, ici: str, dit: str) -> None:
    passage = Passage(sens, Version(9, 0, 0), installation(), COPIE)

    titre, sauf, suite = mots.phrase_bilan(Bilan(passage, Version(*map(int, ici.split(".")))))

    assert dit in titre
    assert sauf
    assert bool(suite) == ("abouti" in dit)
