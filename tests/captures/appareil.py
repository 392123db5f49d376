"""What takes the pictures of a window, and the workstations it is shown on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif
from ccas_desktop.adapters.demo.population.scenarios import Attendu, Scenario, scenarios
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.notes_toml import NotesToml
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_texte
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale
from ccas_desktop.gui.theme import RESSOURCES, Aspect, ChoixTheme
from tests.e2e.conduite import attendre, attendre_le_repos
from tests.fakes.api_particulier import ApiFactice
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.impot import ImpotFactice

T = TypeVar("T")
P = TypeVar("P", bound=QWidget)


class Appareil:
    """Takes the pictures of a window, in each theme."""

    def __init__(self, fenetre: FenetrePrincipale, aspect: Aspect, dossiers: Mapping[str, Path], voulu: str) -> None:
        self.fenetre = fenetre
        self._aspect = aspect
        self._dossiers = dossiers
        self._voulu = voulu

    def prendre(self, nom: str) -> None:
        """Keep what the window shows, under that name."""
        self.reposer()
        if not nom.startswith(self._voulu):
            return
        for theme, dossier in self._dossiers.items():
            self._aspect.choisir(ChoixTheme(theme))
            self.reposer()
            dossier.mkdir(parents=True, exist_ok=True)
            self._image().save(str(dossier / f"{nom}.png"))

    def page(self, classe: type[P]) -> P:
        """Return the page shown, which is of that class."""
        page = self.fenetre.pages.currentWidget()
        assert isinstance(page, classe)
        return page

    def scenario(self, attendu: Attendu) -> Scenario:
        """Return the scenario of the demonstration that ends so."""
        services = self.fenetre.poste.services
        tous = scenarios(services.referentiels, services.horloge.aujourdhui())
        return next(scenario for scenario in tous if scenario.attendu is attendu)

    def dossier_de(self, attendu: Attendu) -> DossierComplet:
        """Return the dossier of that scenario."""
        identite = self.scenario(attendu).dossier.personnes[0].identite
        return self.ecrire(lambda services: _trouver(services, f"{identite.nom_famille} {identite.prenom}"))

    def ecrire(self, verbe: Callable[[Services], T]) -> T:
        """Return what a verb returns, done on the thread that writes."""
        rendus: list[T] = []
        poste = self.fenetre.poste
        poste.jobs.ecrire(lambda: verbe(poste.services), then=rendus.append)
        attendre(lambda: rendus)
        return rendus[0]

    def reposer(self) -> None:
        """Wait until the window does nothing any more."""
        attendre_le_repos(self.fenetre)

    def _image(self) -> QImage:
        """Return the window with the dialogue open over it."""
        image = self.fenetre.grab().toImage()
        dialogue = next((d for d in self.fenetre.findChildren(QDialog) if d.isVisible()), None)
        if dialogue is not None:
            ou = self.fenetre.rect().center() - dialogue.rect().center()
            peintre = QPainter(image)
            peintre.drawImage(QPoint(max(0, ou.x()), max(0, ou.y())), dialogue.grab().toImage())
            peintre.end()
        return image


@dataclass(frozen=True)
class Scene:
    """Some pictures that follow each other; a scene needs no other before it."""

    images: tuple[str, ...]
    geste: Callable[[Appareil], None]

    def jouer(self, appareil: Appareil) -> None:
        """Take the pictures; what the former scene said is not on them."""
        appareil.fenetre.notifications.vider()
        self.geste(appareil)


@contextmanager
def poste_fictif() -> Iterator[Services]:
    """Open the demonstration, its clock stopped."""
    with ouvrir_poste_fictif(RESSOURCES, TypstLettres(RESSOURCES), horloge=HorlogeArretee()) as services:
        yield services


@contextmanager
def poste_vide() -> Iterator[Services]:
    """Open a workstation as its first start makes it."""
    horloge = HorlogeArretee()
    with tempfile.TemporaryDirectory() as dossier:
        base = ouvrir_base(Path(dossier) / "neuf.db", bytes(range(32)), horloge=horloge)
        try:
            yield Services(
                base=base,
                horloge=horloge,
                secrets=SecretsEnMemoire(),
                referentiels=ReferentielsInsee(RESSOURCES / "cog"),
                lettres=TypstLettres(RESSOURCES),
                ouvrir_api=lambda _acces: ApiFactice(),
                ouvrir_impot=lambda _acces: ImpotFactice(),
                lire_reglement=lire_texte,
                ecrire_reglement=ecrire_texte,
                baremes=BaremesDuDossier(RESSOURCES / "baremes"),
                modeles=ModelesDuDossier(RESSOURCES / "reglements" / "modeles"),
                notes=NotesToml(),
                tableur=TableurXlsx(),
                lire_classeur=lire_classeur,
                ouvrir_paquet=ouvrir_paquet,
            )
        finally:
            base.fermer()


def _trouver(services: Services, texte: str) -> DossierComplet:
    with services.base.lecture() as base:
        return base.dossier(base.chercher(texte)[0].dossier_id)
