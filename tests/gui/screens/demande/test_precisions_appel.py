"""What is given beside the identity: typed on the line, kept until the answer, refused at its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.precisions import ChampPrecision
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.ports.ecoles import EcolesVolatiles
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, Source
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, Sexe
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.sources.complement import Degre, Etablissements
from ccas_desktop.gui.forms import Champ, ChampChoix
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.ligne_donnee import LigneDonneeVue
from ccas_desktop.gui.screens.demande.precisions_appel import PrecisionsAppel
from ccas_desktop.gui.screens.demande.saisie_donnee import SaisieDonnee
from ccas_desktop.gui.widgets import Bouton
from tests.fakes.api_particulier import certifie, echec, quotient
from tests.fakes.bureau import AUJOURDHUI, Bureau
from tests.fakes.ecoles import COLLEGE, ECOLES
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, choisir_segment, cliquer, lisible, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]

REGLEMENT = Path(__file__).parents[3] / "data" / "reglements" / "autres_sources.toml"
STATUT, SCOLARITE, BOURSE = Source.STATUT_DEMANDEUR_EMPLOI, Source.SCOLARITE, Source.ETUDIANT_BOURSIER
INSCRIT = {"inscription": {"date_debut": "2026-01-05", "date_fin": None}}
FORT = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def autres_sources(poste_de_travail: Atelier) -> Atelier:
    bureau, _, _ = poste_de_travail
    importer_reglement(bureau.services, bureau.auteur, REGLEMENT.read_text("utf-8"), nom_fichier="r.toml")
    bureau.services = replace(bureau.services, ecoles=EcolesVolatiles(ECOLES, AUJOURDHUI))
    return poste_de_travail


def ajouter_les_enfants(bureau: Bureau, *prenoms: str) -> list[str]:
    return [
        ajouter_membre(
            bureau.services,
            bureau.auteur,
            bureau.dossier.dossier.id,
            SaisieUsager(
                Identite("ROUX", (prenom,), Sexe.MASCULIN, date_naissance=DateNaissance(2015, 2, 3)), lien=Lien.ENFANT
            ),
        ).id
        for prenom in prenoms
    ]


def ouvrir_le_bloc(qtbot: QtBot, ligne: LigneDonneeVue, bouton: Bouton | None = None) -> PrecisionsAppel:
    cliquer(bouton or ligne.demander)
    bloc = ligne.precisions
    assert bloc is not None
    qtbot.waitUntil(bloc.isVisible)
    return bloc


def ligne_de(champ: Champ) -> QLineEdit:
    assert isinstance(champ.controle, QLineEdit)
    return champ.controle


def test_asking_goes_to_the_field_that_is_missing_and_calls_nobody(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["demandeur_emploi"]
    assert ligne.demander.text() == "Demander…"

    bloc = ouvrir_le_bloc(qtbot, ligne)
    champ = bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]
    qtbot.waitUntil(ligne_de(champ).hasFocus)
    QTest.keyClick(ligne_de(champ), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Nécessaire" in champ.erreur)
    assert bureau.api.demandes == []


def test_a_user_name_is_asked_once_and_not_kept_after_the_answer(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    bureau.api.reponses[STATUT] = certifie(STATUT, INSCRIT, identite_differente=False)
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["demandeur_emploi"]
    bloc = ouvrir_le_bloc(qtbot, ligne)

    taper(ligne_de(bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]), "jeanne.roux87")
    QTest.keyClick(ligne_de(bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: ligne.retenir.isVisible() and ligne.precisions is None)
    assert [d.complement.identifiant_france_travail for d in bureau.api.demandes] == ["jeanne.roux87"]


def test_what_is_typed_comes_back_when_the_page_was_left(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    demande, poste = bureau.deposer("autres_sources", reponses={}), preparer()
    ecran = ouvrir(poste, demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["demandeur_emploi"])
    taper(ligne_de(bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]), "jeanne.r")
    bloc.liaison.pousser()
    ecran.close()

    retour = ouvrir_le_bloc(qtbot, ouvrir(poste, demande.id).donnees.lignes["demandeur_emploi"])

    champ = ligne_de(retour.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL])
    qtbot.waitUntil(lambda: champ.text() == "jeanne.r")


def test_what_waits_for_the_network_is_asked_again_with_what_was_typed(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    demande, poste = bureau.deposer("autres_sources", reponses={}), preparer()
    bureau.api.reponses[STATUT] = echec(STATUT, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
    ecran = ouvrir(poste, demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["demandeur_emploi"])
    taper(ligne_de(bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]), "jeanne.roux87")
    cliquer(bloc.demander)
    qtbot.waitUntil(ecran.donnees.reseau.isVisible)
    ecran.close()
    bureau.api.reponses[STATUT] = certifie(STATUT, INSCRIT, identite_differente=False)

    retour = ouvrir(poste, demande.id)
    cliquer(retour.donnees.reseau.bouton)

    qtbot.waitUntil(retour.donnees.lignes["demandeur_emploi"].retenir.isVisible)
    assert [d.complement.identifiant_france_travail for d in bureau.api.demandes] == ["jeanne.roux87"] * 2


def test_a_school_is_picked_by_its_name(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    bureau.api.reponses[SCOLARITE] = certifie(SCOLARITE, {"est_scolarise": True, "annee_scolaire": "2026-2027"})
    ajouter_les_enfants(bureau, "Léo")
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["eleve_scolarise"])
    assert not bloc.champs[ChampPrecision.DEPARTEMENTS].isVisible()
    ecole = ligne_de(bloc.champs[ChampPrecision.ETABLISSEMENT])

    taper(ecole, "moli")
    qtbot.waitUntil(lambda: bloc.champs[ChampPrecision.ETABLISSEMENT].liste.isVisible())  # type: ignore[attr-defined]
    QTest.keyClick(ecole, Qt.Key.Key_Return)
    assert ecole.text().startswith("Collège Molière")
    cliquer(bloc.demander)

    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    assert bureau.api.demandes[0].complement.etablissement == Etablissements(COLLEGE.uai)
    assert bureau.api.demandes[0].identite.prenom == "Léo"


def test_a_code_typed_is_controlled_by_its_letter(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["eleve_scolarise"])
    champ = bloc.champs[ChampPrecision.ETABLISSEMENT]

    for texte, attendu in (("0610023A", "inexact"), ("un college", "Choisissez l’établissement")):
        taper(ligne_de(champ), texte)
        QTest.keyClick(ligne_de(champ), Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda attendu=attendu: attendu in champ.erreur)  # type: ignore[misc]
        assert ligne_de(champ).text() == texte

    taper(ligne_de(champ), COLLEGE.uai)
    QTest.keyClick(ligne_de(champ), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    assert bureau.api.demandes[0].complement.etablissement == Etablissements(COLLEGE.uai)


def test_a_pupil_is_looked_for_in_departements(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["eleve_scolarise"])

    choisir_segment(bloc.champs[ChampPrecision.PERIMETRE], "departements")
    assert not bloc.champs[ChampPrecision.ETABLISSEMENT].isVisible()
    taper(ligne_de(bloc.champs[ChampPrecision.DEPARTEMENTS]), "61, 14")
    cliquer(bloc.demander)
    assert "degré" in bloc.champs[ChampPrecision.DEGRE].erreur
    degre = bloc.champs[ChampPrecision.DEGRE]
    assert isinstance(degre, ChampChoix)
    choisir(degre, Degre.PREMIER)
    cliquer(bloc.demander)

    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    assert bureau.api.demandes[0].complement.etablissement == Etablissements(
        departements=("061", "014"), degre=Degre.PREMIER
    )


def test_one_of_several_children_is_chosen(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    ids = ajouter_les_enfants(bureau, "Léo", "Tom")
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    bloc = ouvrir_le_bloc(qtbot, ecran.donnees.lignes["eleve_scolarise"])
    enfant = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(enfant, ChampChoix)
    taper(ligne_de(bloc.champs[ChampPrecision.ETABLISSEMENT]), COLLEGE.uai)

    cliquer(bloc.demander)
    assert "Plusieurs élèves" in enfant.erreur
    choisir(enfant, ids[1])
    cliquer(bloc.demander)

    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    assert bureau.api.demandes[0].identite.prenom == "Tom"


def ouvrir_la_saisie(qtbot: QtBot, ligne: LigneDonneeVue) -> SaisieDonnee:
    cliquer(ligne.saisir)
    qtbot.waitUntil(lambda: ligne.saisie is not None and ligne.saisie.isVisible())
    assert ligne.saisie is not None
    return ligne.saisie


def test_a_certificate_is_typed_for_each_child(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["eleve_scolarise"]
    premiere = ouvrir_la_saisie(qtbot, ligne)
    choisir_segment(premiere.valeur, "oui")
    # Nobody goes without saying: it is asked for at its field, and nothing typed is lost.
    cliquer(premiere.enregistrer)
    qtbot.waitUntil(lambda: premiere.personne.erreur == "À remplir.")
    choisir(premiere.personne, leo)
    cliquer(premiere.enregistrer)
    qtbot.waitUntil(lambda: ligne.saisie is None and ligne.valeurs.retenue.isVisible())

    seconde = ouvrir_la_saisie(qtbot, ligne)
    assert (seconde.valeur.valeur(), seconde.personne.valeur()) == (None, None)
    choisir_segment(seconde.valeur, "non")
    choisir(seconde.personne, tom)
    cliquer(seconde.enregistrer)

    qtbot.waitUntil(ligne.valeurs.autres.isVisible)
    assert lisible(ligne.valeurs.retenue.text()) == "Retenu : ROUX Léo, oui"
    assert lisible(ligne.valeurs.autres.text()) == "Aussi retenu : ROUX Tom, non."
    cliquer(ligne.oublier)
    qtbot.waitUntil(lambda: lisible(ligne.valeurs.retenue.text()) == "Retenu : ROUX Tom, non")
    cliquer(ligne.oublier)
    qtbot.waitUntil(lambda: not ligne.oublier.isVisible())


def test_a_scholarship_is_asked_about_an_adult_child(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    bureau.api.reponses[BOURSE] = certifie(BOURSE, {"statut_boursier": {"est_boursier": True}})
    lina = Identite("ROUX", ("Lina",), Sexe.FEMININ, date_naissance=DateNaissance(2006, 5, 6))
    saisie = SaisieUsager(lina, lien=Lien.ENFANT)
    lina_id = ajouter_membre(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie).id
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["etudiant_boursier"]
    bloc = ouvrir_le_bloc(qtbot, ligne, ligne.preciser)
    personne = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(personne, ChampChoix)
    assert personne.valeur() == bureau.dossier.demandeur.id

    choisir(personne, lina_id)
    cliquer(bloc.demander)

    qtbot.waitUntil(ligne.retenir.isVisible)
    assert [d.identite.prenom for d in bureau.api.demandes] == ["Lina"]
    assert "ROUX Lina" in ligne.valeurs.provenance_certifiee.accessibleName()
    cliquer(ligne.retenir)
    qtbot.waitUntil(lambda: "ROUX Lina" in ligne.valeurs.provenance_retenue.accessibleName())


def test_a_comparison_made_for_one_person_does_not_serve_for_another(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    reponse = certifie(BOURSE, {"statut_boursier": {"est_boursier": True}}, identite_differente=True)
    bureau.api.reponses[BOURSE] = reponse
    lina = Identite("ROUX", ("Lina",), Sexe.FEMININ, date_naissance=DateNaissance(2006, 5, 6))
    saisie = SaisieUsager(lina, lien=Lien.ENFANT)
    lina_id = ajouter_membre(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie).id
    demande = bureau.deposer("autres_sources", reponses={})
    ligne = ouvrir(preparer(), demande.id).donnees.lignes["etudiant_boursier"]
    cliquer(ligne.demander)
    qtbot.waitUntil(lambda: ligne.compare.isVisible() and ligne.preciser.isEnabled())
    ligne.compare.setChecked(True)
    bureau.api.reponses[BOURSE] = replace(reponse, instant=reponse.instant + timedelta(minutes=1))
    bloc = ouvrir_le_bloc(qtbot, ligne, ligne.preciser)
    personne = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(personne, ChampChoix)

    choisir(personne, lina_id)
    cliquer(bloc.demander)

    qtbot.waitUntil(lambda: "ROUX Lina" in ligne.valeurs.provenance_certifiee.accessibleName())
    assert not ligne.compare.isChecked()
    assert not ligne.retenir.isEnabled()


def test_an_ine_may_be_given_and_need_not(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    bureau.api.reponses[BOURSE] = echec(BOURSE, EtatAppel.INTROUVABLE, http=404, code="26003")
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["etudiant_boursier"]
    assert ligne.demander.text() == "Demander"
    cliquer(ligne.demander)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    qtbot.waitUntil(lambda: ligne.actualiser.isVisible() and ligne.actualiser.isEnabled())

    bloc = ouvrir_le_bloc(qtbot, ligne, ligne.preciser)
    taper(ligne_de(bloc.champs[ChampPrecision.INE]), "0612345678A")
    cliquer(bloc.demander)

    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 2)
    assert [d.complement.ine for d in bureau.api.demandes] == ["", "0612345678A"]
    assert bloc.champs[ChampPrecision.INE].brouillon() == "0612345678A"


def test_the_quotient_of_a_past_month_is_asked(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient(450)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["quotient_familial"]
    bloc = ouvrir_le_bloc(qtbot, ligne, ligne.preciser)
    mois = ligne_de(bloc.champs[ChampPrecision.MOIS])

    taper(mois, "12/2026")
    QTest.keyClick(mois, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ce mois ne se demande pas" in bloc.champs[ChampPrecision.MOIS].erreur)
    taper(mois, "05/2026")
    QTest.keyClick(mois, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 1)
    assert bureau.api.demandes[0].mois == Mois(2026, 5)


def test_escape_gives_up_what_was_typed(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["demandeur_emploi"]
    bloc = ouvrir_le_bloc(qtbot, ligne)
    champ = ligne_de(bloc.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL])
    taper(champ, "jeanne")

    QTest.keyClick(champ, Qt.Key.Key_Escape)

    assert ligne.precisions is None
    retour = ouvrir_le_bloc(qtbot, ligne)
    assert ligne_de(retour.champs[ChampPrecision.IDENTIFIANT_FRANCE_TRAVAIL]).text() == ""


def test_the_month_that_the_reglement_wants_is_written_already(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    importer_reglement(
        bureau.services, bureau.auteur, REGLEMENT.with_name("periodes.toml").read_text("utf-8"), nom_fichier="r.toml"
    )
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient(450)
    demande = bureau.deposer("carte")
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["quotient_familial"]

    assert "mois de janvier 2026" in ligne._message.text()
    bloc = ouvrir_le_bloc(qtbot, ligne, ligne.preciser)
    assert ligne_de(bloc.champs[ChampPrecision.MOIS]).text() == "01/2026"
    QTest.keyClick(ligne_de(bloc.champs[ChampPrecision.MOIS]), Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: bool(bureau.api.demandes))
    assert bureau.api.demandes[-1].mois == Mois(2026, 1)
