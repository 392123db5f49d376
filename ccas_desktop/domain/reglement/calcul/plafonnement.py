"""Hold an amount within the ceilings of the règlement, then round it, at the very end, to the cent that is paid."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from ccas_desktop.domain.montant import (
    CENTIME,
    ESPACE_INSECABLE,
    arrondir_au_centime,
    ecrire_montant,
    ecrire_nombre,
)
from ccas_desktop.domain.reglement.calcul.carnet import Carnet
from ccas_desktop.domain.reglement.calcul.echeancier import mensualites
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Unite
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.model import Aide
from ccas_desktop.domain.reglement.modele.montants import Etape, PartPersonnelle, Plafonds, Pret
from ccas_desktop.domain.reglement.redaction import ecrire_remboursement, ecrire_valeur

ZERO = Decimal(0)
CENT = Decimal(100)
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
        plafonnee: whether a ceiling lowered the amount.
        mensualites: how a loan is repaid, month after month.
        incomplets: what the text itself does not say.
    """

    issue: Issue
    exact: Decimal = ZERO
    montant: Decimal = ZERO
    article: str = ""
    texte: str = ""
    sur: tuple[Indicateur, ...] = ()
    manquants: tuple[Indicateur, ...] = ()
    plafonnee: bool = False
    mensualites: tuple[Decimal, ...] = ()
    incomplets: tuple[str, ...] = ()


def indicateurs_des_plafonds(plafonds: Plafonds) -> list[Indicateur]:
    """Return the facts the ceilings are counted against."""
    lus = [plafonds.part_personnelle.base] if plafonds.part_personnelle else []
    lus += [VERSE_AIDE] if plafonds.par_an is not None else []
    lus += [etape.deja for etape in plafonds.etapes]
    lus += [VERSE_FOYER] if plafonds.par_foyer_an is not None else []
    return lus


def payer(calcule: Decimal, aide: Aide, carnet: Carnet, sur: tuple[Indicateur, ...]) -> Resultat:
    """Return what is paid of a computed amount: nothing when the ceilings or the minimum leave nothing."""
    plafonds = aide.plafonds
    carnet.article = plafonds.article or aide.montant.article
    exact = _plafonner(calcule, plafonds, carnet)
    if exact != calcule:
        sur = tuple(indicateurs_des_plafonds(plafonds))
    if _trop_petit(exact, plafonds, carnet):
        return Resultat(Issue.NON_ELIGIBLE, article=plafonds.article, texte=plafonds.texte, sur=sur)
    montant = arrondir_au_centime(exact)
    affiche = ecrire_montant(montant)
    carnet.noter(f"Montant proposé, arrondi au centime{DEUX_POINTS}{affiche}", f"arrondi({exact:f})", montant, affiche)
    if montant:
        echeances = _rembourser(montant, aide.pret, carnet) if aide.pret else ()
        return Resultat(Issue.ELIGIBLE, exact, montant, plafonnee=exact < calcule, mensualites=echeances)
    origine = plafonds if exact != calcule else aide.montant
    return Resultat(Issue.NON_ELIGIBLE, article=origine.article, texte=origine.texte, sur=sur)


def _plafonner(montant: Decimal, plafonds: Plafonds, carnet: Carnet) -> Decimal:
    """Hold the amount within each ceiling, the narrowest matter first: the request, the aid, the foyer."""
    if plafonds.part_personnelle is not None:
        montant = _limiter(montant, _hors_part(plafonds.part_personnelle, plafonds.article, carnet), carnet)
    if plafonds.par_demande is not None:
        carnet.parametrer("Plafond par demande", ecrire_montant(plafonds.par_demande), plafonds.article)
        montant = _limiter(montant, plafonds.par_demande, carnet)
    etapes = [Etape("Plafond par an", plafonds.par_an, VERSE_AIDE)] if plafonds.par_an is not None else []
    etapes += plafonds.etapes
    if plafonds.par_foyer_an is not None:
        etapes.append(Etape("Plafond par an, toutes aides", plafonds.par_foyer_an, VERSE_FOYER))
    for etape in etapes:
        carnet.parametrer(etape.libelle, ecrire_montant(etape.maximum), plafonds.article)
        montant = _limiter(montant, _disponible(etape, carnet), carnet)
    return montant


def _hors_part(part: PartPersonnelle, article: str, carnet: Carnet) -> Decimal:
    """Return what the aid may reach when the person keeps her share of the cost."""
    cout = carnet.nombre(part.base)
    taux = f"{ecrire_nombre(part.pour_cent)}{ESPACE_INSECABLE}%"
    carnet.parametrer("Part laissée à la personne", taux, article)
    reste = cout - cout * part.pour_cent / CENT
    affiche = ecrire_montant(reste)
    texte = f"{ecrire_montant(cout)} moins {taux} laissés à la personne{DEUX_POINTS}{affiche}"
    carnet.noter(texte, f"{cout:f} - {cout:f} * {part.pour_cent:f} / {CENT}", reste, affiche)
    return reste


def _rembourser(montant: Decimal, pret: Pret, carnet: Carnet) -> tuple[Decimal, ...]:
    """Note how the loan is repaid; the line computes again to the whole sum."""
    echeances = mensualites(montant, pret)
    nombre, courante, derniere = len(echeances), echeances[0], echeances[-1]
    carnet.article = pret.article
    carnet.parametrer("Remboursement", ecrire_remboursement(pret), pret.article)
    affiche = ecrire_montant(montant)
    if nombre == 1:
        texte, expression = f"une mensualité de {affiche}", f"{montant:f}"
    else:
        texte = f"{nombre - 1} × {ecrire_montant(courante)}, puis {ecrire_montant(derniere)}"
        expression = f"{nombre - 1} * {courante:f} + {derniere:f}"
    carnet.noter(f"Remboursement{DEUX_POINTS}{texte} = {affiche}", expression, montant, affiche)
    return echeances


def _disponible(etape: Etape, carnet: Carnet) -> Decimal:
    """Return what a ceiling leaves, cut to the cent so that no rounding can pass it."""
    deja, plafond = carnet.nombre(etape.deja), etape.maximum
    reste = max(ZERO, plafond - deja).quantize(CENTIME, rounding=ROUND_DOWN)
    affiche = ecrire_montant(reste)
    texte = f"{etape.libelle}{DEUX_POINTS}{ecrire_montant(plafond)} − {ecrire_montant(deja)} déjà versés"
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
