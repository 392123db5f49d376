"""The list of the dossiers: one row a person."""

from __future__ import annotations

import sqlite_utils

from ccas_desktop.adapters.store.listes.source import (
    EN_MARCHANT,
    Clause,
    SourceListe,
    compare,
    egal,
    est_rare,
    expression_des_mots,
    selon,
)
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import cle_de_comparaison

# Of a confidential address none is shown: neither its place in the order nor the filters tell it. It has an index.
COMMUNE = "iif(dossier.adresse_confidentielle, '', json_extract(dossier.adresse, '$.commune'))"
# The index of the names holds the rank of a person in the search: walking it reads no row, so it pays sooner.
BEAUCOUP_DE_TROUVEES = 400
REFERENT = "LEFT JOIN agent AS referent ON referent.id = dossier.referent_id"
# Between the name and the first name: before any letter, so that « DUPONT Zoé » comes before « DUPONT MARTIN Ana ».
_ENTRE_NOM_ET_PRENOM = "\t"


def cle_de_tri(usager: Usager) -> str:
    """Return what the lists sort a person by: name then first name, without accents or case."""
    identite = usager.identite
    return _ENTRE_NOM_ET_PRENOM.join(cle_de_comparaison(nom) for nom in (identite.nom_famille, identite.prenom))


def _texte(db: sqlite_utils.Database, valeur: str) -> Clause:
    """Return the criterion of the words typed: names, first names, birth date, phone, number of the dossier."""
    expression = expression_des_mots(valeur)
    if not expression:
        return Clause("0")
    trouvees = "SELECT rowid FROM recherche WHERE recherche MATCH ?"
    rare = est_rare(db, trouvees, (expression,), beaucoup=BEAUCOUP_DE_TROUVEES)
    return Clause(f"{EN_MARCHANT}usager.rang_recherche IN ({trouvees})", (expression,), rare)


def _ne_avant(db: sqlite_utils.Database, jour: str) -> Clause:
    """Return the criterion of persons who may be born on a day or before: a partial date counts from its start."""
    rare = est_rare(db, "SELECT 1 FROM usager WHERE date_naissance <= ?", (jour,))
    return Clause(f"{EN_MARCHANT}usager.date_naissance <= ?", (jour,), rare)


def _ne_apres(db: sqlite_utils.Database, jour: str) -> Clause:
    """Return the criterion of persons who may be born after a day: a partial date counts to its end."""
    rare = est_rare(db, "SELECT 1 FROM usager WHERE date_naissance >= ?", (jour[:4],))
    condition = f"({EN_MARCHANT}usager.date_naissance >= ? AND usager.date_naissance || '-99' > ?)"
    return Clause(condition, (jour[:4], f"{jour}-99"), rare)


def _communes(db: sqlite_utils.Database, valeur: str) -> Clause:
    communes = egal(COMMUNE)(db, valeur)
    rare = est_rare(db, f"SELECT 1 FROM dossier WHERE {communes.sql}", communes.parametres)  # noqa: S608 our names
    # Where somebody lives in secret is not told by a filter either.
    condition = f"({EN_MARCHANT}{communes.sql} AND dossier.adresse_confidentielle = 0)"
    return Clause(condition, communes.parametres, rare)


def _hors_communes(db: sqlite_utils.Database, valeur: str) -> Clause:
    communes = egal(COMMUNE)(db, valeur)
    condition = f"({COMMUNE} <> '' AND NOT {communes.sql} AND dossier.adresse_confidentielle = 0)"
    return Clause(condition, communes.parametres)


# The parts of a person and of a dossier that are kept as JSON.
TRAVAIL = "json_extract(usager.situation, '$.professionnelle')"
LOGEMENT = "json_extract(dossier.logement, '$.mode')"

_PAR_DOSSIER = "dossier CROSS JOIN usager ON usager.dossier_id = dossier.id"

DOSSIERS = SourceListe(
    table="usager",
    rang="usager.rang",
    dossier="usager.dossier_id",
    jointures={
        "dossier": "JOIN dossier ON dossier.id = usager.dossier_id",
        "referent": REFERENT,
    },
    tris={
        "nom": "usager.cle_nom",
        "naissance": "usager.date_naissance",
        "age": "usager.date_naissance",
        "sexe": "usager.sexe",
        "lien": "usager.lien",
        "numero": "dossier.numero",
        "ouvert_le": "dossier.ouvert_le",
        "commune": COMMUNE,
        "ecriture": "dossier.derniere_ecriture",
    },
    tri="nom",
    parcours=dict.fromkeys(("numero", "ouvert_le", "commune", "ecriture"), _PAR_DOSSIER),
    criteres={
        "texte": _texte,
        "lien": egal("usager.lien"),
        "sexe": egal("usager.sexe"),
        "ne_avant": _ne_avant,
        "ne_apres": _ne_apres,
        "present_le": lambda _db, jour: Clause(
            "(ifnull(usager.depart, '9999') >= ? AND ifnull(usager.deces_le, '9999') >= ?)", (jour, jour)
        ),
        "travail": egal(TRAVAIL),
        "logement": egal(LOGEMENT),
        "protege": selon("usager.protection IS NOT NULL", "usager.protection IS NULL"),
        "clos": selon("dossier.clos_le IS NOT NULL", "dossier.clos_le IS NULL"),
        "decede": selon("usager.deces_le IS NOT NULL", "usager.deces_le IS NULL"),
        "commune": _communes,
        "hors_communes": _hors_communes,
        "referent": egal("dossier.referent_id"),
        "sans_referent": lambda _db, _valeur: Clause("dossier.referent_id IS NULL"),
        "domicilie_le": lambda _db, jour: Clause(
            "(dossier.domiciliation_debut <= ? AND ifnull(dossier.domiciliation_fin, '9999') >= ?)", (jour, jour)
        ),
        "non_domicilie_le": lambda _db, jour: Clause(
            "NOT (ifnull(dossier.domiciliation_debut, '9999') <= ? AND ifnull(dossier.domiciliation_fin, '9999') >= ?)",
            (jour, jour),
        ),
        "ne_pas_ecrire": selon("dossier.ne_pas_ecrire = 1", "dossier.ne_pas_ecrire = 0"),
        "ouvert_du": compare("dossier.ouvert_le", ">="),
        "ouvert_au": compare("dossier.ouvert_le", "<="),
        "avec_demande": selon(
            "EXISTS (SELECT 1 FROM demande WHERE demande.dossier_id = usager.dossier_id)",
            "NOT EXISTS (SELECT 1 FROM demande WHERE demande.dossier_id = usager.dossier_id)",
        ),
    },
    colonnes=(
        "usager.id, usager.dossier_id, usager.nom_famille, usager.nom_usage, usager.prenoms, usager.sexe,"  # noqa: S608 constant names
        " usager.date_naissance, usager.lien, usager.arrivee, usager.depart, usager.deces_le,"
        " usager.telephone, usager.courriel,"
        " dossier.numero, dossier.ouvert_le, dossier.adresse, dossier.adresse_confidentielle, dossier.ne_pas_ecrire,"
        f" {TRAVAIL} AS travail, {LOGEMENT} AS logement, usager.protection, dossier.prescripteur,"
        " dossier.domiciliation_debut, dossier.domiciliation_fin, dossier.clos_le, dossier.motif_cloture,"
        " referent.prenom AS referent_prenom, referent.nom AS referent_nom,"
        " (SELECT count(*) FROM demande WHERE demande.dossier_id = usager.dossier_id) AS demandes"
    ),
    valeurs={"commune": f"SELECT DISTINCT {COMMUNE} FROM dossier ORDER BY 1"},  # noqa: S608 constant names
)
