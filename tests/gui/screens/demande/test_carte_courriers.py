"""Make a letter, look at it, print it once as new and then as a duplicata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ccas_desktop.application.courriers.verbes import noter_impression
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.reglages import enregistrer_delegation
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.apercu import Apercu
from ccas_desktop.gui.travaux.impression import Imprimantes, Tirage
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau, Installation, projet
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import cliquer, lisible

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def apercu(qtbot: QtBot, ecran: EcranDemande) -> Apercu:
    qtbot.waitUntil(lambda: ecran.courriers.apercu is not None and ecran.courriers.apercu.isVisible())
    ouvert = ecran.courriers.apercu
    assert ouvert is not None
    return ouvert


def test_makes_the_receipt_in_one_action(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    qtbot.waitUntil(ecran.demande.accuse.hasFocus)

    QTest.keyClick(ecran.demande.accuse, Qt.Key.Key_Space)

    lettre = apercu(qtbot, ecran)
    assert lettre.windowTitle() == "Accusé de réception"
    assert lettre.document.pageCount() >= 1
    (courrier,) = lire_demande(bureau.services.base, demande.id).courriers
    assert courrier.modele == Modele.ACCUSE_RECEPTION
    QTest.keyClick(lettre, Qt.Key.Key_Escape)
    assert not lettre.isVisible()


def test_a_letter_already_made_is_opened_again_rather_than_made_twice(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    apercu(qtbot, ecran).close()
    qtbot.waitUntil(lambda: (Modele.ACCUSE_RECEPTION, "refaire") in ecran.courriers.boutons)

    cliquer(ecran.demande.accuse)

    qtbot.waitUntil(lambda: ecran.courriers.apercu is not None and ecran.courriers.apercu.isVisible())
    assert len(lire_demande(bureau.services.base, demande.id).courriers) == 1


def test_prints_the_notice_before_any_call(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.demande.information.notice)

    assert apercu(qtbot, ecran).windowTitle() == "Information préalable"


def test_counts_a_printing_and_announces_the_duplicata(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir, tmp_path: Path
) -> None:
    bureau, preparer, avis = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)
    lettre.imprimantes.montrer(Imprimantes(("Accueil",), "Accueil"), "")
    fichier = tmp_path / "papier.pdf"

    # A file stands for the paper: the same works, up to the printer's own driver.
    lettre.atelier.imprimer(bureau.auteur, lettre.lettre, Tirage(b"", "accuse", fichier=fichier))

    qtbot.waitUntil(lambda: avis.succes_dits == ["Accusé de réception\u00a0: envoyé à l’imprimante."])
    assert fichier.read_bytes().startswith(b"%PDF")
    assert lettre.imprimer.text() == "Imprimer un duplicata (Ctrl+P)"
    assert [c.impressions for c in lire_demande(bureau.services.base, demande.id).courriers] == [1]


def test_asks_for_a_printer_when_none_is_chosen(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)
    qtbot.waitUntil(lambda: lettre.imprimantes.liste.itemText(0) != "Recherche des imprimantes…")
    lettre.imprimantes.montrer(Imprimantes(("Accueil", "Bureau"), ""), "")

    QTest.keyClick(lettre, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert lettre.imprimantes.erreur == "Choisissez une imprimante."


def test_offers_the_printer_used_last_for_that_letter(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)

    lettre.imprimantes.montrer(Imprimantes(("Accueil", "Bureau"), "Accueil"), "Bureau")

    assert lettre.imprimantes.valeur() == "Bureau"
    assert lettre.imprimantes.controle.accessibleDescription() == ""


@pytest.mark.parametrize(
    ("noms", "defaut", "suite"),
    [
        (("Accueil", "Mairie"), "Accueil", "celle du poste est proposée"),
        (("Accueil", "Mairie"), "", "choisissez-en une autre"),
    ],
)
def test_a_printer_that_has_gone_is_said_and_that_of_the_system_is_offered(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir, noms: tuple[str, ...], defaut: str, suite: str
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)
    qtbot.waitUntil(lambda: lettre.imprimantes.liste.itemText(0) != "Recherche des imprimantes…")

    lettre.imprimantes.montrer(Imprimantes(noms, defaut), "Bureau")

    assert (lettre.imprimantes.valeur() or "") == defaut
    aide = lettre.imprimantes.controle.accessibleDescription()
    assert aide == f"«\u00a0Bureau\u00a0» n’est plus sur ce poste\u00a0: {suite}."


def test_each_kind_of_letter_remembers_its_printer(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)
    preferences = bureau.services.preferences
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)
    qtbot.waitUntil(lambda: lettre.imprimantes.liste.itemText(0) != "Recherche des imprimantes…")
    lettre.imprimantes.montrer(Imprimantes(("Accueil", "Bureau"), "Accueil"), "")
    lettre.imprimantes.definir_valeur("Bureau")

    cliquer(lettre.imprimer)

    qtbot.waitUntil(lambda: preferences.lire("imprimante/accuse_reception") == "Bureau")
    assert preferences.lire("imprimante/information_prealable") == ""


def test_a_printer_that_is_gone_is_said(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, avis = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)
    qtbot.waitUntil(lambda: lettre.imprimantes.liste.itemText(0) != "Recherche des imprimantes…")
    lettre.imprimantes.montrer(Imprimantes(("Débranchée",), "Débranchée"), "")

    cliquer(lettre.imprimer)

    qtbot.waitUntil(lambda: bool(avis.avis))
    assert avis.avis[-1].titre == "L’imprimante n’a pas pris la lettre."
    assert lettre.imprimer.isEnabled()
    assert [c.impressions for c in lire_demande(bureau.services.base, demande.id).courriers] == [0]


def test_saves_the_file_of_a_letter(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir, tmp_path: Path) -> None:
    bureau, preparer, avis = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.demande.accuse)
    lettre = apercu(qtbot, ecran)

    cliquer(lettre.enregistrer)
    qtbot.waitUntil(lambda: lettre.findChild(QFileDialog) is not None)
    dialogue = lettre.findChild(QFileDialog)
    assert dialogue is not None
    nom = dialogue.findChild(QLineEdit)
    assert nom is not None
    assert "ROUX" not in nom.text()
    nom.setText(str(tmp_path / "lettre.pdf"))
    QTest.keyClick(nom, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: avis.succes_dits == ["PDF enregistré\u00a0: lettre.pdf"])
    assert (tmp_path / "lettre.pdf").read_bytes().startswith(b"%PDF")


def test_a_letter_printed_before_says_so_when_opened(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande, poste = bureau.deposer(), preparer()
    ecran = ouvrir(poste, demande.id)
    cliquer(ecran.demande.accuse)
    apercu(qtbot, ecran).close()
    (courrier,) = lire_demande(bureau.services.base, demande.id).courriers
    faits: list[object] = []
    poste.jobs.ecrire(lambda: noter_impression(bureau.services, bureau.auteur, courrier), then=faits.append)
    qtbot.waitUntil(lambda: bool(faits))

    retour = ouvrir(poste, demande.id)
    cliquer(retour.courriers.boutons[Modele.ACCUSE_RECEPTION, "ouvrir"])

    assert apercu(qtbot, retour).deja.isVisible()


def accord_ouvert(qtbot: QtBot, atelier: Atelier, ouvrir: Ouvrir) -> tuple[Poste, EcranDemande, Apercu]:
    """Decide a request, and open its letter."""
    bureau, preparer, _ = atelier
    demande = bureau.deposer()
    decider(bureau.services, bureau.auteur, demande.id, projet(bureau))
    poste = preparer()
    ecran = ouvrir(poste, demande.id)
    cliquer(ecran.courriers.boutons[Modele.ACCORD, "ouvrir"])
    return poste, ecran, apercu(qtbot, ecran)


def finir_la_delegation(poste: Poste, bureau: Bureau, qtbot: QtBot) -> None:
    """End the power of the president today, and let the day after come."""
    (delegation,) = bureau.reglages.delegations
    faits: list[object] = []
    poste.jobs.ecrire(
        lambda: enregistrer_delegation(bureau.services, bureau.auteur, replace(delegation, fin=AUJOURDHUI)),
        then=faits.append,
    )
    qtbot.waitUntil(lambda: bool(faits))
    bureau.horloge.avancer(timedelta(days=1))


def test_a_letter_is_refused_to_a_signatory_whose_delegation_has_ended(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    decider(bureau.services, bureau.auteur, demande.id, projet(bureau))
    poste = preparer()
    finir_la_delegation(poste, bureau, qtbot)
    ecran = ouvrir(poste, demande.id)

    cliquer(ecran.courriers.boutons[Modele.ACCORD, "ouvrir"])
    qtbot.waitUntil(lambda: bool(ecran.courriers.mentions.boutons))

    assert ecran.courriers.refus.isVisible()
    assert "n’a pas le pouvoir de signer" in ecran.courriers.refus.accessibleName()
    noms = [lisible(b.accessibleName()) for b in ecran.courriers.mentions.boutons]
    assert noms == [
        "Aller à Décision : Le signataire de la décision",
        "Ouvrir les Réglages : Ses délégations et leurs dates",
    ]
    cliquer(ecran.courriers.mentions.boutons[0])
    assert ecran.decision.isAncestorOf(ecran.focusWidget())


def test_a_letter_made_in_time_is_no_longer_printed_as_new_but_as_a_duplicata(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir, tmp_path: Path
) -> None:
    poste, ecran, lettre = accord_ouvert(qtbot, poste_de_travail, ouvrir)
    bureau = poste_de_travail[0]
    lettre.imprimantes.montrer(Imprimantes(("Accueil",), "Accueil"), "")
    finir_la_delegation(poste, bureau, qtbot)
    fichier = tmp_path / "papier.pdf"
    tirage = Tirage(b"", "accord", fichier=fichier)

    lettre.atelier.imprimer(bureau.auteur, lettre.lettre, tirage)
    qtbot.waitUntil(lambda: bool(ecran.courriers.mentions.boutons))
    assert (tirage.fichier, fichier.exists(), lettre.imprimer.isEnabled()) == (fichier, False, True)
    assert "n’a pas le pouvoir de signer" in lettre.alerte.accessibleName()

    imprimee = replace(lettre.lettre, courrier=replace(lettre.lettre.courrier, impressions=1))
    lettre.atelier.imprimer(bureau.auteur, imprimee, tirage)
    qtbot.waitUntil(fichier.exists)


def test_the_file_of_a_letter_that_nobody_may_sign_any_more_is_not_given_out(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    poste, _, lettre = accord_ouvert(qtbot, poste_de_travail, ouvrir)
    finir_la_delegation(poste, poste_de_travail[0], qtbot)

    cliquer(lettre.enregistrer)
    qtbot.waitUntil(lettre.alerte.isVisible)

    assert "n’a pas le pouvoir de signer" in lettre.alerte.accessibleName()
    assert lettre.findChild(QFileDialog) is None


class TestSansReglages:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(sans_mentions=True)

    def test_missing_mentions_are_listed_with_where_to_fill_them(
        self, qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
    ) -> None:
        bureau, preparer, _ = poste_de_travail
        demande = bureau.deposer()
        ecran = ouvrir(preparer(), demande.id)

        cliquer(ecran.demande.accuse)
        qtbot.waitUntil(lambda: bool(ecran.courriers.mentions.boutons))

        noms = [lisible(b.accessibleName()) for b in ecran.courriers.mentions.boutons]
        assert "Ouvrir les Réglages : Le tribunal administratif" in noms
        qtbot.waitUntil(ecran.courriers.mentions.boutons[0].isVisible)
        with qtbot.waitSignal(ecran.reglages_voulus) as emis:
            cliquer(ecran.courriers.mentions.boutons[0])
        assert emis.args == ["ccas"]


class TestNomRare:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(identite=replace(IDENTITE, nom_famille="李 ROUX"))

    def test_characters_that_no_font_has_are_announced(
        self, qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
    ) -> None:
        bureau, preparer, _ = poste_de_travail
        demande = bureau.deposer()
        ecran = ouvrir(preparer(), demande.id)

        cliquer(ecran.demande.accuse)

        alerte = apercu(qtbot, ecran).alerte
        assert alerte.isVisible()
        assert "李" in alerte.accessibleName()
