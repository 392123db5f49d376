"""Hold an amount within the ceilings of the règlement, then round it, at the very end, to the cent that is paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from ccas_desktop.domain.montant import CENTIME, ESPACE_INSECABLE, arrondir_au_centime, ecrire_montant
from ccas_desktop.domain.reglement.carnet import Carnet
from ccas_desktop.domain.reglement.indicateurs import PAR_CODE, Indicateur, Unite
from ccas_desktop.domain.reglement.model import Aide, Issue, Plafonds
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

ZERO = Decimal(0)
DEUX_POINTS = f"{ESPACE_INSECABLE}: "
VERSE_AIDE = PAR_CODE["deja_verse_annee_aide"]
VERSE_FOYER = PAR_CODE["deja_verse_annee_foyer"]


@dataclass(frozen=True)
class Resultat:
    """What the calculation of an amount gives.

    Attributes:
        exact: the amount before rounding.
        montant: the same as it is paid, to the cent.
        article, texte: of the règlement, where an outcome that pays nothing comes from.
        sur: the facts that outcome rests on.
        manquants: the facts without which nothing can be said.
    """

    issue: Issue
    exact: Decimal = ZERO
    montant: Decimal = ZERO
    article: str = ""
    texte: str = ""
    sur: tuple[Indicateur, ...] = ()
    manquants: tuple[Indicateur, ...] = ()


def indicateurs_des_plafonds(plafonds: Plafonds) -> list[Indicateur]:
    """Return the facts the ceilings are counted against."""
    annuels = ((plafonds.par_an, VERSE_AIDE), (plafonds.par_foyer_an, VERSE_FOYER))
    return [indicateur for limite, indicateur in annuels if limite is not None]


def payer(calcule: Decimal, aide: Aide, carnet: Carnet, sur: tuple[Indicateur, ...]) -> Resultat:
    """Return what is paid of a computed amount: nothing when the ceilings or the minimum leave nothing."""
    plafonds = aide.plafonds
    exact = _plafonner(calcule, plafonds, carnet)
    if exact != calcule:
        sur = tuple(indicateurs_des_plafonds(plafonds))
    if _trop_petit(exact, plafonds, carnet):
        return Resultat(Issue.NON_ELIGIBLE, article=plafonds.article, texte=plafonds.texte, sur=sur)
    montant = arrondir_au_centime(exact)
    affiche = ecrire_montant(montant)
    carnet.noter(f"Montant proposé, arrondi au centime{DEUX_POINTS}{affiche}", f"arrondi({exact:f})", montant, affiche)
    if montant:
        return Resultat(Issue.ELIGIBLE, exact, montant)
    origine = plafonds if exact != calcule else aide.montant
    return Resultat(Issue.NON_ELIGIBLE, article=origine.article, texte=origine.texte, sur=sur)


def _plafonner(montant: Decimal, plafonds: Plafonds, carnet: Carnet) -> Decimal:
    if plafonds.par_demande is not None:
        carnet.parametrer("Plafond par demande", ecrire_montant(plafonds.par_demande), plafonds.article)
        montant = _limiter(montant, plafonds.par_demande, carnet)
    if plafonds.par_an is not None:
        carnet.parametrer("Plafond par an", ecrire_montant(plafonds.par_an), plafonds.article)
        montant = _limiter(montant, _disponible("Plafond par an", plafonds.par_an, VERSE_AIDE, carnet), carnet)
    if plafonds.par_foyer_an is not None:
        libelle = "Plafond par an, toutes aides"
        carnet.parametrer(libelle, ecrire_montant(plafonds.par_foyer_an), plafonds.article)
        montant = _limiter(montant, _disponible(libelle, plafonds.par_foyer_an, VERSE_FOYER, carnet), carnet)
    return montant


def _disponible(libelle: str, plafond: Decimal, verse: Indicateur, carnet: Carnet) -> Decimal:
    """Return what a yearly ceiling leaves, cut to the cent so that no rounding can pass it."""
    deja = carnet.nombre(verse)
    reste = max(ZERO, plafond - deja).quantize(CENTIME, rounding=ROUND_DOWN)
    affiche = ecrire_montant(reste)
    texte = f"{libelle}{DEUX_POINTS}{ecrire_montant(plafond)} − {ecrire_montant(deja)} déjà versés"
    carnet.noter(f"{texte}, il reste {affiche}", f"plancher(max(0, {plafond:f} - {deja:f}))", reste, affiche)
    return reste


def _limiter(montant: Decimal, limite: Decimal, carnet: Carnet) -> Decimal:
    retenu = min(montant, limite)
    affiche = ecrire_montant(retenu)
    texte = f"Le plus petit de {ecrire_montant(montant)} et {ecrire_montant(limite)}{DEUX_POINTS}{affiche}"
    carnet.noter(texte, f"min({montant:f}, {limite:f})", retenu, affiche)
    return retenu


def _trop_petit(montant: Decimal, plafonds: Plafonds, carnet: Carnet) -> bool:
    minimum = plafonds.minimum_versement
    if minimum is None:
        return False
    carnet.parametrer("Minimum de versement", ecrire_montant(minimum), plafonds.article)
    trop_petit = montant < minimum
    texte = f"{ecrire_valeur(montant, Unite.EURO, face_a=(minimum,))} {'<' if trop_petit else '≥'} "
    suite = "trop petit pour être versé" if trop_petit else "peut être versé"
    carnet.noter(
        f"Minimum de versement{DEUX_POINTS}{texte}{ecrire_montant(minimum)} → {suite}",
        f"{montant:f} >= {minimum:f}",
        "non" if trop_petit else "oui",
        suite,
    )
    return trop_petit
