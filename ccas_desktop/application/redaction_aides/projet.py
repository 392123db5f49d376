"""An aid under writing as a table: what a new one starts with, what is left out of it, and the names made for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ccas_desktop.application.redaction_aides.formes import Table
from ccas_desktop.application.redaction_aides.notes import CHAMP
from ccas_desktop.domain.reglement.fichier.ecriture import aide_en_table
from ccas_desktop.domain.reglement.modele.model import Aide

# A place without its ranks, and what stands there.
Chiffre = tuple[str, str]
# Where drafts are kept: those of the aids, and those of what is common to them all.
DES_AIDES, COMMUNS = "reglement/projets", "reglement/commun"
TITRE_COMMUN = "Indicateurs et barèmes du CCAS"
LONGUEUR_DU_CODE = 40
_FACULTATIVES = ("plafonds",)


@dataclass(frozen=True)
class Projet:
    """A version of an aid, or of the common rules, not in force.

    Attributes:
        cle: names the draft.
        aide: the aid, or the common rules, as the forms have it, dates as texts.
        origine: code of the aid that it is a new version of; empty for a new aid.
        chiffres: the figures of the sample it started from that nobody looked at yet, see `modeles`.
        revision: how many times it was kept.
        par: who wrote it last.
        redaction: names the page it was typed in last.
        a_cote: kept beside another, which somebody else wrote at the same time.
        famille: where it is kept, `DES_AIDES` or `COMMUNS`.
    """

    cle: str
    aide: Mapping[str, object]
    modifie_le: datetime
    origine: str = ""
    chiffres: tuple[Chiffre, ...] = ()
    revision: int = 0
    par: str = ""
    redaction: str = ""
    a_cote: bool = False
    famille: str = DES_AIDES

    @property
    def est_commun(self) -> bool:
        """Tell whether it is one of the common rules."""
        return self.famille == COMMUNS

    @property
    def titre(self) -> str:
        """Return its name in a list: who wrote it is said when another has the same name."""
        return f"{self.libelle} (autre version, de {self.par or 'quelqu’un'})" if self.a_cote else self.libelle

    @property
    def note(self) -> str:
        """Return what the CCAS notes beside the aid."""
        return str(self.aide.get(CHAMP) or "").strip()

    @property
    def libelle(self) -> str:
        """Return the name of the aid, or what stands for one."""
        return TITRE_COMMUN if self.est_commun else str(self.aide.get("libelle") or "Aide sans nom")


def aide_vierge() -> Table:
    """Return what a new aid starts with."""
    return {"libelle": "", "voie": "", "deliberation": {}, "montant": {}}


def table_de(aide: Aide) -> Table:
    """Return an aid in force as the forms want it."""
    return sans_dates(aide_en_table(aide))


def copie_de(aide: Aide, *, nouvelle_aide: bool, note: str = "") -> Table:
    """Return what a new version starts with: all of the former one but its vote; another aid has another name too."""
    table = {**table_de(aide), "deliberation": {"article": aide.deliberation.article}}
    if note:
        table[CHAMP] = note
    if nouvelle_aide:
        table["libelle"] = f"{aide.libelle} (copie)"
        table.pop("code")
    return table


def completee(table: Mapping[str, object]) -> Table:
    """Return the table to be examined: names made where none was typed, the note and what is left empty taken away."""
    complete = {cle: valeur for cle, valeur in table.items() if not (cle in _FACULTATIVES and est_vide(valeur))}
    complete.pop(CHAMP, None)
    if not complete.get("code"):
        complete["code"] = nom_de(str(complete.get("libelle", "")))
    if "condition" in complete:
        complete["condition"] = _avec_les_codes(complete["condition"])
    return {cle: valeur for cle, valeur in complete.items() if not (isinstance(valeur, list) and not valeur)}


def nom_de(libelle: str) -> str:
    """Return a stable name made of words: « aide_a_l_energie »; empty when there is no letter to make it of."""
    sans_accent = unicodedata.normalize("NFKD", libelle.replace("œ", "oe").replace("Œ", "oe")).lower()
    nom = re.sub(r"[^a-z0-9]+", "_", "".join(s for s in sans_accent if not unicodedata.combining(s)))
    return nom.lstrip("_0123456789")[:LONGUEUR_DU_CODE].rstrip("_")


def est_vide(valeur: object) -> bool:
    """Tell whether nothing was typed in a part, whatever its depth."""
    if isinstance(valeur, Mapping):
        return all(est_vide(interieure) for interieure in valeur.values())
    if isinstance(valeur, list):
        return all(est_vide(element) for element in valeur)
    return valeur in ("", None)


def _avec_les_codes(partie: object) -> object:
    """A question needs a name of its own: its first words, when none was given."""
    if isinstance(partie, list):
        return [_avec_les_codes(element) for element in partie]
    if not isinstance(partie, Mapping):
        return partie
    table = {cle: _avec_les_codes(valeur) for cle, valeur in partie.items()}
    if "question" in table and not table.get("code"):
        table["code"] = nom_de(str(table["question"]))
    return table


def sans_dates(table: Mapping[str, object]) -> Table:
    """Return a table with its dates as texts, as the forms and the drafts want it."""
    return {cle: _valeur(valeur) for cle, valeur in table.items()}


def _valeur(valeur: object) -> object:
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, Mapping):
        return sans_dates(valeur)
    return [_valeur(element) for element in valeur] if isinstance(valeur, list) else valeur
