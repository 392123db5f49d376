"""What the panel edits of the follow-up."""

from __future__ import annotations

from collections.abc import Callable

from ccas_desktop.application.guichet.page_suivi import PageSuivi
from ccas_desktop.application.guichet.passages import corriger_passage
from ccas_desktop.application.guichet.rappels import modifier_rappel
from ccas_desktop.domain.guichet.passage import Passage
from ccas_desktop.domain.guichet.rappel import Rappel
from ccas_desktop.gui.guichet.champs import ChampsPassage, ChampsRappel
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.suivi.formulaires import FormulaireSuivi
from ccas_desktop.gui.screens.dossier.sujet import Sujet, verbe_sur


def cle_du_passage(passage: Passage) -> str:
    """Return the key of the draft of a passage being corrected."""
    return f"passage/{passage.dossier_id}/{passage.id}"


def cle_du_rappel(rappel: Rappel) -> str:
    """Return the key of the draft of a reminder being changed."""
    return f"rappel/{rappel.id}"


def sujet_du_passage(poste: Poste, passage: Passage, retirer: Callable[[Passage], None]) -> Sujet:
    """Return a passage to correct."""
    champs = ChampsPassage()
    champs.montrer(passage)
    formulaire = FormulaireSuivi(champs)

    return Sujet(
        titre="Corriger le passage",
        cle=cle_du_passage(passage),
        formulaire=formulaire,
        remettre=lambda: champs.montrer(passage),
        verbe=verbe_sur(
            poste,
            lambda: passage,
            lambda lu, qui, valeurs: corriger_passage(poste.services, qui, lu, champs.saisie(valeurs, lu.jour)),
        ),
        succes="Le passage est corrigé.",
        retirer=("Retirer le passage", lambda: retirer(passage)),
    )


def sujet_du_rappel(poste: Poste, page: PageSuivi, rappel: Rappel, retirer: Callable[[Rappel], None]) -> Sujet:
    """Return a reminder to change."""
    champs = ChampsRappel()
    champs.proposer(page.agents, page.demandes)
    champs.montrer(rappel)
    formulaire = FormulaireSuivi(champs)

    return Sujet(
        titre="Modifier le rappel",
        cle=cle_du_rappel(rappel),
        formulaire=formulaire,
        remettre=lambda: champs.montrer(rappel),
        verbe=verbe_sur(
            poste,
            lambda: rappel,
            lambda lu, qui, valeurs: modifier_rappel(poste.services, qui, lu, champs.saisie(valeurs, lu.jour)),
        ),
        succes="Le rappel est enregistré.",
        retirer=("Retirer le rappel", lambda: retirer(rappel)),
    )
