"""What follows some of the dossiers of the demonstration: papers awaited, aids asked elsewhere, legal aids."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure, IssueExterieure, OrganismeExterieur
from ccas_desktop.domain.demandes.aides_legales import FICHES, DossierAideLegale, GenreAideLegale, ObligeAlimentaire
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.demandes.statuts import StatutDemande, TransitionDemande
from ccas_desktop.domain.dossiers.dossier import DossierComplet

AGE_ASH = 75
SUR_PIECES, SUR_AILLEURS = 2, 9
# Days ago that a paper was asked for, with fifteen to bring it: late, due today, due this week, not yet.
DEMANDEES_IL_Y_A = (18, 15, 11, 6)
DELAI_PIECE = 15


def charger_les_suites(
    base: Ecriture, complet: DossierComplet, rang: int, jour: date, *, sans_pieces: bool = False
) -> None:
    """Add what follows a dossier; which dossiers, their rank of the year says: the same each time."""
    resumes = base.demandes_du_dossier(complet.dossier.id)
    instruites = [r.demande for r in resumes if r.demande.statut is StatutDemande.EN_INSTRUCTION]
    if instruites and not sans_pieces and rang % SUR_PIECES == 0:
        il_y_a = DEMANDEES_IL_Y_A[rang // SUR_PIECES % len(DEMANDEES_IL_Y_A)]
        _attendre_une_piece(base, instruites[0], jour - timedelta(days=il_y_a))
    if rang % SUR_AILLEURS == 0:
        _demander_ailleurs(base, complet, jour)
    age = complet.demandeur.age_au(jour)
    if age is not None and age >= AGE_ASH:
        _recevoir(base, complet, rang, jour)


def _attendre_une_piece(base: Ecriture, demande: Demande, voulu: date) -> None:
    le = max(demande.deposee_le, voulu)
    base.enregistrer(
        PieceAttendue(
            id=nouvel_id(),
            dossier_id=demande.dossier_id,
            demande_id=demande.id,
            libelle="Dernière facture",
            texte="article 3 du règlement",
            demandee_le=le,
            attendue_le=le + timedelta(days=DELAI_PIECE),
        )
    )
    base.enregistrer(replace(demande, statut=StatutDemande.INCOMPLETE))
    base.enregistrer(
        TransitionDemande(
            id=nouvel_id(),
            dossier_id=demande.dossier_id,
            demande_id=demande.id,
            avant=demande.statut,
            apres=StatutDemande.INCOMPLETE,
            instant=base.instant,
            agent=base.auteur.nom,
            le=le,
            motif="Dernière facture",
        )
    )


def _demander_ailleurs(base: Ecriture, complet: DossierComplet, jour: date) -> None:
    base.enregistrer(
        AideExterieure(
            id=nouvel_id(),
            dossier_id=complet.dossier.id,
            organisme=OrganismeExterieur.FSL,
            objet="Impayé d’électricité",
            orientee_le=jour - timedelta(days=40),
            montant_demande=Decimal(320),
            montant_recu=Decimal(200),
            issue=IssueExterieure.ACCORDEE_EN_PARTIE,
            repondue_le=jour - timedelta(days=5),
        )
    )


def _recevoir(base: Ecriture, complet: DossierComplet, rang: int, jour: date) -> None:
    genre = GenreAideLegale.ASH if rang % 2 else GenreAideLegale.AIDE_MENAGERE
    depose_le = max(jour - timedelta(days=7 + rang % 30), complet.dossier.ouvert_le)
    transmis_le = depose_le + timedelta(days=5)
    aide = base.enregistrer(
        DossierAideLegale(
            id=nouvel_id(),
            dossier_id=complet.dossier.id,
            demandeur_id=complet.demandeur.id,
            genre=genre,
            depose_le=depose_le,
            depose_a=datetime.combine(depose_le, time(9, 40), UTC),
            autorite=FICHES[genre].autorite,
            pieces=FICHES[genre].pieces[:3],
            entree_le=depose_le - timedelta(days=20) if genre is GenreAideLegale.ASH else None,
            transmis_le=transmis_le if rang % 3 == 0 and transmis_le <= jour else None,
        )
    )
    if genre is GenreAideLegale.ASH:
        base.enregistrer(
            ObligeAlimentaire(
                id=nouvel_id(),
                dossier_id=complet.dossier.id,
                aide_legale_id=aide.id,
                nom=complet.demandeur.identite.nom_famille,
                prenom="Claude",
                lien="enfant",
                information_le=depose_le if rang % 3 else None,
            )
        )
