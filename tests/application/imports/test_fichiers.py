"""Lists shaped as those of real offices, from their file to what would be written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.imports.apercu import Apercu, preparer
from ccas_desktop.application.imports.fiche import EtatFiche, Fiche
from ccas_desktop.application.imports.page import anomalies_de_la_fiche
from ccas_desktop.application.imports.reglage import natures_du_fichier, regler
from ccas_desktop.domain.dossiers.reprise import SensReprise
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.residence import ModeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationProfessionnelle
from tests.data.imports.fabriquer import DOSSIER, fabriquer
from tests.fakes.bureau import Bureau

FICHIERS = sorted(f.name for f in DOSSIER.iterdir() if f.suffix in (".csv", ".xlsx", ".xls", ".ods"))


def lire(bureau: Bureau, nom: str) -> Apercu:
    classeur = bureau.services.lire_classeur(DOSSIER / nom)
    return preparer(bureau.services, classeur, regler(classeur))


def gens(fiche: Fiche) -> list[tuple[str, str, str, str]]:
    return [
        (p.identite.nom_famille, " ".join(p.identite.prenoms), str(p.identite.date_naissance or ""), p.lien.value)
        for p in fiche.personnes
    ]


def test_there_are_ten_kinds_of_files_and_the_script_makes_them(tmp_path: Path) -> None:
    fabriquer(tmp_path)
    assert len(FICHIERS) == 10
    assert sorted(f.name for f in tmp_path.iterdir()) == FICHIERS


@pytest.mark.parametrize("nom", FICHIERS)
def test_each_file_is_understood_without_a_touch(ouvert: Bureau, nom: str) -> None:
    apercu = lire(ouvert, nom)

    assert apercu.reglage.fautes() == ()
    assert any(fiche.etat is EtatFiche.PRETE for fiche in apercu.fiches)
    assert all(fiche.personnes or fiche.etat is EtatFiche.IMPOSSIBLE for fiche in apercu.fiches)


def test_a_list_of_persons_saved_by_excel(ouvert: Bureau) -> None:
    apercu = lire(ouvert, "personnes_cp1252.csv")
    zoe, _amadou, anne, jean, dubois = apercu.fiches

    assert gens(zoe) == [("LEFÈVRE", "Zoé", "1988-05-03", "demandeur")]
    assert (zoe.personnes[0].telephone, zoe.adresse.code_postal) == ("06 12 34 56 78", "01400")
    assert gens(anne) == [("LE GOFF", "Anne-Sophie", "1990-03-01", "demandeur")]
    assert jean.etat is EtatFiche.EN_ERREUR
    assert "Né(e) le\u00a0: 29/02/1961" in jean.notes
    assert anomalies_de_la_fiche(apercu, jean)[0].startswith("D5 (Né(e) le) «\u00a029/02/1961\u00a0»")
    assert dubois.etat is EtatFiche.IMPOSSIBLE
    assert next(c for c in apercu.reglage.colonnes if c.titre == "N° sécu").interdit == "nir"


def test_a_family_sheet_made_by_hand(ouvert: Bureau) -> None:
    dupont, durand, ben_ali = lire(ouvert, "familles.xlsx").fiches

    assert gens(dupont) == [
        ("DUPONT", "Jean", "1980-03-12", "demandeur"),
        ("DUPONT", "Marie", "1982-06-05", "conjoint"),
        ("DUPONT", "Léa", "2015-03-12", "enfant"),
        ("DUPONT", "Tom", "2018-06-05", "enfant"),
    ]
    assert (dupont.adresse.voie, dupont.adresse.code_postal) == ("3 rue des Lilas", "61990")
    assert gens(durand) == [
        ("DURAND", "Claire", "1986-06-27", "demandeur"),
        ("BERNARD", "Luc", "1984-04-02", "conjoint"),
    ]
    assert durand.personnes[0].identite.nom_usage == "MARTIN"
    assert "Enfants\u00a0: 3 enfants" in "".join(durand.notes)
    assert gens(ben_ali) == [("BEN ALI", "Fatima", "1962", "demandeur")]


def test_one_row_an_aid(ouvert: Bureau) -> None:
    apercu = lire(ouvert, "aides_2025.xlsx")
    roux, petit = apercu.fiches

    assert [(a.nature, str(a.date), a.montant) for a in roux.aides] == [
        ("Bon alimentaire", "2025-01-14", Decimal("45.50")),
        ("Bon alimentaire", "2025-03-02", Decimal("30.00")),
        ("Impayé d'énergie", "2025-04-15", Decimal("120.00")),
    ]
    assert [a.sens for a in petit.aides] == [SensReprise.REFUS, SensReprise.INCONNU]
    assert natures_du_fichier(apercu.classeur, apercu.reglage)[0] == ("Bon alimentaire", 3)


def test_the_template_of_domifa(ouvert: Bureau) -> None:
    diallo, popescu = lire(ouvert, "domifa_modele.xlsx").fiches

    assert [p.lien for p in diallo.personnes] == [Lien.DEMANDEUR, Lien.CONJOINT, Lien.ENFANT]
    assert diallo.domiciliation is not None
    assert (str(diallo.domiciliation.debut), str(diallo.domiciliation.fin)) == ("2025-03-01", "2026-02-28")
    assert diallo.suivi.prescripteur == "Croix-Rouge"
    assert diallo.suivi.logement.mode is ModeLogement.CHEZ_TIERS
    assert diallo.personnes[0].situation.professionnelle is SituationProfessionnelle.RETRAITE
    assert "Orientation\u00a0: OUI" in diallo.notes
    assert "Motif de radiation\u00a0: NON_MANIFESTATION_3_MOIS" in popescu.notes


def test_what_domifa_gives_out(ouvert: Bureau) -> None:
    popescu, sow = lire(ouvert, "domifa_export.xlsx").fiches

    assert popescu.personnes[0].preferences.langue == "Roumain"
    assert popescu.suivi.referent == "N. Benali"
    assert gens(popescu)[1] == ("POPESCU", "Ion", "2019-04-03", "enfant")
    # Written by DomiFa in universal time: 22:00 on 30 June is 1 July in France.
    assert gens(sow) == [("SOW", "Cheikh", "1980-07-01", "demandeur")]


def test_a_list_with_numbers_that_may_not_be_kept(ouvert: Bureau) -> None:
    apercu = lire(ouvert, "rsa_utf16.csv")
    (foyer,) = apercu.fiches

    assert [p.lien for p in foyer.personnes] == [Lien.DEMANDEUR, Lien.CONJOINT]
    assert "2780261169" not in repr(apercu.fiches)


def test_rows_joined_by_the_key_of_the_family(ouvert: Bureau) -> None:
    robert, _girard = lire(ouvert, "foyers_utf8.csv").fiches

    assert robert.lignes == (2, 3, 4)
    assert [p.lien for p in robert.personnes] == [Lien.DEMANDEUR, Lien.CONJOINT, Lien.ENFANT]
    assert 'Remarques\u00a0: dit "Nadou"' in robert.notes


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("benevoles.ods", ("de LA TOUR", "Jean", "1949-12-01", "demandeur")),
        ("ancien.xls", ("VINCENT", "Marie Louise", "1941-02-28", "demandeur")),
        ("mon_suivi_social.csv", ("MOREL", "Hugo", "1989-01-20", "demandeur")),
    ],
)
def test_other_formats(ouvert: Bureau, nom: str, attendu: tuple[str, str, str, str]) -> None:
    assert gens(lire(ouvert, nom).fiches[1]) == [attendu]


def test_a_column_of_whole_names_is_known_by_its_values(ouvert: Bureau, tmp_path: Path) -> None:
    liste = tmp_path / "liste.csv"
    liste.write_text("Noms;Né(e) le\nM. et Mme DUPONT Jean et Marie;12/03/80 et 05/06/82\nLE GOFF Anne;01/03/1990\n")
    classeur = ouvert.services.lire_classeur(liste)
    apercu = preparer(ouvert.services, classeur, regler(classeur))

    assert apercu.reglage.fautes() == ()
    assert [gens(fiche) for fiche in apercu.fiches] == [
        [("DUPONT", "Jean", "1980-03-12", "demandeur"), ("DUPONT", "Marie", "1982-06-05", "conjoint")],
        [("LE GOFF", "Anne", "1990-03-01", "demandeur")],
    ]
