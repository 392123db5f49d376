"""The requests of a fictitious dossier, with the budget frozen at each, and what was decided of those of the past."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from ccas_desktop.adapters.demo.population.budgets_passes import budget_d_alors
from ccas_desktop.adapters.demo.population.fiction import DemandeFictive, DossierFictif, Issue
from ccas_desktop.adapters.demo.vie.decisions_passees import Regles, decider_autrefois, papiers_vus
from ccas_desktop.application.dossiers.aides_du_foyer import AidesDuFoyer
from ccas_desktop.application.dossiers.instantanes import figer_budget
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.demande import Demande, InformationRemise, StatutDemande, numero_de_demande
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.instantanes import Occasion
from ccas_desktop.domain.reglement.modele.situation import AideRecue

_STATUTS = {
    Issue.DEPOSEE: StatutDemande.DEPOSEE,
    Issue.EN_INSTRUCTION: StatutDemande.EN_INSTRUCTION,
    Issue.AJOURNEE: StatutDemande.AJOURNEE,
    Issue.DECIDEE: StatutDemande.NOTIFIEE,
    Issue.SANS_SUITE: StatutDemande.SANS_SUITE,
}


def charger_demandes(base: Ecriture, complet: DossierComplet, fictif: DossierFictif, regles: Regles) -> None:
    """Write the requests of a dossier, oldest first: each decision counts the aids granted before it."""
    dossier, recues = _Dossier(complet, fictif, regles), AidesDuFoyer(())
    for fictive in sorted(fictif.demandes, key=lambda d: d.deposee_le):
        recues = dossier.charger(base, fictive, recues)


@dataclass(frozen=True)
class _Dossier:
    complet: DossierComplet
    fictif: DossierFictif
    regles: Regles

    def charger(self, base: Ecriture, fictive: DemandeFictive, recues: AidesDuFoyer) -> AidesDuFoyer:
        """Write one request; return what the foyer was granted up to it."""
        demande = base.enregistrer(self._demande(base, fictive))
        alors = replace(self.complet, budget=budget_d_alors(self.complet.budget, en_cours=demande.est_en_instruction))
        figer_budget(base, alors, demande.deposee_le, Occasion.DEPOT, demande_id=demande.id)
        if fictive.issue is not Issue.DECIDEE:
            return recues
        donnees = papiers_vus(base, self.fictif, demande, self.regles)
        complete = DemandeComplete(demande, alors, (), donnees, (), None, ())
        decision = decider_autrefois(base, complete, fictive, recues, self.regles)
        if not decision.montant:
            return recues
        return AidesDuFoyer((AideRecue(demande.aide, decision.prise_le, decision.montant), *recues.accordees))

    def _demande(self, base: Ecriture, fictive: DemandeFictive) -> Demande:
        dossier, usagers = self.complet.dossier, self.complet.usagers
        rang = base.numero_suivant(f"demande/{dossier.id}")
        informee = fictive.issue is not Issue.DEPOSEE
        return Demande(
            id=nouvel_id(),
            dossier_id=dossier.id,
            numero=numero_de_demande(dossier.numero, rang),
            demandeur_id=usagers[fictive.demandeur].id,
            allocataire_id=usagers[self.fictif.caisse.allocataire].id,
            aide=fictive.aide,
            deposee_le=fictive.deposee_le,
            objet=fictive.objet,
            montant_facture=fictive.montant_facture,
            tiers_paye=fictive.tiers_paye,
            urgence=fictive.urgence,
            reponses=fictive.reponses,
            information=self._information(fictive) if informee else None,
            statut=_STATUTS[fictive.issue],
        )

    def _information(self, fictive: DemandeFictive) -> InformationRemise:
        midi = datetime.combine(fictive.deposee_le, time(12), UTC)
        return InformationRemise(midi, self.regles.cadre.reglages.agents[0].nom_complet)
