"""Step 5: the letters, from the one expected to the printer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ccas_desktop.application.courriers.complement_lettre import CHAMPS, Complement
from ccas_desktop.application.courriers.lettres_de_la_demande import LettreDeLaDemande
from ccas_desktop.application.instruction.page import PageDemande
from ccas_desktop.application.messages.acheminement import phrase_d_acheminement
from ccas_desktop.application.messages.lettres import mot_de_la_lettre, precision_de_la_lettre
from ccas_desktop.application.messages.refus_de_lettre import refus_de_lettre
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.demande.apercu import Apercu
from ccas_desktop.gui.screens.demande.elements import BoutonAction, CarteEtape, etiquette, ton_de, vider
from ccas_desktop.gui.screens.demande.formulaire_complement import FormulaireComplement
from ccas_desktop.gui.screens.demande.liste_a_faire import ListeAFaire
from ccas_desktop.gui.travaux.atelier import Atelier, LettreAMontrer
from ccas_desktop.gui.widgets import Attente, Bandeau, Bouton, PastilleEtat, Ton


class CarteCourriers(CarteEtape):
    """Makes each letter in the background, shows it, prints it.

    Signals:
        changee: Emitted once a letter was kept or printed.
        lieu_voulu: Emitted with the Lieu where a missing mention is filled in.
    """

    PAGE_AIDE = "courriers"
    changee = Signal()
    lieu_voulu = Signal(object)

    def __init__(self, poste: Poste) -> None:
        super().__init__("5. Courriers")
        self._poste = poste
        self._atelier = Atelier.de(poste.services, poste.jobs)
        self._page: PageDemande | None = None
        self._attendue = False
        self._principale = False
        self.boutons: dict[tuple[Modele, str], Bouton] = {}
        self.apercu: Apercu | None = None
        self.attente = Attente(annulable=False)
        self.refus = Bandeau(ton=Ton.ALERTE)
        self.voie = Bandeau(ton=Ton.INFORMATION)
        self.mentions = ListeAFaire("À compléter avant d’imprimer\u00a0:")
        self.complement = FormulaireComplement(poste)
        self._grille = QGridLayout()

        self._disposer()

        self.mentions.lieu_voulu.connect(self.lieu_voulu)
        self.complement.pret.connect(self._composer)
        self._atelier.prete.connect(self._on_prete)
        self._atelier.refusee.connect(self._on_refusee)
        self._atelier.imprimee.connect(self._on_imprimee)

    def montrer(self, page: PageDemande) -> None:
        """Show the letters possible, the expected one first, then those made before."""
        self._page = page
        phrase = phrase_d_acheminement(page.acheminement)
        self.voie.definir(phrase, Ton.INFORMATION if page.acheminement.postable else Ton.ALERTE)
        self.voie.setVisible(bool(phrase))
        vider(self._grille)
        self.boutons = {}
        for rang, lettre in enumerate(page.lettres):
            self._ajouter(rang, lettre)
        self.accentuer(self._principale)

    def accentuer(self, prochaine: bool) -> None:
        """Show the main button of the step as that of the page."""
        self._principale = prochaine
        premier = next(iter(self.boutons.values()), None)
        if isinstance(premier, BoutonAction):
            premier.accentuer(prochaine)

    def premier_controle(self) -> QWidget:
        """Return what takes the focus when one comes to this step."""
        return next(iter(self.boutons.values()), self)

    def preparer(self, modele: Modele) -> None:
        """Make a letter and show it; one already made is shown again, so that it is not printed twice as new."""
        lettre = next((li for li in self._page.lettres if li.modele is modele), None) if self._page else None
        if lettre is None or self._page is None:
            return
        if lettre.courrier is not None:
            self._attendue = True
            self._atelier.montrer(lettre.courrier)
        else:
            self._faire(modele)

    def _faire(self, modele: Modele) -> None:
        """Make a letter, once what no record holds has been typed."""
        if self._page is None:
            return
        self.complement.fermer()
        if modele in CHAMPS:
            self.complement.ouvrir(self._page, modele)
        else:
            self._composer(modele, Complement())

    def _composer(self, modele: Modele, complement: Complement) -> None:
        if self._page is None:
            return
        self._attendue = True
        self.refus.hide()
        self.mentions.montrer(())
        self.attente.montrer(f"{FICHES[modele].intitule}\u00a0: la lettre se prépare…")
        self._atelier.preparer(self._poste.auteur(), self._page.demande.id, modele, complement)

    def _ajouter(self, rang: int, lettre: LettreDeLaDemande) -> None:
        intitule, mot = FICHES[lettre.modele].intitule, mot_de_la_lettre(lettre)
        nom = etiquette(intitule, "fort" if rang == 0 else "")
        nom.setWordWrap(False)
        self._grille.addWidget(nom, rang, 0)
        self._grille.addWidget(PastilleEtat(mot.texte, ton_de(mot)), rang, 1)
        self._grille.addWidget(etiquette(precision_de_la_lettre(lettre), "petit"), rang, 2)
        ouvrir = BoutonAction("Ouvrir" if lettre.courrier else "Préparer", "courrier")
        ouvrir.setAccessibleName(f"{ouvrir.text()}\u00a0: {intitule}")
        ouvrir.clicked.connect(lambda: self.preparer(lettre.modele))
        self._grille.addWidget(ouvrir, rang, 3)
        self.boutons[lettre.modele, "ouvrir"] = ouvrir
        if lettre.courrier is not None:
            refaire = Bouton("Refaire", "actualiser")
            refaire.setAccessibleName(f"Refaire la lettre\u00a0: {intitule}")
            refaire.clicked.connect(lambda: self._faire(lettre.modele))
            self._grille.addWidget(refaire, rang, 4)
            self.boutons[lettre.modele, "refaire"] = refaire

    def _on_prete(self, lettre: LettreAMontrer) -> None:
        if not self._est_mienne(lettre.courrier.demande_id):
            return
        self.attente.finir()
        self.changee.emit()
        if self._attendue:
            self._attendue = False
            self._ouvrir(lettre)

    def _ouvrir(self, lettre: LettreAMontrer) -> None:
        self.apercu = Apercu(self._poste, lettre, self)
        self.apercu.open()

    def _on_refusee(self, demande_id: str, _modele: Modele | None, erreur: Exception) -> None:
        if not self._est_mienne(demande_id):
            return
        self.attente.finir()
        self._attendue = False
        refus = refus_de_lettre(erreur)
        if refus is None:
            self._poste.avis.erreur(erreur)
            return
        self.refus.definir(refus.phrase, Ton.ALERTE)
        self.refus.show()
        self.mentions.montrer(refus.choses)
        premier = self.mentions.premier_controle()
        if premier is not None:
            premier.setFocus()

    def _on_imprimee(self, courrier: Courrier) -> None:
        if self._est_mienne(courrier.demande_id):
            self.changee.emit()

    def _est_mienne(self, demande_id: str) -> bool:
        return self._page is not None and demande_id == self._page.demande.id

    def _disposer(self) -> None:
        self._grille.setHorizontalSpacing(14)
        self._grille.setVerticalSpacing(8)
        self._grille.setColumnStretch(2, 1)
        self.refus.hide()
        self.voie.hide()
        self.ajouter(self.voie, self.attente, self.refus, self.mentions)
        cadre = QVBoxLayout()
        cadre.addLayout(self._grille)
        self.contenu.addLayout(cadre)
        self.ajouter(self.complement)
