"""What a family of the file adds to a dossier: empty fields are filled, what was typed stays unless so chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ccas_desktop.application.imports.fiche import Fiche, PersonneLue
from ccas_desktop.application.imports.fiches import cle_d_identite, naissances_compatibles
from ccas_desktop.domain.dossier import Dossier
from ccas_desktop.domain.foyer import Lien, Usager

LIBELLES: Mapping[str, str] = {
    "nom_famille": "Nom de famille",
    "nom_usage": "Nom d’usage",
    "prenoms": "Prénoms",
    "sexe": "Sexe",
    "date_naissance": "Date de naissance",
    "lieu_naissance": "Lieu de naissance",
    "telephone": "Téléphone",
    "courriel": "Courriel",
    "adresse": "Adresse",
}
_IDENTITE = ("nom_famille", "nom_usage", "prenoms", "sexe", "date_naissance", "lieu_naissance")
_CONTACTS = ("telephone", "courriel")


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
    identite = {
        champ: getattr(personne.identite, champ)
        for champ in _IDENTITE
        if _prendre(getattr(usager.identite, champ), getattr(personne.identite, champ), f"{rang}.{champ}", remplacer)
    }
    contacts = {
        champ: getattr(personne, champ)
        for champ in _CONTACTS
        if _prendre(getattr(usager, champ), getattr(personne, champ), f"{rang}.{champ}", remplacer)
    }
    return replace(usager, identite=replace(usager.identite, **identite), **contacts)


def completer_dossier(dossier: Dossier, fiche: Fiche, remplacer: frozenset[str]) -> Dossier:
    """Return the dossier with its address, when it had none or when chosen; a domiciliation when it had none."""
    if dossier.domiciliation is None and fiche.domiciliation is not None:
        dossier = replace(dossier, domiciliation=fiche.domiciliation)
    if fiche.adresse.est_vide or not (dossier.adresse.est_vide or "adresse" in remplacer):
        return dossier
    return replace(dossier, adresse=fiche.adresse)


def differences(fiche: Fiche, dossier: Dossier, usagers: tuple[Usager, ...]) -> tuple[Difference, ...]:
    """Return the fields that both fill, each otherwise: the agent chooses."""
    rendues: list[Difference] = []
    for rang, personne in enumerate(fiche.personnes):
        usager = personne_du_dossier(personne, usagers, demandeur=rang == 0)
        if usager is not None:
            rendues += _differences_de_personne(rang, personne, usager)
    adresse = fiche.adresse
    if not adresse.est_vide and not dossier.adresse.est_vide and adresse.lignes != dossier.adresse.lignes:
        garde = "confidentielle" if dossier.adresse_confidentielle else ", ".join(dossier.adresse.lignes)
        rendues.append(Difference("adresse", "Foyer", LIBELLES["adresse"], garde, ", ".join(adresse.lignes)))
    return tuple(rendues)


def _differences_de_personne(rang: int, personne: PersonneLue, usager: Usager) -> list[Difference]:
    couples = [
        *((champ, getattr(usager.identite, champ), getattr(personne.identite, champ)) for champ in _IDENTITE),
        *((champ, getattr(usager, champ), getattr(personne, champ)) for champ in _CONTACTS),
    ]
    return [
        Difference(f"{rang}.{champ}", usager.identite.nom_affiche, LIBELLES[champ], _ecrire(garde), _ecrire(propose))
        for champ, garde, propose in couples
        if garde and propose and _ecrire(garde).casefold() != _ecrire(propose).casefold()
    ]


def _prendre(actuel: object, nouveau: object, cle: str, remplacer: frozenset[str]) -> bool:
    return bool(nouveau) and (not actuel or cle in remplacer)


def _ecrire(valeur: object) -> str:
    if isinstance(valeur, tuple):
        return " ".join(str(partie) for partie in valeur)
    return str(getattr(valeur, "en_francais", None) or getattr(valeur, "commune_nom", None) or valeur or "")
