"""What the line of the avis says: its figures, and whom the DGFIP named when that must be compared."""

from __future__ import annotations

from dataclasses import replace

from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.ligne_impot import LigneImpot
from ccas_desktop.application.messages.ligne_impot import (
    A_RETAPER,
    NON_REGLEE,
    chiffres_en_clair,
    mot_de_l_avis,
    phrase_de_l_avis,
)
from ccas_desktop.domain.certifie.impot import ReponseFiscale
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue
from tests.fakes.impot import certifiee, introuvable, panne

LIGNE = LigneImpot(
    EmpechementAppel.AUCUN, listee=True, reglee=True, piece="", annee=2025, en_instruction=True, retenus={}
)
RENDUE = PersonneRendue("MARTIN", "DURAND", "PAUL", "01/02/1980", None, None)


def _nommant(reponse: ReponseFiscale) -> ReponseFiscale:
    assert reponse.situation is not None
    return replace(reponse, situation=replace(reponse.situation, declarants=(RENDUE,)))


def test_another_identity_is_named_to_be_compared() -> None:
    phrase = phrase_de_l_avis(LIGNE, _nommant(certifiee(differente=True)))

    assert "MARTIN PAUL (nom d’usage DURAND), date de naissance 01/02/1980" in phrase


def test_the_person_typed_is_not_named_again() -> None:
    assert "MARTIN" not in phrase_de_l_avis(LIGNE, _nommant(certifiee()))


def test_a_number_unknown_to_the_dgfip_is_no_figure() -> None:
    assert mot_de_l_avis(LIGNE, introuvable()).texte == "Non trouvé par la DGFIP"


def test_without_an_access_the_paper_is_asked_for() -> None:
    ligne = replace(LIGNE, reglee=False)

    assert phrase_de_l_avis(ligne, None) == NON_REGLEE
    assert mot_de_l_avis(ligne, None).texte == "À saisir"


def test_what_found_no_network_waits_and_says_to_type_the_number_again() -> None:
    attend = replace(LIGNE, sans_reseau_le=panne().instant)

    for reponse in (panne(), None):
        assert mot_de_l_avis(attend, reponse).texte == "Attend le réseau"
        assert phrase_de_l_avis(attend, reponse).endswith(A_RETAPER)
    # The DGFIP answered since, the access was taken away, or the request is closed: nothing waits.
    for fini in (
        replace(attend, reglee=False),
        replace(attend, empechement=EmpechementAppel.DEMANDE_CLOSE, en_instruction=False),
    ):
        assert not fini.attend_le_reseau
        assert A_RETAPER not in phrase_de_l_avis(fini, None)


def test_a_single_figure_is_said_alone() -> None:
    assert chiffres_en_clair({"parts_fiscales": "2.5"}) == "parts\u00a0: 2,5"
