"""Turn a règlement back into the table that `lecture.lire_reglement` reads: what is written is what was read."""

from __future__ import annotations

from ccas_desktop.domain.reglement.fichier.ecriture_definitions import ecrire_bareme, ecrire_definition
from ccas_desktop.domain.reglement.fichier.ecriture_exigences import ecrire_condition
from ccas_desktop.domain.reglement.fichier.ecriture_montants import ecrire_montants, ecrire_plafonds, ecrire_pret
from ccas_desktop.domain.reglement.fichier.ecriture_valeurs import Table
from ccas_desktop.domain.reglement.fichier.lecture_exemples import ecrire_exemple
from ccas_desktop.domain.reglement.lecteur import FORMAT
from ccas_desktop.domain.reglement.modele.model import (
    Aide,
    Deliberation,
    DonneeNecessaire,
    PieceAApporter,
    QuiRegit,
    Reglement,
)
from ccas_desktop.domain.reglement.modele.montants import AUCUN_PLAFOND

SOURCE_FISCALE = "impot_particulier"


def en_table(reglement: Reglement) -> Table:
    """Return a règlement as a table, in the last format, each aid after its former versions."""
    return {
        **commun_en_table(reglement),
        "aide": [aide_en_table(version) for version in versions_dans_l_ordre(reglement)],
    }


def commun_en_table(reglement: Reglement) -> Table:
    """Return what is common to all the aids: the names, the day that governs, the indicators, the scales."""
    table: Table = {"format": FORMAT, "titre": reglement.titre, "commune": reglement.commune}
    if reglement.qui_regit is not QuiRegit.DECISION:
        table["date_qui_regit"] = reglement.qui_regit.value
    if reglement.definitions:
        table["indicateur"] = [ecrire_definition(definition) for definition in reglement.definitions]
    if reglement.baremes:
        table["bareme"] = [ecrire_bareme(bareme) for bareme in reglement.baremes]
    return table


def versions_dans_l_ordre(reglement: Reglement) -> tuple[Aide, ...]:
    """Return every version of every aid in the order of the file."""
    return tuple(version for aide in reglement.aides for version in reglement.versions(aide.code))


def aide_en_table(aide: Aide) -> Table:
    """Return one version of an aid as a table."""
    table: Table = {"code": aide.code, "libelle": aide.libelle}
    if aide.description:
        table["description"] = aide.description
    table |= {"voie": aide.voie.value, "deliberation": _deliberation(aide.deliberation)}
    donnees = [_donnee(donnee) for donnee in aide.donnees]
    if aide.impot:
        donnees.append(_avec_piece({"source": SOURCE_FISCALE, "motif": aide.impot.motif}, aide.impot.piece_remplacee))
    listes = {
        "donnee": donnees,
        "piece": [_piece(piece) for piece in aide.pieces],
        "condition": [ecrire_condition(condition) for condition in aide.conditions],
    }
    table |= {cle: liste for cle, liste in listes.items() if liste}
    table["montant"] = ecrire_montants(aide.montant)
    if aide.plafonds != AUCUN_PLAFOND:
        table["plafonds"] = ecrire_plafonds(aide.plafonds)
    if aide.pret:
        table["pret"] = ecrire_pret(aide.pret)
    if aide.exemples:
        table["exemple"] = [ecrire_exemple(exemple) for exemple in aide.exemples]
    return table


def _deliberation(deliberation: Deliberation) -> Table:
    table: Table = {
        "numero": deliberation.numero,
        "date": deliberation.date,
        "article": deliberation.article,
        "effet": deliberation.effet,
    }
    return {**table, "fin": deliberation.fin} if deliberation.fin else table


def _donnee(donnee: DonneeNecessaire) -> Table:
    table: Table = {"source": donnee.source.value}
    if donnee.blocs:
        table["blocs"] = list(donnee.blocs)
    return _avec_piece({**table, "motif": donnee.motif}, donnee.piece_remplacee)


def _avec_piece(table: Table, piece_remplacee: str) -> Table:
    return {**table, "piece_remplacee": piece_remplacee} if piece_remplacee else table


def _piece(piece: PieceAApporter) -> Table:
    return {"libelle": piece.libelle, "exigee_par": piece.exigee_par}
