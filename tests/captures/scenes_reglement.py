"""« Règlement »: the list, the editors of one aid and of the common rules, the replay, the scales."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.mise_en_vigueur import mettre_en_vigueur
from ccas_desktop.application.redaction_aides.projet import Projet
from ccas_desktop.application.redaction_aides.projets import garder_projet, lire_projets
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.gui.forms import LigneTexte
from ccas_desktop.gui.screens.reglement import EcranCommun, EcranEditeur, EcranReglement, EcranRejeu
from ccas_desktop.gui.screens.reglement.blocs_listes import ElementListe
from ccas_desktop.gui.screens.reglement.garde_projet import copie
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
    "reglement_deux_versions",
    "reglement_versions",
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


def _versions(appareil: Appareil) -> None:
    """A new version brought into force, then compared with the règlement before it."""
    poste = appareil.fenetre.poste
    services, auteur = poste.services, poste.auteur()
    fini: list[object] = []

    def appliquer() -> Reglement:
        projet = garder_projet(services, auteur, _revu(_energie(services)))
        return mettre_en_vigueur(services, auteur, projet, accepte=True)

    poste.jobs.ecrire(appliquer, then=fini.append)
    attendre(lambda: bool(fini))
    appareil.fenetre.ouvrir_rubrique("reglement")
    ecran = appareil.page(EcranReglement)
    attendre(lambda: bool(ecran.aides.table.modele.lignes))
    ecran.onglets.choisir("versions")
    attendre(lambda: ecran.versions is not None and bool(ecran.versions.cartes))
    appareil.prendre("reglement_versions")


def _energie(services: Services) -> Projet:
    """Return the draft of the demonstration, among those that the other scenes made."""
    return next(p for p in lire_projets(services) if p.origine == "aide_energie" and not p.a_cote)


def _revu(projet: Projet) -> Projet:
    aide: dict[str, Any] = copie(projet.aide)
    aide["montant"]["tranches"][1]["pour_cent"] = "45"
    aide["condition"] = [
        aide["condition"][0],
        {
            "article": "4.6",
            "texte": "L’aide est accordée trois fois par année civile\u00a0; au-delà, la commission examine.",
            "indicateur": "nombre_aides_annee",
            "moins_de": 3,
            "sinon": "commission",
        },
    ]
    return replace(projet, aide=aide)


def _deux_versions(appareil: Appareil) -> None:
    """A draft that another agent wrote while it was open here."""
    poste = appareil.fenetre.poste
    appareil.fenetre.ouvrir_rubrique("reglement")
    ecran = appareil.page(EcranReglement)
    attendre(lambda: bool(ecran.aides.table.modele.lignes))
    lignes = ecran.aides.table.modele.lignes
    cle = _energie(poste.services).cle
    ecran.aides.table.selectRow(next(rang for rang, li in enumerate(lignes) if li.projet and li.projet.cle == cle))
    ecran.aides.ouvrir.click()
    attendre(lambda: isinstance(appareil.fenetre.pages.currentWidget(), EcranEditeur))
    editeur = appareil.page(EcranEditeur)
    attendre(lambda: editeur.examen is not None)
    poste.jobs.ecrire(lambda: garder_projet(poste.services, Auteur("Karim BENALI"), _revu(_energie(poste.services))))
    nom = next(champ for champ in editeur.findChildren(LigneTexte) if champ.libelle == "Nom de l’aide")
    nom.ligne.setFocus()
    nom.ligne.selectAll()
    nom.ligne.insert("Aide à l’énergie et à l’eau")
    nom.modifie.emit()
    editeur.garder()
    attendre(editeur.conflit.isVisible)
    attendre(lambda: editeur.examen is not None)
    appareil.prendre("reglement_deux_versions")


SCENES_DU_REGLEMENT = (
    Scene(NOMS[:7], _reglement),
    Scene(NOMS[7:9], _modele),
    Scene(NOMS[9:10], _deux_versions),
    Scene(NOMS[10:], _versions),
    Scene(NOMS_COMMUNS, _commun),
)
