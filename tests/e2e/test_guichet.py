"""The counter, end to end: from an empty base to the printed letter, with real keys and clicks."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ccas_desktop.gui.theme import RESSOURCES
from ccas_desktop.gui.travaux.impression import Tirage, imprimer
from tests.adapters.letters import pdf
from tests.e2e.conftest import Bureau, Service, Temoin
from tests.e2e.gestes import CTRL, Guichet

REGLEMENT = RESSOURCES / "reglements" / "demonstration.toml"
OuvrirGuichet = Callable[..., AbstractContextManager[Guichet]]


def decrire_le_ccas(guichet: Guichet) -> None:
    guichet.choisir_dans("Sections des réglages", "Le CCAS")
    for libelle, texte in (
        ("Nom du CCAS", "CCAS de Beaumesnil"),
        ("Commune", "Beaumesnil"),
        ("SIRET", "130 025 265 00013"),
        ("Téléphone", "0233000000"),
        ("Courriel", "ccas@beaumesnil.example"),
        ("Tribunal administratif de", "Caen"),
        ("Adresse du tribunal", "3 rue Arthur Leduc, 14000 Caen"),
        ("Délégué à la protection des données", "dpo@beaumesnil.example"),
    ):
        guichet.taper(libelle, texte)
    guichet.aller_au_champ("Adresse")
    guichet.ecrire("2 place de la Mairie")
    guichet.touche(Qt.Key.Key_Return)
    guichet.ecrire("14995 Beaumesnil")
    guichet.cliquer("Enregistrer le CCAS")
    guichet.lire("Le CCAS est enregistré.")


def nommer(guichet: Guichet, prenom: str, nom: str, qualite: str) -> None:
    guichet.choisir_dans("Sections des réglages", "Agents et élus")
    guichet.taper("Prénom", prenom)
    guichet.taper("Nom", nom)
    guichet.taper("Qualité", qualite)
    guichet.touche(Qt.Key.Key_Return)
    guichet.lire(f"{prenom} {nom.upper()} est enregistré·e.")


def deleguer(guichet: Guichet, titulaire: str, plafond: str) -> None:
    guichet.choisir_dans("Sections des réglages", "Délégations")
    guichet.choisir("Titulaire", titulaire)
    guichet.choisir("Fonction", "Président·e")
    guichet.taper("Plafond par décision", plafond)
    guichet.taper("Délibération n°", "2026-12")
    guichet.taper("Délibération du", "15/01/2026")
    guichet.taper("À partir du", "15/01/2026")
    guichet.touche(Qt.Key.Key_Return)
    guichet.lire("La délégation est enregistrée.")


def charger_le_reglement(guichet: Guichet) -> None:
    guichet.choisir_dans("Sections des réglages", "Règlement des aides")
    guichet.dans_le_dialogue_de_fichier(REGLEMENT, lambda: guichet.cliquer("Charger un règlement"))
    guichet.lire("Règlement chargé : 6 aides.")


def se_connecter(guichet: Guichet, url: str, jeton: str) -> None:
    guichet.choisir_dans("Sections des réglages", "Connexion")
    guichet.repondre("Les appels partent", "Du relais de la commune")
    guichet.taper("Adresse du relais", url)
    guichet.cliquer("Enregistrer la connexion")
    guichet.lire("connexion est enregistrée")
    guichet.choisir_dans("Sections des réglages", "Jeton")
    guichet.aller_au_champ("Jeton à coller")
    guichet.coller(jeton)
    guichet.touche(Qt.Key.Key_Return)


def ouvrir_un_dossier(guichet: Guichet, temoin: Temoin) -> None:
    guichet.touche(Qt.Key.Key_N, CTRL)
    guichet.taper("Nom de famille (de naissance)", temoin.nom)
    guichet.taper("Prénoms", temoin.prenom)
    guichet.touche(Qt.Key.Key_Return)
    guichet.taper("Date de naissance", temoin.naissance)
    guichet.repondre("Sexe à l’état civil", "Féminin")
    guichet.repondre("Né·e", "En France")
    guichet.completer("Commune de naissance", temoin.commune.lower(), temoin.commune)
    guichet.taper("Numéro et voie", "12 rue des Lilas")
    guichet.taper("Code postal", "14995")
    guichet.taper("Commune", "Beaumesnil")
    guichet.touche(Qt.Key.Key_S, CTRL)
    guichet.lire("Le dossier 2026-0001 est ouvert.")


def deposer_une_demande(guichet: Guichet) -> None:
    guichet.lire("Aucune demande d’aide.")
    guichet.touche(Qt.Key.Key_D, CTRL)
    guichet.choisir("Aide demandée", "Aide à la restauration scolaire")
    guichet.repondre("Habite la commune ?", "Oui")
    guichet.repondre("Un enfant du foyer déjeune au restaurant scolaire ?", "Oui")
    guichet.cliquer("Enregistrer la demande")
    guichet.lire("Demande 2026-0001-1")


def preparer_le_bureau(guichet: Guichet, service: Service) -> None:
    guichet.cliquer("Compléter les réglages")
    decrire_le_ccas(guichet)
    nommer(guichet, "Marion", "Lebreton", "Agente d'accueil")
    nommer(guichet, "Anne", "Vasseur", "Présidente du CCAS")
    deleguer(guichet, "Anne VASSEUR", "300")
    charger_le_reglement(guichet)
    se_connecter(guichet, service.url, service.jeton)


def reunir_les_donnees(guichet: Guichet, temoin: Temoin) -> None:
    guichet.cliquer("Information remise aujourd’hui")
    guichet.cliquer("Tout demander")
    guichet.lire(f"Certifié : {temoin.quotient}")
    guichet.cliquer("Retenir")
    while guichet.voit("Ajouter au foyer"):
        guichet.cliquer("Ajouter au foyer")
        guichet.laisser_vivre()
    guichet.lire(f"Peut être accordée : {temoin.montant}")


def decider_et_notifier(guichet: Guichet, fichier: Path) -> None:
    guichet.cliquer("Enregistrer la décision")
    guichet.lire("Décision 2026DEC0001 enregistrée")
    guichet.cliquer("Préparer")
    guichet.dans_le_dialogue_de_fichier(fichier, lambda: guichet.cliquer("Enregistrer le PDF"))
    guichet.lire("PDF enregistré")
    guichet.cliquer("Fermer (Échap)")
    guichet.choisir("Mode de remise", "Courrier")
    guichet.cliquer("Notifier")
    guichet.lire("Décision 2026DEC0001 notifiée le 23/11/2026")


@pytest.mark.network
def test_from_an_empty_base_to_the_printed_letter(
    bureau: Bureau,
    au_guichet: OuvrirGuichet,
    service: Service,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "ccas_desktop")
    fichier = tmp_path / "lettre.pdf"
    with au_guichet(bureau.ouvrir) as guichet:
        preparer_le_bureau(guichet, service)
        guichet.lire("Jeton en service")
        ouvrir_un_dossier(guichet, service.temoin)
        deposer_une_demande(guichet)
        reunir_les_donnees(guichet, service.temoin)
        decider_et_notifier(guichet, fichier)

    la_lettre_dit_tout(fichier, service.temoin)
    le_papier_aussi(fichier, tmp_path / "papier.pdf")
    rien_ne_fuit(bureau, service, caplog.text)


@pytest.mark.network
def test_without_a_network_all_but_the_call_works_and_the_call_says_why(
    bureau: Bureau, au_guichet: OuvrirGuichet, service: Service, tmp_path: Path
) -> None:
    fichier = tmp_path / "lettre.pdf"
    with au_guichet(bureau.ouvrir) as guichet:
        preparer_le_bureau(guichet, service)
        guichet.lire("Jeton en service")
        couper_le_reseau(guichet)
    # Where the service is a simulation, its clients have it from the opening on.
    bureau.simulation = None
    with au_guichet(bureau.ouvrir) as guichet:
        ouvrir_un_dossier(guichet, service.temoin)
        deposer_une_demande(guichet)
        guichet.cliquer("Information remise aujourd’hui")
        guichet.cliquer("Tout demander")
        guichet.lire("Service injoignable.")
        guichet.lire("La connexion n’a pas pu s’ouvrir")

        guichet.cliquer("Saisir…")
        guichet.taper("Quotient familial (CAF ou MSA)", "950")
        guichet.repondre("D’où vient cette valeur ?", "Vu sur pièce, à certifier plus tard")
        guichet.taper("Pièce vue", "Attestation Caf du 02/11/2026")
        guichet.touche(Qt.Key.Key_Return)
        guichet.lire("Les conditions du règlement ne sont pas remplies")
        guichet.cliquer("Enregistrer la décision")
        guichet.lire("Décision 2026DEC0001 enregistrée")
        guichet.cliquer("Préparer")
        guichet.dans_le_dialogue_de_fichier(fichier, lambda: guichet.cliquer("Enregistrer le PDF"))
        guichet.lire("PDF enregistré")
        guichet.cliquer("Fermer (Échap)")

    assert "a dit non à votre demande" in texte_de(fichier)


def couper_le_reseau(guichet: Guichet) -> None:
    """Have the calls leave for an address of this machine where nothing listens."""
    guichet.choisir_dans("Sections des réglages", "Connexion")
    guichet.taper("Adresse du relais", f"http://127.0.0.1:{port_ferme()}")
    guichet.cliquer("Enregistrer la connexion")
    guichet.lire("connexion est enregistrée")


def port_ferme() -> int:
    """Return a port of this machine where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as serveur:
        return int(serveur.getsockname()[1])


def la_lettre_dit_tout(fichier: Path, temoin: Temoin) -> None:
    texte = texte_de(fichier)
    for attendu in (
        f"Madame {temoin.prenom} {temoin.nom}",
        "12 RUE DES LILAS",
        f"vous accorde une aide de {temoin.montant}",
        "Anne Vasseur",
        "Présidente du CCAS",
        "tribunal administratif de Caen",
        "dpo@beaumesnil.example",
    ):
        assert attendu in texte, texte


def texte_de(fichier: Path) -> str:
    return " ".join(pdf.texte(fichier.read_bytes()).split())


def le_papier_aussi(fichier: Path, papier: Path) -> None:
    tirage = Tirage(fichier.read_bytes(), "accord", fichier=papier)
    assert imprimer(tirage, annule=lambda: False, avancer=lambda *_: None)
    assert pdf.nombre_de_pages(papier.read_bytes()) == pdf.nombre_de_pages(fichier.read_bytes()) > 0


def rien_ne_fuit(bureau: Bureau, service: Service, journal: str) -> None:
    """Neither the token nor a name is in the log, nor in clear in the folder of the data."""
    temoin = service.temoin
    octets = b"".join(fichier.read_bytes() for fichier in bureau.dossier.rglob("*") if fichier.is_file())
    assert len(octets) > 100_000
    for secret in (service.jeton, temoin.nom, temoin.prenom, temoin.naissance, "Lilas", "13002526500013"):
        assert secret.encode() not in octets
        assert secret not in journal
