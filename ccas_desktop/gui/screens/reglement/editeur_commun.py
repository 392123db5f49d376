"""The editor of what is common to all the aids: the règlement itself, the indicators and the scales of the CCAS."""

from __future__ import annotations

from ccas_desktop.application.redaction_aides.examen import ExamenProjet
from ccas_desktop.application.redaction_aides.examen_commun import examiner_commun
from ccas_desktop.application.redaction_aides.formes_aide import Section
from ccas_desktop.application.redaction_aides.formes_commun import sections_communes
from ccas_desktop.application.redaction_aides.mise_en_vigueur_commun import mettre_en_vigueur_commun, preparer_commun
from ccas_desktop.application.redaction_aides.mots_communs import section_commune_de
from ccas_desktop.application.redaction_aides.page import PageReglement
from ccas_desktop.application.redaction_aides.projet import TITRE_COMMUN, Projet
from ccas_desktop.application.redaction_aides.projet_commun import abandonner_projet_commun, autre_commun, commun_ouvert
from ccas_desktop.application.redaction_aides.projets import PRINCIPAL
from ccas_desktop.gui.poste import Poste
from ccas_desktop.gui.screens.reglement.application_projet import VerbesDuProjet
from ccas_desktop.gui.screens.reglement.cadre_redaction import CadreRedaction
from ccas_desktop.gui.screens.reglement.panneau import PanneauExamen
from ccas_desktop.gui.widgets import Bouton, Ton

ABANDON = "Abandonner ce projet\u00a0? Ce qui y est écrit et n’est pas en vigueur sera perdu."
VERBES = VerbesDuProjet(preparer_commun, mettre_en_vigueur_commun, "Le règlement est enregistré.")


class EcranCommun(CadreRedaction):
    """Writes a draft of the common rules: that of its key, else the main one, which starts from those in force."""

    PAGE_AIDE = "reglement#Les indicateurs et les barèmes du CCAS"

    def __init__(self, poste: Poste, cle: str = "") -> None:
        self._cle = cle or PRINCIPAL
        self.abandonner = Bouton("Abandonner le projet…", "supprimer")
        self.abandonner.setEnabled(False)
        panneau = PanneauExamen("Ce que dit le règlement", "Rien\u00a0: tout est complet")
        super().__init__(poste, TITRE_COMMUN, "Parties du règlement", panneau, self.abandonner, VERBES)
        self.parties.modifie.connect(lambda: self.abandonner.setEnabled(True))
        self.abandonner.clicked.connect(self._on_abandonner)

    def trouver(self, page: PageReglement) -> Projet | None:
        projet = commun_ouvert(page.reglement, page.communs, self._cle, self._poste.services.horloge.maintenant())
        self.abandonner.setEnabled(projet is not None and projet.revision > 0)
        autre = autre_commun(page.communs, self._cle)
        if projet is not None and autre is not None:
            self.conflit.rappeler(projet, autre)
        return projet

    def sections(self, page: PageReglement) -> tuple[Section, ...]:
        return sections_communes(self._garde.table, page.reglement, page.baremes)

    def section_de(self, chemin: str) -> str:
        return section_commune_de(chemin)

    def examiner(self, projet: Projet, page: PageReglement) -> ExamenProjet:
        return examiner_commun(projet.aide, page.reglement, page.baremes).lu

    def montrer_etat(self) -> None:
        projet = self.abandonner.isEnabled()
        self.entete.definir_etat("Projet" if projet else "En vigueur", Ton.INFORMATION if projet else Ton.SUCCES)

    def _on_abandonner(self) -> None:
        self.confirmation.demander(ABANDON, "Oui, abandonner", self._abandonner)

    def _abandonner(self) -> None:
        self._garde.oublier()
        projet = self._garde.projet
        services, auteur = self._poste.services, self._poste.auteur()
        self._poste.jobs.ecrire(
            lambda: abandonner_projet_commun(services, auteur, projet.cle if projet is not None else self._cle),
            then=self._on_abandonne,
            failed=self._poste.avis.erreur,
            owner=self,
        )

    def _on_abandonne(self, _rien: None) -> None:
        self._poste.avis.succes("Projet abandonné\u00a0: le règlement en vigueur n’a pas changé.")
        self.en_vigueur.emit()
