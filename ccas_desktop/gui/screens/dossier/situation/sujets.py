"""What the panel of the tab can edit, each with its form, its draft and its verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ccas_desktop.application.dossiers import notes, situations
from ccas_desktop.application.dossiers.page import PageDossier
from ccas_desktop.application.journal import Auteur
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.dossier.formulaire_note import FormulaireNote
from ccas_desktop.gui.screens.dossier.situation.formulaire_foyers import FormulaireFoyers
from ccas_desktop.gui.screens.dossier.situation.formulaire_protection import FormulaireProtection
from ccas_desktop.gui.screens.dossier.situation.formulaire_situation import FormulaireSituation
from ccas_desktop.gui.screens.dossier.situation.formulaire_suivi import FormulaireSuivi
from ccas_desktop.gui.screens.dossier.sujet import Sujet, verbe_sur


@dataclass(frozen=True)
class SujetsSituation:
    """Makes the subjects of the panel; `page` gives the records as last read, over which a save is made."""

    poste: Poste
    page: Callable[[], PageDossier]

    def de_la_cle(self, cle: str, agents: Sequence[Agent]) -> Sujet | None:
        """Return the subject of a draft, None when what it edited is no more."""
        genre, _, identifiant = cle.partition("/")
        personne = next((u for u in self.page().complet.usagers if u.id == identifiant), None)
        note = next((n for n in self.page().complet.notes if n.id == identifiant), None)
        if genre in ("situation", "protection"):
            return None if personne is None else getattr(self, genre)(personne)
        if genre == "note_datee":
            return self.note(note) if note else self.nouvelle_note()
        return {"foyers": self.foyers, "suivi": lambda: self.suivi(agents)}.get(genre, lambda: None)()

    def situation(self, usager: Usager) -> Sujet:
        """Return the situation of a person."""
        formulaire = FormulaireSituation()
        formulaire.montrer(usager)
        return Sujet(
            titre=f"Situation et contacts\u00a0: {usager.identite.nom_affiche}",
            cle=f"situation/{usager.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.usager(usager.id)),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: situations.modifier_situation(
                    self.poste.services, qui, lu.complet.usager(usager.id), formulaire.saisie(valeurs)
                ),
            ),
            succes="La situation est enregistrée.",
        )

    def protection(self, usager: Usager) -> Sujet:
        """Return the protection of a person."""
        formulaire = FormulaireProtection(self.poste)
        formulaire.montrer(usager)
        return Sujet(
            titre=f"Protection\u00a0: {usager.identite.nom_affiche}",
            cle=f"protection/{usager.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.usager(usager.id)),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: situations.modifier_protection(
                    self.poste.services, qui, lu.complet.usager(usager.id), formulaire.saisie(valeurs)
                ),
            ),
            succes="La mesure de protection est enregistrée.",
        )

    def foyers(self) -> Sujet:
        """Return the households of everybody."""
        page = self.page()
        formulaire = FormulaireFoyers(page.foyer)
        formulaire.montrer(page.foyer)
        return Sujet(
            titre="Foyers CAF et fiscal",
            cle=f"foyers/{page.complet.dossier.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().foyer),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: situations.modifier_rattachements(
                    self.poste.services, qui, lu.complet.usagers, formulaire.saisie(valeurs)
                ),
            ),
            succes="Les foyers sont enregistrés.",
        )

    def suivi(self, agents: Sequence[Agent]) -> Sujet:
        """Return the housing and who follows the dossier."""
        formulaire = FormulaireSuivi(agents)
        formulaire.montrer(self.page().complet.dossier)
        return Sujet(
            titre="Logement et suivi",
            cle=f"suivi/{self.page().complet.dossier.id}",
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(self.page().complet.dossier),
            verbe=verbe_sur(
                self.poste,
                self.page,
                lambda lu, qui, valeurs: situations.modifier_suivi(
                    self.poste.services, qui, lu.complet.dossier, formulaire.saisie(valeurs)
                ),
            ),
            succes="Le logement et le suivi sont enregistrés.",
        )

    def nouvelle_note(self) -> Sujet:
        """Return a new dated note."""
        dossier_id = self.page().complet.dossier.id
        return self._note(
            "Nouvelle note",
            f"note_datee/{dossier_id}",
            "",
            lambda qui, texte: notes.ajouter_note(self.poste.services, qui, dossier_id, texte),
        )

    def note(self, note: Note) -> Sujet:
        """Return a dated note to put right."""
        return self._note(
            "Corriger la note",
            f"note_datee/{note.id}",
            note.texte,
            lambda qui, texte: notes.corriger_note(self.poste.services, qui, note, texte),
        )

    def _note(self, titre: str, cle: str, texte: str, ecrire: Callable[[Auteur, str], object]) -> Sujet:
        formulaire = FormulaireNote(nom="texte")
        formulaire.montrer(texte)
        return Sujet(
            titre=titre,
            cle=cle,
            formulaire=formulaire,
            remettre=lambda: formulaire.montrer(texte),
            verbe=verbe_sur(self.poste, self.page, lambda _lu, qui, valeurs: ecrire(qui, formulaire.saisie(valeurs))),
            succes="La note est enregistrée.",
        )
