"""The only place that picks real adapters; each is imported when it is first asked for."""

from __future__ import annotations

import getpass
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccas_desktop.adapters.apis.proxy import ProxyDuPoste
    from ccas_desktop.adapters.apis.transport import ResoudreProxy
    from ccas_desktop.application.diagnostic import Constat, Examen
    from ccas_desktop.application.ports import Base, Horloge, Lettres, Secrets
    from ccas_desktop.application.preferences import Preferences
    from ccas_desktop.application.services import Services
    from ccas_desktop.cli.outils import Outils
    from ccas_desktop.gui.app import Lancement
    from ccas_desktop.gui.fenetre.main_window import FenetrePrincipale

NOM_BASE = "ccas.db"
# A second workstation on one machine, or a test, says where its data are.
VARIABLE_DONNEES = "CCAS_DESKTOP_DONNEES"
OPTION_DEMONSTRATION, OPTION_EPREUVE = "--demo", "--selftest"


@dataclass(frozen=True)
class Lieux:
    """Where the program keeps its data and finds its resources."""

    donnees: Path
    ressources: Path

    @property
    def base(self) -> Path:
        """Return the file of the store."""
        return self.donnees / NOM_BASE

    @property
    def instance(self) -> str:
        """Return the name under which the window on this base is called; it tells nothing of the account."""
        return "ccas-desktop-" + hashlib.sha256(str(self.base.resolve()).encode()).hexdigest()[:24]


def demarrer(arguments: Sequence[str]) -> int:
    """Run the command asked for, or open the window, and return the exit code."""
    if not arguments:
        return ouvrir_fenetre(lieux_du_poste())
    if arguments[0] == OPTION_DEMONSTRATION:
        return ouvrir_demonstration(lieux_du_poste(), arguments[1:])
    if arguments[0] == OPTION_EPREUVE:
        return eprouver_le_programme(lieux_du_poste(), arguments[1:])
    from ccas_desktop.cli.commandes import executer

    return executer(arguments, outils_cli(lieux_du_poste()))


def ouvrir_fenetre(lieux: Lieux) -> int:
    """Open the window, then the base of this workstation, made on the first start; a fault is said in a window."""
    from ccas_desktop.gui.app import lancer

    with ExitStack() as pile:
        return lancer(lancement_du_poste(lieux, pile))


def lancement_du_poste(lieux: Lieux, pile: ExitStack) -> Lancement:
    """Return how the window starts on this workstation; the base stays open as long as `pile`."""
    from ccas_desktop.gui.app import Lancement

    def ouvrir() -> Services:
        from ccas_desktop.adapters.mises_a_jour.ensemble import achever_un_retour

        achever_un_retour(lieux.donnees, lieux.base, secrets_du_systeme())
        services: Services = pile.enter_context(ouvrir_poste(lieux, creer=True, proxy=_proxy_de_la_fenetre))
        return services

    return Lancement(
        ouvrir=ouvrir,
        preferences=preferences_du_poste(lieux),
        instance=lieux.instance,
        en_fond=_preparer_la_suite,
    )


def _proxy_de_la_fenetre(url: str) -> str | None:
    """Ask Qt, loaded on the first call only."""
    from ccas_desktop.gui.systeme.proxy import proxy_de_qt

    return proxy_de_qt(url)


def _preparer_la_suite() -> None:
    """Load what the first call of the day would wait for."""
    from ccas_desktop.adapters.apis.transport import preparer_le_reseau

    preparer_le_reseau()


def ouvrir_demonstration(lieux: Lieux, options: Sequence[str]) -> int:
    """Open the window on a fictitious CCAS in a temporary folder: nothing of it can reach a real base."""
    from ccas_desktop.cli.demonstration import dossier_de_l_essai
    from ccas_desktop.cli.sorties import Code, MauvaisAppel, ecrire_erreur

    try:
        dossier = dossier_de_l_essai(options)
    except MauvaisAppel as refus:
        ecrire_erreur(*refus.lignes)
        return Code.MAUVAIS_APPEL
    from ccas_desktop.application.preferences import PreferencesVolatiles
    from ccas_desktop.gui.app import Lancement, lancer

    def ouvrir() -> Services:
        from ccas_desktop.adapters.demo.ouverture import ouvrir_poste_fictif

        return pile.enter_context(ouvrir_poste_fictif(lieux.ressources, lettres(lieux)))

    with ExitStack() as pile:
        lancement = Lancement(ouvrir, PreferencesVolatiles(), demonstration=True)
        return lancer(lancement, ensuite=_essai(dossier))


def _essai(dossier: Path | None) -> Callable[[FenetrePrincipale], None] | None:
    if dossier is None:
        return None
    from ccas_desktop.gui.essai import Essai

    return Essai(dossier)


def eprouver_le_programme(lieux: Lieux, options: Sequence[str]) -> int:
    """Try each part the program rests on, whatever its form, and write what was seen as JSON: to a file, or out."""
    from ccas_desktop.adapters import epreuves as du_poste
    from ccas_desktop.application.diagnostic import eprouver, etat_d_essai
    from ccas_desktop.cli.selftest import rapporter
    from ccas_desktop.gui import epreuves as de_la_fenetre

    def toutes() -> Iterator[tuple[str, Examen]]:
        yield from du_poste.epreuves(lieux.donnees)
        yield from de_la_fenetre.epreuves(lambda: lettres(lieux).produire_etat(etat_d_essai()).pdf)

    return rapporter(eprouver(toutes()), Path(options[0]) if options else None)


def lieux_du_poste() -> Lieux:
    """Return the folders of this account."""
    ressources = Path(__file__).resolve().parents[1] / "resources"
    if choisi := os.environ.get(VARIABLE_DONNEES):
        return Lieux(Path(choisi), ressources)
    if sys.platform == "win32":
        return Lieux(Path(os.environ["LOCALAPPDATA"]) / "CCAS Desktop", ressources)
    racine = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return Lieux(racine / "ccas-desktop", ressources)


def outils_cli(lieux: Lieux) -> Outils:
    """Return what the commands work with."""
    from ccas_desktop.adapters.apis.ouvreurs import ouvreur_api
    from ccas_desktop.adapters.baremes_file import BaremesDuDossier
    from ccas_desktop.adapters.horloge import HorlogeSysteme
    from ccas_desktop.adapters.reglement_file import lire_fichier
    from ccas_desktop.cli.outils import Outils

    return Outils(
        ouvrir_poste=lambda: ouvrir_poste(lieux),
        ouvrir_api=lambda acces, jeton: ouvreur_api(lambda: jeton, proxy_du_poste(lieux))(acces),
        secrets=secrets_du_systeme,
        lettres=lambda: lettres(lieux),
        lire_reglement=lire_fichier,
        examiner=lambda url: examiner_poste(lieux, url),
        aujourdhui=HorlogeSysteme().aujourdhui,
        compte=compte_du_systeme(),
        baremes=BaremesDuDossier(lieux.ressources / "baremes"),
    )


@contextmanager
def ouvrir_poste(lieux: Lieux, *, creer: bool = False, proxy: ResoudreProxy | None = None) -> Iterator[Services]:
    """Open the base of this workstation, made when `creer` and there is none. Raises ErreurBase, ErreurPort."""
    from ccas_desktop.adapters.horloge import HorlogeSysteme
    from ccas_desktop.adapters.store.base import ouvrir_base_du_poste

    if creer:
        lieux.donnees.mkdir(parents=True, exist_ok=True)
    horloge = HorlogeSysteme()
    base = ouvrir_base_du_poste(lieux.base, secrets_du_systeme(), horloge=horloge, creer=creer)
    try:
        yield services_du_poste(lieux, base, horloge, proxy)
    finally:
        base.fermer()


def services_du_poste(lieux: Lieux, base: Base, horloge: Horloge, proxy: ResoudreProxy | None) -> Services:
    """Return the ports of this workstation around its open base."""
    from ccas_desktop.adapters.apis.ouvreurs import ouvreur_adresses, ouvreur_api, ouvreur_impot
    from ccas_desktop.adapters.baremes_file import BaremesDuDossier
    from ccas_desktop.adapters.mises_a_jour.ensemble import mises_a_jour_du_poste
    from ccas_desktop.adapters.notes_toml import NotesToml
    from ccas_desktop.adapters.referentiels import ReferentielsInsee
    from ccas_desktop.adapters.referentiels.ecoles import EcolesDuPoste
    from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_texte
    from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
    from ccas_desktop.adapters.tableurs.lecture import lire_classeur
    from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
    from ccas_desktop.application.services import NOM_JETON, Services

    secrets, preferences = secrets_du_systeme(), preferences_du_poste(lieux)
    voie = proxy_du_poste(lieux, preferences, proxy)
    return Services(
        base=base,
        horloge=horloge,
        secrets=secrets,
        referentiels=ReferentielsInsee(lieux.ressources / "cog"),
        lettres=lettres(lieux),
        ouvrir_api=ouvreur_api(lambda: secrets.lire(NOM_JETON), voie),
        ouvrir_impot=ouvreur_impot(secrets, voie),
        lire_reglement=lire_texte,
        ecrire_reglement=ecrire_texte,
        baremes=BaremesDuDossier(lieux.ressources / "baremes"),
        modeles=ModelesDuDossier(lieux.ressources / "reglements" / "modeles"),
        notes=NotesToml(),
        tableur=TableurXlsx(),
        ecoles=EcolesDuPoste(lieux.donnees / "ecoles.csv"),
        lire_classeur=lire_classeur,
        ouvrir_paquet=ouvrir_paquet,
        preferences=preferences,
        ouvrir_adresses=ouvreur_adresses(voie),
        essayer_proxy=voie.essayer,
        mises_a_jour=mises_a_jour_du_poste(lieux.donnees, lieux.ressources, voie),
    )


def preferences_du_poste(lieux: Lieux) -> Preferences:
    """Return what this workstation remembers."""
    from ccas_desktop.adapters.preferences import PreferencesEnFichier

    return PreferencesEnFichier(lieux.donnees / "preferences.json")


def proxy_du_poste(
    lieux: Lieux, preferences: Preferences | None = None, systeme: ResoudreProxy | None = None
) -> ProxyDuPoste:
    """Return what resolves the proxy of every call of this workstation, the system asked by `systeme`."""
    from ccas_desktop.adapters.apis.proxy import ProxyDuPoste, proxy_du_systeme

    return ProxyDuPoste(preferences or preferences_du_poste(lieux), secrets_du_systeme(), systeme or proxy_du_systeme)


def compte_du_systeme() -> str:
    """Return the account the program runs under."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return "inconnu"


def secrets_du_systeme() -> Secrets:
    """Return the keyring of the session."""
    from ccas_desktop.adapters.secrets import TrousseauSysteme

    return TrousseauSysteme()


def lettres(lieux: Lieux) -> Lettres:
    """Return what composes letters."""
    from ccas_desktop.adapters.letters.typst_lettres import TypstLettres

    return TypstLettres(lieux.ressources)


def examiner_poste(lieux: Lieux, url: str | None) -> Iterable[Constat]:
    """Look at this workstation for support."""
    from ccas_desktop.adapters.diagnostics import Diagnostics, Poste
    from ccas_desktop.adapters.secrets import nom_du_trousseau
    from ccas_desktop.application.diagnostic import examiner

    poste = Poste(
        base=lieux.base,
        ouvrir=lambda: ouvrir_poste(lieux),
        secrets=secrets_du_systeme(),
        trousseau=nom_du_trousseau,
        proxy=proxy_du_poste(lieux),
        url=url,
    )
    return examiner(Diagnostics(poste).examens())
