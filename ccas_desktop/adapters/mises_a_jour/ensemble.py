"""The ports of the update, on a workstation whose program replaces itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ccas_desktop import __version__
from ccas_desktop.adapters.mises_a_jour.programme import se_remplace_lui_meme, version_de_windows
from ccas_desktop.application.errors import BaseIllisible, CopieDeBaseAbsente

if TYPE_CHECKING:
    from ccas_desktop.adapters.apis.transport import ResoudreProxy
    from ccas_desktop.application.ports import Secrets
    from ccas_desktop.application.ports.mises_a_jour import MisesAJour, Source

CLES = Path("mises_a_jour") / "cles.txt"
DOSSIER = "mises_a_jour"


def mises_a_jour_du_poste(
    donnees: Path, ressources: Path, proxy: ResoudreProxy, *, executable: Path | None = None
) -> MisesAJour | None:
    """Return the ports, or None where the program does not replace itself: on another system, or for all accounts."""
    if not se_remplace_lui_meme(executable or Path(sys.executable)):
        return None
    # The start of a program that does not replace itself waits for none of this.
    from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
    from ccas_desktop.adapters.mises_a_jour.lancement import lancer_l_installation
    from ccas_desktop.adapters.mises_a_jour.politique import politique_du_poste
    from ccas_desktop.adapters.mises_a_jour.signature import lire_cles, verifier_signature
    from ccas_desktop.application.ports.mises_a_jour import MisesAJour
    from ccas_desktop.domain.mise_a_jour.acceptation import Programme
    from ccas_desktop.domain.mise_a_jour.version import lire_version

    version = lire_version(__version__)
    if version is None:
        return None
    return MisesAJour(
        programme=Programme(version, version_de_windows()),
        cles=lire_cles(ressources / CLES),
        verifier=verifier_signature,
        depot=DepotDuPoste(donnees / DOSSIER),
        ouvrir=lambda adresse: _ouvrir(adresse, proxy),
        lancer=lancer_l_installation,
        politique=politique_du_poste,
    )


def achever_un_retour(donnees: Path, base: Path, secrets: Secrets) -> None:
    """Put the former base back when this version is the one that was come back to; before the base is opened.

    Raises CopieDeBaseAbsente, ErreurBase: the base is then whole, and it is tried again at the next start.
    """
    if not (donnees / DOSSIER / "etat.json").exists():
        return
    from ccas_desktop.adapters.mises_a_jour.depot import DepotDuPoste
    from ccas_desktop.adapters.store.fichier.copies import remettre_la_base
    from ccas_desktop.application.mises_a_jour.installation import base_a_remettre, noter_la_remise
    from ccas_desktop.domain.mise_a_jour.version import lire_version

    depot, version = DepotDuPoste(donnees / DOSSIER), lire_version(__version__)
    passage = base_a_remettre(depot, version) if version else None
    if passage is None or passage.ecartee is None:
        return
    copie = depot.copie(passage.copie.fichier)
    try:
        remettre_la_base(base, secrets, copie, depot.copie(passage.ecartee.fichier))
    except BaseIllisible as erreur:
        raise CopieDeBaseAbsente(*erreur.args) from erreur
    noter_la_remise(depot)


def _ouvrir(adresse: str, proxy: ResoudreProxy) -> Source:
    # httpx is slow to import: at the first look only.
    from ccas_desktop.adapters.mises_a_jour.sources import ouvrir_source

    return ouvrir_source(adresse, proxy)
