"""Every form is described whole, and every key that the language reads can be typed somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ccas_desktop.application.redaction_aides.choix_definitions import CALCULS, CLES_DES_CALCULS
from ccas_desktop.application.redaction_aides.essais import exemple_chiffre
from ccas_desktop.application.redaction_aides.formes import (
    Borne,
    Cas,
    Element,
    Entree,
    Forme,
    Groupe,
    Liste,
    Selon,
    Table,
    Variantes,
)
from ccas_desktop.application.redaction_aides.formes_aide import sections
from ccas_desktop.application.redaction_aides.formes_commun import sections_communes
from ccas_desktop.application.redaction_aides.formes_conditions import FormesConditions
from ccas_desktop.application.redaction_aides.formes_definitions import FormesDefinitions, resume_de_la_definition
from ccas_desktop.application.redaction_aides.projet import table_de
from ccas_desktop.application.redaction_aides.projet_commun import table_commune
from ccas_desktop.domain.reglement.fichier.lecture_definitions import CALCULS as CALCULS_LUS
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from tests.domain.reglement.outils import charger, demonstration

ICI = demonstration()
TABLE = table_commune(ICI)
# Keys that another value of the same form decides, such as the unit of what is typed.
_PROFONDEUR = 7


def cles(forme: Forme, profondeur: int = _PROFONDEUR) -> Iterator[str]:
    """Yield every key that a form may write, each of its ways opened, groups within groups a few times."""
    if not profondeur:
        return
    for element in forme:
        yield from _cles(element, profondeur)


def _cles(element: Element, profondeur: int) -> Iterator[str]:
    match element:
        case Entree():
            yield element.cle
        case Groupe() | Liste() | Borne():
            yield element.cle
            yield from cles(element.forme(), profondeur - 1)
        case Variantes():
            for cas in element.cas:
                yield from cas.cles
                yield from cles(cas.forme(), profondeur - 1)
        case Selon():
            for valeur in _VALEURS.get(element.cle, ()):
                yield from cles(element.forme(valeur), profondeur - 1)


_VALEURS: dict[str, tuple[object, ...]] = {
    "calcul": tuple(code for code, _ in CALCULS),
    "de": ("quotient_familial", "parts_fiscales", ""),
    "unite": ("texte", "euro"),
    "source": ("quotient_familial", "revenu_solidarite_active", "inconnue"),
    "indicateur": ("debut_du_contrat", "quotient_familial", "couple", "statut_logement", "nature_depense", "inconnu"),
    "sinon": ("derogation_possible", "commission"),
}


def test_every_kind_of_calculation_is_offered() -> None:
    assert {code for code, _ in CALCULS} == set(CALCULS_LUS)


def test_every_key_of_an_indicator_is_typed_and_dropped_with_its_kind() -> None:
    formes = FormesDefinitions(TABLE, ICI, AUCUN)
    voulues = {cle for code, _ in CALCULS for cle in cles(formes.calcul(code), 1)}

    assert set(CLES_DES_CALCULS) <= {*cles(formes.definition())}
    assert voulues <= {*CLES_DES_CALCULS, "pour_cent"}


@pytest.mark.parametrize("section", ["reglement", "indicateurs", "baremes"])
def test_each_common_section_is_described(section: str) -> None:
    ecrites = {c for s in sections_communes(TABLE, ICI, AUCUN) if s.code == section for c in cles(s.forme(TABLE))}

    attendues = {
        "reglement": {"titre", "commune", "date_qui_regit"},
        "indicateurs": {"indicateur", *CLES_DES_CALCULS, "seulement", "sauf", "aucune", "quotes_parts", "part", "lien"},
        "baremes": {"bareme", "unite", "revisions", "valeur", "effet", "par_taille", "suite", "source", "a_verifier"},
    }
    assert attendues[section] <= ecrites


def test_every_part_of_an_aid_is_described() -> None:
    table: dict[str, Any] = table_de(ICI.aides[0])
    ecrites = {cle for s in sections(ICI.vocabulaire, AUCUN) for cle in cles(s.forme(table))}

    assert {"tranches", "plus_de", "a_partir_de", "colonnes", "premier", "etape", "pret", "depot", "sauf"} <= ecrites


def test_a_closed_element_says_what_it_is() -> None:
    table: dict[str, Any] = table_de(ICI.aide("aide_loisirs"))
    listes = {
        element.cle: element
        for section in sections(ICI.vocabulaire, AUCUN)
        for element in section.forme(table)
        if isinstance(element, Liste)
    }
    groupe = {"au_moins_une": [{"indicateur": "couple", "est": True}]}
    variantes = next(e for e in listes["condition"].forme() if isinstance(e, Variantes))
    cas = next(cas for cas in variantes.cas if cas.code == "au_moins_une")
    (dans_le_groupe,) = cas.forme()
    assert isinstance(dans_le_groupe, Liste)

    assert listes["donnee"].resume({"source": "quotient_familial"}) == "Quotient familial"
    assert listes["condition"].resume({"article": "1", "texte": "Phrase."}) == "Article 1 — Phrase."
    assert [dans_le_groupe.resume(t) for t in ({"question": "Q ?"}, {"indicateur": "couple"}, groupe, {})] == [
        "Q ?",
        "Vit en couple",
        "l’une au moins",
        "",
    ]


def test_a_way_of_writing_starts_with_a_copy_of_its_own() -> None:
    cas = Cas("liste", "Une liste", {"valeur": [{"a": 1}]})
    une: dict[str, object] = {}
    Variantes("V", (cas,)).prendre(une, cas)
    une["valeur"][0]["a"] = 2  # type: ignore[index]

    assert cas.cles == {"valeur": [{"a": 1}]}


def test_a_date_is_compared_typed_in_an_example_and_worked_out() -> None:
    reglement = charger("dates")
    (aide,) = reglement.aides
    decrites = sections(reglement.vocabulaire, AUCUN)
    conditions, exemples = (s.forme(table_de(aide)) for s in decrites if s.code in ("conditions", "exemples"))

    assert {"avant", "apres", "jusqu_a", "a_partir_de"} <= {*cles(conditions)}
    assert "debut_du_contrat" in {*cles(exemples)}
    condition, duree, *_, resultat = exemple_chiffre(aide, reglement, AUCUN, ())
    assert condition.endswith("15/01/2025 → condition remplie")
    assert duree.endswith("du 15/01/2025 au 01/01/2025 = 0\u00a0mois")
    assert resultat == "Aide accordée, 100,00\u00a0€"


def test_a_closed_indicator_says_its_name_and_its_kind() -> None:
    assert resume_de_la_definition({"libelle": "Parts", "calcul": "parts"}) == "Parts — Les parts d’un tableau du CCAS"
    assert resume_de_la_definition({"libelle": "Parts"}) == "Parts"
    baremes = sections_communes(TABLE, ICI, AUCUN)[2].forme(TABLE)[0]
    assert isinstance(baremes, Liste)
    assert baremes.resume({"libelle": "Plafond"}) == "Plafond"
    valeurs = baremes.forme()[-1]
    assert isinstance(valeurs, Liste)
    assert valeurs.resume({"effet": "2026-01-01", "source": "article 3"}) == "2026-01-01 — article 3"


def test_a_way_that_is_left_takes_all_that_was_typed_in_it_along() -> None:
    forme = FormesConditions(ICI.vocabulaire, AUCUN).condition()
    (verifie,) = (element for element in forme if isinstance(element, Variantes))
    cas = {possible.code: possible for possible in verifie.cas}
    table: Table = {
        "article": "1",
        "texte": "Une phrase.",
        "sinon": "commission",
        "indicateur": "ressources_mensuelles",
        "jusqu_a": "700",
        "source": "certifie",
    }

    verifie.prendre(table, cas["question"])
    assert table == {"article": "1", "texte": "Une phrase.", "sinon": "commission", "question": "", "est": True}

    table["code"] = "atelier"
    verifie.prendre(table, cas["indicateur"])
    assert set(table) == {"article", "texte", "sinon", "indicateur"}
