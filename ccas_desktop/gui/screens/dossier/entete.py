"""The head of the dossier page: whose it is, and what may be done whatever the tab."""

from __future__ import annotations

from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.messages.foyer import phrase_age, phrase_du_deces
from ccas_desktop.application.messages.situation import phrase_de_la_cloture
from ccas_desktop.domain.courrier.typographie import majuscule
from ccas_desktop.gui.widgets import Bouton, EnTete, RoleBouton, Ton


class EnTeteDossier(EnTete):
    """Names the dossier and its demandeur; the commune of a confidential address is not said."""

    def __init__(self) -> None:
        super().__init__("…")
        self.epingler = self.ajouter_action(Bouton("Épingler une note", "modifier", RoleBouton.DISCRET))
        self.doublons = self.ajouter_action(Bouton("Doublons…", "doublon", RoleBouton.DISCRET))
        self.fiche = self.ajouter_action(Bouton("Fiche…", "imprimer", RoleBouton.DISCRET, raccourci="Ctrl+Shift+F"))
        self.fiche.setAccessibleName("Imprimer la fiche du dossier")
        self.nouvelle_demande = self.ajouter_action(
            Bouton("Nouvelle demande", "ajouter", RoleBouton.PRINCIPAL, raccourci="Ctrl+D", raccourci_dit=True)
        )
        self.epingler.hide()

    def montrer(self, page: PageDossier) -> None:
        """Show the dossier as read; a note already pinned is edited where it is shown."""
        dossier, demandeur = page.complet.dossier, page.complet.demandeur
        deces = phrase_du_deces(demandeur, page.jour)
        precisions = (
            "" if deces else phrase_age(demandeur.identite.date_naissance, page.jour),
            dossier.adresse_montrable.commune,
            demandeur.telephone,
            f"ouvert le {dossier.ouvert_le:%d/%m/%Y}",
        )
        self.definir(
            f"{dossier.numero}  {demandeur.identite.nom_affiche}",
            precision=" · ".join(precision for precision in precisions if precision),
        )
        self.definir_etat(" · ".join(filter(None, (majuscule(deces), phrase_de_la_cloture(dossier)))), Ton.ALERTE)
        self.epingler.setVisible(not dossier.note)

    def montrer_absent(self) -> None:
        """Say that the dossier is no more: nothing may be done with it."""
        for bouton in (self.epingler, self.doublons, self.fiche, self.nouvelle_demande):
            bouton.hide()
        self.definir("Dossier")
