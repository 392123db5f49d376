"""« Import et export », step by step."""

from __future__ import annotations

from ccas_desktop.gui.screens.imports import EcranImports
from ccas_desktop.gui.travaux.atelier_imports import EtapeImport
from tests.captures.appareil import Appareil, Scene
from tests.data.imports.fabriquer import DOSSIER
from tests.e2e.conduite import attendre


def _import(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_rubrique("imports")
    ecran = appareil.page(EcranImports)
    appareil.prendre("import_depart")
    ecran.atelier.ouvrir(DOSSIER / "aides_2025.xlsx")
    attendre(lambda: ecran.atelier.etape is EtapeImport.COLONNES)
    appareil.prendre("import_colonnes")
    appareil.fenetre.aller_accueil()
    appareil.prendre("import_rappele")
    appareil.fenetre.ouvrir_rubrique("imports")
    ecran = appareil.page(EcranImports)
    ecran.colonnes.suite.click()
    attendre(lambda: ecran.atelier.etape is EtapeImport.APERCU)
    appareil.prendre("import_apercu")
    ecran.apercu.creer.click()
    ecran.apercu.importer.click()
    attendre(lambda: ecran.atelier.etape is EtapeImport.RAPPORT)
    appareil.prendre("import_rapport")
    ecran.atelier.oublier()


SCENES_DES_IMPORTS = (
    Scene(("import_depart", "import_colonnes", "import_rappele", "import_apercu", "import_rapport"), _import),
)
