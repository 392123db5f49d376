"""Read the limits of an aid, and how a loan is repaid."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.fichier.lecture_bornes import lire_indicateur
from ccas_desktop.domain.reglement.lecteur import Lecteur
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Vocabulaire, ordonnes, sommes
from ccas_desktop.domain.reglement.modele.montants import Etape, PartPersonnelle, Plafonds, Pret

LIMITES = ("par_demande", "par_an", "par_foyer_an", "minimum_versement")
MENSUALITES_MAXIMUM = 120
CENT = Decimal(100)


def lire_plafonds(table: Lecteur, vocabulaire: Vocabulaire) -> Plafonds:
    """Return the limits of an aid; each is optional, their article is not."""
    limites = {cle: table.nombre(cle, decimales=2) for cle in LIMITES if table.a(cle)}
    part = table.a_depuis(2, "part_personnelle")
    plafonds = Plafonds(
        article=table.texte("article"),
        texte=table.texte("texte"),
        part_personnelle=_part_personnelle(table.table("part_personnelle"), vocabulaire) if part else None,
        etapes=tuple(_etape(t, vocabulaire) for t in table.tables("etape")) if table.a_depuis(2, "etape") else (),
        **limites,
    )
    table.fin()
    return plafonds


def lire_pret(table: Lecteur) -> Pret:
    """Return how a loan is repaid: so many instalments, or so much a month."""
    formes = [cle for cle in ("mensualites", "mensualite") if table.a(cle)]
    if len(formes) != 1:
        table.fauter("", "resultat_ambigu", "mensualites (leur nombre) ou mensualite (leur montant)")
    pret = Pret(
        article=table.texte("article"),
        texte=table.texte("texte"),
        mensualites=table.entier("mensualites", minimum=1, maximum=MENSUALITES_MAXIMUM)
        if formes == ["mensualites"]
        else 0,
        mensualite=_mensualite(table) if formes == ["mensualite"] else None,
        differe=table.entier("differe_mois", minimum=0, maximum=MENSUALITES_MAXIMUM) if table.a("differe_mois") else 0,
    )
    table.fin()
    return pret


def _mensualite(table: Lecteur) -> Decimal:
    montant = table.nombre("mensualite", decimales=2)
    if not montant:
        table.fauter("mensualite", "nombre_hors_limites", "un montant au-dessus de zéro")
    return montant


def _part_personnelle(table: Lecteur, vocabulaire: Vocabulaire) -> PartPersonnelle:
    possibles = sommes(vocabulaire)
    base = lire_indicateur(table, "de", parmi=possibles) or PAR_CODE["montant_facture"]
    part = PartPersonnelle(table.nombre("pour_cent", maximum=CENT, decimales=4), base)
    table.fin()
    return part


def _etape(table: Lecteur, vocabulaire: Vocabulaire) -> Etape:
    deja = lire_indicateur(table, "deja", parmi=ordonnes(vocabulaire)) or PAR_CODE["deja_verse_annee_foyer"]
    etape = Etape(table.texte("libelle"), table.nombre("maximum", decimales=2), deja)
    table.fin()
    return etape
