"""Receive a legal aid, complete its file, pass it on: the CCAS never decides it (CASF L123-5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.demandes.pieces_attendues import SaisieDemandeDePieces, verifier_demande_de_pieces
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.domain.demandes.aides_exterieures import AideExterieure
from ccas_desktop.domain.demandes.aides_legales import (
    DossierAideLegale,
    GenreAideLegale,
    ObligeAlimentaire,
    SuiteLegale,
)
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide
from ccas_desktop.domain.personnes.nir import erreurs_de_nir, refuser_nir


@dataclass(frozen=True)
class SaisieAideLegale:
    """What an agent types of a file of legal aid; `pieces` are the names of those joined."""

    genre: GenreAideLegale
    demandeur_id: str
    depose_le: date
    autorite: str = ""
    precision: str = ""
    entree_le: date | None = None
    prononcee_le: date | None = None
    departement_averti_le: date | None = None
    pieces: tuple[str, ...] = ()
    observations: str = ""
    transmis_le: date | None = None
    decidee_le: date | None = None
    suite: SuiteLegale = SuiteLegale.EN_ATTENTE
    effet_prolonge: bool = False


@dataclass(frozen=True)
class SaisieOblige:
    """What an agent types of a relative who may owe maintenance."""

    aide_legale_id: str
    nom: str
    prenom: str
    lien: str
    adresse: str = ""
    information_le: date | None = None
    reponse: str = ""


def deposer_aide_legale(
    services: Services, auteur: Auteur, dossier_id: str, saisie: SaisieAideLegale
) -> DossierAideLegale:
    """Record a file as received, with the moment it was: its deposit may be opposed. Raises SaisieInvalide."""
    _verifier(saisie, services.horloge.aujourdhui())
    vide = DossierAideLegale(
        id=nouvel_id(),
        dossier_id=dossier_id,
        demandeur_id=saisie.demandeur_id,
        genre=saisie.genre,
        depose_le=saisie.depose_le,
        depose_a=services.horloge.maintenant(),
        autorite="",
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_avec(vide, saisie))


def modifier_aide_legale(
    services: Services, auteur: Auteur, aide: DossierAideLegale, saisie: SaisieAideLegale
) -> DossierAideLegale:
    """Save a file; the moment it was recorded stays. Raises SaisieInvalide, ConflitDeVersion."""
    _verifier(saisie, services.horloge.aujourdhui())
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(_avec(aide, saisie))


def enregistrer_oblige(
    services: Services,
    auteur: Auteur,
    dossier_id: str,
    saisie: SaisieOblige,
    *,
    oblige: ObligeAlimentaire | None = None,
) -> ObligeAlimentaire:
    """Save a relative, new or known. Raises SaisieInvalide."""
    refuser_nir({champ: getattr(saisie, champ) for champ in ("nom", "prenom", "lien", "adresse", "reponse")})
    if not saisie.nom.strip():
        raise SaisieInvalide((ErreurChamp("nom", "obligatoire"),))
    if saisie.information_le is not None and saisie.information_le > services.horloge.aujourdhui():
        raise SaisieInvalide((ErreurChamp("information_le", "date_future"),))
    vide = oblige or ObligeAlimentaire(
        id=nouvel_id(), dossier_id=dossier_id, aide_legale_id=saisie.aide_legale_id, nom="", prenom="", lien=""
    )
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(
            replace(
                vide,
                aide_legale_id=saisie.aide_legale_id,
                nom=saisie.nom.strip(),
                prenom=saisie.prenom.strip(),
                lien=saisie.lien.strip(),
                adresse=saisie.adresse.strip(),
                information_le=saisie.information_le,
                reponse=saisie.reponse.strip(),
            )
        )


def demander_pieces_legales(
    services: Services, auteur: Auteur, aide: DossierAideLegale, saisie: SaisieDemandeDePieces
) -> tuple[PieceAttendue, ...]:
    """Record the papers asked for a legal aid; its clocks go on: they are the law's. Raises SaisieInvalide."""
    verifier_demande_de_pieces(saisie, aide.depose_le, services.horloge.aujourdhui())
    with services.base.ecriture(auteur) as base:
        return tuple(
            base.enregistrer(
                PieceAttendue(
                    id=nouvel_id(),
                    dossier_id=aide.dossier_id,
                    aide_legale_id=aide.id,
                    libelle=piece.libelle.strip(),
                    texte=piece.texte.strip(),
                    demandee_le=saisie.le,
                    attendue_le=saisie.avant,
                )
            )
            for piece in saisie.pieces
        )


def enregistrer_aide_exterieure(services: Services, auteur: Auteur, aide: AideExterieure) -> AideExterieure:
    """Save an aid asked elsewhere. Raises SaisieInvalide."""
    erreurs = [
        ErreurChamp(champ, "montant_negatif")
        for champ in ("montant_demande", "montant_recu")
        if (getattr(aide, champ) or 0) < 0
    ]
    erreurs += erreurs_de_nir({"objet": aide.objet, "precision": aide.precision})
    if aide.repondue_le is not None and aide.repondue_le < aide.orientee_le:
        erreurs.append(ErreurChamp("repondue_le", "fin_avant_debut"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(aide)


def _verifier(saisie: SaisieAideLegale, aujourdhui: date) -> None:
    passes = ("depose_le", "prononcee_le", "departement_averti_le", "transmis_le", "decidee_le")
    futures = [champ for champ in passes if (getattr(saisie, champ) or aujourdhui) > aujourdhui]
    erreurs = [ErreurChamp(champ, "date_future") for champ in futures]
    textes = {champ: getattr(saisie, champ) for champ in ("autorite", "precision", "observations")}
    erreurs += erreurs_de_nir({**textes, "pieces": "\n".join(saisie.pieces)})
    if saisie.transmis_le is not None and saisie.transmis_le < saisie.depose_le:
        erreurs.append(ErreurChamp("transmis_le", "fin_avant_debut"))
    if saisie.genre is GenreAideLegale.AUTRE and not saisie.precision.strip():
        erreurs.append(ErreurChamp("precision", "obligatoire"))
    if saisie.genre is GenreAideLegale.ADMISSION_URGENCE and saisie.prononcee_le is None:
        erreurs.append(ErreurChamp("prononcee_le", "obligatoire"))
    if erreurs:
        raise SaisieInvalide(tuple(erreurs))


def _avec(aide: DossierAideLegale, saisie: SaisieAideLegale) -> DossierAideLegale:
    tapee = replace(
        aide,
        genre=saisie.genre,
        demandeur_id=saisie.demandeur_id,
        depose_le=saisie.depose_le,
        precision=saisie.precision.strip(),
        entree_le=saisie.entree_le,
        prononcee_le=saisie.prononcee_le,
        departement_averti_le=saisie.departement_averti_le,
        pieces=_sans_vide(saisie.pieces),
        observations=saisie.observations.strip(),
        transmis_le=saisie.transmis_le,
        decidee_le=saisie.decidee_le,
        suite=saisie.suite,
        effet_prolonge=saisie.effet_prolonge,
    )
    return replace(tapee, autorite=saisie.autorite.strip() or tapee.fiche.autorite)


def _sans_vide(pieces: Sequence[str]) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in pieces if piece.strip())
