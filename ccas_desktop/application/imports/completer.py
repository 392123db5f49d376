"""What a family of the file adds to a dossier: empty fields are filled, what was typed stays unless so chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeVar

from ccas_desktop.application.imports.fiche import AUCUN_SUIVI, Fiche, PersonneLue, SuiviLu
from ccas_desktop.application.imports.fiches import cle_d_identite, naissances_compatibles
from ccas_desktop.application.messages import situation as mots
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir
from ccas_desktop.domain.personnes.foyer import Lien, Usager

# Path of each field, the same on what was read and on the record.
_DE_LA_PERSONNE: Mapping[str, str] = {
    "identite.nom_famille": "Nom de famille",
    "identite.nom_usage": "Nom d’usage",
    "identite.prenoms": "Prénoms",
    "identite.sexe": "Sexe",
    "identite.date_naissance": "Date de naissance",
    "identite.lieu_naissance": "Lieu de naissance",
    "telephone": "Téléphone",
    "autre_telephone": "Autre téléphone",
    "courriel": "Courriel",
    "situation.familiale": "Situation familiale",
    "situation.professionnelle": "Situation professionnelle",
    "situation.employeur": "Employeur",
    "a_prevenir": "Personne à prévenir",
    "preferences.langue": "Langue parlée",
}
_DU_SUIVI: Mapping[str, str] = {
    "logement.mode": "Logement",
    "logement.type": "Type de logement",
    "logement.bailleur": "Bailleur",
    "logement.surface": "Surface",
    "arrivee_commune": "Arrivée dans la commune",
    "orientation": "Orientation",
    "prescripteur": "Prescripteur",
    "referent_id": "Référent",
}
ADRESSE = "adresse"
_LISTES: tuple[Mapping[Any, str], ...] = (
    mots.FAMILIALES,
    mots.PROFESSIONNELLES,
    mots.LOGEMENTS,
    mots.TYPES_DE_LOGEMENT,
    mots.ORIENTATIONS,
)
_MOTS: Mapping[Any, str] = {code: mot for liste in _LISTES for code, mot in liste.items()}
R = TypeVar("R", Usager, Dossier)


@dataclass(frozen=True)
class Difference:
    """A field that the file fills otherwise than the base.

    Attributes:
        cle: `rank.field` of the person in the file, or `adresse`.
        garde: what the base holds; empty when nothing.
    """

    cle: str
    qui: str
    libelle: str
    garde: str
    propose: str


def personne_du_dossier(personne: PersonneLue, usagers: Iterable[Usager], *, demandeur: bool) -> Usager | None:
    """Return who of the dossier is that person of the file; the first of the file may be likened to the demandeur."""
    identite = personne.identite
    for usager in usagers:
        compatible = naissances_compatibles(usager.identite.date_naissance, identite.date_naissance)
        if compatible and cle_d_identite(usager.identite) == cle_d_identite(identite):
            return usager
    # The agent said that this family is this dossier: the same birth date, then the demandeur.
    naissance = identite.date_naissance
    memes = [u for u in usagers if naissance is not None and u.identite.date_naissance == naissance]
    if len(memes) == 1:
        return memes[0]
    return next((u for u in usagers if demandeur and u.lien is Lien.DEMANDEUR), None)


def completer_usager(usager: Usager, personne: PersonneLue, rang: int, remplacer: frozenset[str]) -> Usager:
    """Return the person with the empty fields filled, and those chosen replaced."""
    return _completer(usager, personne, _DE_LA_PERSONNE, f"{rang}.", remplacer)


def completer_dossier(dossier: Dossier, fiche: Fiche, remplacer: frozenset[str]) -> Dossier:
    """Return the dossier with its address, when it had none or when chosen; with the rest where it had none."""
    if dossier.domiciliation is None and fiche.domiciliation is not None:
        dossier = replace(dossier, domiciliation=fiche.domiciliation)
    if fiche.suivi is not AUCUN_SUIVI:
        dossier = _completer(dossier, fiche.suivi, _DU_SUIVI, "", remplacer)
    if fiche.adresse.est_vide or not (dossier.adresse.est_vide or ADRESSE in remplacer):
        return dossier
    return replace(dossier, adresse=fiche.adresse)


def differences(fiche: Fiche, dossier: Dossier, usagers: tuple[Usager, ...]) -> tuple[Difference, ...]:
    """Return the fields that both fill, each otherwise: the agent chooses."""
    rendues: list[Difference] = []
    for rang, personne in enumerate(fiche.personnes):
        usager = personne_du_dossier(personne, usagers, demandeur=rang == 0)
        if usager is not None:
            rendues += _differences((f"{rang}.", usager.identite.nom_affiche), personne, usager, _DE_LA_PERSONNE)
    if fiche.suivi is not AUCUN_SUIVI:
        rendues += _differences(("", "Foyer"), fiche.suivi, dossier, _DU_SUIVI)
    adresse = fiche.adresse
    if not adresse.est_vide and not dossier.adresse.est_vide and adresse.lignes != dossier.adresse.lignes:
        garde = "confidentielle" if dossier.adresse_confidentielle else ", ".join(dossier.adresse.lignes)
        rendues.append(Difference(ADRESSE, "Foyer", "Adresse", garde, ", ".join(adresse.lignes)))
    return tuple(rendues)


def phrases_du_suivi(suivi: SuiviLu) -> list[str]:
    """Return what was read of the housing and of who follows, one line each."""
    return [
        f"{libelle}\u00a0: {ecrire_valeur(valeur)}"
        for champ, libelle in _DU_SUIVI.items()
        if champ != "referent_id" and not _vide(valeur := attrgetter(champ)(suivi))
    ] + ([f"Référent\u00a0: {suivi.referent}"] if suivi.referent_id else [])


def phrases_de_la_personne(personne: PersonneLue) -> list[str]:
    """Return what was read of a person beyond her identity and her first telephone."""
    return [
        f"{libelle}\u00a0: {ecrire_valeur(valeur)}"
        for champ, libelle in _DE_LA_PERSONNE.items()
        if not champ.startswith("identite.")
        and champ not in ("telephone", "courriel")
        and not _vide(valeur := attrgetter(champ)(personne))
    ]


def _differences(qui: tuple[str, str], lu: object, actuel: object, champs: Mapping[str, str]) -> list[Difference]:
    """Return the fields of a person or of a dossier that differ; `qui`: prefix of the keys, name shown."""
    couples = [(champ, attrgetter(champ)(actuel), attrgetter(champ)(lu)) for champ in champs if champ != "referent_id"]
    return [
        Difference(f"{qui[0]}{champ}", qui[1], champs[champ], ecrire_valeur(garde), ecrire_valeur(propose))
        for champ, garde, propose in couples
        if not _vide(garde)
        and not _vide(propose)
        and ecrire_valeur(garde).casefold() != ecrire_valeur(propose).casefold()
    ]


def _completer(actuel: R, lu: object, champs: Iterable[str], prefixe: str, remplacer: frozenset[str]) -> R:
    changes: dict[str, dict[str, Any]] = {}
    for champ in champs:
        ancien, nouveau = attrgetter(champ)(actuel), attrgetter(champ)(lu)
        if not _vide(nouveau) and (_vide(ancien) or f"{prefixe}{champ}" in remplacer):
            bloc, _, nom = champ.rpartition(".")
            changes.setdefault(bloc, {})[nom] = nouveau
    directs = changes.pop("", {})
    blocs: dict[str, Any] = {bloc: replace(getattr(actuel, bloc), **valeurs) for bloc, valeurs in changes.items()}
    return replace(actuel, **directs, **blocs) if directs or blocs else actuel


def _vide(valeur: object) -> bool:
    return not valeur or valeur == PersonneAPrevenir()


def ecrire_valeur(valeur: object) -> str:
    """Return a value of a field in words."""
    if isinstance(valeur, tuple):
        return " ".join(str(partie) for partie in valeur)
    if isinstance(valeur, PersonneAPrevenir):
        return ", ".join(partie for partie in (valeur.nom, valeur.lien, valeur.telephone) if partie)
    if isinstance(valeur, date):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, StrEnum):
        return _MOTS.get(valeur, str(valeur))
    return str(getattr(valeur, "en_francais", None) or getattr(valeur, "commune_nom", None) or valeur or "")
