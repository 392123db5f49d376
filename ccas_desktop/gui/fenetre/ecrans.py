"""The pages of the window, each made when it is asked for, tied to the others and named in the way back.

A page is imported when it is first shown: the window takes typing twice as soon.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ccas_desktop.gui.fenetre.ecrans_doublons import EcransDoublons

if TYPE_CHECKING:
    from ccas_desktop.application.demandes.amorce import Amorce
    from ccas_desktop.application.guichet.places import Endroit
    from ccas_desktop.application.reperes import Repere
    from ccas_desktop.gui.fenetre.fil import Etape
    from ccas_desktop.gui.fenetre.navigation import Navigation
    from ccas_desktop.gui.screens.dossier import EcranDossier
    from ccas_desktop.gui.screens.listes import MemoireListes
    from ccas_desktop.gui.theme import Aspect


class Ecrans(EcransDoublons):
    """Makes the pages of one window."""

    def __init__(self, fenetre: Navigation, aspect: Aspect) -> None:
        self._fenetre = fenetre
        self._aspect = aspect
        self._memoire: MemoireListes | None = None

    def accueil(self) -> QWidget:
        """Return the first page."""
        from ccas_desktop.gui.screens.accueil import EcranAccueil

        if self._memoire is not None:
            self._memoire.oublier_les_personnes()
        ecran = EcranAccueil(self._fenetre.poste)
        ecran.dossier_voulu.connect(self._fenetre.ouvrir_dossier)
        ecran.aides_voulues.connect(lambda dossier_id: self._fenetre.ouvrir_dossier(dossier_id, "aides"))
        ecran.suivi_voulu.connect(lambda dossier_id: self._fenetre.ouvrir_dossier(dossier_id, "suivi"))
        ecran.visiteurs_voulus.connect(lambda: self._fenetre.ouvrir_rubrique("visiteurs"))
        ecran.imports_voulus.connect(lambda: self._fenetre.ouvrir_rubrique("imports"))
        ecran.demande_voulue.connect(self._fenetre.ouvrir_demande)
        ecran.reglages_voulus.connect(self._fenetre.ouvrir_reglages)
        ecran.actualiser()
        self._fenetre.fil.definir((), "Accueil")
        return ecran

    def nouveau_dossier(self, cible: str = "") -> QWidget:
        """Return the form of a new person, whom the first page did not find; the dossier made takes its place."""
        from ccas_desktop.gui.screens.dossier import EcranNouveauDossier

        cherche = "" if cible else self._cherche_en_vain()
        ecran, pages = EcranNouveauDossier(self._fenetre.poste, cible, cherche=cherche), self._fenetre.pages
        ecran.dossier_voulu.connect(lambda dossier_id: pages.remplacer(lambda: self.dossier(dossier_id)))
        self._situer((), "Nouveau dossier")
        return ecran

    def dossier(self, dossier_id: str, onglet: str = "", volet: str = "") -> EcranDossier:
        """Return the page of a dossier, at one of its tabs."""
        from ccas_desktop.gui.screens.dossier import EcranDossier

        ecran = EcranDossier(self._fenetre.poste, dossier_id, onglet, volet)
        ecran.dossier_voulu.connect(self._fenetre.ouvrir_dossier)
        ecran.demande_voulue.connect(self._fenetre.ouvrir_demande)
        ecran.nouvelle_demande_voulue.connect(self._fenetre.nouvelle_demande)
        ecran.aide_voulue.connect(self._fenetre.nouvelle_demande)
        ecran.accueil_voulu.connect(self._fenetre.aller_accueil)
        ecran.doublons_voulus.connect(lambda: self._fenetre.pages.aller(lambda: self.doublons(dossier_id)))
        self._nommer(ecran, dossier_id)
        ecran.enregistre.connect(lambda: self._nommer(ecran, dossier_id))
        return ecran

    def nouvelle_demande(self, dossier_id: str, amorce: Amorce | None = None) -> QWidget:
        """Return the form of a new request; the request made takes its place."""
        from ccas_desktop.application.reperes import repere_du_dossier
        from ccas_desktop.gui.screens.demande import EcranNouvelleDemande

        ecran, pages = EcranNouvelleDemande(self._fenetre.poste, dossier_id, amorce), self._fenetre.pages
        ecran.demande_voulue.connect(lambda demande_id: pages.remplacer(lambda: self.demande(demande_id)))
        ecran.reglages_voulus.connect(self._fenetre.ouvrir_reglages)
        self._reperer(
            ecran, lambda: repere_du_dossier(self._fenetre.poste.services.base, dossier_id), "Nouvelle demande"
        )
        return ecran

    def demande(self, demande_id: str, etape: str = "") -> QWidget:
        """Return the page of a request."""
        from ccas_desktop.application.reperes import repere_de_la_demande
        from ccas_desktop.gui.screens.demande import EcranDemande

        ecran = EcranDemande(self._fenetre.poste, demande_id, etape)
        ecran.dossier_voulu.connect(self._fenetre.ouvrir_dossier)
        ecran.traces_voulues.connect(self._fenetre.ouvrir_traces)
        ecran.renouvellement_voulu.connect(self._fenetre.nouvelle_demande)
        ecran.reglages_voulus.connect(self._fenetre.ouvrir_reglages)
        self._reperer(ecran, lambda: repere_de_la_demande(self._fenetre.poste.services.base, demande_id))
        return ecran

    def reglages(self, section: str) -> QWidget:
        """Return the settings, at one of their sections."""
        from ccas_desktop.gui.screens.reglages import EcranReglages

        ecran = EcranReglages(self._fenetre.poste, section)
        ecran.reglages_changes.connect(self._fenetre.actualiser_entete)
        ecran.theme_choisi.connect(self._aspect.choisir)
        ecran.traces_voulues.connect(self._fenetre.ouvrir_traces)
        ecran.remplacement_voulu.connect(self._fenetre.remplacer_le_programme)
        self._situer((), "Réglages")
        return ecran

    def traces(self, texte: str) -> QWidget:
        """Return the register of the calls, something already searched in it."""
        from ccas_desktop.gui.screens.traces import EcranTraces

        ecran = EcranTraces(self._fenetre.poste, texte)
        ecran.demande_voulue.connect(self._fenetre.ouvrir_demande)
        self._situer((("Réglages", lambda: self._fenetre.ouvrir_reglages("appels")),), "Appels aux administrations")
        return ecran

    def aide(self, page: str) -> QWidget:
        """Return the manual, at one of its pages."""
        from ccas_desktop.gui.screens.aide import EcranAide

        self._situer((), "Aide")
        return EcranAide(page)

    def reprendre(self, endroit: Endroit) -> QWidget:
        """Return the page of a place, exactly as it was left."""
        from ccas_desktop.application.guichet.places import Page

        match endroit.page:
            case Page.DOSSIER:
                return self.dossier(endroit.cible, endroit.detail, endroit.volet)
            case Page.DEMANDE:
                return self.demande(endroit.cible, endroit.detail)
            case Page.NOUVELLE_DEMANDE:
                return self.nouvelle_demande(endroit.cible)
            case Page.NOUVEAU_DOSSIER:
                return self.nouveau_dossier(endroit.cible)

    def visiteurs(self) -> QWidget:
        """Return the queue of the day."""
        from ccas_desktop.gui.screens.visiteurs import EcranVisiteurs

        ecran = EcranVisiteurs(self._fenetre.poste)
        ecran.dossier_voulu.connect(self._fenetre.ouvrir_dossier)
        self._situer((), "Visiteurs")
        return ecran

    def rubrique(self, code: str) -> QWidget:
        """Return the page of one of the parts of the application; each part adds its maker here."""
        fabriques: dict[str, Callable[[], QWidget]] = {
            "listes": self.listes,
            "visiteurs": self.visiteurs,
            "doublons": self.doublons,
            "imports": self._imports,
            "reglement": self.reglement,
        }
        return fabriques[code]()

    def listes(self) -> QWidget:
        """Return the lists, where one was in them."""
        from ccas_desktop.gui.screens.listes import EcranListes, MemoireListes

        self._memoire = self._memoire or MemoireListes()
        ecran = EcranListes(self._fenetre.poste, self._memoire)
        ecran.dossier_voulu.connect(self._fenetre.ouvrir_dossier)
        ecran.demande_voulue.connect(self._fenetre.ouvrir_demande)
        ecran.nouvelle_demande_voulue.connect(self._fenetre.nouvelle_demande)
        self._situer((), "Listes")
        return ecran

    def _imports(self) -> QWidget:
        from ccas_desktop.gui.screens.imports import EcranImports

        self._situer((), "Import et export")
        return EcranImports(self._fenetre.poste)

    def reglement(self, onglet: str = "") -> QWidget:
        """Return the règlement of the aids, at one of its parts."""
        from ccas_desktop.gui.screens.reglement import EcranReglement

        ecran = EcranReglement(self._fenetre.poste, onglet)
        ecran.projet_voulu.connect(lambda cle: self._fenetre.pages.aller(lambda: self.editeur_d_aide(cle)))
        ecran.commun_voulu.connect(lambda: self._fenetre.pages.aller(self.regles_communes))
        self._situer((), "Règlement des aides")
        return ecran

    def regles_communes(self, cle: str = "") -> QWidget:
        """Return the editor of the indicators and the scales; once in force, the règlement takes its place."""
        from ccas_desktop.gui.screens.reglement import EcranCommun

        ecran, pages = EcranCommun(self._fenetre.poste, cle), self._fenetre.pages
        ecran.en_vigueur.connect(lambda: pages.remplacer(self.reglement))
        ecran.projet_voulu.connect(lambda autre: pages.aller(lambda: self.regles_communes(autre)))
        etapes: tuple[Etape, ...] = (("Règlement des aides", lambda: self._fenetre.ouvrir_rubrique("reglement")),)
        self._situer(etapes, "Indicateurs et barèmes")
        return ecran

    def editeur_d_aide(self, cle: str) -> QWidget:
        """Return the editor of a draft; once in force, the règlement takes its place."""
        from ccas_desktop.gui.screens.reglement import EcranEditeur

        ecran, pages = EcranEditeur(self._fenetre.poste, cle), self._fenetre.pages
        ecran.en_vigueur.connect(lambda: pages.remplacer(self.reglement))
        ecran.rejeu_voulu.connect(lambda projet: pages.aller(lambda: self.rejeu(projet)))
        ecran.projet_voulu.connect(lambda autre: pages.aller(lambda: self.editeur_d_aide(autre)))
        self._situer((("Règlement des aides", lambda: self._fenetre.ouvrir_rubrique("reglement")),), "Projet d’aide")
        return ecran

    def rejeu(self, cle: str) -> QWidget:
        """Return the replay of past requests under a draft."""
        from ccas_desktop.gui.screens.reglement import EcranRejeu

        pages = self._fenetre.pages
        etapes: tuple[Etape, ...] = (
            ("Règlement des aides", lambda: self._fenetre.ouvrir_rubrique("reglement")),
            ("Projet d’aide", lambda: pages.aller(lambda: self.editeur_d_aide(cle))),
        )
        self._situer(etapes, "Rejouer")
        return EcranRejeu(self._fenetre.poste, cle)

    def _nommer(self, ecran: QWidget, dossier_id: str) -> None:
        from ccas_desktop.application.reperes import repere_du_dossier

        self._reperer(ecran, lambda: repere_du_dossier(self._fenetre.poste.services.base, dossier_id))

    def _reperer(self, ecran: QWidget, lire: Callable[[], Repere], ici: str = "") -> None:
        """Show the way to a page of a dossier, once its name is read."""
        self._situer((), ici or "…")
        self._fenetre.poste.jobs.lire(
            lire,
            then=lambda repere: self._on_repere(ecran, repere, ici),
            failed=self._fenetre.erreur,
            owner=ecran,
        )

    def _on_repere(self, ecran: QWidget, repere: Repere, ici: str) -> None:
        # A late answer must not name, above another page, whom one has left.
        if ecran is not self._fenetre.pages.currentWidget():
            return
        dernier = ici or repere.demande
        if not dernier:
            self._situer((), repere.dossier)
            return
        self._situer(((repere.dossier, lambda: self._fenetre.ouvrir_dossier(repere.dossier_id)),), dernier)

    def _cherche_en_vain(self) -> str:
        """Return what the first page, about to be left, searches and does not find."""
        from ccas_desktop.gui.screens.accueil import EcranAccueil

        page = self._fenetre.pages.currentWidget()
        return page.cherche_en_vain() if isinstance(page, EcranAccueil) else ""

    def _situer(self, etapes: tuple[Etape, ...], ici: str) -> None:
        self._fenetre.fil.definir((("Accueil", self._fenetre.aller_accueil), *etapes), ici)


def importer_les_pages() -> None:
    """Import the pages before they are asked for; to be called away from the window."""
    import ccas_desktop.gui.screens.aide
    import ccas_desktop.gui.screens.demande
    import ccas_desktop.gui.screens.dossier
    import ccas_desktop.gui.screens.imports
    import ccas_desktop.gui.screens.listes
    import ccas_desktop.gui.screens.reglages
    import ccas_desktop.gui.screens.reglement
    import ccas_desktop.gui.screens.traces
    import ccas_desktop.gui.screens.visiteurs  # noqa: F401
