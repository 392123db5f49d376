"""Turn an untrusted table, as parsed from TOML or JSON, into a Reglement, or tell everything that is wrong in it.

Nothing in a règlement is ever executed: its tests and scales are data.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.impot import SourceFiscale
from ccas_desktop.domain.reglement.fautes import Faute, ReglementInvalide
from ccas_desktop.domain.reglement.lecteur import Lecteur, en_liste
from ccas_desktop.domain.reglement.lecture_conditions import lire_condition
from ccas_desktop.domain.reglement.lecture_montant import lire_montant, lire_plafonds
from ccas_desktop.domain.reglement.model import (
    Aide,
    Deliberation,
    DonneeFiscale,
    DonneeNecessaire,
    PieceAApporter,
    Plafonds,
    Reglement,
    Voie,
)
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source

FORMAT = 1


def lire_reglement(untrusted: Mapping[str, object]) -> Reglement:
    """Return the règlement of a parsed file. Raises ReglementInvalide with every fault found."""
    fautes: list[Faute] = []
    table = Lecteur(untrusted, "", fautes)
    if table.brut("format") not in (None, FORMAT) or isinstance(untrusted.get("format"), bool):
        table.fauter("format", "format_inconnu", f"format = {FORMAT}")
    reglement = Reglement(
        format=FORMAT,
        titre=table.texte("titre"),
        commune=table.texte("commune"),
        aides=_aides(table.tables("aide")),
    )
    table.fin()
    if fautes:
        raise ReglementInvalide(tuple(fautes))
    return reglement


def _aides(tables: list[Lecteur]) -> tuple[Aide, ...]:
    aides: list[Aide] = []
    for table in tables:
        aide = _aide(table)
        if aide.code and aide.code in {autre.code for autre in aides}:
            table.fauter("code", "doublon", "un nom qu’aucune autre aide ne porte")
        aides.append(aide)
    return tuple(aides)


def _aide(table: Lecteur) -> Aide:
    donnees = _donnees(table.tables("donnee", obligatoire=False))
    aide = Aide(
        code=table.code("code"),
        libelle=table.texte("libelle"),
        description=table.texte("description", obligatoire=False),
        deliberation=_deliberation(table.table("deliberation")),
        voie=table.choix("voie", tuple(Voie)),
        donnees=tuple(donnee for donnee in donnees if isinstance(donnee, DonneeNecessaire)),
        impot=next((donnee for donnee in donnees if isinstance(donnee, DonneeFiscale)), None),
        pieces=tuple(_piece(piece) for piece in table.tables("piece", obligatoire=False)),
        conditions=tuple(lire_condition(c) for c in table.tables("condition", obligatoire=False)),
        montant=lire_montant(table.table("montant")),
        plafonds=lire_plafonds(table.table("plafonds")) if table.a("plafonds") else Plafonds(),
    )
    table.fin()
    _refuser_les_homonymes(table, aide)
    return aide


def _deliberation(table: Lecteur) -> Deliberation:
    deliberation = Deliberation(
        numero=table.texte("numero"),
        date=table.date("date"),
        article=table.texte("article"),
        effet=table.date("effet"),
    )
    table.fin()
    return deliberation


def _donnees(tables: list[Lecteur]) -> tuple[DonneeNecessaire | DonneeFiscale, ...]:
    vues: list[object] = []
    for table in tables:
        source = table.brut("source", obligatoire=False)
        if source in vues:
            table.fauter("source", "doublon", "une source par aide, avec tous ses blocs")
        vues.append(source)
    return tuple(_donnee(table) for table in tables)


def _donnee(table: Lecteur) -> DonneeNecessaire | DonneeFiscale:
    source = table.choix("source", (*Source, *SourceFiscale))
    return _donnee_fiscale(table) if isinstance(source, SourceFiscale) else _donnee_particulier(table, source)


def _donnee_fiscale(table: Lecteur) -> DonneeFiscale:
    donnee = DonneeFiscale(table.texte("motif"), table.texte("piece_remplacee", obligatoire=False))
    table.fin()
    return donnee


def _donnee_particulier(table: Lecteur, source: Source) -> DonneeNecessaire:
    # Where the parts of a reply are as many different data, minimisation wants each one asked for by name.
    blocs = table.textes("blocs", obligatoire=DESCRIPTIONS[source].blocs_a_nommer)
    connus = DESCRIPTIONS[source].scopes
    for rang, bloc in enumerate(blocs, start=1):
        if bloc not in connus:
            table.fauter(f"blocs[{rang}]", "valeur_inconnue", en_liste(connus))
    donnee = DonneeNecessaire(source, blocs, table.texte("motif"), table.texte("piece_remplacee", obligatoire=False))
    table.fin()
    return donnee


def _piece(table: Lecteur) -> PieceAApporter:
    piece = PieceAApporter(table.texte("libelle"), table.texte("exigee_par"))
    table.fin()
    return piece


def _refuser_les_homonymes(table: Lecteur, aide: Aide) -> None:
    """Two questions under one name would share one answer."""
    codes = [question.code for question in aide.questions]
    for code in dict.fromkeys(codes):
        if code and codes.count(code) > 1:
            table.fauter("condition", "doublon", f"un code par question (code répété\u00a0: {code})")
