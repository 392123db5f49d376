"""Looking for a version: once a day at most, in silence when nobody asked; what is refused is never followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.errors import SourceInjoignable
from ccas_desktop.application.mises_a_jour.reglage import regler_mises_a_jour
from ccas_desktop.application.mises_a_jour.verification import (
    a_mettre_en_avant,
    exiger_proposee,
    manifeste_retenu,
    nouvelle_du_jour,
    verification_due,
    verifier_mise_a_jour,
    version_proposee,
)
from ccas_desktop.application.ports.mises_a_jour import MisesAJour, Politique
from ccas_desktop.application.services import Services
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.mise_a_jour.acceptation import DejaVu
from ccas_desktop.domain.mise_a_jour.manifeste import NOM_DU_MANIFESTE, Manifeste, ecrire_manifeste
from ccas_desktop.domain.mise_a_jour.version import Version
from tests.fakes.bureau import Bureau
from tests.fakes.mises_a_jour import MAINTENANT, PUBLIE, installation, manifeste, publier, signer
from tests.fakes.poste_a_jour import PosteAJour


def _verifier(services: Services) -> Manifeste:
    return verifier_mise_a_jour(services, annule=lambda: False)


def _du_jour(services: Services) -> Manifeste | None:
    return nouvelle_du_jour(services, annule=lambda: False)


def _ports(services: Services) -> MisesAJour:
    assert services.mises_a_jour is not None
    return services.mises_a_jour


def test_a_newer_version_is_found_and_remembered(services: Services, poste: PosteAJour) -> None:
    poste.publier()

    assert _verifier(services) == manifeste()

    etat = poste.depot.etat()
    assert (etat.vu, etat.refus) == (DejaVu(5, PUBLIE), None)
    assert etat.verifie_le == services.horloge.maintenant()
    assert a_mettre_en_avant(services) == manifeste()


def test_the_version_that_runs_is_nothing_new(services: Services, poste: PosteAJour) -> None:
    poste.publier(manifeste(installation=installation(version="9.0.0")))

    _verifier(services)

    assert manifeste_retenu(_ports(services), MAINTENANT) is not None
    assert version_proposee(_ports(services), MAINTENANT) is None
    assert a_mettre_en_avant(services) is None
    with pytest.raises(RefusMetier, match="maj_rien_a_installer"):
        exiger_proposee(_ports(services), MAINTENANT)


@pytest.mark.parametrize(
    ("mauvais", "code"),
    [
        (manifeste(serie=4), "maj_rejouee"),
        (manifeste(expire_le=PUBLIE + timedelta(hours=1)), "maj_perimee"),
        (manifeste(installation=installation(version="8.0.0")), "maj_plus_ancienne"),
        (manifeste(remplace_depuis=Version(9, 0, 5)), "maj_saut_trop_grand"),
        (manifeste(windows_minimum=99_999), "maj_windows_trop_ancien"),
        (manifeste(publie_le=MAINTENANT + timedelta(days=9)), "maj_du_futur"),
    ],
)
def test_what_is_refused_is_said_and_the_good_one_seen_before_stays(
    mauvais: Manifeste, code: str, services: Services, poste: PosteAJour
) -> None:
    poste.publier()
    _verifier(services)
    poste.publier(mauvais)

    with pytest.raises(RefusMetier, match=code):
        _verifier(services)

    etat = poste.depot.etat()
    assert etat.refus is not None
    assert etat.refus[0] == code
    assert etat.vu == DejaVu(5, PUBLIE)
    assert version_proposee(_ports(services), MAINTENANT) == manifeste()


@pytest.mark.parametrize(
    "publie",
    [
        signer(ecrire_manifeste(manifeste(serie=9))).replace(b"9.1.0", b"9.2.0"),
        signer(ecrire_manifeste(manifeste()))[:-40],
        b"x" * 100_000,
        b"",
    ],
)
def test_a_forged_a_cut_or_a_huge_manifest_leaves_nothing(publie: bytes, services: Services, poste: PosteAJour) -> None:
    poste.publie.mkdir(parents=True)
    (poste.publie / NOM_DU_MANIFESTE).write_bytes(publie)

    with pytest.raises(RefusMetier, match="maj_"):
        _verifier(services)

    assert poste.depot.etat().publie == b""
    assert a_mettre_en_avant(services) is None


def test_a_manifest_kept_here_and_changed_since_is_no_longer_believed(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    _verifier(services)

    poste.depot.modifier(lambda etat: replace(etat, publie=etat.publie.replace(b"9.1.0", b"9.2.0")))

    assert manifeste_retenu(_ports(services), MAINTENANT) is None


def test_one_that_expired_since_it_was_kept_is_no_longer_offered(
    services: Services, poste: PosteAJour, office: Bureau
) -> None:
    poste.publier()
    _verifier(services)

    office.horloge.avancer(timedelta(days=100))

    assert a_mettre_en_avant(services) is None


def test_it_is_looked_for_once_a_day(services: Services, poste: PosteAJour, office: Bureau) -> None:
    poste.publier()
    assert verification_due(services)

    assert _du_jour(services) == manifeste()

    assert not verification_due(services)
    publier(poste.publie, manifeste(serie=6, installation=installation(version="9.2.0")))
    assert _du_jour(services) == manifeste()
    office.horloge.avancer(timedelta(days=1))
    assert verification_due(services)


def test_without_a_network_nothing_is_said_and_it_waits_for_tomorrow(services: Services, poste: PosteAJour) -> None:
    assert _du_jour(services) is None

    assert not verification_due(services)
    assert poste.depot.etat().verifie_le is None
    with pytest.raises(SourceInjoignable):
        _verifier(services)


def test_a_refusal_of_the_day_is_kept_for_the_settings(services: Services, poste: PosteAJour) -> None:
    poste.publier(manifeste(windows_minimum=99_999))

    assert _du_jour(services) is None

    assert poste.depot.etat().refus == ("maj_windows_trop_ancien", {"version": "9.1.0"})


def test_it_is_not_looked_for_where_nobody_wants_it(services: Services, poste: PosteAJour, tmp_path: Path) -> None:
    regler_mises_a_jour(services.preferences, str(tmp_path), chaque_jour=False)
    assert not verification_due(services)
    regler_mises_a_jour(services.preferences, "", chaque_jour=True)
    assert not verification_due(services)
    assert not verification_due(replace(services, mises_a_jour=None))
    regler_mises_a_jour(services.preferences, str(tmp_path), chaque_jour=True)
    poste.politique = Politique(interdites=True)
    assert not verification_due(services)
    assert a_mettre_en_avant(services) is None


def test_the_version_somebody_came_back_from_is_not_put_forward(services: Services, poste: PosteAJour) -> None:
    poste.publier()
    _verifier(services)

    poste.depot.modifier(lambda etat: replace(etat, quittee=Version(9, 1, 0)))
    assert a_mettre_en_avant(services) is None
    assert version_proposee(_ports(services), MAINTENANT) == manifeste()

    suivante = manifeste(serie=6, installation=installation(version="9.2.0"))
    publier(poste.publie, suivante)
    assert _du_jour(services) == suivante
