"""The dossier on one or two pages: who, where, the budget sheet and the requests, for a commission or a partner.

Neither the notes nor the passages are in it: they are written for the office. A confidential address is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable

from ccas_desktop.application.dossiers.lignes_budget import chiffres_du_budget, lignes_du_budget, total_du_bloc
from ccas_desktop.application.dossiers.natures import BLOCS
from ccas_desktop.application.dossiers.page import DemandeDuDossier, PageDossier, lire_page_dossier
from ccas_desktop.application.messages.adresse import adresse_en_ligne, phrases_de_residence
from ccas_desktop.application.messages.etats import STATUTS
from ccas_desktop.application.messages.foyer import (
    LIENS,
    chiffres_du_foyer,
    phrase_age,
    phrase_naissance,
    phrase_presence,
)
from ccas_desktop.application.messages.provenance import phrase_provenance
from ccas_desktop.application.messages.situation import (
    phrase_de_la_cloture,
    phrase_de_la_protection,
    phrase_de_la_situation,
    phrase_du_logement,
)
from ccas_desktop.application.services import Services
from ccas_desktop.domain.courrier.document import Intertitre, Paragraphe, paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Partie, Tableau
from ccas_desktop.domain.dossiers.budget import BlocBudget
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.personnes.foyer import Usager

TITRE = "Fiche du dossier"
NBSP = "\u00a0"
_FOYER = (
    ColonneEtat("Nom et prénom", 4),
    ColonneEtat("Lien", 2),
    ColonneEtat("Né·e le", 3),
    ColonneEtat("Présence", 3),
)
_BUDGET = (ColonneEtat("Ligne", 5), ColonneEtat("Par mois", 2), ColonneEtat("Provenance", 3))
_DEMANDES = (
    ColonneEtat("Demande", 3),
    ColonneEtat("Aide", 4),
    ColonneEtat("Déposée le", 2),
    ColonneEtat("État", 3),
    ColonneEtat("Accordé", 2),
)


def fiche_du_dossier(services: Services, dossier_id: str) -> Etat:
    """Return the dossier of today as it is printed. Raises EnregistrementAbsent."""
    page = lire_page_dossier(services, dossier_id)
    with services.base.lecture() as base:
        emetteur = base.reglages().ccas.nom or "CCAS"
    numero = page.complet.dossier.numero
    return Etat(
        titre=f"{TITRE} {numero}",
        emetteur=emetteur,
        date=page.jour,
        resume=_resume(page),
        parties=(*_foyer(page), *_logement(page), *_budget(page), *_demandes(page.demandes)),
        pied=f"{TITRE} {numero}, imprimée le {page.jour:%d/%m/%Y}",
    )


def _resume(page: PageDossier) -> tuple[str, ...]:
    dossier, demandeur = page.complet.dossier, page.complet.demandeur
    lignes = (
        demandeur.identite.nom_affiche,
        f"Ouvert le {dossier.ouvert_le:%d/%m/%Y}",
        f"Référent·e{NBSP}: {page.referent}" if page.referent else "",
        phrase_de_la_cloture(dossier),
    )
    return tuple(ligne for ligne in lignes if ligne)


def _foyer(page: PageDossier) -> tuple[Partie, ...]:
    lignes = tuple(_personne(usager, page) for usager in page.foyer)
    return (
        Intertitre("Foyer"),
        Tableau("Foyer", _FOYER, lignes),
        _chiffres(chiffres_du_foyer(page.composition)),
        *_paragraphes(_situation(usager) for usager in page.foyer),
    )


def _personne(usager: Usager, page: PageDossier) -> tuple[str, ...]:
    naissance = usager.identite.date_naissance
    age = phrase_age(naissance, page.jour)
    return (
        usager.identite.nom_affiche,
        LIENS[usager.lien],
        f"{phrase_naissance(naissance)} ({age})" if age else phrase_naissance(naissance),
        phrase_presence(usager, page.jour),
    )


def _situation(usager: Usager) -> str:
    """Return « Jeanne : mariée, salariée · Tutelle : … », an empty text when nothing is known."""
    connu = " · ".join(filter(None, (phrase_de_la_situation(usager), phrase_de_la_protection(usager))))
    return f"{usager.identite.prenom}{NBSP}: {connu}." if connu else ""


def _logement(page: PageDossier) -> tuple[Partie, ...]:
    dossier = page.complet.dossier
    adresse = adresse_en_ligne(dossier.adresse, masquee=dossier.adresse_confidentielle)
    lignes = (adresse, phrase_du_logement(dossier), *phrases_de_residence(dossier, page.jour))
    return (Intertitre("Adresse et logement"), *_paragraphes(lignes))


def _budget(page: PageDossier) -> tuple[Partie, ...]:
    if not page.complet.budget:
        return (Intertitre("Budget"), paragraphe("Aucune ligne de budget n’est saisie."))
    blocs = tuple(partie for bloc in BlocBudget if page.lignes(bloc) for partie in _bloc(page, bloc))
    titre = Intertitre(f"Budget de {page.mois.mois:02d}/{page.mois.annee}")
    return (titre, _chiffres(chiffres_du_budget(page)), *blocs)


def _bloc(page: PageDossier, bloc: BlocBudget) -> tuple[Partie, ...]:
    titre = f"{BLOCS[bloc]}{NBSP}: {total_du_bloc(page, bloc)}"
    lignes = tuple(
        (
            ", ".join(filter(None, (ligne.ligne.libelle, ligne.precisions))),
            ecrire_montant(ligne.ligne.montant),
            phrase_provenance(ligne.ligne.provenance),
        )
        for ligne in lignes_du_budget(page, bloc)
    )
    return (paragraphe(titre), Tableau(BLOCS[bloc], _BUDGET, lignes))


def _demandes(demandes: tuple[DemandeDuDossier, ...]) -> tuple[Partie, ...]:
    if not demandes:
        return (Intertitre("Demandes"), paragraphe("Aucune demande."))
    lignes = tuple(
        (
            demande.numero,
            demande.aide,
            f"{demande.deposee_le:%d/%m/%Y}",
            STATUTS[demande.statut].texte,
            ecrire_montant(demande.montant) if demande.montant is not None else "",
        )
        for demande in demandes
    )
    return (Intertitre("Demandes"), Tableau("Demandes", _DEMANDES, lignes))


def _chiffres(chiffres: tuple[tuple[str, str], ...]) -> Paragraphe:
    return paragraphe(" · ".join(f"{nom}{NBSP}: {valeur}" for nom, valeur in chiffres))


def _paragraphes(lignes: Iterable[str]) -> tuple[Paragraphe, ...]:
    return tuple(paragraphe(ligne) for ligne in lignes if ligne)
