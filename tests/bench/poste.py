"""A workstation on the large base, made once a run: its folder, its keyring, the programs run on it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ccas_desktop.adapters.demo.vie.chargement import CCAS
from ccas_desktop.adapters.secrets import TrousseauSysteme
from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.store.fichier.cle import nom_de_la_cle
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.reglages import nouvel_agent
from ccas_desktop.application.vues import ReglementImporte
from ccas_desktop.bootstrap import NOM_BASE
from ccas_desktop.domain.demandes.demande import Demande, numero_de_demande
from tests.bench.base import AUTEUR, CLE_DU_BANC, DOSSIERS, fichier_du_banc
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.programmes import RACINE, environnement, fichier_du_trousseau
from tests.fakes.trousseau_en_fichier import TrousseauEnFichier

REGLEMENT = RACINE / "resources" / "reglements" / "demonstration.toml"
DEMANDES = 50
LIMITE_SECONDES = 120


@dataclass(frozen=True)
class PosteDuBanc:
    """Where the data of the workstation are."""

    donnees: Path

    @property
    def base(self) -> Path:
        """Return the file of the store."""
        return self.donnees / NOM_BASE

    def lancer(self, module: str, *arguments: str) -> str:
        """Run a module of this package on the workstation until it ends, and return what it printed."""
        fini = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{module}", *arguments],
            cwd=RACINE,
            env=environnement(self.donnees),
            capture_output=True,
            text=True,
            timeout=LIMITE_SECONDES,
            check=False,
        )
        if fini.returncode:
            raise RuntimeError(f"{module} ended with {fini.returncode}:\n{fini.stderr}")
        return fini.stdout


@cache
def poste_du_banc() -> PosteDuBanc:
    """Return the workstation with 100,000 persons in its base, the same one all along the run."""
    poste = PosteDuBanc(Path(_dossier_du_poste().name) / "poste")
    poste.donnees.mkdir()
    shutil.copyfile(fichier_du_banc(DOSSIERS), poste.base)
    base = ouvrir_base(poste.base, CLE_DU_BANC, horloge=HorlogeArretee())
    _meubler(base)
    base.fermer()
    trousseau = TrousseauEnFichier(fichier_du_trousseau(poste.donnees))
    TrousseauSysteme(trousseau=trousseau).ecrire(nom_de_la_cle(poste.base), CLE_DU_BANC.hex())
    return poste


@cache
def _dossier_du_poste() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="ccas-poste-", ignore_cleanup_errors=True)


def _meubler(base: BaseChiffree) -> None:
    """Add what an office at work has: its settings, its règlement, requests that wait."""
    with base.lecture() as lecture:
        recents = lecture.recents(limite=DEMANDES)
    texte = REGLEMENT.read_text("utf-8")
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(CCAS)
        unite.enregistrer(nouvel_agent("Marion", "Lebreton", "Agente d’accueil"))
        unite.importer(ReglementImporte(texte, REGLEMENT.name, datetime(2026, 1, 5, tzinfo=UTC), "banc"))
        for resultat in recents:
            unite.enregistrer(
                Demande(
                    id=nouvel_id(),
                    dossier_id=resultat.dossier_id,
                    numero=numero_de_demande(resultat.numero, 1),
                    demandeur_id=resultat.usager_id,
                    aide="aide_energie",
                    deposee_le=date(2026, 11, 16),
                )
            )
