"""Where an import under way stands, kept as a draft: its file, its columns, what the agent decided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from ccas_desktop.application.classeur import Classeur
from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.choix import ActionFiche, Choix
from ccas_desktop.application.imports.reglage import Reglage, regler
from ccas_desktop.application.imports.reperage import Reperage
from ccas_desktop.domain.dossiers.reprise import ModeleColonnes

CLE = "imports/encours"


@dataclass(frozen=True)
class PlaceImport:
    """A place.

    Attributes:
        empreinte: SHA-256 of the file, by which one that has changed is known.
        signature: digest of the headings that the columns are those of.
        cibles: target of each column, in the order of the sheet.
        choix: what the agent decided otherwise than proposed, by rank of family; empty before the preview.
    """

    fichier: str
    empreinte: str
    feuille: int
    entete: int
    signature: str
    cibles: tuple[str, ...]
    natures: Mapping[str, str] = field(default_factory=dict)
    a_l_apercu: bool = False
    choix: Mapping[int, Choix] = field(default_factory=dict)

    @property
    def nom(self) -> str:
        """Return the name of the file, without its folder."""
        return Path(self.fichier).name


def place_de(fichier: Path, classeur: Classeur, reglage: Reglage) -> PlaceImport:
    """Return the place of an import whose columns are being settled."""
    return PlaceImport(
        str(fichier),
        classeur.empreinte,
        reglage.reperage.feuille,
        reglage.reperage.entete,
        reglage.signature,
        tuple(colonne.cible for colonne in reglage.colonnes),
        dict(reglage.natures),
    )


def place_a_l_apercu(place: PlaceImport, propose: Apercu, apercu: Apercu) -> PlaceImport:
    """Return the same place at its preview, with what the agent decided since it was proposed."""
    decides = {rang: choix for rang, choix in apercu.choix.items() if propose.choix.get(rang) != choix}
    return replace(place, a_l_apercu=True, choix=decides)


def ecrire_place(place: PlaceImport) -> dict[str, str]:
    """Return a place as the contents of a draft."""
    choix = {str(rang): [c.action, c.dossier_id, sorted(c.remplacer)] for rang, c in place.choix.items()}
    return {"place": json.dumps({**asdict(replace(place, choix={})), "choix": choix}, ensure_ascii=False)}


def lire_place(contenu: Mapping[str, str]) -> PlaceImport | None:
    """Return the place that a draft holds; None for what another version of the program wrote."""
    try:
        untrusted = json.loads(contenu["place"])
        choix = {
            int(rang): Choix(ActionFiche(action), dossier_id, frozenset(remplacer))
            for rang, (action, dossier_id, remplacer) in untrusted.pop("choix").items()
        }
        return PlaceImport(**{**untrusted, "cibles": tuple(untrusted["cibles"]), "choix": choix})
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def regler_comme(place: PlaceImport, classeur: Classeur, modeles: Sequence[ModeleColonnes]) -> Reglage | None:
    """Return the columns as they were settled; None when the file no longer has these headings there."""
    if place.feuille >= len(classeur.feuilles) or place.entete >= len(classeur.feuilles[place.feuille].lignes):
        return None
    reglage = regler(classeur, modeles, reperage=Reperage(place.feuille, place.entete))
    if reglage.signature != place.signature or len(reglage.colonnes) != len(place.cibles):
        return None
    for rang, cible in enumerate(place.cibles):
        if reglage.colonnes[rang].cible != cible:
            reglage = reglage.avec_cible(rang, cible)
    return replace(reglage, natures=dict(place.natures))


def choisir_comme(place: PlaceImport, apercu: Apercu) -> Apercu:
    """Return a preview with what the agent had decided; a dossier that is no candidate any more is decided again."""
    for rang, choix in place.choix.items():
        candidats = {candidat.connue.dossier_id for _, candidat in apercu.candidats.get(rang, ())}
        if rang in apercu.choix and (not choix.dossier_id or choix.dossier_id in candidats):
            apercu = apercu.choisir((rang,), choix)
    return apercu
