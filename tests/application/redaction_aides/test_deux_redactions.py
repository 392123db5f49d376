"""One draft written in two places: the second is told, both are kept, nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.deux_redactions import (
    ECARTS_DITS,
    Gardee,
    ecarts,
    ecarts_des_projets,
    garder_redaction,
    phrase_de_l_autre,
    phrase_du_conflit,
)
from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur
from ccas_desktop.application.redaction_aides.mise_en_vigueur_commun import mettre_en_vigueur_commun
from ccas_desktop.application.redaction_aides.page import lire_page
from ccas_desktop.application.redaction_aides.projet import COMMUNS, Projet, table_de
from ccas_desktop.application.redaction_aides.projet_commun import abandonner_projet_commun, autre_commun, commun_ouvert
from ccas_desktop.application.redaction_aides.projets import PRINCIPAL, abandonner_projet, creer_projet, lire_projets
from ccas_desktop.application.redaction_aides.reprise_commune import reprendre_les_regles_communes
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.domain.errors import RefusMetier
from tests.domain.reglement.outils import charger, demonstration
from tests.fakes.bureau import Bureau, bureau

AUTRE = Auteur("Léa MARTIN")


@pytest.fixture
def ici(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _ouvrir(ici: Bureau, redaction: str) -> Projet:
    """Read the draft as a page does."""
    return replace(lire_projets(ici.services)[0], redaction=redaction)


def _taper(projet: Projet, libelle: str) -> Projet:
    return replace(projet, aide={**projet.aide, "libelle": libelle})


def _garder(ici: Bureau, projet: Projet, auteur: Auteur | None = None) -> Gardee:
    return garder_redaction(ici.services, auteur or ici.auteur, projet)


def test_the_second_to_write_is_told_and_both_are_kept(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, {"libelle": "Aide"})
    mien, sien = _ouvrir(ici, "page-1"), _ouvrir(ici, "page-2")
    assert _garder(ici, _taper(sien, "Aide au bois"), AUTRE).autre is None

    gardee = _garder(ici, _taper(mien, "Aide au gaz"))

    assert gardee.autre is not None
    assert (gardee.autre.libelle, gardee.autre.par) == ("Aide au bois", "Léa MARTIN")
    assert {(p.libelle, p.a_cote) for p in lire_projets(ici.services)} == {
        ("Aide au bois", False),
        ("Aide au gaz", True),
    }
    assert "Aide au gaz (autre version, de " + ici.auteur.nom + ")" in [
        ligne.libelle for ligne in lire_page(ici.services).lignes
    ]
    phrase = phrase_du_conflit(ici.services, gardee.autre).replace("\u00a0", " ")
    assert phrase.startswith("Léa MARTIN a changé ce projet le 23/11/2026 à ")
    assert phrase_du_conflit(ici.services, replace(gardee.autre, par="")).startswith("Quelqu’un a changé")


def test_what_is_typed_next_goes_on_in_the_version_kept_beside(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, {"libelle": "Aide"})
    mien, sien = _ouvrir(ici, "page-1"), _ouvrir(ici, "page-2")
    _garder(ici, _taper(sien, "Aide au bois"), AUTRE)
    premiere = _garder(ici, _taper(mien, "Aide au g"))
    # Asked for before the outcome of the first was known.
    _garder(ici, _taper(mien, "Aide au ga"))

    suite = _garder(ici, replace(_taper(premiere.projet, "Aide au gaz"), redaction="page-1"))

    assert suite.autre is None
    assert sorted(projet.libelle for projet in lire_projets(ici.services)) == ["Aide au bois", "Aide au gaz"]


def test_its_own_former_writes_are_no_conflict(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, {"libelle": "Aide"})
    projet = _ouvrir(ici, "page-1")

    for libelle in ("A", "Ab", "Abc"):
        assert _garder(ici, _taper(projet, libelle)).autre is None

    (garde,) = lire_projets(ici.services)
    assert (garde.libelle, garde.revision) == ("Abc", 4)


def test_the_same_words_typed_twice_are_no_conflict(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, {"libelle": "Aide"})
    mien, sien = _ouvrir(ici, "page-1"), _ouvrir(ici, "page-2")
    _garder(ici, _taper(sien, "Aide au bois"), AUTRE)

    assert _garder(ici, _taper(mien, "Aide au bois")).autre is None
    assert len(lire_projets(ici.services)) == 1


def test_a_draft_given_up_elsewhere_is_a_draft_again(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, {"libelle": "Aide"})
    projet = _ouvrir(ici, "page-1")
    abandonner_projet(ici.services, AUTRE, projet.cle)

    gardee = _garder(ici, _taper(projet, "Aide au gaz"))

    assert (gardee.disparu, gardee.autre) == (True, None)
    assert [p.libelle for p in lire_projets(ici.services)] == ["Aide au gaz"]


def test_what_another_wrote_since_is_not_brought_into_force(ici: Bureau) -> None:
    creer_projet(ici.services, ici.auteur, table_de(demonstration().aide("aide_energie")), origine="aide_energie")
    mien, sien = _ouvrir(ici, "page-1"), _ouvrir(ici, "page-2")
    _garder(ici, _taper(sien, "Aide au bois"), AUTRE)

    with pytest.raises(RefusMetier) as refus:
        mettre_en_vigueur(ici.services, ici.auteur, mien, accepte=True)

    assert refus.value.code == "projet_change_ailleurs"
    assert refus.value.faits["par"] == "Léa MARTIN"


def test_what_tells_them_apart_is_said_place_by_place() -> None:
    ici = {"voie": "conseil", "condition": [{"jusqu_a": "700", "est": True}], "montant": {"montants": ["1", "2"]}}
    la = {"voie": "commission", "condition": [{"jusqu_a": "750", "est": True}], "note": "À revoir", "montant": {}}

    assert [ecart.replace("\u00a0", " ") for ecart in ecarts(ici, la)] == [
        "Qui décide : « Le conseil d’administration » ici, « La commission permanente » dans l’autre",
        "Condition 1 › Jusqu’à : « 700 » ici, « 750 » dans l’autre",
        "Montant › Montants : « 1 ; 2 » ici, rien dans l’autre",
        "Note du CCAS : rien ici, « À revoir » dans l’autre",
    ]
    assert ecarts(ici, ici) == ()


@pytest.mark.parametrize(("de_plus", "fin"), [(0, ""), (1, "et 1 autre"), (2, "et 2 autres")])
def test_a_few_places_are_told_and_the_others_counted(de_plus: int, fin: str) -> None:
    la = {"piece": [{"libelle": f"Papier {rang}"} for rang in range(ECARTS_DITS + de_plus)]}

    dits = ecarts({}, la)

    assert len(dits) == ECARTS_DITS + bool(de_plus)
    assert (dits[-1] == fin) is bool(fin)


class TestCommun:
    """The draft of the indicators and the scales: the same mechanism as an aid's."""

    def ouvrir(self, ici: Bureau, redaction: str, cle: str = PRINCIPAL) -> Projet:
        """Read the draft as a page does, what is in force when there is none."""
        page = lire_page(ici.services)
        projet = commun_ouvert(page.reglement, page.communs, cle, ici.horloge.maintenant())
        assert projet is not None
        return replace(projet, redaction=redaction)

    def taper(self, projet: Projet, titre: str) -> Projet:
        return replace(projet, aide={**projet.aide, "titre": titre})

    def titres(self, ici: Bureau) -> set[tuple[object, bool]]:
        return {(projet.aide["titre"], projet.a_cote) for projet in lire_page(ici.services).communs}

    def test_two_who_start_from_what_is_in_force_are_both_kept(self, ici: Bureau) -> None:
        mien, sien = self.ouvrir(ici, "page-1"), self.ouvrir(ici, "page-2")
        assert _garder(ici, self.taper(sien, "Règlement de Léa"), AUTRE).autre is None

        gardee = _garder(ici, self.taper(mien, "Mon règlement"))

        assert gardee.autre is not None
        assert self.titres(ici) == {("Règlement de Léa", False), ("Mon règlement", True)}
        assert [ecart.replace("\u00a0", " ") for ecart in ecarts_des_projets(gardee.projet, gardee.autre)] == [
            "Titre du règlement : « Mon règlement » ici, « Règlement de Léa » dans l’autre"
        ]
        phrase = phrase_du_conflit(ici.services, gardee.autre)
        assert phrase.startswith("Léa MARTIN a changé ce projet")
        assert phrase.endswith("Les deux se retrouvent sur cette page.")
        plus_tard = phrase_de_l_autre(ici.services, gardee.autre).replace("\u00a0", " ")
        assert "l’autre est de Léa MARTIN, le 23/11/2026" in plus_tard
        # Of the aids, nothing is a draft.
        assert lire_projets(ici.services) == ()

    def test_what_is_typed_next_goes_on_beside(self, ici: Bureau) -> None:
        mien, sien = self.ouvrir(ici, "page-1"), self.ouvrir(ici, "page-2")
        _garder(ici, self.taper(sien, "Règlement de Léa"), AUTRE)
        premiere = _garder(ici, self.taper(mien, "Mon"))

        suite = _garder(ici, replace(self.taper(premiere.projet, "Mon règlement"), redaction="page-1"))

        assert suite.autre is None
        assert self.titres(ici) == {("Règlement de Léa", False), ("Mon règlement", True)}
        communs = lire_page(ici.services).communs
        cote = self.ouvrir(ici, "page-3", suite.projet.cle)
        assert cote.aide["titre"] == "Mon règlement"
        autres = [autre_commun(communs, cle) for cle in (PRINCIPAL, suite.projet.cle)]
        assert [autre.aide["titre"] for autre in autres if autre] == ["Mon règlement", "Règlement de Léa"]

    def test_each_is_given_up_alone(self, ici: Bureau) -> None:
        mien, sien = self.ouvrir(ici, "page-1"), self.ouvrir(ici, "page-2")
        _garder(ici, self.taper(sien, "Règlement de Léa"), AUTRE)
        cote = _garder(ici, self.taper(mien, "Mon règlement")).projet

        abandonner_projet_commun(ici.services, ici.auteur, cote.cle)

        page = lire_page(ici.services)
        assert self.titres(ici) == {("Règlement de Léa", False)}
        assert commun_ouvert(page.reglement, page.communs, cote.cle, ici.horloge.maintenant()) is None
        assert autre_commun(page.communs, PRINCIPAL) is None

    def test_what_another_wrote_since_is_not_brought_into_force(self, ici: Bureau) -> None:
        mien = self.ouvrir(ici, "page-1")
        _garder(ici, self.taper(self.ouvrir(ici, "page-2"), "Règlement de Léa"), AUTRE)

        with pytest.raises(RefusMetier) as refus:
            mettre_en_vigueur_commun(ici.services, ici.auteur, mien, accepte=True)

        assert (refus.value.code, refus.value.faits["par"]) == ("projet_change_ailleurs", "Léa MARTIN")

    def test_what_a_file_adds_while_one_types_is_kept_too(self, ici: Bureau) -> None:
        mien = self.ouvrir(ici, "page-1")
        reprendre_les_regles_communes(ici.services, AUTRE, charger("dates"))

        assert _garder(ici, self.taper(mien, "Mon règlement")).autre is not None
        assert len(lire_page(ici.services).communs) == 2

    def test_a_draft_kept_when_there_could_be_one_only_is_read(self, ici: Bureau) -> None:
        ancien = Brouillon(COMMUNS, {"table": '{"titre": "D’avant"}'}, ici.horloge.maintenant())
        with ici.services.base.ecriture(ici.auteur) as base:
            base.ecrire_brouillon(ancien)

        lu = self.ouvrir(ici, "page-1")
        assert (lu.aide, lu.revision) == ({"titre": "D’avant"}, 0)

        _garder(ici, self.taper(lu, "D’après"))
        assert self.titres(ici) == {("D’après", False)}
