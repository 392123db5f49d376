"""The lists: rows, filters, columns, many rows chosen."""

from __future__ import annotations

from ccas_desktop.gui.screens.listes import EcranListes
from ccas_desktop.gui.screens.listes.panneau import PanneauListe
from tests.captures.appareil import Appareil, Scene


def _ouvrir(appareil: Appareil, liste: str) -> PanneauListe:
    appareil.fenetre.ouvrir_rubrique("listes")
    ecran = appareil.page(EcranListes)
    ecran.onglets.choisir(liste)
    appareil.reposer()
    panneau = ecran.panneau()
    assert isinstance(panneau, PanneauListe)
    return panneau


def _dossiers(appareil: Appareil) -> None:
    panneau = _ouvrir(appareil, "dossiers")
    panneau.table.placer(0)
    appareil.prendre("liste_dossiers")
    panneau.outils.colonnes.click()
    appareil.prendre("liste_dossiers_colonnes")
    panneau.colonnes.panneau.fermer.click()
    panneau.outils.plus.click()
    panneau.table.tout_choisir()
    panneau.lots.boutons["referent"].click()
    appareil.prendre("liste_dossiers_lot")
    panneau.lots.confirmation.fermer()


def _demandes(appareil: Appareil) -> None:
    panneau = _ouvrir(appareil, "demandes")
    panneau.vues.boutons["en_attente"].click()
    appareil.reposer()
    panneau.table.placer(0)
    appareil.prendre("liste_demandes")
    panneau.outils.imprimer.click()
    appareil.prendre("liste_demandes_papier")
    assert panneau.sorties.apercu is not None
    panneau.sorties.apercu.close()


def _autres(appareil: Appareil) -> None:
    _ouvrir(appareil, "courriers").table.placer(0)
    appareil.prendre("liste_courriers")
    _ouvrir(appareil, "passages").table.placer(0)
    appareil.prendre("liste_passages")


SCENES = (
    Scene(("liste_dossiers", "liste_dossiers_colonnes", "liste_dossiers_lot"), _dossiers),
    Scene(("liste_demandes", "liste_demandes_papier"), _demandes),
    Scene(("liste_courriers", "liste_passages"), _autres),
)
