"""A draft is kept apart, and coming into force adds a version: the past is never rewritten without being asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ccas_desktop.application.redaction_aides.comparaison import Sort
from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur, preparer
from ccas_desktop.application.redaction_aides.page import (
    EtatVersion,
    PageReglement,
    changements_entre,
    lire_page,
    tables_du_fichier,
    texte_en_vigueur,
)
from ccas_desktop.application.redaction_aides.page_baremes import importer_fichier_baremes, lire_baremes
from ccas_desktop.application.redaction_aides.projet import Projet, copie_de, table_de
from ccas_desktop.application.redaction_aides.projets import (
    abandonner_projet,
    creer_projet,
    garder_projet,
    lire_projets,
)
from ccas_desktop.domain.errors import RefusMetier
from tests.domain.reglement.outils import charger, demonstration
from tests.fakes.bureau import Bureau, Installation, bureau


@pytest.fixture
def ici(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def _version(ici: Bureau, effet: str, *, vote: str = "2026-11-12", **change: object) -> Projet:
    table: Table = {**copie_de(demonstration().aide("aide_energie"), nouvelle_aide=False), **change}
    table["deliberation"] = {"numero": "2026-40", "date": vote, "article": "4", "effet": effet}
    return creer_projet(ici.services, ici.auteur, table, origine="aide_energie")


def _appliquer(ici: Bureau, projet: Projet, *, accepte: bool = False) -> PageReglement:
    mettre_en_vigueur(ici.services, ici.auteur, projet, accepte=accepte)
    return lire_page(ici.services)


def test_drafts_are_kept_each_at_its_key(ici: Bureau) -> None:
    premier = _version(ici, "2027-01-01", libelle="Première")
    second = _version(ici, "2027-01-01", libelle="Seconde")
    garder_projet(ici.services, ici.auteur, Projet(premier.cle, {"libelle": "Revue"}, premier.modifie_le, ""))

    assert {projet.libelle for projet in lire_projets(ici.services)} == {"Revue", "Seconde"}
    abandonner_projet(ici.services, ici.auteur, second.cle)
    abandonner_projet(ici.services, ici.auteur, premier.cle)
    assert lire_projets(ici.services) == ()


def test_a_version_to_come_is_added_and_the_one_in_force_stays(ici: Bureau) -> None:
    projet = _version(ici, "2027-01-01", libelle="Énergie 2027")
    assert preparer(ici.services, projet).questions == ()

    page = _appliquer(ici, projet)

    versions = [ligne for ligne in page.lignes if ligne.aide and ligne.aide.code == "aide_energie"]
    assert [(v.libelle, v.etat, v.effet) for v in versions] == [
        ("Énergie 2027", EtatVersion.A_VENIR, date(2027, 1, 1)),
        ("Aide à l’énergie", EtatVersion.EN_VIGUEUR, date(2025, 1, 1)),
    ]
    assert page.projets == ()
    assert len(page.importes) == 2


@pytest.mark.parametrize(
    ("effet", "vote", "mots"),
    [
        ("2025-01-01", "2024-12-12", "Elle sera remplacée"),
        ("2024-01-01", "2023-12-12", "ne régira que les jours qui la précèdent"),
        ("2026-10-01", "2026-11-12", "avant le vote du 12/11/2026"),
        ("2026-10-01", "2026-09-12", "un jour passé"),
    ],
)
def test_what_touches_the_past_is_asked_first(ici: Bureau, effet: str, vote: str, mots: str) -> None:
    projet = _version(ici, effet, vote=vote, libelle="Autre")

    assert mots in " ".join(preparer(ici.services, projet).questions)
    with pytest.raises(RefusMetier) as refus:
        mettre_en_vigueur(ici.services, ici.auteur, projet)
    assert refus.value.code == "version_a_confirmer"
    assert len(lire_page(ici.services).importes) == 1
    assert "Autre" in [ligne.libelle for ligne in _appliquer(ici, projet, accepte=True).lignes]


@pytest.mark.parametrize(
    ("change", "origine", "code"),
    [
        ({"deliberation": {}}, "aide_energie", "aide_inachevee"),
        ({"code": "autre_nom"}, "aide_energie", "aide_renommee"),
        ({}, "", "aide_deja_nommee"),
    ],
)
def test_an_aid_that_cannot_come_into_force_says_why(
    ici: Bureau, change: dict[str, object], origine: str, code: str
) -> None:
    projet = _version(ici, "2027-01-01")
    projet = Projet(projet.cle, {**projet.aide, **change}, projet.modifie_le, origine)

    with pytest.raises(RefusMetier) as refus:
        mettre_en_vigueur(ici.services, ici.auteur, projet)

    assert refus.value.code == code
    assert len(lire_projets(ici.services)) == 1


def test_the_first_aid_of_an_office_makes_its_reglement(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(sans_reglement=True)) as ici:
        table = table_de(charger("r05_les_epis").aides[0])
        projet = creer_projet(ici.services, ici.auteur, table)

        page = _appliquer(ici, projet, accepte=True)

    assert page.reglement.commune == "Saint-Aubin-des-Prés"
    assert [aide.code for aide in page.reglement.aides] == ["epicerie"]


def test_examples_go_with_the_file(ici: Bureau) -> None:
    exemple = {"nom": "Un essai", "faits": {"reside_commune": False}, "issue": "non_eligible"}
    _appliquer(ici, _version(ici, "2027-01-01", exemple=[exemple]))

    tables = tables_du_fichier(ici.services, texte_en_vigueur(ici.services).encode())

    assert next(table for table in tables if table["code"] == "aide_energie")["exemple"] == [exemple]


FICHIER = """# Relu par la présidente.
format = 2
titre = "Règlement"
commune = "Saint-Aubin-des-Prés"  # siège du CCAS

# Voté après débat.
[[aide]]
code = "colis"
libelle = "Colis"
voie = "delegation"
deliberation = { numero = "1", date = 2025-12-01, article = "1", effet = 2026-01-01 }

# À revoir en mars.
[aide.montant]
article = "1.1"
texte = "Le colis vaut 35 €."  # 30 € avant
montant = 35
"""


def test_the_comments_of_a_file_become_notes_and_stay_in_the_file_in_force(ici: Bureau) -> None:
    (table,) = tables_du_fichier(ici.services, FICHIER.encode())
    note = "Relu par la présidente.\nsiège du CCAS\nVoté après débat.\nÀ revoir en mars.\n30 € avant"
    assert table["note"] == note
    table["deliberation"] = {"numero": "2", "date": "2026-12-10", "article": "1", "effet": "2027-01-01"}
    _appliquer(ici, creer_projet(ici.services, ici.auteur, table), accepte=True)

    texte = texte_en_vigueur(ici.services)
    assert "# Voté après débat.\n# À revoir en mars.\n# 30 € avant\n[[aide]]" in texte
    # What was noted in the file before is still there, beside its own part.
    assert texte.startswith("# Règlement des aides facultatives d’un CCAS fictif.")
    ligne = next(ligne for ligne in lire_page(ici.services).lignes if ligne.libelle == "Colis")
    assert ligne.note == note


def test_a_note_follows_a_new_version_and_one_erased_is_no_more(ici: Bureau) -> None:
    _appliquer(ici, _version(ici, "2027-01-01", note="Première note\nsur deux lignes"))
    ligne = next(li for li in lire_page(ici.services).lignes if li.effet == date(2027, 1, 1))
    assert ligne.aide is not None
    table = copie_de(ligne.aide, nouvelle_aide=False, note=ligne.note)
    assert table["note"] == "Première note\nsur deux lignes"

    _appliquer(ici, _version(ici, "2027-01-01", note=""), accepte=True)

    assert "Première note" not in texte_en_vigueur(ici.services)


def test_what_changed_is_said_in_words(ici: Bureau) -> None:
    table = table_de(demonstration().aide("aide_energie"))
    table["montant"]["tranches"][1]["pour_cent"] = "45"  # type: ignore[index]
    projet = creer_projet(ici.services, ici.auteur, table, origine="aide_energie")
    page = _appliquer(ici, projet, accepte=True)

    (partie,) = changements_entre(ici.services, page.importes[1], page.importes[0])

    assert (partie.titre, partie.sort) == ("Aide à l’énergie, à partir du 01/01/2025", Sort.CHANGEE)
    (phrase,) = partie.phrases
    assert phrase.startswith("Montant, article 4.3\u00a0: «\u00a0Reste à vivre par personne")
    assert "40\u00a0% de" in phrase.partition("devient")[0]
    assert "45\u00a0% de" in phrase.partition("devient")[2]


def test_scales_say_whether_they_are_out_of_date_and_a_file_renews_them(ici: Bureau) -> None:
    livres = lire_baremes(ici.services)
    assert livres.lignes
    assert all(ligne.source for ligne in livres.lignes)
    fichier = (
        'format = 1\ntitre = "Essai"\ndate = 2026-11-01\n\n[[bareme]]\ncode = "essai_local"\nlibelle = "Essai"\n'
        'unite = "euro"\nrevisions = ["04-01"]\n\n[[bareme.valeur]]\neffet = 2024-04-01\nvaleur = 100\n'
        'source = "CCAS"\n'
    )

    importer_fichier_baremes(ici.services, ici.auteur, fichier.encode(), nom_fichier="essai.toml")

    page = lire_baremes(ici.services)
    ajoute = next(ligne for ligne in page.lignes if ligne.libelle == "Essai")
    assert ajoute.etat == "À mettre à jour depuis le 01/04/2025"
    assert "essai.toml" in page.fichier
    assert page.perimes == livres.perimes + 1
