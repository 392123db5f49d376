"""The updates: a version told of, received, agreed to, and the way back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from ccas_desktop.application.mises_a_jour.installation import RetourPossible
from ccas_desktop.application.mises_a_jour.page import Avancement, PageMisesAJour
from ccas_desktop.application.mises_a_jour.telechargement import telecharger
from ccas_desktop.application.mises_a_jour.verification import verifier_mise_a_jour
from ccas_desktop.domain.mise_a_jour.etat import Copie, Precedente
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.mises_a_jour import CarteMisesAJour
from tests.captures.appareil import Appareil, Scene
from tests.e2e.conduite import attendre
from tests.fakes.mises_a_jour import ANCIEN_SETUP, MAINTENANT, installation, manifeste
from tests.fakes.poste_a_jour import PosteAJour

ADRESSE = r"\\mairie\logiciels\ccas-desktop"
IMAGES = (
    "annonce_mise_a_jour",
    "mise_a_jour_trouvee",
    "mise_a_jour_prete",
    "mise_a_jour_retour",
    "mise_a_jour_refusee",
)


def _mises_a_jour(appareil: Appareil) -> None:
    fenetre = appareil.fenetre
    poste = fenetre.poste
    with tempfile.TemporaryDirectory() as dossier:
        maj = PosteAJour(Path(dossier))
        maj.publier()
        services = maj.brancher(poste.services)
        fenetre.poste = replace(poste, services=services)
        fenetre.mises_a_jour.commencer()
        attendre(fenetre.mises_a_jour.isVisible)
        appareil.prendre("annonce_mise_a_jour")
        carte = _carte(appareil)
        attendre(carte.telecharger.isVisible)
        carte.reglage.adresse.definir_valeur(ADRESSE)
        appareil.prendre("mise_a_jour_trouvee")

        verifier_mise_a_jour(services, annule=lambda: False)
        telecharger(services, progres=lambda _recus, _total: None, annule=lambda: False)
        carte = _carte(appareil)
        attendre(carte.installer.isVisible)
        carte.reglage.adresse.definir_valeur(ADRESSE)
        carte.installer.click()
        appareil.prendre("mise_a_jour_prete")

        carte = _carte(appareil)
        copie = Copie("avant.db", MAINTENANT, 0)
        retour = RetourPossible(Precedente(installation(ANCIEN_SETUP, "9.0.0"), copie), 37)
        carte.retour.montrer(PageMisesAJour(Avancement.A_JOUR, retour=retour))
        carte.reglage.hide()
        carte.retour.revenir.click()
        appareil.prendre("mise_a_jour_retour")

        maj.publier(manifeste(serie=2))
        carte = _carte(appareil)
        carte.chercher.click()
        attendre(carte.refus.isVisible)
        carte.reglage.adresse.definir_valeur(ADRESSE)
        appareil.prendre("mise_a_jour_refusee")
    fenetre.mises_a_jour.hide()
    fenetre.poste = poste


def _carte(appareil: Appareil) -> CarteMisesAJour:
    """Return the card, read again."""
    appareil.fenetre.aller_accueil()
    appareil.fenetre.ouvrir_reglages("mises_a_jour")
    appareil.reposer()
    return appareil.page(EcranReglages).mises_a_jour


SCENES_DES_MISES_A_JOUR = (Scene(IMAGES, _mises_a_jour),)
