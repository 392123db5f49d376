"""How the DGFIP is reached: addresses, téléservice, certificate; the secrets are typed and never shown again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel

from ccas_desktop.application.donnees.acces_impot import (
    EtatAccesImpot,
    SecretsImpot,
    enregistrer_connexion_impot,
    eprouver_impot,
    etat_acces_impot,
)
from ccas_desktop.application.donnees.echeance_certificat import echeance_de
from ccas_desktop.application.messages.certificat import phrase_echeance_certificat
from ccas_desktop.application.messages.impot import message_essai
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.certifie.certifie import EtatAppel
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.certifie.impot import CauseImpot, ReponseFiscale
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampSecret, GroupeChamps, LigneTexte
from ccas_desktop.gui.notices import Avis, Gravite
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.saisie.saisie import Saisie
from ccas_desktop.gui.screens.reglages.pied import Pied
from ccas_desktop.gui.travaux.jobs import Annulation
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, Carte, Ton

EXPLICATION = (
    "La passerelle de la DGFIP n’accepte qu’une adresse Internet fixe, déclarée au contrat\u00a0: un poste de guichet "
    "n’en a pas. En pratique, les appels passent par un relais de la commune. Un relais qui détient lui-même le "
    "certificat et le jeton laisse vides l’adresse des jetons et le certificat."
)
GARDE = "Vide\u00a0: inchangé."
RESSOURCES = (
    ("situation", "Situation d’une année"),
    ("derniere_situation", "Dernière situation d’une année"),
    ("derniere_situation_deux_ans", "Dernière situation sur deux ans"),
)
_SECRETS = ("cle_client", "mot_de_passe", "relais_valeur")


class CarteImpots(Carte):
    """Types the access, tries it, and shows until when the certificate is good.

    Signals:
        enregistre: Emitted once the access is saved.
    """

    enregistre = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__("API Impôt particulier (DGFIP)")
        self._poste = poste
        self._connexion: ConnexionImpot | None = None
        self._essai: Annulation | None = None
        self.champs: dict[str, Champ] = {
            "url": LigneTexte("Adresse de la passerelle, ou du relais", exemple="https://…/impotparticulier/1.0"),
            "teleservice": LigneTexte("Identifiant du téléservice", exemple="ID_Teleservice"),
            "url_jeton": LigneTexte("Adresse des jetons", exemple="https://…/token"),
            "client_id": LigneTexte("Identifiant client"),
            "cle_client": ChampSecret("Clé client", aide=GARDE),
            "ressource": ChampChoix("Donnée ouverte par le contrat", RESSOURCES, obligatoire=True),
            "scope": LigneTexte("Droits demandés", exemple="facultatif"),
            "certificat": LigneTexte("Fichier du certificat", exemple="PEM, clé chiffrée"),
            "mot_de_passe": ChampSecret("Mot de passe du certificat", aide=GARDE),
            "relais_entete": LigneTexte("En-tête du relais", exemple="X-Cle-Relais"),
            "relais_valeur": ChampSecret("Valeur de l’en-tête", aide=GARDE),
        }
        self.saisie = Saisie(poste, "reglages/impots", self.champs, self)
        self.choisir = Bouton("Choisir le fichier…", "document")
        self.pied = Pied(self.saisie, "Enregistrer l’accès", a_gauche=(self.choisir,))
        self.tester = Bouton("Tester", "actualiser")
        self.certificat = QLabel()
        self.echeance = Bandeau(ton=Ton.ALERTE)
        self.attente = Attente()

        self._disposer()

        self.saisie.conflit.connect(self.enregistre)
        self.pied.enregistrement_voulu.connect(self._on_enregistrer)
        self.pied.abandon_voulu.connect(self._on_abandonner)
        self.choisir.clicked.connect(self._on_choisir)
        self.tester.clicked.connect(self._on_tester)
        self.attente.annulation_demandee.connect(self._on_annuler)
        for champ in self.champs.values():
            if isinstance(champ, LigneTexte):
                champ.ligne.returnPressed.connect(self._on_enregistrer)

    def montrer(self, reglages: Reglages) -> None:
        """Show the saved access, then what was being typed; later, only what another save changed."""
        premiere, self._connexion = self._connexion is None, reglages.impot
        if premiere:
            self._remplir()
            self.saisie.brouillon.reprendre()
        self._lire_l_etat()

    def _disposer(self) -> None:
        explication = QLabel(EXPLICATION)
        for texte in (explication, self.certificat):
            texte.setWordWrap(True)
        explication.setProperty("role", "secondaire")
        champs, groupe = self.champs, GroupeChamps()
        groupe.ajouter(champs["url"], champs["teleservice"], champs["scope"], parts=(2, 1, 1))
        groupe.ajouter(champs["url_jeton"], champs["client_id"], champs["cle_client"], parts=(2, 1, 1))
        groupe.ajouter(champs["certificat"], champs["mot_de_passe"], parts=(2, 2))
        groupe.ajouter(champs["ressource"], champs["relais_entete"], champs["relais_valeur"], parts=(2, 1, 1))
        self.ajouter_action(self.tester)
        self.echeance.hide()
        self.ajouter(explication, self.echeance, groupe, self.certificat, self.attente, self.pied)

    def _remplir(self) -> None:
        connexion = self._connexion or ConnexionImpot()
        self.saisie.liaison.definir(
            {nom: None if nom in _SECRETS else getattr(connexion, nom) or None for nom in self.champs}
        )
        self.pied.solder()

    def _lire_l_etat(self) -> None:
        services, connexion = self._poste.services, self._connexion or ConnexionImpot()
        self._poste.jobs.lire(
            lambda: etat_acces_impot(services, connexion),
            then=self._montrer_l_etat,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _montrer_l_etat(self, etat: EtatAccesImpot) -> None:
        self.tester.setEnabled(etat.regle and self._essai is None)
        self.definir_etat("Accès réglé" if etat.regle else "Non réglé", Ton.INFORMATION if etat.regle else Ton.NEUTRE)
        self.certificat.setText(self._phrase_du_certificat(etat))
        self.certificat.setVisible(bool(self.certificat.text()))
        echeance = echeance_de(etat, self._poste.services.horloge)
        if echeance is not None:
            mot = phrase_echeance_certificat(echeance)
            self.echeance.definir(mot.texte, Ton(mot.poids.value))
        self.echeance.setVisible(echeance is not None)

    def _phrase_du_certificat(self, etat: EtatAccesImpot) -> str:
        validite = etat.certificat
        if validite is None:
            return ""
        if isinstance(validite, CauseImpot):
            return message_essai(_sans_appel(validite, self._poste.services.horloge.maintenant())).titre
        jour_de = self._poste.services.horloge.jour_de
        return f"Certificat valable du {jour_de(validite.debut):%d/%m/%Y} au {jour_de(validite.fin):%d/%m/%Y}."

    def _on_choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(self, "Choisir le certificat", "", "*.pem;;*")
        if chemin:
            self.champs["certificat"].definir_valeur(chemin)
            self.pied.signaler()

    def _on_abandonner(self) -> None:
        self.saisie.liaison.vider()
        self.saisie.brouillon.oublier()
        self._remplir()

    def _on_enregistrer(self) -> None:
        services, auteur, avant = self._poste.services, self._poste.auteur(), self._connexion
        if avant is None:
            return

        def enregistrer(valeurs: dict[str, Any]) -> ConnexionImpot:
            textes: dict[str, Any] = {nom: valeur or "" for nom, valeur in valeurs.items()}
            secrets = SecretsImpot(**{nom: textes.pop(nom) for nom in _SECRETS})
            return enregistrer_connexion_impot(services, auteur, replace(avant, **textes), secrets)

        self.saisie.enregistrer(enregistrer, then=self._on_enregistre)

    def _on_enregistre(self, connexion: ConnexionImpot) -> None:
        self._connexion = connexion
        self._remplir()
        self._lire_l_etat()
        self._poste.avis.succes("L’accès à l’API Impôt particulier est enregistré.")
        self.enregistre.emit()

    def _on_tester(self) -> None:
        services, connexion = self._poste.services, self._connexion
        if connexion is None:
            return
        self.attente.montrer("Essai de l’accès à la DGFIP, sans demander personne…")
        self._essai = self._poste.jobs.reseau(
            lambda: eprouver_impot(services, connexion), then=self._on_teste, failed=self._on_echec, owner=self
        )
        self.tester.setEnabled(False)

    def _on_teste(self, reponse: ReponseFiscale | None) -> None:
        self._finir()
        if reponse is None:
            self._poste.avis.succes("L’accès à la DGFIP fonctionne\u00a0: elle a donné un jeton.")
            return
        message = message_essai(reponse)
        self._poste.avis.montrer(Avis(message.titre, message.texte, message.suite, Gravite.ERREUR))

    def _on_echec(self, erreur: Exception) -> None:
        self._finir()
        self._poste.avis.erreur(erreur)

    def _on_annuler(self) -> None:
        if self._essai is not None:
            self._essai.annuler()
        self._finir()

    def _finir(self) -> None:
        self._essai = None
        self.attente.finir()
        self.tester.setEnabled(True)


def _sans_appel(cause: CauseImpot, instant: datetime) -> ReponseFiscale:
    return ReponseFiscale(EtatAppel.JETON_REFUSE, instant, cause=cause)
