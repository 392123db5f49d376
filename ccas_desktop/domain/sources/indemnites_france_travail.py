"""What France Travail paid, in the last 24 months (api.md 1.5, point 11)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reponses.indicateur import Indicateur, Unite
from ccas_desktop.domain.reponses.lecture_brute import Donnees, decimal, jour, objets
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import Complement
from ccas_desktop.domain.sources.description import (
    Bloc,
    DescriptionSource,
    FaitCertifie,
    Lecture,
    Prealable,
    Requete,
)
from ccas_desktop.domain.sources.statut_demandeur_emploi import A_RELIRE, FRANCE_TRAVAIL

Versements = dict[Mois, Decimal]


def _versements(donnees: Donnees) -> Versements | None:
    """Return what was paid in each month, or None when nothing, or not everything, can be read."""
    if not isinstance(donnees.get("paiements"), list | tuple) or not donnees["paiements"]:
        return None
    untrusted = objets(donnees["paiements"])
    lus = [(jour(v.get("date_versement")), decimal(v.get("montant_total"))) for v in untrusted]
    par_mois: Versements = {}
    for date_versement, montant in lus:
        if date_versement is None or montant is None:
            return None
        mois = Mois(date_versement.year, date_versement.month)
        par_mois[mois] = par_mois.get(mois, Decimal(0)) + montant
    return par_mois or None


def _mois(lecture: Lecture) -> Mois | None:
    """Return the month of the last payments: that of the reply, or the one before when it had none yet."""
    versements = _versements(lecture.donnees)
    if versements is None:
        return None
    courant = Mois(lecture.jour.year, lecture.jour.month)
    return courant if courant in versements else _precedent(courant)


def _total(lecture: Lecture) -> Decimal | None:
    """Nothing paid in two months, after payments that are known, is zero; an empty list is unknown."""
    versements, mois = _versements(lecture.donnees), _mois(lecture)
    return None if versements is None or mois is None else versements.get(mois, Decimal(0))


def _remarques(lecture: Lecture) -> tuple[str, ...]:
    versements, mois = _versements(lecture.donnees), _mois(lecture)
    if versements is None or mois is None:
        return ("La réponse ne contient pas de versement qui se lise : demandez l’attestation de paiement.",)
    if mois in versements:
        return (f"Montant versé en {_en_clair(mois)}, aides comprises, avant tout prélèvement sur le compte.",)
    dernier = _dernier(versements, mois)
    return (
        (f"Aucun versement depuis {_en_clair(dernier)}.",)
        if dernier
        else ("Les versements rendus sont datés du futur : vérifiez-les avec la personne.",)
    )


def _dernier(versements: Iterable[Mois], mois: Mois) -> Mois | None:
    return max((m for m in versements if m < mois), default=None)


def _precedent(mois: Mois) -> Mois:
    return Mois(mois.annee, mois.mois - 1) if mois.mois > 1 else Mois(mois.annee - 1, 12)


def _en_clair(mois: Mois) -> str:
    return f"{mois.mois:02d}/{mois.annee}"


INDEMNITES_FRANCE_TRAVAIL = DescriptionSource(
    source=Source.INDEMNITES_FRANCE_TRAVAIL,
    libelle="Indemnités versées par France Travail",
    administration=FRANCE_TRAVAIL,
    requetes=(
        Requete(
            "/v3/france_travail/indemnites/identifiant",
            "pole_emploi_indemnites",
            etat_civil=None,
            exige=(Complement.IDENTIFIANT_FRANCE_TRAVAIL,),
        ),
    ),
    blocs=(Bloc("paiements", "pole_emploi_paiements", "versements de France Travail"),),
    faits=(
        FaitCertifie(
            Indicateur(
                "indemnites_chomage_mois",
                "Versé par France Travail dans le mois",
                Unite.EURO_PAR_MOIS,
                "Demander les versements à France Travail, ou les lire sur l’attestation de paiement.",
            ),
            "paiements",
            _total,
            "versé dans le mois",
        ),
    ),
    piece="Attestation de paiement de France Travail",
    remarques=_remarques,
    mois=_mois,
    a_relire=A_RELIRE,
    guichet="à France Travail",
    si_introuvable="Une personne inscrite qui n’a reçu aucun versement depuis deux ans est aussi introuvable.",
    # « Vous vous engagez à recouper l'identifiant avec l'identité du particulier » (api.md 1.5, point 11).
    prealable=Prealable(Source.STATUT_DEMANDEUR_EMPLOI, "identite"),
)
