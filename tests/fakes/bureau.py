"""A small office in a real base: its settings, one dossier, and what a test deposits in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from ccas_desktop.adapters.baremes_file import BaremesDuDossier
from ccas_desktop.adapters.letters.typst_lettres import TypstLettres
from ccas_desktop.adapters.notes_toml import NotesToml
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ModelesDuDossier, ecrire_texte, lire_texte
from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande, remettre_information
from ccas_desktop.application.dossiers.verbes import SaisieLigne, SaisieUsager, ajouter_ligne, creer_dossier
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.reglages import (
    enregistrer_agent,
    enregistrer_ccas,
    enregistrer_delegation,
    importer_reglement,
    lire_reglages,
    nouvel_agent,
)
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.demandes.decision import Agent, Delegation, Organe, ProjetDecision, SensDecision
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.dossier import Adresse, DossierComplet
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from tests.fakes.api_particulier import ApiFactice
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.impot import ImpotFactice
from tests.fakes.secrets_en_memoire import SecretsEnMemoire

RESSOURCES = Path(__file__).parents[2] / "resources"
CLE = bytes(range(32))
SIRET = "13002526500013"
AUJOURDHUI = date(2026, 11, 23)
TOUS_LES_SCOPES = frozenset(scope for blocs in SCOPES.values() for scope in blocs.values())
IDENTITE = Identite(
    nom_famille="ROUX",
    prenoms=("Jeanne", "Stéphanie"),
    sexe=Sexe.FEMININ,
    date_naissance=DateNaissance(1987, 6, 27),
    lieu_naissance=LieuNaissance("99100", commune="08480"),
)
LETTRES = TypstLettres(RESSOURCES)


@dataclass
class Bureau:
    """The office, and the agent at work."""

    services: Services
    api: ApiFactice
    horloge: HorlogeArretee
    secrets: SecretsEnMemoire
    auteur: Auteur
    dossier: DossierComplet
    base: BaseChiffree
    impot: ImpotFactice

    @property
    def reglages(self) -> Reglages:
        """Return the settings as saved."""
        return lire_reglages(self.services)

    def deposer(self, aide: str = "transport_solidaire", *, informee: bool = True, **champs: object) -> Demande:
        """Deposit a request, the person informed unless told otherwise."""
        saisie = SaisieDemande(
            aide=aide, demandeur_id=self.dossier.demandeur.id, deposee_le=AUJOURDHUI, reponses={"reside_commune": True}
        )
        saisie = replace(saisie, **champs)  # type: ignore[arg-type]
        demande = deposer_demande(self.services, self.auteur, self.dossier.dossier.id, saisie)
        return remettre_information(self.services, self.auteur, demande) if informee else demande

    def avec_budget(self, ressources: str = "900", charges: str = "500") -> None:
        """Fill the budget of the dossier: one resource and one charge a month."""
        for nature, montant in (("salaire", ressources), ("loyer", charges)):
            ajouter_ligne(
                self.services, self.auteur, self.dossier.dossier.id, SaisieLigne(nature, montant=Decimal(montant))
            )

    def voter_tout_le_quotient(self) -> None:
        """Vote a règlement whose « transport solidaire » lists every block of the quotient familial."""
        ancien = '[[aide.donnee]]\nsource = "quotient_familial"\nblocs = ["quotient_familial"]\nmotif = "Comparer le q'
        nouveau = ancien.replace('["quotient_familial"]', '["quotient_familial", "allocataires", "enfants", "adresse"]')
        importe = self.reglages.reglement
        assert importe is not None
        assert ancien in importe.texte
        texte = importe.texte.replace(ancien, nouveau)
        importer_reglement(self.services, self.auteur, texte, nom_fichier="demonstration.toml")


@dataclass(frozen=True)
class Installation:
    """What the settings hold when a test starts."""

    scopes: frozenset[str] = TOUS_LES_SCOPES
    complete: bool = True
    sans_mentions: bool = False
    sans_reglement: bool = False
    plafond: Decimal = Decimal(300)
    identite: Identite = field(default=IDENTITE)


def services_de(base: BaseChiffree) -> Services:
    """Return the services of an office whose base is open, those of the State with nothing to say."""
    return Services(
        base=base,
        horloge=HorlogeArretee(),
        secrets=SecretsEnMemoire(),
        referentiels=ReferentielsInsee(RESSOURCES / "cog"),
        lettres=LETTRES,
        ouvrir_api=lambda _acces: ApiFactice(),
        ouvrir_impot=lambda _acces: ImpotFactice(),
        lire_reglement=lire_texte,
        ecrire_reglement=ecrire_texte,
        baremes=BaremesDuDossier(RESSOURCES / "baremes"),
        modeles=ModelesDuDossier(RESSOURCES / "reglements" / "modeles"),
        notes=NotesToml(),
        tableur=TableurXlsx(),
        lire_classeur=lire_classeur,
        ouvrir_paquet=ouvrir_paquet,
    )


@contextmanager
def bureau(dossier: Path, installation: Installation | None = None) -> Iterator[Bureau]:
    """Open an office in a folder."""
    horloge, api, impot, secrets = HorlogeArretee(), ApiFactice(), ImpotFactice(), SecretsEnMemoire()
    base = ouvrir_base(dossier / "bureau.db", CLE, horloge=horloge)
    services = replace(
        services_de(base),
        horloge=horloge,
        secrets=secrets,
        ouvrir_api=lambda _acces: api,
        ouvrir_impot=lambda _acces: impot,
    )
    auteur, complet = _installer(services, installation or Installation())
    ouvert = Bureau(services, api, horloge, secrets, auteur, complet, base, impot)
    try:
        yield ouvert
    finally:
        ouvert.base.fermer()


def rouvrir(bureau: Bureau, dossier: Path) -> None:
    """Open the base again: the thread that writes next becomes its only writer."""
    bureau.base.fermer()
    bureau.base = ouvrir_base(dossier / "bureau.db", CLE, horloge=bureau.horloge)
    bureau.services = replace(bureau.services, base=bureau.base)


def _installer(services: Services, installation: Installation) -> tuple[Auteur, DossierComplet]:
    programme = Auteur("Essai")
    agent = enregistrer_agent(services, programme, nouvel_agent("Nadia", "Benali", "Agent d’accueil"))
    if installation.complete:
        if not installation.sans_mentions:
            _installer_le_ccas(services, programme)
        president = enregistrer_agent(services, programme, nouvel_agent("Paul", "Durand", "Président du CCAS"))
        enregistrer_delegation(services, programme, delegation(president, installation.plafond))
        if not installation.sans_reglement:
            texte = (RESSOURCES / "reglements" / "demonstration.toml").read_text("utf-8")
            importer_reglement(services, programme, texte, nom_fichier="demonstration.toml")
    with services.base.ecriture(programme) as base:
        base.retenir_scopes(installation.scopes, expire_le=None)
    auteur = Auteur(agent.nom_complet, agent.id)
    adresse = Adresse(voie="3 rue de l’Église", code_postal="61100", commune="Flers")
    dossier = creer_dossier(services, auteur, SaisieUsager(installation.identite), adresse=adresse)
    return auteur, dossier


def _installer_le_ccas(services: Services, auteur: Auteur) -> None:
    ccas = lire_reglages(services).ccas
    enregistrer_ccas(
        services,
        auteur,
        replace(
            ccas,
            nom="CCAS de Saint-Aubin-des-Prés",
            commune="Saint-Aubin-des-Prés",
            siret=SIRET,
            adresse=("1 place de la Mairie", "61990 SAINT-AUBIN-DES-PRÉS"),
            telephone="02 33 00 00 00",
            courriel="ccas@exemple.fr",
            tribunal="Caen",
            tribunal_adresse="3 rue Arthur Leduc, 14000 Caen",
            dpo="dpo@exemple.fr",
        ),
    )


def delegation(agent: Agent, plafond: Decimal) -> Delegation:
    """Return a delegation of the whole year to the president."""
    return Delegation(
        id="0198f000-0000-7000-8000-0000000000d1",
        agent_id=agent.id,
        organe=Organe.PRESIDENT_DELEGUE,
        plafond=plafond,
        deliberation="2026-12",
        deliberation_date=date(2026, 1, 15),
        debut=date(2026, 1, 15),
    )


def projet(bureau: Bureau, **champs: object) -> ProjetDecision:
    """Return a draft decision by the president: a grant of 40 € unless told otherwise."""
    president = next(agent for agent in bureau.reglages.agents if agent.nom == "Durand")
    accord = ProjetDecision(SensDecision.ACCORD, Decimal(40), Organe.PRESIDENT_DELEGUE, president.id, AUJOURDHUI)
    return replace(accord, **champs)  # type: ignore[arg-type]


def saisie_de(demande: Demande, **champs: object) -> SaisieDemande:
    """Return what an agent would type to keep a request as it is, but for some fields."""
    saisie = SaisieDemande(
        aide=demande.aide,
        demandeur_id=demande.demandeur_id,
        deposee_le=demande.deposee_le,
        allocataire_id=demande.allocataire_id,
        objet=demande.objet,
        montant_demande=demande.montant_demande,
        montant_facture=demande.montant_facture,
        tiers_paye=demande.tiers_paye,
        urgence=demande.urgence,
        reponses=demande.reponses,
    )
    return replace(saisie, **champs)  # type: ignore[arg-type]
