"""How values, tests and provenances are written for the agent and the person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ccas_desktop.domain.montant import ESPACE_INSECABLE, ecrire_nombre
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.modele.exigences import DepotEntre
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Unite
from ccas_desktop.domain.reglement.modele.intervalle import Borne, EntreJours, Intervalle, Parmi, Test
from ccas_desktop.domain.reglement.modele.montants import Pret
from ccas_desktop.domain.reglement.modele.periodes import MOIS_EN_MOTS
from ccas_desktop.domain.reglement.modele.situation import Valeur

_SUFFIXES = {
    Unite.EURO: "€",
    Unite.EURO_PAR_MOIS: "€",
    Unite.EURO_PAR_JOUR: "€",
    Unite.EURO_PAR_PART: "€",
    Unite.EURO_PAR_AN: "€",
    Unite.ANNEES: "ans",
    Unite.MOIS: "mois",
    Unite.POUR_CENT: "%",
}
_AVEC_CENTIMES = (Unite.EURO, Unite.EURO_PAR_MOIS, Unite.EURO_PAR_JOUR)
# The services give them in whole euros.
_EN_EUROS_ENTIERS = (Unite.EURO_PAR_PART, Unite.EURO_PAR_AN)
# The person knows the caisse by this name; the service answers with the name of the national body.
_FOURNISSEURS = {"CNAF": "CAF"}
PRECISION = 28


def ecrire_valeur(valeur: Valeur, unite: Unite, *, face_a: Iterable[Decimal] = ()) -> str:
    """Return « 119,99 € », « 25 ans », « oui »…

    The value is rounded to be read, never so far that it would sit on the wrong side of a bound of `face_a`:
    7,998 € against 8 € keeps its third decimal.
    """
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, str):
        return valeur.replace("_", " ")
    if isinstance(valeur, date):
        return f"{valeur:%d/%m/%Y}"
    decimales = _decimales_utiles(valeur, unite, tuple(face_a))
    nombre = ecrire_nombre(_arrondi(valeur, decimales), decimales=decimales)
    suffixe = _SUFFIXES.get(unite)
    return f"{nombre}{ESPACE_INSECABLE}{suffixe}" if suffixe else nombre


def ecrire_test(test: Test, unite: Unite) -> str:
    """Return a test as a rule reads: « moins de 120,00 € », « de 16 ans à 25 ans », « oui »."""
    if isinstance(test, EntreJours):
        return _ecrire_jours(test)
    if isinstance(test, Parmi):
        return " ou ".join(ecrire_valeur(valeur, unite) for valeur in test.valeurs)
    basse, haute = test.basse, test.haute
    if basse and haute:
        if basse.incluse and haute.incluse:
            return f"de {ecrire_valeur(basse.valeur, unite)} à {ecrire_valeur(haute.valeur, unite)}"
        return f"{_ecrire_basse(basse, unite)} et {_ecrire_haute(haute, unite)}"
    if basse:
        return _ecrire_basse(basse, unite)
    return _ecrire_haute(haute, unite) if haute else ""


def _ecrire_jours(test: EntreJours) -> str:
    debut, fin = test.debut, test.fin
    if debut and fin and debut.incluse and fin.incluse:
        return f"du {debut.jour:%d/%m/%Y} au {fin.jour:%d/%m/%Y}"
    mots = [f"{'à partir du' if debut.incluse else 'après le'} {debut.jour:%d/%m/%Y}"] if debut else []
    mots += [f"{'jusqu’au' if fin.incluse else 'avant le'} {fin.jour:%d/%m/%Y}"] if fin else []
    return " et ".join(mots)


def ecrire_fenetre(fenetre: DepotEntre) -> str:
    """Return « du 1er septembre au 31 décembre »."""
    return f"du {ecrire_jour(fenetre.debut)} au {ecrire_jour(fenetre.fin)}"


def ecrire_remboursement(pret: Pret) -> str:
    """Return « en 10 mensualités, après 3 mois » or « 50,00 € par mois »."""
    if pret.mensualite is not None:
        texte = f"{ecrire_valeur(pret.mensualite, Unite.EURO)} par mois"
    else:
        texte = f"en {pret.mensualites} mensualité{'s' if pret.mensualites > 1 else ''}"
    return f"{texte}, après {pret.differe} mois" if pret.differe else texte


def en_phrase(libelle: str) -> str:
    """Return a name as it stands inside a sentence: « quotient familial (CAF ou MSA) »."""
    return libelle[:1].lower() + libelle[1:]


def ecrire_jour(quand: tuple[int, int]) -> str:
    """Return « 1er septembre » for (9, 1)."""
    mois, jour = quand
    return f"{'1er' if jour == 1 else jour} {MOIS_EN_MOTS[mois - 1]}"


def ecrire_comparaison(valeur: Decimal, intervalle: Intervalle, unite: Unite) -> str:
    """Return a true statement: « 119,99 € < 120,00 € », or the bound that is missed, « 130,00 € ≥ 120,00 € »."""
    texte = ecrire_valeur(valeur, unite, face_a=intervalle.bornes)
    basse, haute = intervalle.basse, intervalle.haute
    if basse and not intervalle.atteint_la_basse(valeur):
        return f"{texte} {'<' if basse.incluse else '≤'} {ecrire_valeur(basse.valeur, unite)}"
    if haute and not intervalle.reste_sous_la_haute(valeur):
        return f"{texte} {'>' if haute.incluse else '≥'} {ecrire_valeur(haute.valeur, unite)}"
    if basse and not haute:
        return f"{texte} {'≥' if basse.incluse else '>'} {ecrire_valeur(basse.valeur, unite)}"
    avant = f"{ecrire_valeur(basse.valeur, unite)} {'≤' if basse.incluse else '<'} " if basse else ""
    apres = f" {'≤' if haute.incluse else '<'} {ecrire_valeur(haute.valeur, unite)}" if haute else ""
    return f"{avant}{texte}{apres}"


def expression_de(valeur: Decimal, intervalle: Intervalle) -> str:
    """Return the comparison made, as exact arithmetic: `245 <= 250 <= 300`."""
    basse, haute = intervalle.basse, intervalle.haute
    avant = f"{basse.valeur:f} {'<=' if basse.incluse else '<'} " if basse else ""
    apres = f" {'<=' if haute.incluse else '<'} {haute.valeur:f}" if haute else ""
    return f"{avant}{valeur:f}{apres}"


def expression_d_egalite(valeur: Valeur, parmi: Parmi) -> str:
    """Return the comparison of a number with some others; empty for what is no number."""
    if not isinstance(valeur, Decimal):
        return ""
    return " or ".join(f"{valeur:f} == {attendue}" for attendue in parmi.valeurs)


def ecrire_provenance(provenance: Provenance) -> str:
    """Return « déclaré », « vu sur pièce » or « certifié CAF · octobre 2026, consulté le 23/11/2026 »."""
    if provenance.nature is NatureProvenance.DECLARE:
        return "déclaré"
    if provenance.nature is NatureProvenance.VU_SUR_PIECE:
        piece = f"{ESPACE_INSECABLE}: {provenance.piece}" if provenance.piece else ""
        return f"vu sur pièce{piece}"
    nom = provenance.fournisseur or ""
    texte = f"certifié {_FOURNISSEURS.get(nom, nom)}".rstrip()
    texte += f" · {provenance.personne}" if provenance.personne else ""
    texte += f" · {ecrire_mois(provenance.mois)}" if provenance.mois else ""
    texte += f" · revenus de {provenance.annee_revenus}" if provenance.annee_revenus else ""
    return texte + (f", consulté le {provenance.instant:%d/%m/%Y}" if provenance.instant else "")


def ecrire_mois(mois: Mois) -> str:
    """Return « octobre 2026 »."""
    return f"{MOIS_EN_MOTS[mois.mois - 1]} {mois.annee}"


def ecrire_fait(indicateur: Indicateur, valeur: Valeur, provenance: Provenance) -> str:
    """Return « Quotient familial (CAF ou MSA) : 450 € (certifié CAF · octobre 2026) »."""
    texte = ecrire_valeur(valeur, indicateur.unite)
    return f"{indicateur.libelle}{ESPACE_INSECABLE}: {texte} ({ecrire_provenance(provenance)})"


def _ecrire_basse(borne: Borne, unite: Unite) -> str:
    texte = ecrire_valeur(borne.valeur, unite)
    return f"à partir de {texte}" if borne.incluse else f"plus de {texte}"


def _ecrire_haute(borne: Borne, unite: Unite) -> str:
    texte = ecrire_valeur(borne.valeur, unite)
    return f"jusqu’à {texte}" if borne.incluse else f"moins de {texte}"


def _decimales_utiles(valeur: Decimal, unite: Unite, bornes: tuple[Decimal, ...]) -> int:
    if not bornes:
        return _decimales_d_usage(valeur, unite)
    fideles = (
        n
        for n in range(_decimales_d_usage(valeur, unite), PRECISION)
        if _memes_cotes(valeur, _arrondi(valeur, n), bornes)
    )
    return next(fideles, PRECISION)


def _decimales_d_usage(valeur: Decimal, unite: Unite) -> int:
    if unite in _AVEC_CENTIMES:
        return 2
    ecrites = max(0, -int(valeur.normalize().as_tuple().exponent))
    if unite in _EN_EUROS_ENTIERS:
        return 2 if ecrites else 0
    return min(2, ecrites)


def _memes_cotes(valeur: Decimal, arrondie: Decimal, bornes: tuple[Decimal, ...]) -> bool:
    return all(valeur.compare(borne) == arrondie.compare(borne) for borne in bornes)


def _arrondi(valeur: Decimal, decimales: int) -> Decimal:
    return valeur.quantize(Decimal(1).scaleb(-decimales), rounding=ROUND_HALF_UP)
