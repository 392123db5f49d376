"""Which way the calls leave this workstation: the proxy of the system, none, or one that is typed here."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from ccas_desktop.application.donnees.proxy_du_poste import SaisieProxy, enregistrer_proxy, essayer_proxy
from ccas_desktop.application.messages.proxy import SANS_RESEAU, phrase_essai_proxy
from ccas_desktop.application.ports.proxy import EssaiProxy, ModeProxy, ReglageProxy, proxy_regle
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.errors import SaisieInvalide
from ccas_desktop.gui.forms import Champ, ChampSecret, ChampSegments, GroupeChamps, LigneTexte
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, Carte, Ton

CHOIX = (
    (ModeProxy.SYSTEME, "Comme le système"),
    (ModeProxy.AUCUN, "Sans proxy"),
    (ModeProxy.MANUEL, "Par un proxy choisi ici"),
)
EXPLICATION = (
    "Dans beaucoup de mairies, Internet passe par un proxy. Celui du système est suivi, avec ses exceptions\u00a0: "
    "ne changez ce réglage qu’à la demande du service informatique. Il vaut pour ce poste et pour tous les appels."
)
AIDE_EXCEPTIONS = "Joints sans proxy, séparés par des virgules\u00a0: intranet.ville.fr, *.ville.fr, 10.*"
AIDE_COMPTE = "S’il en veut un. Le mot de passe est rangé dans le coffre du système."
GARDE = "Vide\u00a0: inchangé."
_DU_PROXY = ("hote", "port", "exceptions", "compte", "mot_de_passe")


class CarteInternet(Carte):
    """Sets the proxy and tries it as typed; its password is never shown again."""

    def __init__(self, poste: Poste) -> None:
        super().__init__("L’accès à Internet de ce poste")
        self._poste = poste
        self._url = ""
        self._essai: Annulation | None = None
        self.champs: dict[str, Champ] = {
            "mode": ChampSegments("Les appels passent", [(mode.value, mot) for mode, mot in CHOIX]),
            "hote": LigneTexte("Serveur", exemple="proxy.ville.fr"),
            "port": LigneTexte("Port", exemple="3128"),
            "exceptions": LigneTexte("Exceptions", aide=AIDE_EXCEPTIONS),
            "compte": LigneTexte("Identifiant", aide=AIDE_COMPTE),
            "mot_de_passe": ChampSecret("Mot de passe", aide=GARDE),
        }
        self.saisie = Saisie(poste, "reglages/internet", self.champs, self)
        self.pied = Pied(self.saisie, "Enregistrer l’accès")
        self.tester = Bouton("Tester", "actualiser")
        self.resultat = Bandeau()
        self.attente = Attente()
        self._manuel = GroupeChamps()

        self._disposer()

        self.champs["mode"].modifie.connect(self._montrer_le_proxy)
        self.saisie.brouillon.repris.connect(self._montrer_le_proxy)
        self.saisie.liaison.modifie.connect(self.resultat.hide)
        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.tester.clicked.connect(self._on_tester)
        self.attente.annulation_demandee.connect(self._on_annuler)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the setting of this workstation, then what was being typed; the trial calls the service set."""
        premiere, self._url = not self._url, reglages.ccas.api_url
        if premiere:
            self._remplir()
            self.saisie.brouillon.reprendre()

    def _disposer(self) -> None:
        explication = QLabel(EXPLICATION)
        explication.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        champs = self.champs
        self._manuel.ajouter(champs["hote"], champs["port"], parts=(3, 1))
        self._manuel.ajouter(champs["exceptions"])
        self._manuel.ajouter(champs["compte"], champs["mot_de_passe"], parts=(2, 2))
        self.resultat.hide()
        self.ajouter_action(self.tester)
        self.ajouter(explication, champs["mode"], self._manuel, self.resultat, self.attente, self.pied)

    def _remplir(self) -> None:
        reglage = proxy_regle(self._poste.services.preferences)
        self.saisie.liaison.definir(
            {
                "mode": reglage.mode.value,
                "hote": reglage.hote or None,
                "port": str(reglage.port) if reglage.port else None,
                "exceptions": ", ".join(reglage.exceptions) or None,
                "compte": reglage.compte or None,
                "mot_de_passe": None,
            }
        )
        self._montrer_le_proxy()
        self.pied.solder()

    def _montrer_le_proxy(self) -> None:
        self._manuel.setVisible(self.champs["mode"].valeur() == ModeProxy.MANUEL.value)

    def _on_abandonner(self) -> None:
        self.saisie.liaison.vider()
        self.saisie.brouillon.oublier()
        self.resultat.hide()
        self._remplir()

    def _on_enregistrer(self) -> None:
        services = self._poste.services
        self.saisie.enregistrer(lambda valeurs: enregistrer_proxy(services, _saisie(valeurs)), then=self._on_enregistre)

    def _on_enregistre(self, _reglage: ReglageProxy) -> None:
        self._remplir()
        self._poste.avis.succes("L’accès à Internet est enregistré.")

    def _on_tester(self) -> None:
        services, url = self._poste.services, self._url
        try:
            saisie = _saisie(self.saisie.liaison.valeurs())
        except SaisieInvalide:
            return
        self.resultat.hide()
        self.attente.montrer("Essai du service, sans demander personne…")
        self._essai = self._poste.jobs.reseau(
            lambda: essayer_proxy(services, saisie, url), then=self._on_teste, failed=self._on_echec, owner=self
        )
        self.tester.setEnabled(False)

    def _on_teste(self, essai: EssaiProxy | None) -> None:
        self._finir()
        if essai is None:
            self.resultat.definir(SANS_RESEAU)
        else:
            self.resultat.definir(phrase_essai_proxy(essai), Ton.SUCCES if essai.cause is None else Ton.ALERTE)
        self.saisie.liaison.effacer_erreurs()
        self.resultat.show()

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        self.saisie.montrer(erreur)

    def _on_annuler(self) -> None:
        if self._essai is not None:
            self._essai.annuler()
        self._finir()

    def _finir(self) -> None:
        self._essai = None
        self.attente.finir()
        self.tester.setEnabled(True)


def _saisie(valeurs: dict[str, Any]) -> SaisieProxy:
    return SaisieProxy(ModeProxy(valeurs["mode"]), **{nom: valeurs[nom] or "" for nom in _DU_PROXY})
