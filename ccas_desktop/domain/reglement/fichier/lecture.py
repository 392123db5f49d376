"""Turn an untrusted table, as parsed from TOML or JSON, into a Reglement, or tell everything that is wrong in it.

Nothing in a règlement is ever executed: its tests and scales are data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccas_desktop.domain.certifie.impot import SourceFiscale
from ccas_desktop.domain.reglement.fautes import Faute, ReglementInvalide
from ccas_desktop.domain.reglement.fichier.lecture_baremes import lire_liste
from ccas_desktop.domain.reglement.fichier.lecture_conditions import lire_condition
from ccas_desktop.domain.reglement.fichier.lecture_definitions import lire_definition
from ccas_desktop.domain.reglement.fichier.lecture_exemples import lire_exemple
from ccas_desktop.domain.reglement.fichier.lecture_montant import lire_montant
from ccas_desktop.domain.reglement.fichier.lecture_plafonds import lire_plafonds, lire_pret
from ccas_desktop.domain.reglement.lecteur import FORMAT, FORMATS, Lecteur, Limites, en_liste
from ccas_desktop.domain.reglement.modele.definitions import Definition
from ccas_desktop.domain.reglement.modele.exemples import Exemple
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Vocabulaire
from ccas_desktop.domain.reglement.modele.model import (
    Aide,
    Deliberation,
    DonneeFiscale,
    DonneeNecessaire,
    PieceAApporter,
    Plafonds,
    QuiRegit,
    Reglement,
    Voie,
)
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source


def lire_reglement(untrusted: Mapping[str, object]) -> Reglement:
    """Return the règlement of a parsed file. Raises ReglementInvalide with every fault found."""
    reglement, fautes = lire_avec_ses_fautes(untrusted)
    if fautes:
        raise ReglementInvalide(fautes)
    return reglement


def lire_avec_ses_fautes(untrusted: Mapping[str, object]) -> tuple[Reglement, tuple[Faute, ...]]:
    """Return a règlement as far as it is written, with its faults; never to be applied when it has some."""
    fautes: list[Faute] = []
    lu = untrusted.get("format")
    connu = isinstance(lu, int) and not isinstance(lu, bool) and lu in FORMATS
    table = Lecteur(untrusted, "", fautes, Limites(format=lu if connu and isinstance(lu, int) else FORMAT))
    if table.brut("format") is not None and not connu:
        table.fauter("format", "format_inconnu", f"format = {FORMAT}")
    titre, commune = table.texte("titre"), table.texte("commune")
    definitions = _definitions(table)
    vocabulaire = {**PAR_CODE, **{d.indicateur.code: d.indicateur for d in definitions}}
    baremes = lire_liste(table.tables("bareme", obligatoire=False)) if table.a_depuis(2, "bareme") else ()
    # Indicators and scales may be voted before the first aid that reads them.
    versions = _versions(table.tables("aide", obligatoire=not (definitions or baremes)), vocabulaire)
    dernieres = {version.code: version for version in versions}
    reglement = Reglement(
        format=lu if isinstance(lu, int) else FORMAT,
        titre=titre,
        commune=commune,
        aides=tuple(dernieres.values()),
        anterieures=tuple(v for code, der in dernieres.items() for v in versions if v.code == code and v is not der),
        definitions=definitions,
        baremes=baremes,
        qui_regit=_qui_regit(table),
    )
    table.fin()
    return reglement, tuple(fautes)


def _qui_regit(table: Lecteur) -> QuiRegit:
    presente = table.a_depuis(2, "date_qui_regit")
    return table.choix("date_qui_regit", tuple(QuiRegit)) if presente else QuiRegit.DECISION


def _definitions(table: Lecteur) -> tuple[Definition, ...]:
    if not table.a_depuis(2, "indicateur"):
        return ()
    vocabulaire = dict(PAR_CODE)
    lues = []
    for sous_table in table.tables("indicateur"):
        definition = lire_definition(sous_table, vocabulaire)
        vocabulaire.setdefault(definition.indicateur.code, definition.indicateur)
        lues.append(definition)
    return tuple(lues)


def _versions(tables: list[Lecteur], vocabulaire: Vocabulaire) -> list[Aide]:
    """Return every version of every aid: those of one aid follow each other by their day of effect."""
    versions: list[Aide] = []
    for table in tables:
        aide = lire_aide(table, vocabulaire)
        precedente = next((autre for autre in reversed(versions) if aide.code and autre.code == aide.code), None)
        if precedente is not None and aide.deliberation.effet <= precedente.deliberation.effet:
            table.fauter("code", "doublon", "un nom qu’aucune autre aide ne porte, ou une version d’effet plus récent")
        versions.append(aide)
    return versions


def lire_aide(table: Lecteur, vocabulaire: Vocabulaire) -> Aide:
    """Return one version of one aid; the faults are noted in the reader."""
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
        conditions=tuple(lire_condition(c, vocabulaire) for c in table.tables("condition", obligatoire=False)),
        montant=lire_montant(table.table("montant"), vocabulaire),
        plafonds=lire_plafonds(table.table("plafonds"), vocabulaire) if table.a("plafonds") else Plafonds(),
        pret=lire_pret(table.table("pret")) if table.a_depuis(2, "pret") else None,
    )
    _refuser_les_homonymes(table, aide)
    aide = replace(aide, exemples=_exemples(table, aide, vocabulaire))
    table.fin()
    return aide


def _exemples(table: Lecteur, aide: Aide, vocabulaire: Vocabulaire) -> tuple[Exemple, ...]:
    if not table.a_depuis(2, "exemple"):
        return ()
    connus = {**vocabulaire, **{question.code: question for question in aide.questions}}
    return tuple(lire_exemple(exemple, connus) for exemple in table.tables("exemple"))


def _deliberation(table: Lecteur) -> Deliberation:
    deliberation = Deliberation(
        numero=table.texte("numero"),
        date=table.date("date"),
        article=table.texte("article"),
        effet=table.date("effet"),
        fin=table.date("fin") if table.a_depuis(2, "fin") else None,
    )
    if deliberation.fin is not None and deliberation.fin < deliberation.effet:
        table.fauter("fin", "bornes_inversees", "un jour qui n’est pas avant effet")
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
