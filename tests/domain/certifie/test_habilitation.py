"""Minimisation: aid ∩ délibération ∩ scopes."""

from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.certifie.habilitation import (
    SCOPES,
    BesoinDonnee,
    RaisonAppel,
    blocs_permis,
    blocs_voulus,
    raison,
    sources_permises,
)

QF = BesoinDonnee(Source.QUOTIENT_FAMILIAL, ("quotient_familial", "enfants"))
C2S = BesoinDonnee(Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE)


def test_a_source_needs_the_aid_and_the_token() -> None:
    assert sources_permises([QF, C2S], frozenset({"cnaf_quotient_familial"})) == {Source.QUOTIENT_FAMILIAL}
    assert sources_permises([C2S], frozenset({"cnaf_quotient_familial"})) == frozenset()


def test_only_wanted_blocks_open_to_the_token_are_read() -> None:
    scopes = frozenset({"cnaf_enfants", "cnaf_adresse"})
    assert blocs_permis(QF, scopes) == ("enfants",)


def test_says_why_a_source_may_not_be_asked() -> None:
    scopes = frozenset({"cnaf_quotient_familial"})
    assert raison([QF], Source.QUOTIENT_FAMILIAL, scopes) is RaisonAppel.PERMIS
    assert raison([QF], Source.PRIME_ACTIVITE, scopes) is RaisonAppel.HORS_DELIBERATION
    assert raison([C2S], Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE, scopes) is RaisonAppel.HORS_HABILITATION


def test_every_source_has_its_scopes() -> None:
    assert set(SCOPES) == set(Source)


def test_keeps_the_listed_blocks_and_the_date_of_a_right() -> None:
    rsa = BesoinDonnee(Source.REVENU_SOLIDARITE_ACTIVE, ("est_beneficiaire",))
    assert blocs_voulus([QF, rsa], Source.QUOTIENT_FAMILIAL) == ("quotient_familial", "enfants")
    assert blocs_voulus([QF, rsa], Source.REVENU_SOLIDARITE_ACTIVE) == ("est_beneficiaire", "date_debut_droit")
    assert blocs_voulus([C2S], Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE) == ()
    assert blocs_voulus([], Source.PRIME_ACTIVITE) == ()
