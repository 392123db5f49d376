"""The large base is the same each time, and its figures are taken; the bars are for the bench command."""

from __future__ import annotations

from itertools import islice

from tests.bench import accueil, dossiers, listes, recherche
from tests.bench.base import Fabrique, base_du_banc

PETITE = 200


def test_two_persons_and_a_half_live_in_a_dossier() -> None:
    with base_du_banc(PETITE) as base, base.lecture() as lecture:
        recents = lecture.recents(limite=PETITE)
        personnes = sum(len(lecture.dossier(resultat.dossier_id).usagers) for resultat in recents)

    assert (len(recents), personnes) == (PETITE, PETITE * 5 // 2)


def test_the_persons_are_the_same_each_time() -> None:
    un, deux = Fabrique(graine=7), Fabrique(graine=7)

    assert [un.nom() for _ in range(50)] == [deux.nom() for _ in range(50)]


def test_a_search_is_typed_key_by_key() -> None:
    tapes = list(islice(recherche.saisies(1), 4))

    assert [len(texte) for texte in tapes] == [1, 2, 3, 4]
    assert tapes[3].startswith(tapes[0])


def test_takes_the_figures_of_the_lists() -> None:
    figures = listes.mesures(dossiers=PETITE)

    assert [m.name for m in figures if m.bar] == [
        "liste_ouverte_p95",
        "liste_autre_tri_p95",
        "liste_au_milieu_p95",
        "liste_a_la_fin_p95",
        "liste_filtre_tape_p95",
    ]
    assert all(m.value > 0 for m in figures)


def test_takes_the_figures_of_the_search() -> None:
    figures = recherche.mesures(dossiers=PETITE)

    assert [m.name for m in figures] == ["recherche_en_tapant_p95", "doublons_probables_p95"]
    assert all(m.value > 0 for m in figures)


def test_takes_the_figures_of_a_dossier() -> None:
    figures = dossiers.mesures(dossiers=PETITE)

    assert [m.name for m in figures] == ["dossier_ouvert_p95", "dossier_ouvert_base_10_fois_plus_grande"]
    assert all(m.value > 0 for m in figures)


def test_takes_the_figure_of_the_first_page() -> None:
    (figure,) = accueil.mesures(dossiers=PETITE)

    assert figure.name == "accueil_lu_p95"
    assert figure.value > 0
