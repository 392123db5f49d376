"""« Règlement »: the list, the editors of one aid and of the common rules, the replay, the scales."""

from __future__ import annotations

from ccas_desktop.gui.screens.reglement import EcranCommun, EcranEditeur, EcranReglement, EcranRejeu
from ccas_desktop.gui.screens.reglement.blocs_listes import ElementListe
from tests.captures.appareil import Appareil, Scene
from tests.e2e.conduite import attendre

NOMS = (
    "reglement",
    "reglement_identite",
    "reglement_conditions",
    "reglement_montant",
    "reglement_essais",
    "reglement_rejeu",
    "reglement_baremes",
    "reglement_modeles",
    "reglement_modele",
)
NOMS_COMMUNS = ("reglement_commun", "reglement_indicateurs", "reglement_baremes_du_ccas")


def _reglement(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_rubrique("reglement")
    ecran = appareil.page(EcranReglement)
    attendre(lambda: bool(ecran.aides.table.modele.lignes))
    appareil.prendre("reglement")
    ecran.onglets.choisir("baremes")
    appareil.reposer()
    appareil.prendre("reglement_baremes")
    ecran.onglets.choisir("aides")
    ecran.aides.ouvrir.click()
    attendre(lambda: isinstance(appareil.fenetre.pages.currentWidget(), EcranEditeur))
    editeur = appareil.page(EcranEditeur)
    attendre(lambda: editeur.examen is not None)
    appareil.prendre("reglement_identite")
    for rang, nom in ((2, "reglement_conditions"), (3, "reglement_montant"), (5, "reglement_essais")):
        editeur.sommaire.setCurrentRow(rang)
        if nom == "reglement_essais" and editeur.forme is not None:
            editeur.forme.findChildren(ElementListe)[1].ouvrir()
        appareil.prendre(nom)
    editeur.rejouer.click()
    attendre(lambda: isinstance(appareil.fenetre.pages.currentWidget(), EcranRejeu))
    rejeu = appareil.page(EcranRejeu)
    attendre(rejeu.lancer.isEnabled)
    rejeu.lancer.click()
    attendre(lambda: bool(rejeu.table.modele.lignes) and not rejeu.en_cours)
    appareil.prendre("reglement_rejeu")


def _modele(appareil: Appareil) -> None:
    """A draft started from a sample."""
    appareil.fenetre.ouvrir_rubrique("reglement")
    ecran = appareil.page(EcranReglement)
    attendre(lambda: bool(ecran.aides.table.modele.lignes))
    ecran.aides.modele.click()
    attendre(ecran.aides.modeles.isVisible)
    appareil.prendre("reglement_modeles")
    ecran.aides.modeles.partir.click()
    attendre(lambda: isinstance(appareil.fenetre.pages.currentWidget(), EcranEditeur))
    editeur = appareil.page(EcranEditeur)
    attendre(lambda: editeur.examen is not None)
    appareil.prendre("reglement_modele")


def _commun(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_rubrique("reglement")
    ecran = appareil.page(EcranReglement)
    attendre(lambda: bool(ecran.aides.table.modele.lignes))
    ecran.commun.click()
    attendre(lambda: isinstance(appareil.fenetre.pages.currentWidget(), EcranCommun))
    commun = appareil.page(EcranCommun)
    attendre(lambda: commun.examen is not None)
    appareil.prendre("reglement_commun")
    for rang, nom in ((1, "reglement_indicateurs"), (2, "reglement_baremes_du_ccas")):
        commun.parties.sommaire.setCurrentRow(rang)
        if commun.parties.forme is not None:
            commun.parties.forme.findChildren(ElementListe)[0].ouvrir()
        appareil.prendre(nom)


SCENES_DU_REGLEMENT = (
    Scene(NOMS[:7], _reglement),
    Scene(NOMS[7:], _modele),
    Scene(NOMS_COMMUNS, _commun),
)
