"""The workstation of the demonstration: everything real but the persons, the caisse and the keyring."""

from __future__ import annotations

import secrets as alea
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.impot.acces import ClientsApiImpot
from ccas_desktop.adapters.apis.particulier import Rythme
from ccas_desktop.adapters.apis.transport import transport_simule
from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.demo.api.api_simulee import ApiSimulee
from ccas_desktop.adapters.demo.api.controle import DUREE_JETON, TOUS_LES_SCOPES, jeton_de_demonstration
from ccas_desktop.adapters.demo.api.dgfip import CLE, DgfipSimulee
from ccas_desktop.adapters.demo.ecoles import ECOLES_FICTIVES
from ccas_desktop.adapters.demo.population.fiction import DossierFictif
from ccas_desktop.adapters.demo.population.population import population
from ccas_desktop.adapters.demo.vie.chargement import JOURS_DE_JETON, charger
from ccas_desktop.adapters.demo.vie.courriers import charger_courriers
from ccas_desktop.adapters.demo.vie.documents import charger_documents
from ccas_desktop.adapters.demo.vie.doublon import charger_doublon
from ccas_desktop.adapters.demo.vie.etats import charger_etats
from ccas_desktop.adapters.demo.vie.guichet import charger_guichet
from ccas_desktop.adapters.demo.vie.import_passe import charger_import
from ccas_desktop.adapters.demo.vie.projet_aide import charger_projet_aide
from ccas_desktop.adapters.horloge import HorlogeSysteme
from ccas_desktop.adapters.notes_toml import NotesToml
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_texte
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.adapters.store.base import ouvrir_base
from ccas_desktop.adapters.store.fichier.cle import OCTETS_DE_CLE
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.ports import Base, Horloge, Lettres
from ccas_desktop.application.ports.ecoles import EcolesVolatiles
from ccas_desktop.application.ports.impot import NOM_CLE_CLIENT
from ccas_desktop.application.services import NOM_JETON, Services

REGLEMENT = Path("reglements", "demonstration.toml")


@contextmanager
def ouvrir_poste_fictif(ressources: Path, lettres: Lettres, *, horloge: Horloge | None = None) -> Iterator[Services]:
    """Fill a base in a temporary folder and open it; folder, key and token vanish when it closes."""
    horloge = horloge or HorlogeSysteme()
    jour, referentiels = horloge.aujourdhui(), ReferentielsInsee(ressources / "cog")
    dossiers = population(jour=jour, referentiels=referentiels)
    jeton = jeton_de_demonstration(horloge.maintenant() - timedelta(seconds=DUREE_JETON, days=-JOURS_DE_JETON))
    secrets = SecretsEnMemoire({NOM_JETON: jeton, NOM_CLE_CLIENT: CLE})
    clients = _clients(secrets, dossiers, horloge)
    dgfip = ClientsApiImpot(secrets, simulation=transport_simule(DgfipSimulee(dossiers).repondre))
    with tempfile.TemporaryDirectory(prefix="ccas-demonstration-", ignore_cleanup_errors=True) as dossier:
        base = ouvrir_base(Path(dossier) / "demonstration.db", alea.token_bytes(OCTETS_DE_CLE), horloge=horloge)
        try:
            _remplir(base, dossiers, (ressources / REGLEMENT).read_text("utf-8"), horloge)
            services = Services(
                base=base,
                horloge=horloge,
                secrets=secrets,
                referentiels=referentiels,
                lettres=lettres,
                ouvrir_api=clients.ouvrir,
                ouvrir_impot=dgfip.ouvrir,
                lire_reglement=lire_texte,
                ecrire_reglement=ecrire_texte,
                baremes=BaremesDuDossier(ressources / "baremes"),
                modeles=ModelesDuDossier(ressources / "reglements" / "modeles"),
                notes=NotesToml(),
                tableur=TableurXlsx(),
                ecoles=EcolesVolatiles(ECOLES_FICTIVES, jour),
                lire_classeur=lire_classeur,
                ouvrir_paquet=ouvrir_paquet,
            )
            charger_import(services)
            charger_courriers(services)
            charger_etats(services)
            yield services
        finally:
            clients.fermer()
            dgfip.fermer()
            base.fermer()


def _clients(secrets: SecretsEnMemoire, dossiers: Sequence[DossierFictif], horloge: Horloge) -> ClientsApiParticulier:
    simulation = transport_simule(ApiSimulee(dossiers, maintenant=horloge.maintenant).repondre)
    rythme = Rythme(maintenant=horloge.maintenant)
    return ClientsApiParticulier(lambda: secrets.lire(NOM_JETON), rythme=rythme, simulation=simulation)


def _remplir(base: Base, dossiers: Sequence[DossierFictif], reglement: str, horloge: Horloge) -> None:
    charger(base, dossiers, reglement, jour=horloge.aujourdhui(), scopes=frozenset(TOUS_LES_SCOPES))
    charger_doublon(base, horloge)
    charger_guichet(base, horloge)
    charger_documents(base, horloge)
    charger_projet_aide(base, horloge, lire_texte(reglement))
