"""Read what personne.json gives beside the identity: INE, user name, school, years."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.complement import (
    Complement,
    ComplementIdentite,
    Degre,
    Etablissements,
    code_de_departement,
    code_de_region,
)


def lire_mois(table: Lecteur) -> Mois | None:
    """Return the month asked about."""
    texte = table.texte(Complement.MOIS, obligatoire=False)
    try:
        return Mois.lire(texte) if texte else None
    except ValueError:
        table.fauter(Complement.MOIS, "date_attendue", "année-mois, par exemple 2026-05")
        return None


def lire_complement(table: Lecteur) -> ComplementIdentite:
    """Return what is given beside the identity, nothing when the keys are absent."""
    return ComplementIdentite(
        ine=table.texte(Complement.INE, obligatoire=False),
        identifiant_france_travail=table.texte(Complement.IDENTIFIANT_FRANCE_TRAVAIL, obligatoire=False),
        annee_scolaire=table.texte(Complement.ANNEE_SCOLAIRE, obligatoire=False),
        etablissement=_etablissement(table),
        annee_campagne=_annee(table, Complement.ANNEE_CAMPAGNE),
    )


def refuser_l_inutile(table: Lecteur, source: Source, untrusted: Mapping[str, object]) -> None:
    """Note a fault at each key that the source does not take: a wrong one must not change the question in silence."""
    for complement in Complement:
        if untrusted.get(complement) is None or complement in DESCRIPTIONS[source].complements_acceptes:
            continue
        sources = [s for s, decrite in DESCRIPTIONS.items() if complement in decrite.complements_acceptes]
        table.fauter(complement, "cle_inconnue", f"{_NOMS[complement]} ne se demande que pour {en_liste(sources)}")


_NOMS = {
    Complement.MOIS: "le mois",
    Complement.INE: "le numéro INE",
    Complement.IDENTIFIANT_FRANCE_TRAVAIL: "l’identifiant France Travail",
    Complement.ANNEE_SCOLAIRE: "l’année scolaire",
    Complement.ETABLISSEMENT: "l’établissement",
    Complement.ANNEE_CAMPAGNE: "l’année de la bourse",
}


def _etablissement(table: Lecteur) -> Etablissements | None:
    """A text is the code of a school; an object, a wider place."""
    valeur = table.brut(Complement.ETABLISSEMENT, obligatoire=False)
    if valeur is None:
        return None
    if isinstance(valeur, str):
        return Etablissements(uai=table.texte(Complement.ETABLISSEMENT, obligatoire=False))
    return _perimetre(table.table(Complement.ETABLISSEMENT))


def _perimetre(table: Lecteur) -> Etablissements:
    lieu = Etablissements(
        departements=_codes(table, "departements", code_de_departement),
        regions=_codes(table, "regions", code_de_region),
        degre=table.choix("degre", tuple(Degre)),
    )
    table.fin()
    return lieu


def _codes(table: Lecteur, cle: str, code_de: Callable[[str], str | None]) -> tuple[str, ...]:
    """An unknown name is kept as written: it is refused with what would be accepted."""
    return tuple(code_de(texte) or texte for texte in table.textes(cle, obligatoire=False))


def _annee(table: Lecteur, cle: str) -> int | None:
    valeur = table.brut(cle, obligatoire=False)
    if isinstance(valeur, str) and len(valeur) == 4 and valeur.isascii() and valeur.isdigit():
        return int(valeur)
    if isinstance(valeur, int) and not isinstance(valeur, bool) and 0 < valeur <= 9999:
        return valeur
    if valeur is not None:
        table.fauter(cle, "date_attendue", "une année, par exemple 2026")
    return None
