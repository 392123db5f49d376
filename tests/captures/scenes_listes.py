"""The lists: rows, filters, columns, many rows chosen."""

from __future__ import annotations

from ccas_desktop.application.courriers import composer_lettre, garder_lettre, noter_impression, produire
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.modeles import Modele
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
    for numero in range(4):
        _faire_une_lettre(appareil, imprimee=numero > 1)
    _ouvrir(appareil, "courriers").table.placer(0)
    appareil.prendre("liste_courriers")
    _ouvrir(appareil, "passages").table.placer(0)
    appareil.prendre("liste_passages")


def _faire_une_lettre(appareil: Appareil, *, imprimee: bool) -> None:
    def faire(services: Services) -> None:
        auteur = appareil.fenetre.auteur()
        with services.base.lecture() as lecture:
            en_cours = [r.demande for r in lecture.demandes_en_instruction() if r.demande.information is not None]
            deja = {d.id for d in en_cours if lecture.demande(d.id).courriers}
        demande = next(d for d in en_cours if d.id not in deja)
        prete = composer_lettre(services, auteur, demande.id, Modele.ACCUSE_RECEPTION)
        courrier = garder_lettre(services, auteur, prete, produire(services, prete))
        if imprimee:
            noter_impression(services, auteur, courrier)

    appareil.ecrire(faire)


SCENES = (
    Scene(("liste_dossiers", "liste_dossiers_colonnes", "liste_dossiers_lot"), _dossiers),
    Scene(("liste_demandes", "liste_demandes_papier"), _demandes),
    Scene(("liste_courriers", "liste_passages"), _autres),
)
