"""What the agent settled for one file: sheet, headings, columns, and how rows are taken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ccas_desktop.application.classeur import Classeur, texte_de
from ccas_desktop.application.imports.champs import IGNORER, INTERDIT, NOTE
from ccas_desktop.application.imports.cibles import cible_de
from ccas_desktop.application.imports.colonnes import Colonne, Raison
from ccas_desktop.application.imports.reperage import Reperage, colonnes_de, reperer
from ccas_desktop.domain.dossiers.reprise import ModeleColonnes
from ccas_desktop.domain.personnes.identite import cle_de_comparaison


@dataclass(frozen=True)
class Reglage:
    """How a file is read.

    Attributes:
        colonnes: each with its target, in the order of the sheet.
        natures: nature as compared → code of the aid of the règlement.
        modele: name of the saved mapping that was recognised, or an empty text.
    """

    reperage: Reperage
    colonnes: tuple[Colonne, ...]
    natures: Mapping[str, str] = field(default_factory=dict)
    modele: str = ""

    @property
    def signature(self) -> str:
        """Return the digest of the headings, by which a source is known again."""
        return signature(colonne.titre for colonne in self.colonnes)

    def avec_cible(self, rang: int, cible: str) -> Reglage:
        """Return the same with another target for one column; a forbidden column stays so.

        A target that another column holds leaves it: two columns never fill one field.
        """
        colonne = self.colonnes[rang]
        if colonne.cible == INTERDIT or (cible not in (NOTE, IGNORER) and cible_de(cible) is None):
            return self
        libre = cible in (NOTE, IGNORER) or cible in _REPETABLES
        colonnes = tuple(
            replace(c, cible=cible, raison=Raison.ENREGISTREE)
            if c.rang == rang
            else replace(c, cible=NOTE)
            if c.cible == cible and not libre
            else c
            for c in self.colonnes
        )
        return replace(self, colonnes=colonnes)

    def fautes(self) -> tuple[str, ...]:
        """Return the codes of what forbids to go on."""
        cibles = {colonne.cible for colonne in self.colonnes}
        if "nom_prenom" in cibles or {"nom", "prenom"} <= cibles:
            return ()
        return ("import_sans_nom",) if "nom" not in cibles else ("import_sans_prenom",)

    @property
    def parle_d_aides(self) -> bool:
        """Tell whether the rows hold past aids."""
        return any(colonne.cible.startswith("aide_") for colonne in self.colonnes)


_REPETABLES = frozenset(("complement",))


def regler(classeur: Classeur, modeles: Sequence[ModeleColonnes] = (), *, reperage: Reperage | None = None) -> Reglage:
    """Return how a file is read unless the agent says otherwise: a mapping saved for these headings wins."""
    trouve = reperage or reperer(classeur)
    reglage = Reglage(trouve, colonnes_de(classeur.feuilles[trouve.feuille], trouve.entete))
    connu = next((m for m in modeles if m.signature == reglage.signature), None)
    return reglage if connu is None else _appliquer(reglage, connu)


def natures_du_fichier(classeur: Classeur, reglage: Reglage) -> tuple[tuple[str, int], ...]:
    """Return the natures of aid written in the file, each as first written, with its number of rows; most first."""
    rang = next((c.rang for c in reglage.colonnes if c.cible == "aide_nature"), None)
    if rang is None:
        return ()
    comptes: dict[str, list[str]] = {}
    for ligne in classeur.feuilles[reglage.reperage.feuille].lignes[reglage.reperage.entete + 1 :]:
        texte = texte_de(ligne[rang]) if rang < len(ligne) else ""
        if texte:
            comptes.setdefault(cle_de_comparaison(texte), []).append(texte)
    triees = sorted(comptes.values(), key=len, reverse=True)
    return tuple((textes[0], len(textes)) for textes in triees)


def signature(titres: Iterable[str]) -> str:
    """Return a digest of headings, whatever their case, accents and place."""
    cles = sorted(cle_de_comparaison(titre) for titre in titres)
    return hashlib.sha256("\n".join(cles).encode()).hexdigest()


def _appliquer(reglage: Reglage, modele: ModeleColonnes) -> Reglage:
    colonnes = tuple(
        replace(c, cible=modele.cibles[c.titre], raison=Raison.ENREGISTREE)
        if c.cible != INTERDIT and _utilisable(modele.cibles.get(c.titre))
        else c
        for c in reglage.colonnes
    )
    return replace(reglage, colonnes=colonnes, natures=dict(modele.natures), modele=modele.nom)


def _utilisable(cible: str | None) -> bool:
    return cible is not None and (cible in (NOTE, IGNORER) or cible_de(cible) is not None)
