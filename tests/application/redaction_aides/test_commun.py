"""What is common to all the aids, under writing: read whole, said in words, worked out, brought into force."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ccas_desktop.application.redaction_aides.changements import IDENTIQUES
from ccas_desktop.application.redaction_aides.examen_commun import RIEN, ExamenCommun, examiner_commun
from ccas_desktop.application.redaction_aides.exemple_indicateurs import exemples_des_indicateurs
from ccas_desktop.application.redaction_aides.formes import Genre, Table
from ccas_desktop.application.redaction_aides.formes_commun import sections_communes
from ccas_desktop.application.redaction_aides.mise_en_vigueur import reglement_de_travail
from ccas_desktop.application.redaction_aides.mise_en_vigueur_commun import (
    consequences_communes,
    mettre_en_vigueur_commun,
    preparer_commun,
)
from ccas_desktop.application.redaction_aides.mots_communs import section_commune_de
from ccas_desktop.application.redaction_aides.page import lire_page, tables_du_fichier
from ccas_desktop.application.redaction_aides.page_baremes import lire_baremes
from ccas_desktop.application.redaction_aides.projet import COMMUNS, Projet
from ccas_desktop.application.redaction_aides.projet_commun import (
    abandonner_projet_commun,
    garder_projet_commun,
    lire_projet_commun,
    table_commune,
)
from ccas_desktop.application.redaction_aides.reprise_commune import reprendre_les_regles_communes
from ccas_desktop.application.redaction_aides.valeurs import ecrire, lire
from ccas_desktop.application.redaction_aides.vocabulaire_en_cours import faits_en_cours
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.fichier.edition import lire_commun
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.baremes import AUCUN
from ccas_desktop.domain.reglement.modele.exemples import Exemple, LigneExemple, PersonneExemple
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Reglement
from tests.domain.reglement.outils import DONNEES, charger, demonstration
from tests.fakes.bureau import Bureau

REGLES = sorted(f.name.removesuffix(".toml") for f in DONNEES.glob("r*.toml") if "trous" not in f.name)
INDICATEUR = {
    "libelle": "Reste à vivre local",
    "article": "2.1",
    "texte": "Les ressources moins les charges, par personne.",
    "calcul": "budget",
    "ressources": {"sauf": ["aide_logement"]},
    "charges": {"forfaits": [{"libelle": "Forfait", "montant": "140"}]},
    "par": ["nombre_personnes"],
}
_SAISIE = {"article": "3", "texte": "Ce que l’agent saisit.", "calcul": "saisie", "question": "Saisir."}
BAREME = {
    "libelle": "Plafond du CCAS",
    "unite": "euro_par_mois",
    "revisions": ["01-01"],
    "valeur": [{"effet": "2026-01-01", "par_taille": ["900", "1050"], "suite": "200", "source": "article 3"}],
}


def _vide() -> Reglement:
    return Reglement(FORMAT, "Règlement", "Commune", aides=())


def _examiner(reglement: Reglement | None = None, **parties: Any) -> ExamenCommun:
    lu = reglement or _vide()
    return examiner_commun({**table_commune(lu), **parties}, lu, AUCUN)


def _lisible(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("nom", [*REGLES, "periodes", "dates"])
def test_what_is_in_force_is_read_whole_and_its_forms_are_drawn(nom: str) -> None:
    lu = charger(nom)
    table = table_commune(lu)

    examen = examiner_commun(table, lu, AUCUN)

    if not (lu.aides or lu.definitions):
        return
    assert examen.lu.remarques == ()
    assert examen.reglement == replace(lu, format=FORMAT)
    assert examen.lu.changements == (IDENTIQUES,)
    assert all(section.forme(table) for section in sections_communes(table, lu, AUCUN))


def test_what_the_common_rules_change_is_said_in_sentences() -> None:
    lu = charger("dates")
    table = table_commune(lu)
    examen = examiner_commun(
        {**table, "titre": "Autre", "indicateur": [*table["indicateur"], INDICATEUR], "bareme": [BAREME]},  # type: ignore[misc]
        lu,
        AUCUN,
    )

    titre, indicateur, valeur, attendue = map(_lisible, examen.lu.changements)

    assert titre == f"Le règlement — Titre : « {lu.titre} » devient « Autre »"
    assert indicateur.startswith("Indicateur « Reste à vivre local », ajouté — Calcul, article 2.1 : Reste à vivre")
    assert (valeur, attendue) == (
        "Barème « Plafond du CCAS », ajouté — Valeur : à partir du 01/01/2026 : 900,00 € ; 1 050,00 €, plus 200,00 € "
        "au-delà (article 3)",
        "Barème « Plafond du CCAS », ajouté — Nouvelle valeur attendue : chaque année, le 01/01",
    )


def test_an_indicator_is_named_said_and_worked_out() -> None:
    examen = _examiner(indicateur=[INDICATEUR])

    assert examen.reglement is not None
    assert examen.reglement.definitions[0].indicateur.code == "reste_a_vivre_local"
    assert [_lisible(f) for f in examen.lu.formules] == [
        "Reste à vivre local = (ressources [toutes sauf Aide au logement (APL, AL)] − charges [toutes ; plus forfait "
        "de 140,00 €], du mois en cours) ÷ personnes au foyer"
    ]
    foyer, ligne = examen.lu.exemple
    assert "aide au logement 250 €" in _lisible(foyer)
    assert _lisible(ligne) == (
        "Reste à vivre local : ((1 100,00 + 300,00) − (520,00 + 60,00 + 45,00 + 140,00)) ÷ 3 = 211,67 €"
    )


@pytest.mark.parametrize(
    ("nom", "ligne"),
    [
        ("r09_plaine_d_argenson", "Parts du foyer : 2 + 0,5 + 0,5 = 3"),
        ("r17_alfortville", "Enfants de 16 ans au plus : 1"),
        ("r22_fsl_cotes_d_armor", "Taux d’effort : [520,00 − 250,00, zéro au moins] × 100 ÷ 1 400,00 = 19,29 %"),
        ("r24_caf_06", "Quotient familial, tolérance déduite : 520,00 − 15,00 = 505 €"),
        ("periodes", "Quotient familial de janvier : 520 €"),
        ("dates", "Début du contrat : 01/09/2025"),
        ("dates", "Ancienneté du contrat : du 01/09/2025 au 15/06/2026 = 9 mois"),
        ("periodes", "Revenu fiscal par part de l’année N-2 : 14 400,00 ÷ 2 = 7 200 €"),
    ],
)
def test_each_kind_of_indicator_is_worked_out_on_the_same_foyer(nom: str, ligne: str) -> None:
    lu = charger(nom)

    assert ligne in [_lisible(phrase) for phrase in exemples_des_indicateurs(lu, AUCUN)]


def test_what_the_example_does_not_know_is_said() -> None:
    rien = {**INDICATEUR, "calcul": "somme", "plus": ["nombre_aides_annee"]}
    rien = {cle: valeur for cle, valeur in rien.items() if cle not in ("ressources", "charges")}
    saisies = [
        {**_SAISIE, "libelle": "Oui ou non", "unite": "oui_non"},
        {**_SAISIE, "libelle": "Sport", "unite": "texte", "choix": ["judo", "danse"]},
        {**_SAISIE, "libelle": "Texte", "unite": "texte"},
    ]

    _, somme, *saisis = _examiner(indicateur=[rien, *saisies]).lu.exemple

    assert _lisible(somme).endswith("pas calculable ici, il manque Fois où cette aide a été accordée cette année")
    assert [_lisible(saisi) for saisi in saisis] == ["Oui ou non : oui", "Sport : judo", "Texte : exemple"]


def test_a_scale_is_said_with_its_source() -> None:
    examen = _examiner(bareme=[BAREME])

    assert examen.reglement is not None
    assert _lisible(examen.lu.phrases[1]) == (
        "Plafond du CCAS : 900,00 € / 1 050,00 €, puis 200,00 € par personne, depuis le 01/01/2026 (article 3)."
    )


def test_a_scale_with_a_fault_is_not_said_and_a_name_is_wanted() -> None:
    examen = _examiner(bareme=[{**BAREME, "valeur": []}, {"valeur": [{}]}], indicateur=[{}])

    assert [_lisible(phrase) for phrase in examen.lu.phrases] == [
        "Le jour de la décision choisit la version des règles et des barèmes."
    ]
    assert {"bareme[1].valeur", "bareme[2].libelle", "indicateur[1].libelle"} <= {r.chemin for r in examen.lu.manques}
    assert set(faits_en_cours({"indicateur": [{}]})) == set(PAR_CODE)


def test_a_period_that_the_example_cannot_compute_stays_unknown() -> None:
    datee = {**INDICATEUR, "calcul": "donnee_datee", "de": "quotient_familial", "mois_avant": 1}
    datee = {cle: valeur for cle, valeur in datee.items() if cle not in ("ressources", "charges")}
    examen = _examiner(indicateur=[{**datee, "par": ["nombre_aides_annee"]}])

    assert "pas calculable ici" in examen.lu.exemple[1]


def test_the_day_that_governs_is_said() -> None:
    assert "Le jour de la décision" in _examiner(demonstration()).lu.phrases[0]
    assert "Le jour du dépôt" in _examiner(demonstration(), date_qui_regit="depot").lu.phrases[0]


def test_nothing_written_says_what_to_write() -> None:
    (remarque,) = _examiner().lu.remarques

    assert (remarque.phrase, remarque.manque) == (RIEN, True)


def test_a_fault_is_said_at_its_field_in_the_words_of_the_form() -> None:
    mauvais = {**INDICATEUR, "par": ["personnes"], "ressources": {"seulement": []}}
    examen = _examiner(indicateur=[mauvais])

    assert examen.reglement is None
    lieux = {r.chemin: (r.lieu, r.manque) for r in examen.lu.remarques}
    assert lieux["indicateur[1].par[1]"] == ("Indicateur 1 › Divisé par 1", False)
    assert lieux["indicateur[1].ressources.seulement"] == (
        "Indicateur 1 › Ressources comptées › Natures comptées",
        True,
    )
    assert examen.lu.formules == ()
    assert examen.lu.exemple == ()


def test_an_indicator_that_aids_read_is_not_taken_away() -> None:
    reglement = demonstration()
    examen = _examiner(reglement, indicateur=[])

    dits = {remarque.lieu.split(" › ")[0] for remarque in examen.lu.fautes}
    assert examen.reglement is None
    assert dits <= {aide.libelle for aide in reglement.aides}
    assert dits


def test_the_examples_of_the_aids_are_tried_under_the_new_rules() -> None:
    lu = charger("r15_bordeaux")
    foyer = (PersonneExemple(Lien.DEMANDEUR, 40),)
    exemple = Exemple("Une personne", (), Issue.ELIGIBLE, Decimal(50), personnes=foyer)
    exemple = replace(exemple, ressources=(LigneExemple("salaire", Decimal(1000)), LigneExemple("rsa", Decimal(100))))
    lu = replace(lu, aides=(replace(lu.aides[0], exemples=(exemple,)),))
    table = table_commune(lu)
    (avec_le_rsa,) = examiner_commun(table, lu, AUCUN).lu.essais
    table["indicateur"][0]["ressources"]["sauf"].append("rsa")  # type: ignore[index]

    (sans,) = examiner_commun(table, lu, AUCUN).lu.essais

    assert _lisible(avec_le_rsa.phrase) == "Différent : Aide accordée, 50,00 € attendu, Pas d’aide obtenu"
    assert (sans.nom, sans.conforme) == ("Aide de première nécessité, Une personne", True)


@pytest.mark.parametrize(
    ("chemin", "section"),
    [
        ("titre", "reglement"),
        ("indicateur[2].par", "indicateurs"),
        ("bareme[1]", "baremes"),
        ("aide[1]", "indicateurs"),
    ],
)
def test_each_place_has_its_section(chemin: str, section: str) -> None:
    assert section_commune_de(chemin) == section


@pytest.mark.parametrize(
    ("genre", "tape", "valeur", "montre"),
    [
        (Genre.ENTIERS, "1 ; 2", [1, 2], "1\u00a0; 2"),
        (Genre.ENTIERS, "deux", ["deux"], "deux"),
        (Genre.CHOIX_NOMBRE, "9", 9, "9"),
        (Genre.CHOIX_NOMBRE, "", "", ""),
        (Genre.JOURS_DU_MOIS, "01/01 ; 1/7 ; hier", ["01-01", "07-01", "hier"], "01/01\u00a0; 01/07\u00a0; hier"),
    ],
)
def test_what_is_typed_is_what_is_shown(genre: Genre, tape: str, valeur: object, montre: str) -> None:
    assert lire(genre, tape) == valeur
    assert ecrire(genre, valeur) == montre


def _change(**parties: Any) -> tuple[Reglement, Reglement]:
    avant = demonstration()
    apres, fautes = lire_commun({**table_commune(avant), **parties}, avant)
    assert not fautes
    return avant, apres


def test_what_aids_in_force_compute_otherwise_is_asked_first() -> None:
    avant = demonstration()
    table: Table = table_commune(avant)
    indicateurs: Any = table["indicateur"]
    lues = {lu.code for aide in avant.aides for lu in aide.indicateurs}
    rang = next(i for i, lu in enumerate(indicateurs) if lu["code"] in lues)
    indicateurs[rang]["texte"] = "Une autre phrase."
    apres, _ = lire_commun(table, avant)

    (question,) = consequences_communes(avant, apres).questions

    assert "Pour ne changer que l’avenir" in question
    assert avant.definitions[rang].indicateur.libelle in question


def test_the_day_that_governs_and_past_values_are_asked_first() -> None:
    avant, apres = _change(date_qui_regit="depot", bareme=[])

    jour, *baremes = consequences_communes(avant, apres).questions

    assert "Le jour qui choisit la version change" in jour
    assert bool(baremes) is bool(avant.baremes)


def test_a_new_indicator_asks_nothing() -> None:
    avant = demonstration()
    table = table_commune(avant)
    apres, fautes = lire_commun({**table, "indicateur": [*table["indicateur"], {**INDICATEUR, "code": "neuf"}]}, avant)  # type: ignore[misc]

    assert not fautes
    assert consequences_communes(avant, apres).questions == ()


def test_the_draft_is_kept_brought_into_force_and_forgotten(ouvert: Bureau) -> None:
    services, auteur = ouvert.services, ouvert.auteur
    reglement = lire_page(services).reglement
    table = table_commune(reglement)
    table["indicateur"] = [*table["indicateur"], INDICATEUR]  # type: ignore[misc]
    table["bareme"] = [*table.get("bareme", []), BAREME]  # type: ignore[misc]
    assert lire_projet_commun(services) is None
    projet = garder_projet_commun(services, auteur, table)
    assert lire_projet_commun(services) == projet

    mettre_en_vigueur_commun(services, auteur, projet)

    assert lire_projet_commun(services) is None
    page = lire_page(services)
    assert page.reglement.vocabulaire["reste_a_vivre_local"].libelle == "Reste à vivre local"
    assert page.reglement.aides == reglement.aides
    assert "plafond_du_ccas" in page.baremes.par_code
    assert "Plafond du CCAS" in {ligne.libelle for ligne in lire_baremes(services).lignes}


def test_what_the_aids_of_a_file_need_is_added_to_the_draft_once(ouvert: Bureau) -> None:
    services, auteur = ouvert.services, ouvert.auteur
    fichier = charger("dates")
    avant = [lue["code"] for lue in table_commune(lire_page(services).reglement)["indicateur"]]  # type: ignore[attr-defined]

    assert reprendre_les_regles_communes(services, auteur, fichier) == 2
    assert reprendre_les_regles_communes(services, auteur, fichier) == 0

    projet = lire_projet_commun(services)
    assert projet is not None
    lues = projet.aide["indicateur"]
    assert isinstance(lues, list)
    assert [lue["code"] for lue in lues] == [*avant, "debut_du_contrat", "mois_de_contrat"]
    mettre_en_vigueur_commun(services, auteur, projet)
    assert "mois_de_contrat" in lire_page(services).reglement.vocabulaire


def test_a_file_of_indicators_alone_has_no_aid_to_draft(ouvert: Bureau) -> None:
    texte = ouvert.services.ecrire_reglement(replace(charger("dates"), aides=()))

    assert tables_du_fichier(ouvert.services, texte.encode()) == ()
    assert reprendre_les_regles_communes(ouvert.services, ouvert.auteur, ouvert.services.lire_reglement(texte)) == 2


def test_a_draft_given_up_changes_nothing(ouvert: Bureau) -> None:
    services, auteur = ouvert.services, ouvert.auteur
    garder_projet_commun(services, auteur, {"titre": "Autre"})

    abandonner_projet_commun(services, auteur)

    assert lire_projet_commun(services) is None
    with services.base.lecture() as base:
        assert reglement_de_travail(services, base).titre != "Autre"


def test_what_changes_aids_in_force_is_confirmed_and_what_is_wrong_refused(ouvert: Bureau) -> None:
    services, auteur = ouvert.services, ouvert.auteur
    table = table_commune(lire_page(services).reglement)
    depot = Projet("commun", {**table, "date_qui_regit": "depot"}, services.horloge.maintenant(), famille=COMMUNS)

    assert preparer_commun(services, depot).questions
    with pytest.raises(RefusMetier) as refus:
        mettre_en_vigueur_commun(services, auteur, depot)
    assert refus.value.code == "version_a_confirmer"
    mettre_en_vigueur_commun(services, auteur, depot, accepte=True)
    assert lire_page(services).reglement.qui_regit.value == "depot"

    faux = replace(depot, aide={**table, "titre": ""})
    with pytest.raises(RefusMetier) as inacheve:
        preparer_commun(services, faux)
    assert inacheve.value.code == "regles_communes_inachevees"
