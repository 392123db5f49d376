"""Read the description of a situation (situation.json of `ccas-desktop evaluate`, examples of a règlement)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from ccas_desktop.domain.dossiers.budget import NATURES, Sens
from ccas_desktop.domain.personnes.foyer import Lien, Usager, composition
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.faits_derives import deriver, faits_de_la_famille, faits_du_foyer, total
from ccas_desktop.domain.reglement.faits.valeurs import lire_valeur
from ccas_desktop.domain.reglement.fautes import Faute, SituationInvalide
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste, lire_instant
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.reglement.modele.situation import AideRecue, Fait, LigneMontant, Matiere, Situation

_PRESENCE_ENTIERE = Decimal(1)
NATURES_DE = {
    "ressources": tuple(nature.code for nature in NATURES if nature.sens is Sens.RESSOURCE),
    "charges": tuple(nature.code for nature in NATURES if nature.sens is Sens.CHARGE),
}


def lire_situation(untrusted: Mapping[str, object], *, connus: Collection[Indicateur] = ()) -> Situation:
    """Return the situation of a parsed text, the facts that can be computed included.

    `connus` are the facts of the règlement's own: an answer to any other is a fault, not a silence.
    Raises SituationInvalide with every fault found.
    """
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes)
    jour = table.date("date")
    depot = table.date("depot") if table.brut("depot", obligatoire=False) is not None else None
    personnes = _personnes(table.table("foyer")) if table.a("foyer") else None
    faits = _faits_du_foyer(personnes, jour, depot or jour) if personnes and not fautes else {}
    lignes = {cle: _lignes(table, cle) for cle in ("ressources", "charges")}
    mois = Mois(jour.year, jour.month)
    for cle, lues in lignes.items():
        if lues is not None:
            faits[f"{cle}_mensuelles"] = total(ligne for ligne in lues if ligne.court_en(mois))
    recues = _aides_recues(table)
    if table.a("faits"):
        faits |= _faits(table.table("faits"), {**{q.code: q for q in connus}, **PAR_CODE})
    table.fin()
    if fautes:
        raise SituationInvalide(tuple(fautes))
    demandeur = _demandeur(personnes or ())
    matiere = Matiere(
        lignes["ressources"],
        lignes["charges"],
        personnes,
        demandeur.identite.date_naissance if demandeur else None,
        recues,
    )
    return Situation(jour, deriver(faits), depot, matiere)


def _personnes(table: Lecteur) -> tuple[Usager, ...]:
    usagers = tuple(_personne(personne, rang) for rang, personne in enumerate(table.tables("personnes")))
    table.fin()
    return usagers


def _demandeur(usagers: tuple[Usager, ...]) -> Usager | None:
    return next((usager for usager in usagers if usager.lien is Lien.DEMANDEUR), None)


def _faits_du_foyer(usagers: tuple[Usager, ...], jour: date, du_foyer: date) -> dict[str, Fait]:
    faits = {**faits_du_foyer(composition(usagers, du_foyer)), **faits_de_la_famille(usagers, du_foyer)}
    demandeur = _demandeur(usagers)
    age = demandeur.age_au(jour) if demandeur else None
    return faits if age is None else {**faits, "age_demandeur": Fait(Decimal(age))}


def _lignes(table: Lecteur, cle: str) -> tuple[LigneMontant, ...] | None:
    if table.brut(cle, obligatoire=False) is None:
        return None
    return tuple(_ligne(ligne, cle) for ligne in table.tables(cle, obligatoire=False))


def _aides_recues(table: Lecteur) -> tuple[AideRecue, ...] | None:
    if table.brut("aides_recues", obligatoire=False) is None:
        return None
    lues = []
    for recue in table.tables("aides_recues", obligatoire=False):
        lues.append(AideRecue(recue.code("aide"), recue.date("jour"), recue.nombre("montant", decimales=2)))
        recue.fin()
    return tuple(lues)


def _personne(table: Lecteur, rang: int) -> Usager:
    usager = Usager(
        id=str(rang),
        dossier_id="",
        identite=Identite("", (), date_naissance=_naissance(table)),
        lien=table.choix("lien", tuple(Lien)),
        presence=table.nombre("presence", maximum=_PRESENCE_ENTIERE) if table.a("presence") else _PRESENCE_ENTIERE,
    )
    table.fin()
    return usager


def _naissance(table: Lecteur) -> DateNaissance | None:
    texte = table.texte("date_naissance", obligatoire=False)
    try:
        return DateNaissance.lire(texte) if texte else None
    except ValueError:
        table.fauter("date_naissance", "date_attendue", "1987-06-27, 1987-06 ou 1987")
        return None


def _ligne(table: Lecteur, cle: str) -> LigneMontant:
    nature = table.texte("nature", obligatoire=False)
    connues = NATURES_DE[cle]
    if nature and nature not in connues:
        table.fauter("nature", "valeur_inconnue", en_liste(connues))
    ligne = LigneMontant(
        table.texte("libelle"),
        table.nombre("montant", decimales=2),
        _provenance(table),
        nature,
        table.choix("lien", tuple(Lien)) if table.brut("lien", obligatoire=False) is not None else None,
        _mois(table, "debut"),
        _mois(table, "fin"),
    )
    table.fin()
    return ligne


def _faits(table: Lecteur, connus: Mapping[str, Indicateur]) -> dict[str, Fait]:
    faits = {}
    for code, indicateur in connus.items():
        if table.a(code):
            faits[code] = _fait(table, indicateur)
    table.fin()
    return faits


def _fait(table: Lecteur, indicateur: Indicateur) -> Fait:
    """A fact is its bare value, then declared, or a table that also says where it comes from."""
    if not isinstance(table.brut(indicateur.code), Mapping):
        return Fait(lire_valeur(table, indicateur.code, indicateur))
    detail = table.table(indicateur.code)
    fait = Fait(lire_valeur(detail, "valeur", indicateur), _provenance(detail))
    detail.fin()
    return fait


def _provenance(table: Lecteur) -> Provenance:
    nature = table.choix("provenance", tuple(NatureProvenance), defaut=NatureProvenance.DECLARE)
    return Provenance(
        nature,
        source=table.texte("source", obligatoire=False) or None,
        fournisseur=table.texte("fournisseur", obligatoire=False) or None,
        mois=_mois(table, "mois"),
        instant=lire_instant(table, "instant") if table.a("instant") else None,
        piece=table.texte("piece", obligatoire=False) or None,
        annee_revenus=table.entier("annee_revenus", minimum=2000, maximum=2100) if table.a("annee_revenus") else None,
    )


def _mois(table: Lecteur, cle: str) -> Mois | None:
    texte = table.texte(cle, obligatoire=False)
    try:
        return Mois.lire(texte) if texte else None
    except ValueError:
        table.fauter(cle, "date_attendue", "année-mois, par exemple 2026-10")
        return None
