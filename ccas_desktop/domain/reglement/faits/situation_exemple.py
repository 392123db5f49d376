"""The situation that an example describes: its foyer and its budget are what indicators are computed from."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE
from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, faits_de_la_famille, faits_du_foyer, total
from ccas_desktop.domain.reglement.modele.exemples import Exemple, LigneExemple, PersonneExemple
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, LigneMontant, Matiere, Situation, Valeur


def situation_de_faits(faits: Iterable[tuple[str, Valeur]], jour: datetime.date) -> Situation:
    """Return the situation of facts alone, declared and deposited on the day."""
    return Situation(jour, deriver({code: Fait(valeur) for code, valeur in faits}), jour)


def situation_de_l_exemple(exemple: Exemple, jour: datetime.date, aide: str = "") -> Situation:
    """Return what an example of an aid knows on a day; a fact that it tells is never replaced by one worked out."""
    personnes = tuple(_usager(personne, rang, jour) for rang, personne in enumerate(exemple.personnes))
    demandeur = next((usager for usager in personnes if usager.lien is Lien.DEMANDEUR), None)
    ressources, charges = _lignes(exemple.ressources), _lignes(exemple.charges)
    faits = _du_foyer(personnes, demandeur, jour) if personnes else {}
    for code, lignes in (("ressources_mensuelles", ressources), ("charges_mensuelles", charges)):
        if lignes is not None:
            faits[code] = total(lignes)
    recues = _recues(exemple, jour, aide)
    if recues is not None:
        faits |= _faits_des_aides(recues, jour, aide)
    faits |= {code: Fait(valeur) for code, valeur in exemple.faits}
    naissance = demandeur.identite.date_naissance if demandeur else None
    matiere = Matiere(ressources, charges, personnes or None, naissance, recues)
    return Situation(jour, deriver(faits), jour, matiere)


def _du_foyer(personnes: tuple[Usager, ...], demandeur: Usager | None, jour: datetime.date) -> dict[str, Fait]:
    faits = {**faits_du_foyer(composition(personnes, jour)), **faits_de_la_famille(personnes, jour)}
    age = demandeur.age_au(jour) if demandeur else None
    return faits if age is None else {**faits, "age_demandeur": Fait(Decimal(age))}


def _recues(exemple: Exemple, jour: datetime.date, aide: str) -> tuple[AideRecue, ...] | None:
    """Return what was received by that day; an aid that is not named is the one that the example is of."""
    if exemple.aides_recues is None:
        return None
    return tuple(replace(r, aide=r.aide or aide) for r in exemple.aides_recues if r.jour <= jour)


def _faits_des_aides(recues: tuple[AideRecue, ...], jour: datetime.date, aide: str) -> dict[str, Fait]:
    """The sums and the counts that the limits of an aid read, as they are made for a request."""
    annee = [recue for recue in recues if recue.jour.year == jour.year]
    siennes = [recue.montant for recue in annee if recue.aide == aide]
    return {
        "deja_verse_annee_aide": Fait(sum(siennes, Decimal(0))),
        "deja_verse_annee_foyer": Fait(sum((recue.montant for recue in annee), Decimal(0))),
        "nombre_aides_annee": Fait(Decimal(len(siennes))),
        "nombre_aides_total": Fait(Decimal(sum(recue.aide == aide for recue in recues))),
    }


def _usager(personne: PersonneExemple, rang: int, jour: datetime.date) -> Usager:
    """Born on that day of the year: the age of the example is then that of the day, whatever it is."""
    annee = jour.year - personne.age
    naissance = DateNaissance(annee, jour.month, min(jour.day, monthrange(annee, jour.month)[1]))
    identite = Identite("", (), date_naissance=naissance)
    return Usager(id=str(rang), dossier_id="", identite=identite, lien=personne.lien, presence=personne.presence)


def _lignes(lignes: tuple[LigneExemple, ...] | None) -> tuple[LigneMontant, ...] | None:
    if lignes is None:
        return None
    return tuple(
        LigneMontant(NATURE_PAR_CODE[ligne.nature].libelle, ligne.montant, nature=ligne.nature, lien=ligne.lien)
        for ligne in lignes
    )
