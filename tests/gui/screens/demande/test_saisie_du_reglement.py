"""What the règlement makes the agent type: a sum, a choice; the missing fact leads to its own field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pytestqt.qtbot import QtBot

from ccas_desktop.application.evaluation.verbes import evaluer_demande
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.provenance import NatureProvenance
from ccas_desktop.gui.forms import ChampChoix, ChampDate, ChampMontant
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.saisie_donnee import SaisieDonnee
from tests.domain.reglement.outils import DONNEES
from tests.fakes.bureau import Bureau
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir, cliquer, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]


def _saisie(qtbot: QtBot, ecran: EcranDemande, code: str) -> SaisieDonnee:
    ligne = ecran.donnees.lignes[code]
    cliquer(ligne.saisir)
    saisie = ligne.findChild(SaisieDonnee)
    assert isinstance(saisie, SaisieDonnee)
    qtbot.waitUntil(saisie.enregistrer.isVisible)
    return saisie


def test_a_sum_and_a_choice_are_typed_with_their_origin(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer("aide_loisirs")
    ecran = ouvrir(preparer(), demande.id)

    cout = _saisie(qtbot, ecran, "cout_activite")
    assert isinstance(cout.valeur, ChampMontant)
    taper(cout.valeur.ligne, "180,50")
    cliquer(cout.enregistrer)
    qtbot.waitUntil(lambda: ecran.donnees.lignes["cout_activite"].valeurs.retenue.isVisible())
    activite = _saisie(qtbot, ecran, "activite")
    assert isinstance(activite.valeur, ChampChoix)
    choisir(activite.valeur, "musique")
    cliquer(activite.enregistrer)
    qtbot.waitUntil(lambda: "musique" in ecran.donnees.lignes["activite"].valeurs.retenue.text())

    evaluation = evaluer_demande(bureau.services, demande.id)
    assert evaluation is not None
    assert not {"cout_activite", "activite"} & {manquant.code for manquant in evaluation.manquants}
    assert ecran.page is not None
    retenues = {d.indicateur: d for d in ecran.page.complete.donnees}
    assert Decimal(retenues["cout_activite"].valeur) == Decimal("180.50")
    assert retenues["activite"].provenance.nature is NatureProvenance.DECLARE


def test_a_date_is_typed_and_counts(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    texte = (DONNEES / "dates.toml").read_text("utf-8")
    importer_reglement(bureau.services, bureau.auteur, texte, nom_fichier="dates.toml")
    demande = bureau.deposer("mobilite")
    ecran = ouvrir(preparer(), demande.id)

    saisie = _saisie(qtbot, ecran, "debut_du_contrat")
    assert isinstance(saisie.valeur, ChampDate)
    taper(saisie.valeur.ligne, "01092026")
    cliquer(saisie.enregistrer)
    qtbot.waitUntil(lambda: "01/09/2026" in ecran.donnees.lignes["debut_du_contrat"].valeurs.retenue.text())

    evaluation = evaluer_demande(bureau.services, demande.id)
    assert evaluation is not None
    assert evaluation.montant == Decimal(100)
    encore = _saisie(qtbot, ecran, "debut_du_contrat")
    assert isinstance(encore.valeur, ChampDate)
    assert encore.valeur.ligne.text() == "01/09/2026"


def test_what_is_missing_leads_to_its_field(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer("aide_loisirs")
    ecran = ouvrir(preparer(), demande.id)
    boutons = {bouton.accessibleName(): bouton for bouton in ecran.evaluation.manquants.boutons}

    cliquer(next(b for nom, b in boutons.items() if nom.endswith("Coût de l’activité")))
    assert ecran.donnees.lignes["cout_activite"].saisir.hasFocus()

    cliquer(next(b for nom, b in boutons.items() if "Pass’Sport" in nom))
    champ = ecran.demande.controle_de("pass_sport_demande")
    assert champ is not None
    assert champ.hasFocus() or champ.isAncestorOf(ecran.focusWidget())
