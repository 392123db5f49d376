"""Papers awaited and the next step of a request, by keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, noter_impression, produire
from ccas_desktop.application.decisions import decider, notifier
from ccas_desktop.application.demandes.procedure import SaisieTransition, clore_sans_decision
from ccas_desktop.application.demandes.suites_demande import faire_suite
from ccas_desktop.application.demandes.verbes import deposer_demande, lire_demande
from ccas_desktop.application.instruction.etapes import Etape
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.pieces_attendues import SortAttendue
from ccas_desktop.domain.demandes.statuts import OrganeSaisi, StatutDemande
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande, EcranNouvelleDemande
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet, saisie_de
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, cliquer, lisible, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def appuyer(qtbot: QtBot, bouton: QWidget) -> None:
    """Press the space bar on a button that has the focus."""
    qtbot.waitUntil(bouton.isVisible)
    bouton.setFocus()
    QTest.keyClick(bouton, Qt.Key.Key_Space)


def statut(bureau: Bureau, demande_id: str) -> StatutDemande:
    return lire_demande(bureau.services.base, demande_id).demande.statut


def mots(widget: QWidget) -> str:
    return lisible(" ".join(label.text() for label in widget.findChildren(QLabel)))


def test_a_paper_is_asked_for_then_received(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)
    bloc = ecran.demande.attendues

    appuyer(qtbot, bloc.demander)
    taper(bloc.autre.ligne, "Devis")
    QTest.keyClick(bloc.autre.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.INCOMPLETE)
    qtbot.waitUntil(lambda: ("Devis", "Reçue") in bloc.gestes)
    assert "à apporter avant le 08/12/2026" in mots(bloc)
    assert "Délai suspendu depuis le 23/11/2026" in mots(ecran.decision.suite)
    assert ecran.page is not None
    assert ecran.page.lettres[0].modele is Modele.ACCUSE_RECEPTION

    appuyer(qtbot, bloc.gestes["Devis", "Vue, non conservée"])

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.EN_INSTRUCTION)
    (piece,) = lire_demande(bureau.services.base, demande_id).pieces
    assert (piece.sort, piece.reglee_le) == (SortAttendue.VUE_NON_CONSERVEE, AUJOURDHUI)


def test_nothing_to_ask_for_is_said_at_the_field(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)
    bloc = ecran.demande.attendues
    appuyer(qtbot, bloc.demander)
    appuyer(qtbot, bloc.valider)
    qtbot.waitUntil(lambda: bloc.autre.erreur == "Choisissez au moins une pièce à demander.")


def test_an_urgent_request_is_put_before_the_president(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer(urgence="coupure demain").id
    ecran = ouvrir(preparer(), demande_id)
    suite = ecran.decision.suite

    choisir(suite.suite, "a_decider")
    appuyer(qtbot, suite.enregistrer)

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.A_DECIDER)
    assert lire_demande(bureau.services.base, demande_id).demande.organe_saisi is OrganeSaisi.PRESIDENT_URGENCE
    qtbot.waitUntil(lambda: "À décider en urgence par le président" in mots(suite))


def test_a_step_that_wants_a_reason_says_so_at_its_field(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    ecran = ouvrir(preparer(), demande_id)
    suite = ecran.decision.suite

    choisir(suite.suite, "transmise_autre_autorite")
    appuyer(qtbot, suite.enregistrer)
    qtbot.waitUntil(lambda: suite.motif.erreur == "À remplir.")
    assert suite.autorite.erreur == "À remplir."

    taper(suite.autorite.ligne, "CCAS de Flers")
    taper(suite.motif.ligne, "Habite Flers.")
    QTest.keyClick(suite.motif.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.TRANSMISE_AUTRE_AUTORITE)
    qtbot.waitUntil(lambda: "Habite Flers." in mots(suite))


def test_an_appeal_received_shows_by_when_to_answer(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer(deposee_le=date(2026, 11, 2)).id
    decision = decider(bureau.services, bureau.auteur, demande_id, projet(bureau, prise_le=date(2026, 11, 12)))
    notifier(bureau.services, bureau.auteur, decision, le=date(2026, 11, 12), mode="courrier")
    ecran = ouvrir(preparer(), demande_id)
    suite = ecran.decision.suite
    assert "Recours possible jusqu’au mercredi 13/01/2027 inclus" in mots(suite)

    choisir(suite.suite, "recours_en_cours")
    taper(suite.le.ligne, "20/11/2026")
    QTest.keyClick(suite.le.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.RECOURS_EN_COURS)
    qtbot.waitUntil(lambda: "répondre avant le mercredi 20/01/2027" in mots(suite))


def test_a_renewal_copies_the_former_request_by_keyboard(qtbot: QtBot, poste_de_travail: Atelier) -> None:
    bureau, preparer, _ = poste_de_travail
    ancienne = bureau.deposer(objet="Carte de bus")
    clore_sans_decision(bureau.services, bureau.auteur, ancienne, retiree=False)
    ecran = EcranNouvelleDemande(preparer(), ancienne.dossier_id)
    qtbot.addWidget(ecran)
    ecran.show()
    qtbot.waitUntil(lambda: ecran.formulaire is not None)
    assert ecran.formulaire is not None

    choisir(ecran.formulaire.renouvelle, ancienne.id)
    assert ecran.formulaire.objet.valeur() == "Carte de bus"
    with qtbot.waitSignal(ecran.demande_voulue) as voulue:
        QTest.keyClick(ecran.formulaire.objet.ligne, Qt.Key.Key_Return)

    assert voulue.args is not None
    nouvelle = lire_demande(bureau.services.base, voulue.args[0]).demande
    assert (nouvelle.renouvelle_id, nouvelle.objet, nouvelle.aide) == (ancienne.id, "Carte de bus", ancienne.aide)


def test_a_request_that_ended_leads_to_its_renewal_already_copied(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    ancienne = bureau.deposer(objet="Carte de bus")
    en_cours = bureau.deposer(objet="Vélo")
    clore_sans_decision(bureau.services, bureau.auteur, ancienne, retiree=False)
    poste = preparer()
    assert not ouvrir(poste, en_cours.id).renouveler.isVisible()
    ecran = ouvrir(poste, ancienne.id)
    with qtbot.waitSignal(ecran.renouvellement_voulu) as voulu:
        cliquer(ecran.renouveler)

    assert voulu.args is not None
    nouvelle = EcranNouvelleDemande(poste, *voulu.args)
    qtbot.addWidget(nouvelle)
    nouvelle.show()
    qtbot.waitUntil(lambda: nouvelle.formulaire is not None)
    assert nouvelle.formulaire is not None
    assert nouvelle.formulaire.renouvelle.valeur() == ancienne.id
    assert (nouvelle.formulaire.objet.valeur(), nouvelle.formulaire.aide.valeur()) == ("Carte de bus", ancienne.aide)


def test_a_request_is_prepared_then_deposited(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    saisie = saisie_de(bureau.deposer(informee=False))
    brouillon = deposer_demande(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie, brouillon=True)
    ecran = ouvrir(preparer(), brouillon.id)
    suite = ecran.decision.suite

    # What comes next is proposed: there is nothing to choose.
    qtbot.waitUntil(lambda: suite.suite.valeur() == "deposee")
    appuyer(qtbot, suite.enregistrer)

    qtbot.waitUntil(lambda: statut(bureau, brouillon.id) is StatutDemande.DEPOSEE)


def test_a_decision_put_off_is_taken_up_again_with_its_one_main_button(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande_id = bureau.deposer().id
    for saisie in (
        SaisieTransition(StatutDemande.A_DECIDER, organe=OrganeSaisi.COMMISSION),
        SaisieTransition(StatutDemande.AJOURNEE, motif="Devis attendu."),
    ):
        faire_suite(bureau.services, bureau.auteur, demande_id, saisie)
    prete = composer_lettre(bureau.services, bureau.auteur, demande_id, Modele.AJOURNEMENT)
    courrier = garder_lettre(bureau.services, bureau.auteur, prete, produire(bureau.services, prete))
    noter_impression(bureau.services, bureau.auteur, courrier)
    ecran = ouvrir(preparer(), demande_id)
    suite = ecran.decision.suite

    assert suite.suite.valeur() == "en_instruction"
    assert ecran.page is not None
    assert (ecran.page.prochaine_etape, suite.enregistrer.property("role")) == (Etape.DECISION, "principal")
    assert ecran.decision.premier_controle() is suite.suite.controle
    appuyer(qtbot, suite.enregistrer)

    qtbot.waitUntil(lambda: statut(bureau, demande_id) is StatutDemande.EN_INSTRUCTION)
    qtbot.waitUntil(ecran.decision.formulaire.isVisible)
    # The decision comes next: nothing is proposed here any more, and its own button is that of the page.
    assert suite.suite.valeur() is None
    assert suite.enregistrer.property("role") != "principal"
