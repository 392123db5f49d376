"""What the panel edits from the tab of the legal aids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ccas_desktop.application.aides_legales.page import PageAidesLegales
from ccas_desktop.application.aides_legales.verbes import (
    demander_pieces_legales,
    deposer_aide_legale,
    enregistrer_aide_exterieure,
    enregistrer_oblige,
    modifier_aide_legale,
)
from ccas_desktop.application.demandes.pieces_attendues import regler_piece
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure
from ccas_desktop.domain.demandes.aides_legales import DossierAideLegale, ObligeAlimentaire
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.gui.screens.dossier.formulaires_aides import (
    Formulaire,
    FormulaireAideLegale,
    FormulaireExterieure,
    FormulaireOblige,
)
from ccas_desktop.gui.screens.dossier.formulaires_pieces import FormulairePiecesLegales, FormulaireSort
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier
from ccas_desktop.gui.screens.dossier.sujet import Sujet, Valeurs, verbe_sur


class SujetsAides:
    """Makes each subject from the page as last read, `lue`."""

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self.lue: PageAidesLegales | None = None

    def aide(self, aide: DossierAideLegale | None) -> Sujet:
        """Return a legal aid to edit, or one to receive."""
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        page = self._contexte.page()
        formulaire = FormulaireAideLegale(page.complet, aide, page.jour)

        def enregistrer(lue: DossierAideLegale | None, qui: Auteur, valeurs: Valeurs) -> object:
            if lue is None:
                return deposer_aide_legale(services, qui, dossier_id, formulaire.saisie(valeurs))
            return modifier_aide_legale(services, qui, lue, formulaire.saisie(valeurs))

        titre = f"Modifier\u00a0: {aide.libelle}" if aide else "Recevoir une aide légale"
        cle = f"aide_legale/{aide.id if aide else dossier_id}"
        return self._sujet(titre, cle, formulaire, enregistrer, lambda: self._relue(aide))

    def oblige(self, oblige: ObligeAlimentaire | None) -> Sujet:
        """Return a relative to edit, or a new one."""
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        formulaire = FormulaireOblige(self._aides(), oblige)

        def enregistrer(_lu: None, qui: Auteur, valeurs: Valeurs) -> object:
            return enregistrer_oblige(services, qui, dossier_id, formulaire.saisie(valeurs), oblige=oblige)

        titre = f"Modifier\u00a0: {oblige.nom} {oblige.prenom}" if oblige else "Nouvel obligé alimentaire"
        return self._sujet(titre, f"oblige/{oblige.id if oblige else dossier_id}", formulaire, enregistrer)

    def exterieure(self, aide: AideExterieure | None) -> Sujet:
        """Return an aid asked elsewhere to edit, or a new one."""
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        page = self._contexte.page()
        demandes = [(d.demande_id, f"{d.numero}, {d.aide}") for d in page.demandes]
        formulaire = FormulaireExterieure(aide, page.jour, demandes)

        def enregistrer(_lu: None, qui: Auteur, valeurs: Valeurs) -> object:
            champs = formulaire.champs_de(valeurs)
            voulue = (
                replace(aide, **champs) if aide else AideExterieure(id=nouvel_id(), dossier_id=dossier_id, **champs)
            )
            return enregistrer_aide_exterieure(services, qui, voulue)

        titre = "Modifier une aide demandée ailleurs" if aide else "Aide demandée ailleurs"
        return self._sujet(titre, f"exterieure/{aide.id if aide else dossier_id}", formulaire, enregistrer)

    def pieces(self) -> Sujet:
        """Return the papers to ask for."""
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        formulaire = FormulairePiecesLegales(self._aides(), self._contexte.page().jour)

        def demander(_lu: None, qui: Auteur, valeurs: Valeurs) -> object:
            return demander_pieces_legales(services, qui, formulaire.aide(valeurs), formulaire.saisie(valeurs))

        return self._sujet("Demander des pièces", f"pieces_legales/{dossier_id}", formulaire, demander)

    def sort(self, piece: PieceAttendue) -> Sujet:
        """Return what became of a paper."""
        services, formulaire = self._contexte.poste.services, FormulaireSort(self._contexte.page().jour)

        def regler(_lu: None, qui: Auteur, valeurs: Valeurs) -> None:
            regler_piece(services, qui, piece, SortAttendue(valeurs["sort"]), le=valeurs["le"])

        return self._sujet(piece.libelle, f"sort_piece/{piece.id}", formulaire, regler)

    def de_la_cle(self, page: PageAidesLegales, cle: str) -> Sujet | None:
        """Return what was being edited under that key; None for what is no more."""
        genre, _, identifiant = cle.partition("/")
        nouveau = identifiant == self._contexte.dossier_id
        aide = page.aide(identifiant)
        if genre == "aide_legale" and (aide or nouveau):
            return self.aide(aide)
        oblige = next((o for o in page.obliges if o.id == identifiant), None)
        if genre == "oblige" and (oblige or nouveau):
            return self.oblige(oblige)
        ailleurs = next((a for a in page.exterieures if a.id == identifiant), None)
        if genre == "exterieure" and (ailleurs or nouveau):
            return self.exterieure(ailleurs)
        piece = next((p.piece for p in page.pieces if p.piece.id == identifiant and p.piece.est_attendue), None)
        if genre == "sort_piece" and piece:
            return self.sort(piece)
        return self.pieces() if genre == "pieces_legales" and page.lignes else None

    def _aides(self) -> tuple[DossierAideLegale, ...]:
        return tuple(ligne.aide for ligne in self.lue.lignes) if self.lue else ()

    def _relue(self, aide: DossierAideLegale | None) -> DossierAideLegale | None:
        return (self.lue.aide(aide.id) if self.lue and aide else None) or aide

    def _sujet(
        self,
        titre: str,
        cle: str,
        formulaire: Formulaire,
        faire: Callable[[Any, Auteur, Valeurs], object],
        lire: Callable[[], object] = lambda: None,
    ) -> Sujet:
        return Sujet(
            titre=titre,
            cle=cle,
            formulaire=formulaire,
            remettre=formulaire.montrer,
            verbe=verbe_sur(self._contexte.poste, lire, faire),
            succes=f"{titre}\u00a0: enregistré.",
        )
