"""The first page, a dossier, the settings, the help, and the first start."""

from __future__ import annotations

from PySide6.QtTest import QTest

from ccas_desktop.adapters.demo.population.scenarios import Attendu
from ccas_desktop.application.messages.proxy import phrase_essai_proxy
from ccas_desktop.application.ports.proxy import EssaiProxy, ModeProxy
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import CauseAppel
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.gui.screens.accueil import RESULTATS, EcranAccueil
from ccas_desktop.gui.screens.demande import EcranNouvelleDemande
from ccas_desktop.gui.screens.dossier import EcranDossier, EcranNouveauDossier
from ccas_desktop.gui.screens.dossier.documents.onglet import OngletDocuments
from ccas_desktop.gui.screens.dossier.historique.onglet import OngletHistorique
from ccas_desktop.gui.screens.dossier.onglet_quelles_aides import OngletQuellesAides
from ccas_desktop.gui.screens.dossier.situation.onglet import OngletSituation
from ccas_desktop.gui.screens.dossier.suivi.onglet import OngletSuivi
from ccas_desktop.gui.screens.doublons import EcranDoublons, EcranFusion
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.widgets import Ton
from tests.captures.appareil import Appareil, Scene
from tests.captures.scenes_imports import SCENES_DES_IMPORTS
from tests.captures.scenes_mises_a_jour import SCENES_DES_MISES_A_JOUR
from tests.captures.scenes_reglement import SCENES_DU_REGLEMENT
from tests.captures.scenes_suivi import SCENES_DU_SUIVI
from tests.e2e.conduite import attendre
from tests.gui.screens.dossier.gestes import synthese

SECTIONS = (
    "ccas",
    "agent",
    "delegation",
    "reglement",
    "natures",
    "delais",
    "jeton",
    "impots",
    "ecoles",
    "appels",
    "documents",
    "adresses",
    "internet",
    "apparence",
    "a_propos",
)


def _accueil(appareil: Appareil) -> None:
    fenetre = appareil.fenetre
    fenetre.aller_accueil()
    appareil.prendre("accueil")
    _chercher(appareil, "martin")
    appareil.prendre("recherche")
    _chercher(appareil, "zzzz")
    appareil.prendre("recherche_sans_resultat")
    fenetre.aller_accueil()
    appareil.reposer()
    fenetre.masque.couvrir()
    appareil.prendre("ecran_masque")
    fenetre.masque.decouvrir()


def _chercher(appareil: Appareil, texte: str) -> None:
    appareil.fenetre.aller_accueil()
    appareil.reposer()
    appareil.fenetre.entete.recherche.setText(texte)
    page = appareil.page(EcranAccueil)
    attendre(lambda: page.dossiers.accessibleName().startswith(RESULTATS))


def _nouveau_dossier(appareil: Appareil) -> None:
    appareil.fenetre.nouveau_dossier()
    page = appareil.page(EcranNouveauDossier)
    appareil.prendre("nouveau_dossier")
    page.personne.nom_famille.ligne.setText("MARTIN")
    page.personne.prenoms.restaurer("Camile")
    page.personne.nom_famille.modifie.emit()
    attendre(lambda: page.doublons.isVisible())
    appareil.prendre("nouveau_dossier_doublons")
    page.bandeau.action_demandee.emit()


def _dossier(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id)
    page = appareil.page(EcranDossier)
    appareil.prendre("dossier")
    synthese(page).foyer.modifier.click()
    appareil.prendre("dossier_personne")
    synthese(page).foyer.ajouter_membre.click()
    appareil.prendre("dossier_nouveau_membre")
    synthese(page).adresse.modification_voulue.emit()
    appareil.prendre("dossier_adresse")


def _situation(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(_avec_mandataire(appareil), "situation")
    page = appareil.page(EcranDossier)
    appareil.prendre("situation")
    onglet = page.onglet
    assert isinstance(onglet, OngletSituation)
    onglet.personnes.situation.click()
    appareil.prendre("situation_personne")
    onglet.personnes.protection.click()
    appareil.prendre("situation_protection")
    onglet.foyers.modification_voulue.emit()
    appareil.prendre("situation_foyers")
    onglet.suivi.modification_voulue.emit()
    appareil.prendre("situation_logement")
    onglet.notes.ajout_voulu.emit()
    appareil.prendre("situation_note")
    appareil.fenetre.ouvrir_dossier(_a_l_adresse_confidentielle(appareil))
    appareil.prendre("dossier_confidentiel")


def _avec_mandataire(appareil: Appareil) -> str:
    """Return a foyer of several people, one of them protected."""
    return max(
        (d for d in _tous(appareil) if d.demandeur.protection is not None), key=lambda d: len(d.usagers)
    ).dossier.id


def _a_l_adresse_confidentielle(appareil: Appareil) -> str:
    return next(d.dossier.id for d in _tous(appareil) if d.dossier.adresse_confidentielle)


def _tous(appareil: Appareil) -> list[DossierComplet]:
    def lire(services: Services) -> list[DossierComplet]:
        with services.base.lecture() as base:
            return [base.dossier(r.dossier_id) for r in base.recents(limite=500)]

    return appareil.ecrire(lire)


def _quelles_aides(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id, "quelles_aides")
    onglet = appareil.page(EcranDossier).onglet
    assert isinstance(onglet, OngletQuellesAides)
    attendre(lambda: bool(onglet.aides))
    appareil.prendre("quelles_aides")


def _suivi(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id, "suivi")
    appareil.prendre("suivi")
    suivi = appareil.page(EcranDossier).onglet
    assert isinstance(suivi, OngletSuivi)
    suivi.rappels.modification_voulue.emit(suivi.rappels.table.modele.lignes[0].rappel)
    appareil.prendre("suivi_rappel")


def _documents(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id, "documents")
    onglet = appareil.page(EcranDossier).onglet
    assert isinstance(onglet, OngletDocuments)
    attendre(lambda: onglet.page is not None)
    if onglet.liste.table.modele.lignes:
        onglet.liste.table.selectRow(1)
        attendre(onglet.apercu.exporter.isVisible)
    appareil.prendre("documents")
    onglet.liste.vu.click()
    appareil.prendre("documents_vu")


def _doublons(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_rubrique("doublons")
    liste = appareil.page(EcranDoublons)
    attendre(liste.arreter.isHidden)
    appareil.prendre("doublons")
    if liste.table.modele.lignes:
        liste.comparer.click()
        fusion = appareil.page(EcranFusion)
        attendre(lambda: fusion.apercu is not None)
        appareil.prendre("fusion")
    _reunion_choisie(appareil)


def _reunion_choisie(appareil: Appareil) -> None:
    """Two dossiers that nothing likens, the second found by its number."""
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id)
    appareil.page(EcranDossier).doublons.click()
    liste = appareil.page(EcranDoublons)
    attendre(liste.arreter.isHidden)
    liste.choix.ligne.setFocus()
    QTest.keyClicks(liste.choix.ligne, appareil.dossier_de(Attendu.COMMISSION).dossier.numero)
    appareil.prendre("doublons_du_dossier")
    garde, autre = (appareil.dossier_de(attendu).dossier.id for attendu in (Attendu.ACCORD, Attendu.COMMISSION))
    liste.reunion_voulue.emit(garde, autre)
    fusion = appareil.page(EcranFusion)
    attendre(lambda: fusion.apercu is not None)
    appareil.prendre("fusion_choisie")


def _historique(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id, "historique")
    onglet = appareil.page(EcranDossier).onglet
    assert isinstance(onglet, OngletHistorique)
    attendre(lambda: bool(onglet.historique.table.modele.lignes))
    onglet.historique.table.selectRow(len(onglet.historique.table.modele.lignes) - 1)
    appareil.prendre("historique")


def _mise_de_cote(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.ACCORD).dossier.id, "suivi")
    appareil.reposer()
    appareil.fenetre.reprises.mettre_de_cote()
    appareil.reposer()
    appareil.fenetre.ouvrir_dossier(appareil.dossier_de(Attendu.REFUS).dossier.id)
    appareil.prendre("mise_de_cote")
    revenir = appareil.fenetre.reprises.menu.actions()[0]
    revenir.trigger()
    appareil.reposer()


def _visiteurs(appareil: Appareil) -> None:
    appareil.fenetre.ouvrir_rubrique("visiteurs")
    appareil.prendre("visiteurs")


def _nouvelle_demande(appareil: Appareil) -> None:
    appareil.fenetre.nouvelle_demande(appareil.dossier_de(Attendu.ACCORD).dossier.id)
    page = appareil.page(EcranNouvelleDemande)
    appareil.reposer()
    assert page.formulaire is not None
    page.formulaire.aide.restaurer("aide_energie")
    page.formulaire.aide.modifie.emit()
    appareil.prendre("nouvelle_demande")
    page.abandonner.click()


def _reglages(appareil: Appareil) -> None:
    for section in SECTIONS:
        appareil.fenetre.ouvrir_reglages(section)
        appareil.prendre(f"reglages_{section}")


def _reglages_proxy(appareil: Appareil) -> None:
    """A proxy being typed, its trial answered by a proxy that wants a password."""
    appareil.fenetre.ouvrir_reglages("internet")
    appareil.reposer()
    carte = appareil.page(EcranReglages).internet
    carte.champs["mode"].definir_valeur(ModeProxy.MANUEL.value)
    carte.champs["mode"].modifie.emit()
    for nom, texte in (("hote", "proxy.ville.fr"), ("port", "3128"), ("exceptions", "*.ville.fr, 10.*")):
        carte.champs[nom].definir_valeur(texte)
    essai = EssaiProxy("proxy.ville.fr:3128", CauseAppel.PROXY_IDENTIFICATION)
    carte.resultat.definir(phrase_essai_proxy(essai), Ton.ALERTE)
    carte.resultat.show()
    appareil.prendre("reglages_proxy")
    carte.pied.abandonner.click()


def _aide(appareil: Appareil) -> None:
    appareil.fenetre.aller_accueil()
    appareil.reposer()
    appareil.fenetre.ouvrir_aide()
    appareil.prendre("aide")
    appareil.fenetre.ouvrir_aide("demande")
    appareil.prendre("aide_demande")


def _premier_demarrage(appareil: Appareil) -> None:
    appareil.prendre("premier_demarrage")
    appareil.fenetre.ouvrir_reglages()
    appareil.prendre("premier_demarrage_reglages")
    appareil.fenetre.nouveau_dossier()
    appareil.prendre("premier_demarrage_dossier")


SCENES = (
    Scene(("accueil", "recherche", "recherche_sans_resultat", "ecran_masque"), _accueil),
    Scene(("nouveau_dossier", "nouveau_dossier_doublons"), _nouveau_dossier),
    Scene(
        ("dossier", "dossier_personne", "dossier_nouveau_membre", "dossier_adresse"),
        _dossier,
    ),
    *SCENES_DU_SUIVI,
    Scene(
        (
            "situation",
            "situation_personne",
            "situation_protection",
            "situation_foyers",
            "situation_logement",
            "situation_note",
            "dossier_confidentiel",
        ),
        _situation,
    ),
    *SCENES_DES_IMPORTS,
    *SCENES_DU_REGLEMENT,
    Scene(("suivi", "suivi_rappel"), _suivi),
    Scene(("quelles_aides",), _quelles_aides),
    Scene(("documents", "documents_vu"), _documents),
    Scene(("historique",), _historique),
    Scene(("doublons", "fusion", "doublons_du_dossier", "fusion_choisie"), _doublons),
    Scene(("visiteurs",), _visiteurs),
    Scene(("mise_de_cote",), _mise_de_cote),
    Scene(("nouvelle_demande",), _nouvelle_demande),
    Scene(tuple(f"reglages_{section}" for section in SECTIONS), _reglages),
    Scene(("reglages_proxy",), _reglages_proxy),
    *SCENES_DES_MISES_A_JOUR,
    Scene(("aide", "aide_demande"), _aide),
)
SCENES_D_UN_POSTE_NEUF = (
    Scene(("premier_demarrage", "premier_demarrage_reglages", "premier_demarrage_dossier"), _premier_demarrage),
)
