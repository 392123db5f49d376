"""The rows of a sheet, read one by one under the columns that the agent settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.classeur import Cellule, Classeur, Ligne, texte_de
from ccas_desktop.application.imports import valeurs
from ccas_desktop.application.imports.cellules import Cellules
from ccas_desktop.application.imports.champs import IGNORER, INTERDIT
from ccas_desktop.application.imports.cibles import cible_de
from ccas_desktop.application.imports.colonnes import Colonne
from ccas_desktop.application.imports.dates import Epoque, lire_date
from ccas_desktop.application.imports.fiche import AUCUN_SUIVI, AideLue, LigneLue, PersonneLue
from ccas_desktop.application.imports.lecture_personnes import LecteurDePersonnes, TrouverLieu
from ccas_desktop.application.imports.lecture_suivi import CODES, lire_suivi
from ccas_desktop.application.imports.mots import mots
from ccas_desktop.application.imports.reglage import Reglage
from ccas_desktop.domain.dossiers.dossier import LIGNE_ADRESSE_MAX, Adresse
from ccas_desktop.domain.dossiers.reprise import SensReprise
from ccas_desktop.domain.personnes.identite import cle_de_comparaison
from ccas_desktop.domain.personnes.residence import Domiciliation

_CP_COMMUNE = re.compile(r"(?:F-)?(\d{5})[\s,]+(.+)")
_ADRESSE_ENTIERE = re.compile(r"(.*?)[\s,;\-]+(\d{5})\s+(\D+)")
_TOTAL = re.compile(r"(?:sous )?(?:total|totaux|somme|moyenne)\b.*")
_ACCORD = mots(
    "accord accorde accordee accepte acceptee favorable oui ok valide paye payee verse versee accepted attribue"
)
_REFUS = mots("refus refuse refusee rejet rejete rejetee defavorable non refused")
NATURE_PAR_DEFAUT = "Aide"


@dataclass(frozen=True)
class Contexte:
    """What reading needs besides the file."""

    aujourdhui: date
    trouver_lieu: TrouverLieu


def lire_lignes(
    classeur: Classeur, reglage: Reglage, contexte: Contexte, *, annule: Callable[[], bool] = lambda: False
) -> Iterator[LigneLue]:
    """Yield each row of the list; the blank ones, repeated headings and totals are left out."""
    feuille, debut = classeur.feuilles[reglage.reperage.feuille], reglage.reperage.entete + 1
    lecteur = _Lecteur(reglage, Epoque(contexte.aujourdhui, depart_1904=classeur.depart_1904), contexte.trouver_lieu)
    for numero, ligne in zip(feuille.numeros[debut:], feuille.lignes[debut:], strict=True):
        if annule():
            return
        lue = lecteur.lire(numero, ligne)
        if lue is not None:
            yield lue


class _Lecteur:
    """Reads rows, remembering the last named one: lists of aids often name a person once."""

    def __init__(self, reglage: Reglage, epoque: Epoque, trouver_lieu: TrouverLieu) -> None:
        self._epoque = epoque
        self._aides = reglage.parle_d_aides
        self._titres = {c.rang: cle_de_comparaison(c.titre) for c in reglage.colonnes}
        self._colonnes: dict[str, tuple[Colonne, ...]] = {}
        for colonne in reglage.colonnes:
            if colonne.cible not in (IGNORER, INTERDIT):
                self._colonnes[colonne.cible] = (*self._colonnes.get(colonne.cible, ()), colonne)
        cibles = [cible for code in self._colonnes if (cible := cible_de(code)) is not None]
        self._suivi = any(cible.champ.code in CODES for cible in cibles)
        rangs = {cible.rang for cible in cibles}
        self._personnes = LecteurDePersonnes(epoque, trouver_lieu, rangs, situations=self._suivi)
        self._precedente: tuple[PersonneLue, ...] = ()

    def lire(self, numero: int, ligne: Ligne) -> LigneLue | None:
        """Return a row read, None when it says nothing of anyone."""
        cellules = Cellules(numero, ligne, self._colonnes)
        if cellules.vide() or self._est_un_titre(ligne) or self._est_un_total(ligne, cellules):
            return None
        aide = self._aide(cellules) if self._aides else None
        personnes = self._personnes.lire(cellules)
        if not personnes and not any(a.bloquante for a in cellules.anomalies):
            personnes = self._reprendre(cellules, aide)
        self._precedente = personnes or self._precedente
        suivi = lire_suivi(cellules, self._epoque) if self._suivi else AUCUN_SUIVI
        cellules.noter_le_reste()
        return LigneLue(
            numero=numero,
            personnes=personnes,
            adresse=_adresse(cellules),
            aide=aide,
            domiciliation=self._domiciliation(cellules),
            suivi=suivi,
            notes=tuple(dict.fromkeys(cellules.notes)),
            cle=cellules.texte("cle_foyer"),
            anomalies=tuple(cellules.anomalies),
        )

    def _domiciliation(self, cellules: Cellules) -> Domiciliation | None:
        debut = cellules.lire("dom_debut", lambda c: lire_date(c, self._epoque).jour)
        fin = cellules.lire("dom_fin", lambda c: lire_date(c, self._epoque).jour)
        if debut is None or (fin is not None and fin < debut):
            return None
        return Domiciliation(debut, fin)

    def _reprendre(self, cellules: Cellules, aide: AideLue | None) -> tuple[PersonneLue, ...]:
        """An aid without a name is of the person above: merged cells, or a name written once."""
        if aide is not None and self._precedente:
            cellules.signaler("nom_du_dessus", doute=True)
            return self._precedente
        cellules.signaler("ligne_sans_nom", bloquante=True)
        return ()

    def _est_un_titre(self, ligne: Ligne) -> bool:
        """Tell whether the row says the headings again, as long printed lists do on each page."""
        pleines = [(rang, c) for rang, c in enumerate(ligne) if isinstance(c, str) and c]
        return len(pleines) > 1 and all(self._titres.get(rang) == cle_de_comparaison(c) for rang, c in pleines)

    def _est_un_total(self, ligne: Ligne, cellules: Cellules) -> bool:
        premiers = [cle_de_comparaison(c) for c in ligne[:4] if isinstance(c, str)]
        return any(_TOTAL.fullmatch(cle) for cle in premiers) and not cellules.texte("prenom")

    def _aide(self, cellules: Cellules) -> AideLue | None:
        nature, brute = cellules.texte("aide_nature"), cellules.brute("aide_montant")
        if not (nature or brute is not None or cellules.brute("aide_date") is not None or cellules.texte("aide_bon")):
            return None
        jour = cellules.lire("aide_date", lambda c: lire_date(c, self._epoque).jour)
        if jour is not None and jour > self._epoque.aujourdhui:
            cellules.signaler("aide_future", "aide_date", doute=True)
        montant = cellules.lire("aide_montant", valeurs.lire_montant)
        demande = cellules.texte("aide_demande")
        if demande:
            cellules.noter("Montant demandé", demande)
        sens = cellules.lire("aide_sens", _sens)
        if sens is None:
            sens = SensReprise.INCONNU if cellules.brute("aide_sens") is not None else SensReprise.ACCORD
        if jour is None and sens is SensReprise.ACCORD:
            cellules.signaler("aide_sans_date", "aide_date", doute=True)
        return AideLue(
            cellules.numero,
            nature or NATURE_PAR_DEFAUT,
            jour,
            montant,
            sens,
            cellules.texte("aide_bon"),
            cellules.texte("aide_motif"),
            cellules.texte("aide_tiers"),
        )


def _sens(cellule: Cellule) -> SensReprise:
    cle = cle_de_comparaison(texte_de(cellule))
    mots_lus = set(cle.split())
    if mots_lus & _REFUS:
        return SensReprise.REFUS
    if mots_lus & _ACCORD:
        return SensReprise.ACCORD
    return SensReprise.INCONNU


def _adresse(cellules: Cellules) -> Adresse:
    code_postal = cellules.lire("code_postal", valeurs.lire_code_postal) or ""
    adresse = Adresse(
        complement=cellules.texte("complement"),
        voie=cellules.texte("adresse").strip(" ,"),
        code_postal=code_postal,
        commune=cellules.texte("commune"),
    )
    ensemble = cellules.texte("cp_commune")
    if ensemble:
        trouve = _CP_COMMUNE.fullmatch(ensemble)
        if trouve is None:
            cellules.signaler("cp_commune_illisible", "cp_commune")
            cellules.noter("Code postal et commune", ensemble)
        else:
            adresse = replace(adresse, code_postal=trouve.group(1), commune=trouve.group(2).strip())
    entiere = _ADRESSE_ENTIERE.fullmatch(adresse.voie)
    if entiere and not (adresse.code_postal or adresse.commune):
        adresse = replace(
            adresse, voie=entiere.group(1).strip(" ,"), code_postal=entiere.group(2), commune=entiere.group(3).strip()
        )
    if len(adresse.voie) > LIGNE_ADRESSE_MAX:
        cellules.signaler("voie_trop_longue", "adresse", doute=True)
    return adresse
