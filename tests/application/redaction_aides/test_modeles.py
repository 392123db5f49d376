"""Sample aids: each reads, writes back, gives what its examples want; its figures are looked at before it applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_fichier, lire_texte
from ccas_desktop.application.redaction_aides.essais import essais_de
from ccas_desktop.application.redaction_aides.examen import examiner_projet
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur, preparer
from ccas_desktop.application.redaction_aides.modeles import (
    chiffres_de,
    chiffres_restants,
    creer_depuis_modele,
    table_du_modele,
)
from ccas_desktop.application.redaction_aides.projets import garder_projet, lire_projets
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.explication.avertissements import avertissements
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement
from tests.fakes.bureau import RESSOURCES, Bureau, bureau

DOSSIER = RESSOURCES / "reglements" / "modeles"
FICHIERS = sorted(DOSSIER.glob("*.toml"))
MODELES = ModelesDuDossier(DOSSIER)()
JOUR = date(2026, 11, 28)
VIDE = Reglement(FORMAT, "Règlement", "Commune", aides=())


@pytest.fixture
def ici(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _modele(code: str) -> Aide:
    return next(modele for modele in MODELES if modele.code == code)


def test_there_are_ten_of_them_in_order_and_each_has_its_own_name() -> None:
    assert len(MODELES) == len(FICHIERS) == 10
    assert len({modele.code for modele in MODELES}) == len(MODELES)
    assert [modele.code for modele in MODELES] == [fichier.stem for fichier in FICHIERS]


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_each_reads_and_writes_back_gives_what_is_wanted_and_warns_of_nothing(fichier: Path) -> None:
    reglement = lire_fichier(fichier)
    (aide,) = reglement.aides

    assert lire_texte(ecrire_texte(reglement)) == replace(reglement, format=FORMAT)
    assert len(aide.exemples) >= 3
    assert [essai.phrase for essai in essais_de(aide, reglement, AUCUN) if not essai.conforme] == []
    assert avertissements(reglement) == ()
    assert "à remplacer par ceux de votre délibération" in fichier.read_text("utf-8")


@pytest.mark.parametrize("modele", MODELES, ids=lambda modele: modele.code)
def test_a_draft_made_of_each_lacks_only_its_vote_and_its_examples_already_pass(modele: Aide) -> None:
    table = table_du_modele(modele)

    examen = examiner_projet(table, VIDE, AUCUN, tuple(e.chiffre for e in chiffres_de(table)), JOUR)

    assert examen.fautes == ()
    etapes = {remarque.chemin.rpartition(".")[2] for remarque in examen.manques}
    assert etapes <= {"deliberation", "numero", "date", "article", "effet", "exigee_par"}
    assert examen.manques
    assert len(examen.essais) == len(modele.exemples)
    assert all(essai.conforme for essai in examen.essais)
    assert len(examen.a_confirmer) == len(chiffres_de(table)) > 0


def test_every_figure_of_the_rules_is_found_with_its_place() -> None:
    ecrits = [(ecrit.chemin, ecrit.texte) for ecrit in chiffres_de(table_du_modele(_modele("aide_obseques")))]

    assert ecrits == [
        ("condition[2].jusqu_a.valeurs", "1000\u00a0; 1400\u00a0; 1700"),
        ("condition[2].jusqu_a.suite", "300"),
        ("montant.reste_a_charge", "1000"),
        ("plafonds.par_demande", "800"),
    ]
    assert chiffres_de({"condition": [{"depot": {"du": "09-01", "au": "12-31"}}]})[0].texte == "01/09"
    assert chiffres_de({"montant": {"pour_cents": ["12,5", "1/3"]}})[0].texte == "12,5\u00a0; 1/3"
    assert chiffres_de({"montant": {"est": True, "issue": "commission", "valeurs": ["a", 2]}})[0].chemin == (
        "montant.valeurs[2]"
    )


def test_a_figure_is_known_again_when_conditions_move_and_once_changed_is_one_no_more() -> None:
    table: Table = table_du_modele(_modele("transport_solidaire"))
    chiffres = tuple(ecrit.chiffre for ecrit in chiffres_de(table))
    conditions = table["condition"]
    assert isinstance(conditions, list)

    sans_la_premiere = {**table, "condition": conditions[1:]}
    assert next(c.chemin for c in chiffres_restants(sans_la_premiere, chiffres)) == "condition[1].jusqu_a"

    change = {**table, "condition": [conditions[0], {**conditions[1], "jusqu_a": "650"}, conditions[2]]}
    assert "condition[2].jusqu_a" not in [c.chemin for c in chiffres_restants(change, chiffres)]
    assert len(chiffres_restants(change, chiffres)) == len(chiffres) - 1
    assert chiffres_restants(table, ()) == ()


def _complete(ici: Bureau) -> Table:
    projet = creer_depuis_modele(ici.services, ici.auteur, _modele("bons_de_fin_d_annee"))
    table = _avec_les_articles(projet.aide)
    assert isinstance(table, dict)
    table["deliberation"] = {"numero": "2026-60", "date": "2026-12-10", "article": "9", "effet": "2027-01-01"}
    garder_projet(ici.services, ici.auteur, replace(projet, aide=table))
    return table


def _avec_les_articles(valeur: object) -> object:
    if isinstance(valeur, dict):
        return {cle: "9.1" if cle == "article" else _avec_les_articles(v) for cle, v in valeur.items()}
    return [_avec_les_articles(element) for element in valeur] if isinstance(valeur, list) else valeur


def test_it_does_not_come_into_force_before_its_figures_were_looked_at(ici: Bureau) -> None:
    _complete(ici)
    (projet,) = lire_projets(ici.services)

    for essayer in (
        lambda: preparer(ici.services, projet),
        lambda: mettre_en_vigueur(ici.services, ici.auteur, projet, accepte=True),
    ):
        with pytest.raises(RefusMetier) as refus:
            essayer()
        assert refus.value.code == "chiffres_du_modele"
        assert refus.value.champ == "condition[2].jusqu_a"
    assert lire_projets(ici.services) == (projet,)


def test_it_does_once_they_are_confirmed(ici: Bureau) -> None:
    _complete(ici)
    (projet,) = lire_projets(ici.services)

    confirme = garder_projet(ici.services, ici.auteur, replace(projet, chiffres=()))
    reglement = mettre_en_vigueur(ici.services, ici.auteur, confirme, accepte=True)

    assert reglement.aide("bons_de_fin_d_annee").exemples == _modele("bons_de_fin_d_annee").exemples
