"""Read how the amount of an aid is found: fixed, by brackets, by a table of two entries, a rate of a sum."""

from __future__ import annotations

from decimal import Decimal

from ccas_desktop.domain.reglement.fichier.lecture_bornes import lire_indicateur
from ccas_desktop.domain.reglement.fichier.lecture_tranches import lire_axe
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Vocabulaire, ordonnes, sommes
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.montants import Axe, CalculMontant, Case, Renvoi, ResteACharge, Somme, Taux

CENT = Decimal(100)
RENVOIS = (Issue.NON_ELIGIBLE, Issue.COMMISSION, Issue.DEROGATION, Issue.REGLE_INCOMPLETE)
RESULTATS = ("montant", "pour_cent", "reste_a_charge")
SANS_RESULTAT = Renvoi(Issue.NON_ELIGIBLE)
SANS_BASE = PAR_CODE["montant_facture"]


def lire_montant(table: Lecteur, vocabulaire: Vocabulaire) -> CalculMontant:
    """Return how the amount is found."""
    return _LectureMontant(table, vocabulaire).lire()


class _LectureMontant:
    """Reads one `montant`: what its rates are of, and the facts it may name, are the same for all its cases."""

    def __init__(self, table: Lecteur, vocabulaire: Vocabulaire) -> None:
        self._table = table
        self._vocabulaire = vocabulaire
        self._sommes = sommes(vocabulaire)
        self._base = lire_indicateur(table, "de", parmi=self._sommes) if table.a("de") else None

    def lire(self) -> CalculMontant:
        table = self._table
        lignes: Axe | None = None
        colonnes: Axe | None = None
        if table.a("tranches"):
            lignes, colonnes, cases = self._bareme()
        else:
            cases = ((self._case(table, RESULTATS),),)
        montant = CalculMontant(
            article=table.texte("article"),
            texte=table.texte("texte"),
            cases=cases,
            lignes=lignes,
            colonnes=colonnes,
            fois=self._facteur("fois"),
            maximum_par=self._facteur("maximum_par"),
        )
        table.fin()
        return montant

    def _facteur(self, cle: str) -> Indicateur | None:
        if not self._table.a_depuis(2, cle):
            return None
        return lire_indicateur(self._table, cle, parmi=ordonnes(self._vocabulaire))

    def _bareme(self) -> tuple[Axe | None, Axe | None, tuple[tuple[Case, ...], ...]]:
        table = self._table
        tranches = table.tables("tranches")
        cases: tuple[tuple[Case, ...], ...]
        colonnes: Axe | None = None
        if table.a("colonnes"):
            entete = table.table("colonnes")
            en_colonnes = entete.tables("tranches")
            colonnes = lire_axe(entete, en_colonnes, self._vocabulaire)
            entete.fin()
            cases = tuple(self._rangee(tranche, len(en_colonnes)) for tranche in tranches)
        else:
            cases = tuple((self._case(tranche, (*RESULTATS, "issue")),) for tranche in tranches)
        return lire_axe(table, tranches, self._vocabulaire), colonnes, cases

    def _case(self, table: Lecteur, possibles: tuple[str, ...]) -> Case:
        presentes = [cle for cle in possibles if table.a(cle)]
        if len(presentes) != 1:
            table.fauter("", "resultat_ambigu", f"une de ces lignes\u00a0: {en_liste(possibles)}")
            return SANS_RESULTAT
        if presentes == ["montant"]:
            return Somme(table.nombre("montant", decimales=2))
        if presentes == ["pour_cent"]:
            return self._taux(table)
        if presentes == ["reste_a_charge"]:
            table.a_depuis(2, "reste_a_charge")
            return ResteACharge(table.nombre("reste_a_charge", decimales=2), self._de(table))
        return Renvoi(table.choix("issue", RENVOIS))

    def _taux(self, table: Lecteur) -> Taux:
        pour_cent = table.nombre("pour_cent", maximum=CENT, decimales=4)
        limite = table.a_depuis(2, "maximum")
        return Taux(pour_cent, self._de(table), table.nombre("maximum", decimales=2) if limite else None)

    def _rangee(self, table: Lecteur, largeur: int) -> tuple[Case, ...]:
        """One row of a table of two entries: a list as long as there are columns, or one outcome for all of them."""
        possibles = ("montants", "pour_cents", "issue")
        presentes = [cle for cle in possibles if table.a(cle)]
        if len(presentes) != 1:
            table.fauter("", "resultat_ambigu", f"une de ces lignes\u00a0: {en_liste(possibles)}")
            return (SANS_RESULTAT,) * largeur
        if presentes == ["issue"]:
            return (Renvoi(table.choix("issue", RENVOIS)),) * largeur
        cases: tuple[Case, ...]
        if presentes == ["montants"]:
            cases = tuple(Somme(nombre) for nombre in table.nombres("montants", decimales=2))
        else:
            nombres = table.nombres("pour_cents", maximum=CENT, decimales=4)
            cases = tuple(Taux(nombre, self._de(table)) for nombre in nombres)
        if len(cases) != largeur:
            table.fauter(presentes[0], "colonnes_en_nombre", f"{largeur} valeurs")
        return cases

    def _de(self, table: Lecteur) -> Indicateur:
        """A rate needs to say of what, once for the whole scale, on the line `de`."""
        if self._base is None:
            table.fauter(
                "", "base_absente", f"une ligne «\u00a0de\u00a0» dans le montant\u00a0: {en_liste(self._sommes)}"
            )
        return self._base or SANS_BASE
