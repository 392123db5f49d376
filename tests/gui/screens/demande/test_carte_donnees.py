"""Ask, keep, type: each reply lands on its line, and nothing is kept that the agent did not choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, Source
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance
from ccas_desktop.domain.provenance import Mois, NatureProvenance
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande import EcranDemande
from ccas_desktop.gui.screens.demande.saisie_donnee import Origine, SaisieDonnee
from tests.fakes.api_particulier import ADRESSE_RENDUE, ENFANT_RENDU, PERSONNE_RENDUE, beneficiaire, echec, quotient
from tests.fakes.bureau import IDENTITE, Bureau, Installation
from tests.gui.screens.demande.conftest import AvisNotes
from tests.gui.screens.demande.gestes import choisir_segment, cliquer, lisible, taper

Atelier = tuple[Bureau, Callable[[], Poste], AvisNotes]
Ouvrir = Callable[[Poste, str], EcranDemande]

QF, C2S = Source.QUOTIENT_FAMILIAL, Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE
RSA = Source.REVENU_SOLIDARITE_ACTIVE


def tout_repond(bureau: Bureau) -> None:
    bureau.api.reponses = {
        Source.QUOTIENT_FAMILIAL: quotient(450),
        C2S: beneficiaire(C2S, oui=False),
        RSA: beneficiaire(RSA),
    }


def textes(ecran: EcranDemande, code: str) -> str:
    ligne = ecran.donnees.lignes[code]
    return lisible(
        " | ".join(
            (ligne._etat.texte, ligne.valeurs.retenue.text(), ligne.valeurs.certifiee.text(), ligne._message.text())
        )
    )


def saisie(ecran: EcranDemande, code: str) -> SaisieDonnee:
    trouvee = ecran.donnees.lignes[code].findChild(SaisieDonnee)
    assert isinstance(trouvee, SaisieDonnee)
    return trouvee


def test_nothing_can_be_asked_before_the_person_is_informed(poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer(informee=False)
    ecran = ouvrir(preparer(), demande.id)

    assert not ecran.donnees.tout_demander.isVisible()
    assert "Remettez d’abord l’information" in ecran.donnees.empechement.accessibleName()
    assert bureau.api.demandes == []


def test_asks_everything_at_once_and_each_reply_lands_on_its_line(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.donnees.tout_demander)

    qtbot.waitUntil(lambda: textes(ecran, "beneficiaire_rsa").startswith("Certifié"))
    qtbot.waitUntil(lambda: "Certifié : 450" in textes(ecran, "quotient_familial"))
    assert ecran.donnees.lignes["quotient_familial"].valeurs.provenance_certifiee.accessibleName() == (
        "certifié CAF · octobre 2026"
    )
    assert {d.source for d in bureau.api.demandes} == {Source.QUOTIENT_FAMILIAL, C2S, RSA}


def test_the_calls_made_are_one_click_away(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    assert not ecran.donnees.traces.isVisible()

    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(ecran.donnees.traces.isVisible)
    with qtbot.waitSignal(ecran.traces_voulues) as voulues:
        cliquer(ecran.donnees.traces)

    assert voulues.args == [demande.numero]


def test_keeps_every_certified_value_in_one_click(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(lambda: all(ligne.retenir.isVisible() for ligne in ecran.donnees.lignes.values()))

    cliquer(ecran.donnees.tout_retenir)

    qtbot.waitUntil(lambda: textes(ecran, "quotient_familial").startswith("Retenue"))
    donnees = lire_demande(bureau.services.base, demande.id).donnees
    assert {d.indicateur: d.valeur for d in donnees} == {
        "quotient_familial": "450",
        "beneficiaire_c2s": "non",
        "beneficiaire_rsa": "oui",
    }
    assert all(d.provenance.nature is NatureProvenance.CERTIFIE for d in donnees)


def test_a_reply_is_kept_when_the_page_was_left(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    bureau.api.porte.clear()
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 3)

    ecran.close()
    ecran.deleteLater()
    bureau.api.porte.set()

    qtbot.waitUntil(lambda: len(lire_demande(bureau.services.base, demande.id).reponses) == 3)
    assert all(t.etat is EtatAppel.CERTIFIE for t in lire_demande(bureau.services.base, demande.id).traces)


def test_coming_back_shows_what_still_runs(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    bureau.api.porte.clear()
    demande, poste = bureau.deposer(), preparer()
    ecran = ouvrir(poste, demande.id)
    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 3)

    retour = ouvrir(poste, demande.id)

    assert textes(retour, "quotient_familial").startswith("En cours")
    bureau.api.porte.set()
    qtbot.waitUntil(lambda: textes(retour, "quotient_familial").startswith("Certifié"))


def test_a_call_given_up_is_traced_and_its_reply_is_not_kept(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    bureau.api.porte.clear()
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 3)

    cliquer(ecran.donnees.attente.bouton)
    qtbot.waitUntil(lambda: textes(ecran, "quotient_familial").startswith("À demander"))
    bureau.api.porte.set()

    def complete() -> bool:
        traces = lire_demande(bureau.services.base, demande.id).traces
        return [t.etat for t in traces] == [EtatAppel.INDISPONIBLE] * 3

    qtbot.waitUntil(complete)
    assert lire_demande(bureau.services.base, demande.id).reponses == ()


def test_says_why_no_answer_came_and_everything_else_works(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    bureau.api.reponses[RSA] = echec(RSA, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.donnees.lignes["beneficiaire_rsa"].demander)
    qtbot.waitUntil(lambda: "Service injoignable" in textes(ecran, "beneficiaire_rsa"))
    assert ecran.donnees.lignes["beneficiaire_rsa"].saisir.isVisible()


def test_what_found_no_network_waits_and_is_asked_only_when_the_agent_says_so(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande, poste = bureau.deposer(), preparer()
    bureau.api.reponses = {s: echec(s, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU) for s in (QF, C2S, RSA)}
    ecran = ouvrir(poste, demande.id)
    cliquer(ecran.donnees.tout_demander)
    qtbot.waitUntil(ecran.donnees.reseau.isVisible)
    # Each reply lands as it comes.
    lignes = ("quotient_familial", "beneficiaire_c2s", "beneficiaire_rsa")
    qtbot.waitUntil(lambda: all(textes(ecran, ligne).startswith("Attend le réseau") for ligne in lignes))
    qtbot.waitUntil(lambda: not ecran.donnees.tout_demander.isVisible())
    ecran.close()
    tout_repond(bureau)

    retour = ouvrir(poste, demande.id)
    assert "3 données attendent le réseau" in lisible(retour.donnees.reseau.accessibleName())
    assert len(bureau.api.demandes) == 3
    cliquer(retour.donnees.reseau.bouton)

    qtbot.waitUntil(lambda: "Certifié : 450" in textes(retour, "quotient_familial"))
    qtbot.waitUntil(lambda: textes(retour, "beneficiaire_rsa").startswith("Certifié"))
    qtbot.waitUntil(lambda: not retour.donnees.reseau.isVisible())


def test_not_recognised_and_no_file_are_two_different_messages(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses = {
        C2S: echec(C2S, EtatAppel.NON_RECONNU, http=422, code="29360"),
        RSA: echec(RSA, EtatAppel.INTROUVABLE, http=404, code="29374"),
    }
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.donnees.tout_demander)

    qtbot.waitUntil(lambda: textes(ecran, "beneficiaire_c2s").startswith("Personne non reconnue"))
    qtbot.waitUntil(lambda: textes(ecran, "beneficiaire_rsa").startswith("Pas de dossier à la caisse"))
    cliquer(ecran.donnees.lignes["beneficiaire_rsa"].technique)
    assert "code\u00a0: 29374" in ecran.donnees.lignes["beneficiaire_rsa"]._details.text()


def test_another_identity_is_flagged_before_anything_is_retained(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    autre = {**PERSONNE_RENDUE, "date_naissance": "1980-01-01"}
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = replace(quotient(allocataires=[autre]), identite_differente=True)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["quotient_familial"]
    cliquer(ligne.demander)
    qtbot.waitUntil(ligne.retenir.isVisible)

    assert textes(ecran, "quotient_familial").startswith("Identité à vérifier")
    assert not ligne.retenir.isEnabled()
    assert not ecran.donnees.tout_retenir.isVisible()
    QTest.keyClick(ligne.compare, Qt.Key.Key_Space)
    cliquer(ligne.retenir)
    qtbot.waitUntil(lambda: "Retenu : 450" in textes(ecran, "quotient_familial"))


def test_types_a_value_seen_on_a_paper_to_be_certified_later(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.lignes["quotient_familial"].saisir)
    champs = saisie(ecran, "quotient_familial")
    qtbot.waitUntil(champs.isVisible)
    assert champs.valeur.controle.hasFocus()

    taper(champs.valeur.controle, "432")
    choisir_segment(champs.origine, Origine.PIECE_A_CERTIFIER.value)
    taper(champs.mois.ligne, "11/2026")
    cliquer(champs.enregistrer)
    qtbot.waitUntil(lambda: champs.piece.erreur == "Indiquez la pièce que vous avez vue.")
    taper(champs.piece.ligne, "Attestation Caf")
    QTest.keyClick(champs.piece.ligne, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: textes(ecran, "quotient_familial").startswith("À certifier plus tard"))
    (donnee,) = lire_demande(bureau.services.base, demande.id).donnees
    assert donnee.valeur == "432.00"
    assert (donnee.provenance.piece, donnee.provenance.mois) == ("Attestation Caf", Mois(2026, 11))
    assert donnee.provenance.a_certifier


def test_asks_a_reason_against_what_is_certified(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["beneficiaire_c2s"]
    cliquer(ligne.demander)
    qtbot.waitUntil(ligne.retenir.isVisible)
    cliquer(ligne.saisir)
    champs = saisie(ecran, "beneficiaire_c2s")
    qtbot.waitUntil(champs.isVisible)

    choisir_segment(champs.valeur, "oui")
    cliquer(champs.enregistrer)
    qtbot.waitUntil(lambda: champs.motif.erreur.startswith("Dites pourquoi"))
    taper(champs.motif.ligne, "Droit ouvert ce mois-ci")
    cliquer(champs.enregistrer)

    qtbot.waitUntil(lambda: "Retenu : oui" in textes(ecran, "beneficiaire_c2s"))
    (donnee,) = lire_demande(bureau.services.base, demande.id).donnees
    assert donnee.provenance.motif == "Droit ouvert ce mois-ci"


def test_escape_closes_the_entry_of_a_value(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["quotient_familial"]
    cliquer(ligne.saisir)
    champs = saisie(ecran, "quotient_familial")
    qtbot.waitUntil(champs.isVisible)

    QTest.keyClick(champs.valeur.controle, Qt.Key.Key_Escape)

    assert not champs.isVisible()
    assert ligne.saisir.hasFocus()


def test_keeps_a_value_no_more(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    tout_repond(bureau)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["beneficiaire_rsa"]
    cliquer(ligne.demander)
    qtbot.waitUntil(ligne.retenir.isVisible)
    cliquer(ligne.retenir)
    qtbot.waitUntil(ligne.oublier.isVisible)

    cliquer(ligne.oublier)

    qtbot.waitUntil(lambda: lire_demande(bureau.services.base, demande.id).donnees == ())


def test_adds_to_the_foyer_a_child_that_the_caisse_knows(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient(allocataires=[PERSONNE_RENDUE], enfants=[ENFANT_RENDU])
    demande = bureau.deposer("aide_energie")
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.lignes["quotient_familial"].demander)
    qtbot.waitUntil(lambda: bool(ecran.donnees.foyer.boutons) and ecran.donnees.foyer.boutons[0].isVisible())

    cliquer(ecran.donnees.foyer.boutons[0])

    def enfants() -> list[str]:
        usagers = lire_demande(bureau.services.base, demande.id).dossier.usagers
        return [u.identite.nom_affiche for u in usagers if u.lien is Lien.ENFANT]

    qtbot.waitUntil(lambda: enfants() == ["ROUX Leo"])
    qtbot.waitUntil(lambda: ecran.donnees.foyer.boutons == [])


def test_corrects_the_dossier_after_the_caisse_when_the_agent_says_so(
    qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.voter_tout_le_quotient()
    rendue = {**PERSONNE_RENDUE, "date_naissance": "1987-06-28"}
    bureau.api.reponses[QF] = replace(quotient(450, allocataires=[rendue]), identite_differente=True)
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.lignes["quotient_familial"].demander)
    foyer = ecran.donnees.foyer
    qtbot.waitUntil(foyer.isVisible)
    corriger = next(bouton for bouton in foyer.boutons if bouton.text() == "Corriger le dossier")
    qtbot.waitUntil(corriger.isVisible)
    assert not corriger.isEnabled()
    assert lire_demande(bureau.services.base, demande.id).dossier.demandeur.identite == IDENTITE

    foyer.compare.click()
    cliquer(corriger)

    def corrige() -> bool:
        identite = lire_demande(bureau.services.base, demande.id).dossier.demandeur.identite
        return identite == replace(IDENTITE, date_naissance=DateNaissance(1987, 6, 28))

    qtbot.waitUntil(corrige)


def test_each_reply_stands_alone_when_some_fail(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses = {
        QF: quotient(0),
        C2S: echec(C2S, EtatAppel.PARAMETRE_REFUSE, http=422, code="00364", parametre="sexeEtatCivil"),
        RSA: echec(RSA, EtatAppel.INDISPONIBLE, http=503, code="36020", reessayer_dans=300),
    }
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)

    cliquer(ecran.donnees.tout_demander)

    qtbot.waitUntil(lambda: "Certifié : 0" in textes(ecran, "quotient_familial"))
    qtbot.waitUntil(lambda: textes(ecran, "beneficiaire_c2s").startswith("Information refusée"))
    qtbot.waitUntil(lambda: textes(ecran, "beneficiaire_rsa").startswith("Service indisponible"))
    assert "le sexe" in textes(ecran, "beneficiaire_c2s")
    assert "dans 5 minutes" in textes(ecran, "beneficiaire_rsa")
    assert not ecran.donnees.reseau.isVisible()


def test_takes_over_the_address_of_the_caisse(qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = poste_de_travail
    bureau.api.reponses[Source.QUOTIENT_FAMILIAL] = quotient(allocataires=[PERSONNE_RENDUE], adresse=ADRESSE_RENDUE)
    bureau.voter_tout_le_quotient()
    demande = bureau.deposer()
    ecran = ouvrir(preparer(), demande.id)
    cliquer(ecran.donnees.lignes["quotient_familial"].demander)
    qtbot.waitUntil(lambda: bool(ecran.donnees.foyer.boutons) and ecran.donnees.foyer.boutons[0].isVisible())

    cliquer(ecran.donnees.foyer.boutons[0])

    def adresse() -> tuple[str, ...]:
        return lire_demande(bureau.services.base, demande.id).dossier.dossier.adresse.lignes

    qtbot.waitUntil(lambda: adresse() == ("12 RUE DES TILLEULS", "61100 FLERS"))


class TestNomAEcrireAutrement:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(identite=replace(IDENTITE, nom_famille="ŒUVRARD"))

    def test_says_what_was_changed_in_the_name_to_send_it(
        self, qtbot: QtBot, poste_de_travail: Atelier, ouvrir: Ouvrir
    ) -> None:
        bureau, preparer, _ = poste_de_travail
        bureau.api.reponses[RSA] = replace(beneficiaire(RSA), envoi_modifie=(("ŒUVRARD", "OEUVRARD"),))
        demande = bureau.deposer()
        ecran = ouvrir(preparer(), demande.id)

        cliquer(ecran.donnees.lignes["beneficiaire_rsa"].demander)

        qtbot.waitUntil(lambda: "« OEUVRARD » pour « ŒUVRARD »" in textes(ecran, "beneficiaire_rsa"))


class TestHorsHabilitation:
    @pytest.fixture
    def installation(self) -> Installation:
        return Installation(scopes=frozenset({"cnaf_quotient_familial"}))

    def test_a_line_says_that_the_token_does_not_open_it(self, poste_de_travail: Atelier, ouvrir: Ouvrir) -> None:
        bureau, preparer, _ = poste_de_travail
        demande = bureau.deposer()
        ecran = ouvrir(preparer(), demande.id)

        assert ecran.donnees.lignes["quotient_familial"].demander.isVisible()
        assert not ecran.donnees.lignes["beneficiaire_rsa"].demander.isVisible()
        assert "Le jeton du CCAS n’ouvre pas cette donnée" in textes(ecran, "beneficiaire_rsa")
