"""A batch: written by chunks, whole or not at all, undone as a whole, known again the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.dossiers.verbes import lire_dossier, modifier_note
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import Apercu, preparer
from ccas_desktop.application.imports.choix import ActionFiche, Choix
from ccas_desktop.application.imports.completer import differences
from ccas_desktop.application.imports.encours import ImportEnCours
from ccas_desktop.application.imports.fiche import EtatFiche
from ccas_desktop.application.imports.page import anomalies_de_la_fiche, ligne_import
from ccas_desktop.application.imports.rapport import AIDE_CONNUE, feuille_du_rapport, lire_rapport
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.messages.imports import ANOMALIES, phrase_anomalie_laissee, phrase_compte
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.dossiers.reprise import AideReprise, EtatImport, Import
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Usager
from tests.data.imports.fabriquer import DOSSIER
from tests.fakes.bureau import Bureau


def chrono_lent() -> Callable[[], float]:
    """Return a clock by which each family takes more than one chunk."""
    instants = count(0.0, 1.0)
    return lambda: next(instants)


def apercu_de(bureau: Bureau, fichier: Path) -> Apercu:
    classeur = bureau.services.lire_classeur(fichier)
    return preparer(bureau.services, classeur, regler(classeur, lots.modeles_connus(bureau.services)))


def avancer(bureau: Bureau, encours: ImportEnCours) -> ImportEnCours:
    return lots.avancer(bureau.services, bureau.auteur, encours, chrono=chrono_lent())


def importer(bureau: Bureau, apercu: Apercu) -> Import:
    encours = lots.commencer(bureau.services, bureau.auteur, apercu.creer_les_douteuses())
    while not encours.fini:
        encours = avancer(bureau, encours)
    return lots.terminer(bureau.services, bureau.auteur, encours)


def comptes(bureau: Bureau) -> dict[str, int]:
    with bureau.services.base.lecture() as lecture:
        genres = (Dossier, Usager, Note, AideReprise)
        return {genre.__name__: len(lecture.tous(genre)) for genre in genres}


def test_what_the_file_says_is_written_and_found(ouvert: Bureau) -> None:
    avant = comptes(ouvert)
    batch = importer(ouvert, apercu_de(ouvert, DOSSIER / "familles.xlsx"))

    assert batch.etat is EtatImport.TERMINE
    assert (batch.compte["dossiers_crees"], batch.compte["personnes"]) == (3, 7)
    assert comptes(ouvert)["Usager"] == avant["Usager"] + 7
    with ouvert.services.base.lecture() as lecture:
        (trouve, *_) = lecture.chercher("dupont lea")
        notes = [note.texte for note in lecture.tous(Note)]
    assert trouve.nom_affiche == "DUPONT Léa"
    assert any("Repris du fichier «\u00a0familles.xlsx\u00a0» le 23/11/2026" in texte for texte in notes)


def test_a_batch_is_undone_as_a_whole(ouvert: Bureau) -> None:
    avant = comptes(ouvert)
    batch = importer(ouvert, apercu_de(ouvert, DOSSIER / "aides_2025.xlsx"))
    assert comptes(ouvert) != avant

    annule = lots.annuler_import(ouvert.services, ouvert.auteur, batch)

    assert annule.etat is EtatImport.ANNULE
    assert comptes(ouvert) == avant
    assert lots.lister_imports(ouvert.services)[0].etat is EtatImport.ANNULE


def test_what_was_changed_since_forbids_the_undo_and_nothing_is_undone(ouvert: Bureau) -> None:
    batch = importer(ouvert, apercu_de(ouvert, DOSSIER / "familles.xlsx"))
    apres = comptes(ouvert)
    with ouvert.services.base.lecture() as lecture:
        dossier = lecture.tous(Dossier)[-1]
    modifier_note(ouvert.services, ouvert.auteur, dossier, "vu au guichet")

    with pytest.raises(RefusMetier):
        lots.annuler_import(ouvert.services, ouvert.auteur, batch)

    assert comptes(ouvert) == apres
    assert lots.lister_imports(ouvert.services)[0].etat is EtatImport.TERMINE


def test_a_batch_that_was_cut_is_undone_before_anything_else(ouvert: Bureau) -> None:
    avant = comptes(ouvert)
    encours = lots.commencer(ouvert.services, ouvert.auteur, apercu_de(ouvert, DOSSIER / "foyers_utf8.csv"))
    avancer(ouvert, encours)
    assert comptes(ouvert) != avant

    (coupe,) = lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)

    assert coupe.etat is EtatImport.INTERROMPU
    assert comptes(ouvert) == avant
    assert lire_rapport(ouvert.services, coupe) == ()
    assert lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur) == ()


def test_a_batch_cut_before_its_first_row_leaves_nothing(ouvert: Bureau) -> None:
    lots.commencer(ouvert.services, ouvert.auteur, apercu_de(ouvert, DOSSIER / "foyers_utf8.csv"))

    (coupe,) = lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)

    assert coupe.etat is EtatImport.INTERROMPU


def test_a_cut_batch_of_which_a_dossier_was_changed_is_said_and_kept(ouvert: Bureau) -> None:
    encours = lots.commencer(ouvert.services, ouvert.auteur, apercu_de(ouvert, DOSSIER / "foyers_utf8.csv"))
    avancer(ouvert, encours)
    with ouvert.services.base.lecture() as lecture:
        dossier = lecture.tous(Dossier)[-1]
    modifier_note(ouvert.services, ouvert.auteur, dossier, "vu au guichet")

    (coupe,) = lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)

    assert coupe.etat is EtatImport.A_VERIFIER
    assert coupe.refus["code"] == "annulation_change_depuis"
    ecrites = [ligne.dossier for ligne in lire_rapport(ouvert.services, coupe)]
    assert dossier.numero in ecrites
    phrase = ligne_import(ouvert.services, coupe).phrase
    assert "Interrompu, à vérifier. Annulation impossible" in phrase


def test_each_chunk_is_one_unit_so_that_a_save_passes_between(ouvert: Bureau) -> None:
    encours = lots.commencer(ouvert.services, ouvert.auteur, apercu_de(ouvert, DOSSIER / "foyers_utf8.csv"))
    suite = avancer(ouvert, encours)
    assert suite.ecrites == 1

    modifier_note(ouvert.services, ouvert.auteur, ouvert.dossier.dossier, "enregistrée pendant l’import")
    fin = avancer(ouvert, suite)

    assert fin.fini


def test_what_waits_for_the_agent_is_not_written(ouvert: Bureau) -> None:
    apercu = apercu_de(ouvert, DOSSIER / "personnes_cp1252.csv")
    with pytest.raises(RefusMetier, match="import_a_decider"):
        lots.commencer(ouvert.services, ouvert.auteur, apercu)
    rien = apercu.choisir(tuple(f.rang for f in apercu.fiches), Choix(ActionFiche.IGNORER))
    with pytest.raises(RefusMetier, match="import_rien"):
        lots.commencer(ouvert.services, ouvert.auteur, rien)


def test_the_report_says_what_became_of_each_row(ouvert: Bureau) -> None:
    batch = importer(ouvert, apercu_de(ouvert, DOSSIER / "personnes_cp1252.csv"))

    rapport = lire_rapport(ouvert.services, batch)
    lignes = {ligne.ligne: ligne for ligne in rapport}
    assert lignes[2].issue == "Dossier créé"
    assert lignes[2].dossier.startswith("2026-")
    assert not lignes[6].importee
    assert "prénom manque" in lignes[6].raison
    assert len(list(feuille_du_rapport(rapport).lignes)) == 5


def test_nothing_of_a_row_left_out_is_said_to_be_kept(ouvert: Bureau) -> None:
    apercu = apercu_de(ouvert, DOSSIER / "personnes_cp1252.csv")
    jean = next(f for f in apercu.fiches if any(a.code == "date_impossible" for a in f.anomalies))
    laisse = importer(ouvert, apercu.choisir((jean.rang,), Choix(ActionFiche.IGNORER)))

    (ligne,) = [ligne for ligne in lire_rapport(ouvert.services, laisse) if ligne.ligne in jean.lignes]

    assert (ligne.importee, ligne.raison) == (False, "Cette date n’existe pas. Numéro de téléphone illisible.")


@pytest.mark.parametrize("code", ANOMALIES)
def test_no_sentence_of_a_row_left_out_speaks_of_the_note(code: str) -> None:
    assert "en note" not in phrase_anomalie_laissee(code)
    assert phrase_anomalie_laissee(code).endswith(".")


def test_the_mapping_is_known_again_by_its_headings(ouvert: Bureau) -> None:
    apercu = apercu_de(ouvert, DOSSIER / "benevoles.ods")
    change = apercu.reglage.avec_cible(2, "")
    importer(ouvert, preparer(ouvert.services, apercu.classeur, change))

    encore = apercu_de(ouvert, DOSSIER / "benevoles.ods")

    assert encore.reglage.modele == "benevoles.ods"
    assert encore.reglage.colonnes[2].cible == ""


def test_a_person_already_known_is_completed_and_nothing_typed_is_lost(ouvert: Bureau, tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    fichier.write_text(
        "Nom;Prénom;Date de naissance;Tél;Adresse;CP;Commune\n"
        "ROUX;Jeanne;27/06/1987;0612345678;9 rue Neuve;75001;Paris\n"
    )
    apercu = apercu_de(ouvert, fichier)
    (choix,) = apercu.choix.values()
    assert choix == Choix(ActionFiche.COMPLETER, ouvert.dossier.dossier.id)

    batch = importer(ouvert, apercu)

    complet = lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id)
    assert batch.compte["dossiers_completes"] == 1
    assert complet.demandeur.telephone == "06 12 34 56 78"
    assert complet.demandeur.identite.prenoms == ("Jeanne", "Stéphanie")
    assert complet.dossier.adresse.commune == "Flers"


def test_the_agent_chooses_field_by_field_what_the_file_replaces(ouvert: Bureau, tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    fichier.write_text(
        "Nom;Prénom;Date de naissance;Adresse;CP;Commune\nROUX;Jeanne;27/06/1987;9 rue Neuve;75001;Paris\n"
    )
    apercu = apercu_de(ouvert, fichier)
    complet = lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id)
    (adresse,) = [d for d in differences(apercu.fiches[0], complet.dossier, complet.usagers) if d.cle == "adresse"]
    assert (adresse.garde, adresse.propose) == ("3 RUE DE L’ÉGLISE, 61100 FLERS", "9 RUE NEUVE, 75001 PARIS")

    importer(ouvert, apercu.choisir((0,), replace(apercu.choix[0], remplacer=frozenset(("adresse",)))))

    assert lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id).dossier.adresse.commune == "Paris"


def test_a_likely_person_waits_for_the_agent(ouvert: Bureau, tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    fichier.write_text("Nom;Prénom\nROUS;Jeanne\nDUBOIS;Paul\nDUBOIS;Paul\n")
    apercu = apercu_de(ouvert, fichier)

    assert [apercu.choix[f.rang].action for f in apercu.fiches] == [ActionFiche.A_DECIDER, ActionFiche.CREER]
    assert [a.code for a in apercu.fiches[1].anomalies] == ["deja_dans_le_fichier"]


@pytest.fixture
def avec_aides(ouvert: Bureau) -> Bureau:
    apercu = apercu_de(ouvert, DOSSIER / "aides_2025.xlsx")
    natures = {"bon alimentaire": "transport_solidaire"}
    importer(ouvert, preparer(ouvert.services, apercu.classeur, replace(apercu.reglage, natures=natures)))
    return ouvert


def test_past_aids_count_as_already_received_once_said_to_be_of_the_reglement(avec_aides: Bureau) -> None:
    with avec_aides.services.base.lecture() as lecture:
        versees = AidesDuFoyer.accordees_a(lecture, avec_aides.dossier.dossier.id).versees(2025)
        reprises = lecture.du_dossier(AideReprise, avec_aides.dossier.dossier.id)
        demandes = lecture.demandes_du_dossier(avec_aides.dossier.dossier.id)
    assert [str(montant) for montant, _nombre in versees.values()] == ["75.50"]
    assert len(reprises) == 3
    assert demandes == ()


def test_an_aid_without_a_date_is_said_to_count_in_the_total_only(ouvert: Bureau, tmp_path: Path) -> None:
    fichier = tmp_path / "aides.csv"
    fichier.write_text(
        "Nom;Prénom;Date de naissance;Date;Nature de l’aide;Montant;Décision\n"
        "ROUX;Jeanne;27/06/1987;;Bon alimentaire;45,50;Accord\n"
        "ROUX;Jeanne;27/06/1987;02/03/2025;Bon alimentaire;30;Accord\n"
        "ROUX;Jeanne;27/06/1987;;Bon alimentaire;20;Refus\n"
    )
    apercu = apercu_de(ouvert, fichier)
    (fiche,) = apercu.fiches
    assert fiche.etat is EtatFiche.DOUTEUSE
    (dite,) = anomalies_de_la_fiche(apercu, fiche)
    assert dite.startswith("D2 (Date)\u00a0: Aide sans date")

    reglage = replace(apercu.reglage, natures={"bon alimentaire": "transport_solidaire"})
    batch = importer(ouvert, preparer(ouvert.services, apercu.classeur, reglage))

    raisons = {ligne.ligne: ligne.raison for ligne in lire_rapport(ouvert.services, batch)}
    assert raisons[2].startswith("Aide sans date")
    assert raisons[3] == raisons[4] == ""
    with ouvert.services.base.lecture() as lecture:
        recues = AidesDuFoyer.accordees_a(lecture, ouvert.dossier.dossier.id)
    assert [str(montant) for montant, _nombre in recues.versees().values()] == ["75.50"]
    assert [str(montant) for montant, _nombre in recues.versees(2025).values()] == ["30.00"]


def test_a_list_brought_in_again_adds_only_its_new_rows(ouvert: Bureau, tmp_path: Path) -> None:
    fichier = tmp_path / "aides.csv"
    debut = (
        "Nom;Prénom;Date de naissance;Date;Nature de l’aide;Montant;Observations\n"
        "ROUX;Jeanne;27/06/1987;02/03/2025;Bon alimentaire;30;vient le jeudi\n"
        "ROUX;Jeanne;27/06/1987;02/03/2025;Bon alimentaire;30;\n"
    )
    fichier.write_text(debut)
    premier = importer(ouvert, apercu_de(ouvert, fichier))
    assert lots.deja_importe(ouvert.services, premier.empreinte) == premier
    fichier.write_text(debut + "ROUX;Jeanne;27/06/1987;09/03/2025;Bon alimentaire;30;\n")
    avant = comptes(ouvert)

    batch = importer(ouvert, apercu_de(ouvert, fichier))

    assert comptes(ouvert) == {**avant, "AideReprise": avant["AideReprise"] + 1}
    assert (batch.compte["aides"], batch.compte["aides_connues"]) == (1, 2)
    assert "1 aide passée, 2 aides déjà reprises" in phrase_compte(batch)
    assert [r.raison for r in lire_rapport(ouvert.services, batch)] == [AIDE_CONNUE, AIDE_CONNUE, ""]


def test_an_import_that_was_undone_may_be_done_again(ouvert: Bureau) -> None:
    premier = importer(ouvert, apercu_de(ouvert, DOSSIER / "aides_2025.xlsx"))
    apres = comptes(ouvert)
    lots.annuler_import(ouvert.services, ouvert.auteur, premier)
    assert lots.deja_importe(ouvert.services, premier.empreinte) is None

    importer(ouvert, apercu_de(ouvert, DOSSIER / "aides_2025.xlsx"))

    assert comptes(ouvert) == apres
