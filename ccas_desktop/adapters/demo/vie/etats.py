"""What happened to the requests of the written dossiers, done by the verbs an agent uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ccas_desktop.adapters.demo.population.cas import Cas, cas
from ccas_desktop.application.demandes.procedure import SaisieTransition, changer_etat, presenter_en_commission
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_certifiee, retenir_saisie
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Horloge
from ccas_desktop.application.services import Services
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue, SortAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande

CERTIFIEES_IL_Y_A = 70
PIECE_DEMANDEE_IL_Y_A, PIECE_RECUE_IL_Y_A = 66, 44
_DE_L_ENERGIE = (Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE, Source.PRIME_ACTIVITE)
_DU_TRANSPORT = (Source.QUOTIENT_FAMILIAL, Source.REVENU_SOLIDARITE_ACTIVE)


@dataclass(frozen=True)
class HorlogePassee:
    """The clock of the demonstration, some days ago."""

    horloge: Horloge
    jours: int

    def maintenant(self) -> datetime:
        """Return that instant."""
        return self.horloge.maintenant() - timedelta(days=self.jours)

    def aujourdhui(self) -> date:
        """Return that day."""
        return self.jour_de(self.maintenant())

    def jour_de(self, instant: datetime) -> date:
        """Return the civil day of an instant."""
        return self.horloge.jour_de(instant)

    def heure_de(self, instant: datetime) -> datetime:
        """Return an instant as the clock of the office shows it."""
        return self.horloge.heure_de(instant)


def charger_etats(services: Services) -> None:
    """Put off a request, ask for data without a network, and leave others certified long ago."""
    with services.base.lecture() as lecture:
        agent = lecture.reglages().agents[0]
    auteur = Auteur(agent.nom_complet, agent.id)
    demandes = _demandes_des_cas(services)
    _ajourner(services, auteur, demandes[Cas.AJOURNEE])
    _demander_sans_reseau(services, auteur, demandes[Cas.PROTEGE_SANS_RESEAU].id)
    _certifier_autrefois(services, auteur, demandes[Cas.DONNEES_ANCIENNES])
    _choisir_les_activites(services, auteur, demandes)


def _demandes_des_cas(services: Services) -> dict[Cas, Demande]:
    jour = services.horloge.aujourdhui()
    trouvees = {}
    with services.base.lecture() as lecture:
        for nom, fictif in cas(services.referentiels, jour).items():
            identite = fictif.demandeur.identite
            dossier_id = lecture.chercher(f"{identite.nom_famille} {identite.prenom}")[0].dossier_id
            trouvees[nom] = lecture.demandes_du_dossier(dossier_id)[0].demande
    return trouvees


def _ajourner(services: Services, auteur: Auteur, demande: Demande) -> None:
    presenter_en_commission(services, auteur, demande)
    motif = "La commission attend la réponse du Fonds de solidarité pour le logement."
    changer_etat(services, auteur, demande.id, SaisieTransition(StatutDemande.AJOURNEE, motif))


def _demander_sans_reseau(services: Services, auteur: Auteur, demande_id: str) -> None:
    for source in _DE_L_ENERGIE:
        appel = preparer_appel(services, auteur, demande_id, source)
        maintenant = services.horloge.maintenant()
        perdue = ReponseCertifiee(source, EtatAppel.INDISPONIBLE, maintenant, cause=CauseAppel.RESEAU)
        garder_reponse(services, auteur, appel, perdue)


def _certifier_autrefois(services: Services, auteur: Auteur, demande: Demande) -> None:
    alors = replace(services, horloge=HorlogePassee(services.horloge, CERTIFIEES_IL_Y_A))
    for source in _DU_TRANSPORT:
        appel = preparer_appel(alors, auteur, demande.id, source)
        recue = replace(executer_appel(alors, appel), instant=alors.horloge.maintenant())
        garder_reponse(alors, auteur, appel, recue)
        retenir_certifiee(alors, auteur, demande.id, source)
    jour = services.horloge.aujourdhui()
    demandee_le, recue_le = (jour - timedelta(days=n) for n in (PIECE_DEMANDEE_IL_Y_A, PIECE_RECUE_IL_Y_A))
    with services.base.ecriture(auteur) as base:
        base.enregistrer(
            PieceAttendue(
                id=nouvel_id(),
                dossier_id=demande.dossier_id,
                demande_id=demande.id,
                libelle="Contrat de travail",
                texte="article 9 du règlement",
                demandee_le=demandee_le,
                attendue_le=recue_le + timedelta(days=1),
                sort=SortAttendue.RECUE,
                reglee_le=recue_le,
            )
        )


def _choisir_les_activites(services: Services, auteur: Auteur, demandes: dict[Cas, Demande]) -> None:
    """A request of leisure says its activity and its cost; one of them is left to be completed."""
    saisies: Iterable[tuple[str, str]] = (("activite", "sport"), ("cout_activite", "238"))
    for indicateur, valeur in saisies:
        retenir_saisie(
            services, auteur, demandes[Cas.LOISIRS].id, ValeurSaisie(indicateur, valeur, piece="fiche d’inscription")
        )
