"""Two règlements compared as sentences: what is added, taken away and changed, with its article and its figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.redaction_aides.comparaison import (
    PartieChangee,
    Sort,
    comparer_reglements,
    phrases_changees,
)
from ccas_desktop.domain.reglement.fichier.ecriture import en_table
from ccas_desktop.domain.reglement.fichier.edition import avec_aide, sans_aide
from ccas_desktop.domain.reglement.fichier.lecture import lire_reglement
from ccas_desktop.domain.reglement.modele.model import Aide, QuiRegit, Reglement
from tests.domain.reglement.outils import DONNEES, charger, demonstration

DEMONSTRATION = demonstration()
ENERGIE = DEMONSTRATION.aide("aide_energie")
REELS = sorted(chemin.stem for chemin in DONNEES.glob("r*.toml") if chemin.stem != "r08_avec_trous")


def _dites(parties: tuple[PartieChangee, ...]) -> list[str]:
    return [phrase.replace("\u00a0", " ") for partie in parties for phrase in partie.phrases]


def _changer(aide: Aide) -> list[str]:
    (partie,) = comparer_reglements(DEMONSTRATION, avec_aide(DEMONSTRATION, aide))
    assert (partie.titre, partie.sort) == (f"{aide.libelle}, à partir du 01/01/2025", Sort.CHANGEE)
    return _dites((partie,))


def test_a_condition_added_or_taken_away_is_said_with_its_article() -> None:
    sans = replace(ENERGIE, conditions=())
    phrase = "Condition, article 4.1 : Habite la commune : oui ; sinon, pas d’aide."

    assert _changer(sans) == [f"Retiré : {phrase}"]
    (partie,) = comparer_reglements(avec_aide(DEMONSTRATION, sans), DEMONSTRATION)
    assert _dites((partie,)) == [f"Ajouté : {phrase}"]


def test_a_condition_inserted_shifts_nothing() -> None:
    (autre,) = ENERGIE.conditions
    permis = DEMONSTRATION.aide("bourse_permis")
    premiere, *suivantes = permis.conditions
    inseree = replace(permis, conditions=(premiere, autre, *suivantes))

    assert [phrase.split("\u00a0:")[0] for phrase in phrases_changees(permis, inseree)] == ["Ajouté"]
    assert [phrase.split("\u00a0:")[0] for phrase in phrases_changees(inseree, permis)] == ["Retiré"]


def test_a_figure_an_article_and_a_sentence_that_change_are_each_said() -> None:
    (condition,) = ENERGIE.conditions
    assert _changer(replace(ENERGIE, conditions=(replace(condition, article="4.9"),))) == [
        "Condition : l’article 4.1 devient l’article 4.9"
    ]
    (phrase,) = _changer(replace(ENERGIE, conditions=(replace(condition, texte="Autre phrase."),)))
    assert phrase.startswith("Condition, article 4.1, phrase du règlement : « L’aide à l’énergie est réservée")
    assert phrase.endswith("devient « Autre phrase. »")
    (limite,) = _changer(replace(ENERGIE, plafonds=replace(ENERGIE.plafonds, par_an=Decimal(450))))
    assert limite == (
        "Limite, article 4.4 : « Jamais plus de 400,00 € par an pour cette aide, ce qui a déjà été versé déduit » "
        "devient « Jamais plus de 450,00 € par an pour cette aide, ce qui a déjà été versé déduit »"
    )


def test_a_name_that_changes_is_the_same_aid() -> None:
    (partie,) = comparer_reglements(
        DEMONSTRATION, avec_aide(DEMONSTRATION, replace(ENERGIE, libelle="Aide au chauffage"))
    )

    assert partie.titre == "Aide au chauffage, à partir du 01/01/2025"
    assert _dites((partie,)) == ["Nom : « Aide à l’énergie » devient « Aide au chauffage »"]


def test_what_the_sentence_does_not_say_is_told_to_change() -> None:
    (donnee, *autres) = ENERGIE.donnees
    donnees = (replace(donnee, blocs=("allocataires",)), *autres)

    (phrase,) = _changer(replace(ENERGIE, donnees=donnees))

    assert phrase.startswith("Donnée demandée : le détail de « Quotient familial — Compter les personnes")


def test_an_aid_a_version_and_the_day_that_governs_are_parts() -> None:
    vote = replace(ENERGIE.deliberation, effet=date(2027, 1, 1), fin=date(2027, 12, 31))
    apres = replace(avec_aide(DEMONSTRATION, replace(ENERGIE, deliberation=vote)), qui_regit=QuiRegit.DEPOT)

    reglement, version = comparer_reglements(DEMONSTRATION, apres)

    assert _dites((reglement,)) == [
        "Jour qui choisit la version : « le jour de la décision » devient « le jour du dépôt »"
    ]
    assert (version.titre, version.sort) == ("Aide à l’énergie, à partir du 01/01/2027", Sort.VERSION)
    assert _dites((version,)) == [
        "Délibération, article 4 : « délibération n° 2024-31 du 12/12/2024 » devient « délibération n° 2024-31 du "
        "12/12/2024, jusqu’au 31/12/2027 »"
    ]
    (nouvelle,) = comparer_reglements(sans_aide(DEMONSTRATION, "aide_energie"), DEMONSTRATION)
    assert nouvelle.sort is Sort.AJOUTEE
    (retiree,) = comparer_reglements(DEMONSTRATION, sans_aide(DEMONSTRATION, "aide_energie"))
    assert retiree.sort is Sort.RETIREE
    assert "Papier : Facture d’énergie de moins de six mois" in " ".join(_dites((retiree,)))


def test_two_aids_of_one_name_are_told_apart() -> None:
    jumelle = replace(ENERGIE, code="autre_energie")

    (partie,) = comparer_reglements(DEMONSTRATION, avec_aide(DEMONSTRATION, jumelle))

    assert partie.titre == "Aide à l’énergie (autre_energie), à partir du 01/01/2025"


def test_indicators_and_scales_are_said_as_they_are_computed() -> None:
    definitions = DEMONSTRATION.definitions
    sans = replace(DEMONSTRATION, definitions=definitions[1:], baremes=())

    parties = comparer_reglements(sans, DEMONSTRATION)

    assert [(partie.titre.replace("\u00a0", " "), partie.sort) for partie in parties] == [
        ("Indicateur « Reste à vivre du règlement »", Sort.AJOUTEE),
        ("Barème « Plafond de ressources de l’aide aux loisirs »", Sort.AJOUTEE),
    ]
    assert "à partir du 01/09/2025 : 1 100,00 €" in _dites(parties)[1].replace("\u202f", " ")
    (bareme,) = DEMONSTRATION.baremes
    revise = replace(DEMONSTRATION, baremes=(replace(bareme, revisions=((9, 1),)),))
    assert _dites(comparer_reglements(DEMONSTRATION, revise)) == [
        "Ajouté : Nouvelle valeur attendue : chaque année, le 01/09"
    ]


@pytest.mark.parametrize("nom", REELS)
def test_a_real_rule_compared_with_itself_changes_nothing(nom: str) -> None:
    assert comparer_reglements(charger(nom), charger(nom)) == ()


_CHANGEMENTS: tuple[Callable[[dict[str, object]], object], ...] = (
    lambda table: table["aide"][0].update(description="Autre"),  # type: ignore[index]
    lambda table: table["aide"][0].update(voie="conseil"),  # type: ignore[index]
    lambda table: table["aide"][0]["deliberation"].update(numero="9"),  # type: ignore[index]
    lambda table: table["aide"][0]["piece"].pop(),  # type: ignore[index]
    lambda table: table["aide"][0]["montant"].update(article="9"),  # type: ignore[index]
    lambda table: table["aide"][0]["montant"]["tranches"][0].update(maximum=9),  # type: ignore[index]
    lambda table: table["aide"][0].update(pret={"article": "9", "texte": "Prêt.", "mensualites": 3}),  # type: ignore[index]
    lambda table: table["aide"][0].update(  # type: ignore[index]
        exemple=[{"nom": "Un", "faits": {"nombre_personnes": 1}, "issue": "eligible", "montant": 5}]
    ),
    lambda table: table.update(titre="Autre"),
    lambda table: table["indicateur"][1].update(question="Autre question."),  # type: ignore[index]
    lambda table: table["bareme"][0]["valeur"][0].update(a_verifier=True),  # type: ignore[index]
)


@pytest.mark.parametrize("changer", _CHANGEMENTS, ids=range(len(_CHANGEMENTS)))
def test_whatever_changes_in_the_file_is_told_without_the_words_of_the_file(
    changer: Callable[[dict[str, object]], object],
) -> None:
    table = en_table(DEMONSTRATION)
    changer(table)
    apres: Reglement = lire_reglement(table)

    assert en_table(apres) != en_table(DEMONSTRATION)
    dites = _dites(comparer_reglements(DEMONSTRATION, apres))
    assert dites
    assert not any(re.search(r"[a-z]_[a-z]", phrase) for phrase in dites)


def test_what_is_quoted_inside_a_quotation_takes_the_other_marks() -> None:
    (phrase,) = _changer(replace(ENERGIE, description="Une part de «\u00a0la facture\u00a0»."))

    assert phrase.endswith("devient « Une part de “la facture” »")
