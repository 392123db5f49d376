"""What the pages are made of."""

from ccas_desktop.gui.widgets.attente import Attente
from ccas_desktop.gui.widgets.bandeau import Bandeau
from ccas_desktop.gui.widgets.barre_etapes import BarreEtapes, EtatEtape
from ccas_desktop.gui.widgets.bouton import Bouton, RoleBouton
from ccas_desktop.gui.widgets.carte import Carte
from ccas_desktop.gui.widgets.entete import EnTete
from ccas_desktop.gui.widgets.etat_vide import EtatVide
from ccas_desktop.gui.widgets.etiquette_coupee import EtiquetteCoupee
from ccas_desktop.gui.widgets.flux import DispositionFlux
from ccas_desktop.gui.widgets.liste_deroulante import ListeDeroulante
from ccas_desktop.gui.widgets.notifications import ZoneNotifications
from ccas_desktop.gui.widgets.onglets import Onglets
from ccas_desktop.gui.widgets.ordre import atteindre_apres, atteindre_avant, placer_avant
from ccas_desktop.gui.widgets.pastille import PastilleEtat
from ccas_desktop.gui.widgets.pictogramme import Pictogramme
from ccas_desktop.gui.widgets.provenance import EtiquetteProvenance
from ccas_desktop.gui.widgets.ton import Ton
from ccas_desktop.gui.widgets.zone_defilante import ZoneDefilante

__all__ = [
    "Attente",
    "Bandeau",
    "BarreEtapes",
    "Bouton",
    "Carte",
    "DispositionFlux",
    "EnTete",
    "EtatEtape",
    "EtatVide",
    "EtiquetteCoupee",
    "EtiquetteProvenance",
    "ListeDeroulante",
    "Onglets",
    "PastilleEtat",
    "Pictogramme",
    "RoleBouton",
    "Ton",
    "ZoneDefilante",
    "ZoneNotifications",
    "atteindre_apres",
    "atteindre_avant",
    "placer_avant",
]
