"""What the panel of the dossier page can edit, each with its form, its draft and its verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ccas_desktop.application.dossiers import verbes as dossiers
from ccas_desktop.application.dossiers.adresses import enregistrer_adresse
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.doublons import DoublonsProbables
from ccas_desktop.gui.screens.dossier.formulaire_note import FormulaireNote
from ccas_desktop.gui.screens.dossier.formulaire_personne import FormulairePersonne
from ccas_desktop.gui.screens.dossier.formulaire_residence import FormulaireResidence
from ccas_desktop.gui.screens.dossier.retraits import Retraits
from ccas_desktop.gui.screens.dossier.sujet import Sujet, verbe_sur


@dataclass(frozen=True)
class Sujets:
    """Makes the subjects of the panel.

    Attributes:
        page: gives the page as last read: a save is made over the records that the agent sees.
        retraits: removes what is edited.
        dossier_voulu: opens another dossier, for a likely duplicate.
    """

    poste: Poste
    page: Callable[[], PageDossier]
    retraits: Retraits
    dossier_voulu: Callable[[str], None]

    def membre(self) -> Sujet:
        """Return a new member of the foyer."""
        dossier_id = self.page().complet.dossier.id
        formulaire, doublons = self._personne(None, membre=True)
        return Sujet(
            titre="Nouveau membre du foyer",
            cle=f"membre/{dossier_id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(None),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda _lu, qui, valeurs: dossiers.ajouter_membre(
                    self.poste.services, qui, dossier_id, formulaire.saisie(valeurs)
                ),
            ),
            succes="Le membre du foyer est enregistré.",
            annexe=doublons,
        )

    def usager(self, usager: Usager) -> Sujet:
        """Return a person of the dossier."""
        membre = usager.lien is not Lien.DEMANDEUR
        formulaire, doublons = self._personne(usager, membre=membre)
        return Sujet(
            titre=f"Modifier : {usager.identite.nom_affiche}",
            cle=f"usager/{usager.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.usager(usager.id)),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: dossiers.modifier_usager(
                    self.poste.services, qui, lu.complet.usager(usager.id), formulaire.saisie(valeurs)
                ),
            ),
            succes="La personne est enregistrée.",
            annexe=doublons,
            retirer=("Retirer du foyer", lambda: self.retraits.usager(usager)) if membre else None,
        )

    def adresse(self) -> Sujet:
        """Return the address of the dossier."""
        formulaire = FormulaireResidence(self.poste)
        formulaire.montrer(self.page().complet.dossier)
        return Sujet(
            titre="Adresse",
            cle=f"adresse/{self.page().complet.dossier.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.dossier),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: enregistrer_adresse(
                    self.poste.services, qui, lu.complet.dossier, formulaire.saisie(valeurs)
                ),
            ),
            succes="L’adresse est enregistrée.",
        )

    def note(self) -> Sujet:
        """Return the note of the dossier."""
        formulaire = FormulaireNote()
        formulaire.montrer(self.page().complet.dossier.note)
        return Sujet(
            titre="Note",
            cle=f"note/{self.page().complet.dossier.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.dossier.note),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: dossiers.modifier_note(
                    self.poste.services, qui, lu.complet.dossier, formulaire.saisie(valeurs)
                ),
            ),
            succes="La note est enregistrée.",
        )

    def _personne(self, usager: Usager | None, *, membre: bool) -> tuple[FormulairePersonne, DoublonsProbables]:
        formulaire = FormulairePersonne(self.poste, self.page().jour, membre=membre, hebergeable=True)
        formulaire.proposer_hebergeants([u for u in self.page().foyer if usager is None or u.id != usager.id])
        formulaire.montrer(usager)
        doublons = DoublonsProbables(self.poste, formulaire.identite_tapee, sauf=usager.id if usager else None)
        doublons.dossier_voulu.connect(self.dossier_voulu)
        for champ in (formulaire.nom_famille, formulaire.nom_usage, formulaire.prenoms, formulaire.date_naissance):
            champ.modifie.connect(doublons.attendre)
        return formulaire, doublons
