"""A workstation on its first day: an empty base, a keyring that forgets, a caisse that knows nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pytestqt.qtbot import QtBot

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute, transport_simule
from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.notes_toml import NotesToml
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_texte
from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Secrets
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.gui.notices import ActionAvis, Avis, avis_pour
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.travaux.jobs import Jobs
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.impot import ImpotFactice
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

RESSOURCES = Path(__file__).parents[2] / "resources"
CLE = bytes(range(32))
T = TypeVar("T")


@dataclass
class AvisNotes:
    """Remembers what the person was told."""

    avis: list[Avis] = field(default_factory=list)
    succes_dits: list[str] = field(default_factory=list)

    def montrer(self, avis: Avis, actions: Sequence[ActionAvis] = ()) -> None:
        """Note a notice."""
        self.avis.append(avis)

    def erreur(self, erreur: Exception) -> None:
        """Note what an exception means to the person."""
        self.avis.append(avis_pour(erreur))

    def succes(self, texte: str) -> None:
        """Note that something is done."""
        self.succes_dits.append(texte)


@dataclass
class PosteNeuf:
    """The workstation of a test, and what it holds; the thread of the writes is the only writer of its base."""

    poste: Poste
    avis: AvisNotes
    horloge: HorlogeArretee
    secrets: SecretsEnMemoire
    qtbot: QtBot
    impot: ImpotFactice

    def ecrire(self, verbe: Callable[[Services], T]) -> T:
        """Return what a verb returns, done as the window does it."""
        rendus: list[T] = []
        self.poste.jobs.ecrire(lambda: verbe(self.poste.services), then=rendus.append, owner=self.poste.jobs)
        self.qtbot.waitUntil(lambda: bool(rendus))
        return rendus[0]

    def avec_services(self, **autres: object) -> Poste:
        """Return the same workstation with other ports."""
        return replace(self.poste, services=replace(self.poste.services, **autres))  # type: ignore[arg-type]


@contextmanager
def poste_neuf(dossier: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[PosteNeuf]:
    """Open a workstation in a folder, its jobs closed before its base."""
    horloge, secrets, avis, impot = HorlogeArretee(), SecretsEnMemoire(), AvisNotes(), ImpotFactice()
    clients = clients_simules(secrets, horloge)
    base = ouvrir_base(dossier / "neuf.db", CLE, horloge=horloge)
    services = Services(
        base=base,
        horloge=horloge,
        secrets=secrets,
        referentiels=ReferentielsInsee(RESSOURCES / "cog"),
        lettres=TypstLettres(RESSOURCES),
        ouvrir_api=clients.ouvrir,
        ouvrir_impot=lambda _acces: impot,
        lire_reglement=lire_texte,
        ecrire_reglement=ecrire_texte,
        baremes=BaremesDuDossier(RESSOURCES / "baremes"),
        modeles=ModelesDuDossier(RESSOURCES / "reglements" / "modeles"),
        notes=NotesToml(),
        tableur=TableurXlsx(),
        lire_classeur=lire_classeur,
        ouvrir_paquet=ouvrir_paquet,
    )
    try:
        yield PosteNeuf(Poste(services, jobs, avis, lambda: Auteur("Essai")), avis, horloge, secrets, qtbot, impot)
    finally:
        jobs.fermer()
        clients.fermer()
        base.fermer()


def clients_simules(
    secrets: Secrets, horloge: HorlogeArretee, *, avant: Callable[[], object] = lambda: None
) -> ClientsApiParticulier:
    """Return the real client, under it a service that knows the token and nobody; `avant` is called at each call."""
    api = ApiSimulee((), maintenant=horloge.maintenant)

    def repondre(chemin: str, parametres: Parametres, entetes: Mapping[str, str]) -> ReponseBrute:
        avant()
        return api.repondre(chemin, parametres, entetes)

    return ClientsApiParticulier(lambda: secrets.lire(NOM_JETON), simulation=transport_simule(repondre))
