"""Replace the program and come back: the base is copied first, and the next start knows how it ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.errors import (
    CopieDeBaseAbsente,
    DisquePlein,
    ErreurBase,
    InstallationAlteree,
    InstallationNonLancee,
    PlaceManquante,
)
from ccas_desktop.application.mises_a_jour.installation import (
    base_a_remettre,
    bilan_au_demarrage,
    installer_mise_a_jour,
    noter_la_remise,
    oublier_la_precedente,
    retour_possible,
    revenir,
)
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.application.ports.mises_a_jour import Politique
from ccas_desktop.application.reglages import enregistrer_agent, nouvel_agent
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.etat import Sens
from ccas_desktop.domain.mise_a_jour.manifeste import Manifeste
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.bureau import Bureau
from tests.fakes.mises_a_jour import ANCIEN_SETUP, SETUP, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour


def _recevoir(services: Services, poste: PosteAJour, publie: Manifeste | None = None) -> None:
    poste.publier(publie)
    verifier_mise_a_jour(services, annule=lambda: False)
    telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)


def _copies(poste: PosteAJour) -> list[str]:
    dossier = poste.depot.copie("x").parent
    return sorted(copie.name for copie in dossier.iterdir()) if dossier.exists() else []


def _mis_a_jour(services: Services, poste: PosteAJour) -> Services:
    """Return the services of the new version, its first start done."""
    _recevoir(services, poste)
    installer_mise_a_jour(services)
    nouveaux = poste.brancher(services, "9.1.0")
    assert bilan_au_demarrage(nouveaux) is not None
    return nouveaux


def test_the_base_is_copied_then_the_very_setup_that_was_published_is_started(
    services: Services, poste: PosteAJour
) -> None:
    _recevoir(services, poste)

    installer_mise_a_jour(services)

    assert poste.lanceur.lances == [SETUP]
    passage = poste.depot.etat().passage
    assert passage is not None
    assert (passage.sens, passage.de, passage.vers) == (Sens.MISE_A_JOUR, Version(9, 0, 0), Version(9, 1, 0))
    services.base.eprouver_copie(poste.depot.copie(passage.copie.fichier))


def test_the_new_version_says_that_it_is_there_and_what_one_may_come_back_to(
    services: Services, poste: PosteAJour, office: Bureau
) -> None:
    nouveaux = _mis_a_jour(services, poste)
    enregistrer_agent(nouveaux, office.auteur, nouvel_agent("Léa", "Après", "Agent"))

    retour = retour_possible(nouveaux)

    assert retour is not None
    assert retour.precedente.installation == installation(ANCIEN_SETUP, "9.0.0")
    assert retour.entrees_depuis == 1
    assert bilan_au_demarrage(nouveaux) is None
    assert poste.depot.etat().installee == installation()


def test_a_setup_that_did_nothing_is_said_at_the_next_start_and_its_copy_goes(
    services: Services, poste: PosteAJour
) -> None:
    _recevoir(services, poste)
    installer_mise_a_jour(services)

    bilan = bilan_au_demarrage(services)

    assert bilan is not None
    assert not bilan.reussi
    assert (bilan.passage.vers, bilan.ici) == (Version(9, 1, 0), Version(9, 0, 0))
    assert _copies(poste) == []
    assert bilan_au_demarrage(services) is None
    installer_mise_a_jour(services)
    assert len(poste.lanceur.lances) == 2


def test_a_system_that_refuses_the_setup_leaves_nothing_behind(services: Services, poste: PosteAJour) -> None:
    _recevoir(services, poste)
    poste.lanceur.refuse = True

    with pytest.raises(InstallationNonLancee):
        installer_mise_a_jour(services)

    assert poste.depot.etat().passage is None
    assert _copies(poste) == []
    assert poste.depot.est_prete(installation())


def test_a_setup_changed_since_it_was_received_is_never_started(services: Services, poste: PosteAJour) -> None:
    _recevoir(services, poste)
    fichier = next((poste.dossier / "mises_a_jour").rglob(installation().fichier))
    fichier.write_bytes(SETUP[:-1] + b"!")

    with pytest.raises(InstallationAlteree):
        installer_mise_a_jour(services)

    assert poste.lanceur.lances == []
    assert _copies(poste) == []


@pytest.mark.parametrize(("erreur", "dite"), [(DisquePlein, PlaceManquante), (ErreurBase, ErreurBase)])
def test_without_a_copy_of_the_base_nothing_starts(
    erreur: type[ErreurBase],
    dite: type[Exception],
    services: Services,
    poste: PosteAJour,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _recevoir(services, poste)

    def refuser(_vers: Path) -> None:
        raise erreur("disque")

    monkeypatch.setattr(services.base, "copier", refuser)
    with pytest.raises(dite):
        installer_mise_a_jour(services)

    assert poste.lanceur.lances == []
    assert poste.depot.etat().passage is None


def test_what_was_forbidden_or_expired_meanwhile_is_not_installed(
    services: Services, poste: PosteAJour, office: Bureau
) -> None:
    _recevoir(services, poste)
    poste.politique = Politique(interdites=True)
    with pytest.raises(RefusMetier, match="maj_interdites"):
        installer_mise_a_jour(services)
    poste.politique = Politique()
    office.horloge.avancer(timedelta(days=100))
    with pytest.raises(RefusMetier, match="maj_rien_a_installer"):
        installer_mise_a_jour(services)

    assert poste.lanceur.lances == []


def test_without_its_setup_the_version_that_is_left_cannot_be_put_back(services: Services, poste: PosteAJour) -> None:
    _recevoir(services, poste, manifeste(anterieures=()))
    installer_mise_a_jour(services)
    nouveaux = poste.brancher(services, "9.1.0")

    bilan = bilan_au_demarrage(nouveaux)

    assert bilan is not None
    assert bilan.reussi
    assert retour_possible(nouveaux) is None
    assert _copies(poste) == []
    with pytest.raises(RefusMetier, match="maj_sans_retour"):
        revenir(nouveaux)


def test_coming_back_starts_the_former_setup_and_changes_nothing_yet(services: Services, poste: PosteAJour) -> None:
    nouveaux = _mis_a_jour(services, poste)

    revenir(nouveaux)

    assert poste.lanceur.lances == [SETUP, ANCIEN_SETUP]
    passage = poste.depot.etat().passage
    assert passage is not None
    assert (passage.sens, passage.vers, passage.remise) == (Sens.RETOUR, Version(9, 0, 0), False)


def test_the_version_come_back_to_puts_the_base_back_once_before_it_opens_it(
    services: Services, poste: PosteAJour
) -> None:
    ici, quittee = Version(9, 0, 0), Version(9, 1, 0)
    assert base_a_remettre(poste.depot, ici) is None
    nouveaux = _mis_a_jour(services, poste)
    assert base_a_remettre(poste.depot, ici) is None
    revenir(nouveaux)

    assert base_a_remettre(poste.depot, quittee) is None
    assert base_a_remettre(poste.depot, ici) == poste.depot.etat().passage
    noter_la_remise(poste.depot)
    assert base_a_remettre(poste.depot, ici) is None


def test_a_return_that_did_not_happen_is_said_and_may_be_tried_again(services: Services, poste: PosteAJour) -> None:
    nouveaux = _mis_a_jour(services, poste)
    revenir(nouveaux)

    bilan = bilan_au_demarrage(nouveaux)

    assert bilan is not None
    assert not bilan.reussi
    assert retour_possible(nouveaux) is not None


def test_once_back_the_version_left_is_remembered_and_the_base_put_aside_kept_a_month(
    services: Services, poste: PosteAJour, office: Bureau
) -> None:
    nouveaux = _mis_a_jour(services, poste)
    revenir(nouveaux)
    passage = poste.depot.etat().passage
    assert passage is not None
    assert passage.ecartee is not None
    nouveaux.base.copier(poste.depot.copie(passage.ecartee.fichier))
    anciens = poste.brancher(services, "9.0.0")

    bilan = bilan_au_demarrage(anciens)

    assert bilan is not None
    assert bilan.reussi
    assert poste.depot.etat().quittee == Version(9, 1, 0)
    assert _copies(poste) == [passage.ecartee.fichier]
    assert retour_possible(anciens) is None
    office.horloge.avancer(timedelta(days=30))
    assert bilan_au_demarrage(anciens) is None
    assert _copies(poste) == []


def test_a_missing_copy_of_the_base_stops_the_return_before_anything(services: Services, poste: PosteAJour) -> None:
    nouveaux = _mis_a_jour(services, poste)
    for nom in _copies(poste):
        poste.depot.copie(nom).unlink()

    with pytest.raises(CopieDeBaseAbsente):
        revenir(nouveaux)

    assert poste.lanceur.lances == [SETUP]
    assert poste.depot.etat().passage is None


def test_a_former_setup_that_cannot_be_started_leaves_everything_as_it_is(
    services: Services, poste: PosteAJour
) -> None:
    nouveaux = _mis_a_jour(services, poste)
    poste.lanceur.refuse = True

    with pytest.raises(InstallationNonLancee):
        revenir(nouveaux)

    assert poste.depot.etat().passage is None
    assert retour_possible(nouveaux) is not None


def test_after_a_month_one_may_no_longer_come_back(services: Services, poste: PosteAJour, office: Bureau) -> None:
    nouveaux = _mis_a_jour(services, poste)
    office.horloge.avancer(timedelta(days=29))
    bilan_au_demarrage(nouveaux)
    assert retour_possible(nouveaux) is not None

    office.horloge.avancer(timedelta(days=1))
    assert retour_possible(nouveaux) is None
    bilan_au_demarrage(nouveaux)
    assert _copies(poste) == []


def test_the_copies_may_be_erased_before(services: Services, poste: PosteAJour) -> None:
    nouveaux = _mis_a_jour(services, poste)

    oublier_la_precedente(nouveaux)

    assert retour_possible(nouveaux) is None
    assert _copies(poste) == []
    assert poste.depot.est_prete(installation())
    assert not poste.depot.est_prete(installation(ANCIEN_SETUP, "9.0.0"))


def test_what_was_received_and_not_installed_yet_is_kept_from_one_start_to_the_next(
    services: Services, poste: PosteAJour
) -> None:
    _recevoir(services, poste)

    assert bilan_au_demarrage(services) is None

    assert poste.depot.est_prete(installation())
    assert poste.depot.est_prete(installation(ANCIEN_SETUP, "9.0.0"))


def test_where_the_program_does_not_replace_itself_there_is_nothing_to_tell(services: Services) -> None:
    ailleurs = replace(services, mises_a_jour=None)

    assert bilan_au_demarrage(ailleurs) is None
    assert retour_possible(ailleurs) is None
