"""Read and write the example situations of an aid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ccas_desktop.domain.dossiers.budget import NATURES, Sens
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.reglement.faits.valeurs import lire_valeur
from ccas_desktop.domain.reglement.fichier.ecriture_valeurs import Table, ecrire_nombre_exact
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.modele.exemples import Exemple, LigneExemple, PersonneExemple
from ccas_desktop.domain.reglement.modele.indicateurs import Vocabulaire
from ccas_desktop.domain.reglement.modele.issues import Issue
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Valeur

AGE_MAXIMUM = 120


def lire_exemple(table: Lecteur, vocabulaire: Vocabulaire) -> Exemple:
    """Return one example; `vocabulaire` holds the questions of the aid too."""
    decrit = [table.a_depuis(3, cle) for cle in ("personnes", "ressources", "charges", "aides_recues")]
    exemple = Exemple(
        nom=table.texte("nom"),
        faits=_faits(table.table("faits"), vocabulaire) if table.a("faits") or not any(decrit) else (),
        issue=table.choix("issue", tuple(Issue)),
        montant=table.nombre("montant", decimales=2) if table.a("montant") else None,
        jour=table.date("jour") if table.a("jour") else None,
        personnes=_personnes(table) if decrit[0] else (),
        ressources=_lignes(table, "ressources", Sens.RESSOURCE) if decrit[1] else None,
        charges=_lignes(table, "charges", Sens.CHARGE) if decrit[2] else None,
        aides_recues=_aides_recues(table) if decrit[3] else None,
    )
    table.fin()
    return exemple


def ecrire_exemple(exemple: Exemple) -> Table:
    """Return an example as a table."""
    table: Table = {"nom": exemple.nom}
    if exemple.jour:
        table["jour"] = exemple.jour
    if exemple.personnes:
        table["personnes"] = [_personne_ecrite(personne) for personne in exemple.personnes]
    for cle, lignes in (("ressources", exemple.ressources), ("charges", exemple.charges)):
        if lignes is not None:
            table[cle] = [_ligne_ecrite(ligne) for ligne in lignes]
    if exemple.aides_recues is not None:
        table["aides_recues"] = [_aide_ecrite(recue) for recue in exemple.aides_recues]
    table |= {"faits": {code: _valeur(valeur) for code, valeur in exemple.faits}, "issue": exemple.issue.value}
    return table if exemple.montant is None else {**table, "montant": ecrire_nombre_exact(exemple.montant)}


def _faits(table: Lecteur, vocabulaire: Vocabulaire) -> tuple[tuple[str, Valeur], ...]:
    lus = [(code, lire_valeur(table, code, i)) for code, i in vocabulaire.items() if table.a(code)]
    table.fin()
    return tuple(lus)


def _personnes(table: Lecteur) -> tuple[PersonneExemple, ...]:
    lues = tuple(_personne(personne) for personne in table.tables("personnes"))
    if lues and [personne.lien for personne in lues].count(Lien.DEMANDEUR) != 1:
        table.fauter("personnes", "demandeur_unique", 'lien = "demandeur", une seule fois')
    return lues


def _personne(table: Lecteur) -> PersonneExemple:
    personne = PersonneExemple(
        table.choix("lien", tuple(Lien)),
        table.entier("age", minimum=0, maximum=AGE_MAXIMUM),
        table.nombre("presence", maximum=Decimal(1)) if table.a("presence") else Decimal(1),
    )
    table.fin()
    return personne


def _lignes(table: Lecteur, cle: str, sens: Sens) -> tuple[LigneExemple, ...]:
    return tuple(_ligne(ligne, sens) for ligne in table.tables(cle, obligatoire=False))


def _ligne(table: Lecteur, sens: Sens) -> LigneExemple:
    nature, connues = table.texte("nature"), tuple(n.code for n in NATURES if n.sens is sens)
    if nature and nature not in connues:
        table.fauter("nature", "valeur_inconnue", en_liste(connues))
    lien = table.choix("lien", tuple(Lien)) if table.a("lien") else None
    ligne = LigneExemple(nature, table.nombre("montant", decimales=2), lien)
    table.fin()
    return ligne


def _aides_recues(table: Lecteur) -> tuple[AideRecue, ...]:
    return tuple(_aide_recue(recue) for recue in table.tables("aides_recues", obligatoire=False))


def _aide_recue(table: Lecteur) -> AideRecue:
    aide = table.code("aide") if table.a("aide") else ""
    recue = AideRecue(aide, table.date("jour"), table.nombre("montant", decimales=2))
    table.fin()
    return recue


def _aide_ecrite(recue: AideRecue) -> Table:
    table: Table = {"jour": recue.jour, "montant": ecrire_nombre_exact(recue.montant)}
    return {**table, "aide": recue.aide} if recue.aide else table


def _personne_ecrite(personne: PersonneExemple) -> Table:
    table: Table = {"lien": personne.lien.value, "age": personne.age}
    return table if personne.presence == 1 else {**table, "presence": ecrire_nombre_exact(personne.presence)}


def _ligne_ecrite(ligne: LigneExemple) -> Table:
    table: Table = {"nature": ligne.nature, "montant": ecrire_nombre_exact(ligne.montant)}
    return {**table, "lien": ligne.lien.value} if ligne.lien else table


def _valeur(valeur: Valeur) -> int | str | bool | date:
    return ecrire_nombre_exact(valeur) if isinstance(valeur, Decimal) else valeur
