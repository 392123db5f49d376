"""The foyer and the address that the caisse knows, beside those declared, and what can be taken over from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from ccas_desktop.application.donnees.verbes import provenance_certifiee, reponse_certifiee
from ccas_desktop.application.dossiers.verbes import SaisieUsager, modifier_usager
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import Donnees, Source
from ccas_desktop.domain.certifie.rapprochement import Ecart, LigneFoyer, rapprocher
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import Lien, Usager, presents
from ccas_desktop.domain.personnes.identite import Identite, cle_de_comparaison
from ccas_desktop.domain.provenance import Provenance
from ccas_desktop.domain.reponses.certifie_lecture import PersonneRendue, lire_allocataires, lire_enfants

_BLOCS_DU_LIEN = {Lien.DEMANDEUR: ("allocataires",), Lien.CONJOINT: ("allocataires",), Lien.ENFANT: ("enfants",)}
_CODE_ET_VILLE = re.compile(r"(\d{5})\s+(.+)")


@dataclass(frozen=True)
class FoyerCertifie:
    """What a reply says of the foyer.

    Attributes:
        lignes: each person of either foyer.
        adresse: None when the reply holds none.
        adresse_identique: the declared address says the same.
        identite_differente: the person asked about is not exactly one of those returned.
    """

    lignes: tuple[LigneFoyer, ...]
    adresse: Adresse | None
    adresse_identique: bool
    identite_differente: bool
    provenance: Provenance


def foyer_certifie(complete: DemandeComplete, *, jour: date) -> FoyerCertifie | None:
    """Return the foyer that the caisse knows beside the one declared, or None when no reply tells one."""
    reponse = reponse_certifiee(complete, Source.QUOTIENT_FAMILIAL)
    if reponse is None or reponse.donnees is None:
        return None
    allocataires, enfants = lire_allocataires(reponse.donnees), lire_enfants(reponse.donnees)
    adresse = adresse_rendue(reponse.donnees)
    if not (allocataires or enfants or adresse):
        return None
    dossier = complete.dossier
    usagers = presents(dossier.usagers, jour)
    lignes = rapprocher(usagers, allocataires, enfants) if allocataires or enfants else ()
    lignes = tuple(ligne for ligne in lignes if _se_lit(ligne, reponse.donnees))
    identique = adresse is not None and _cle(adresse) == _cle(dossier.dossier.adresse)
    return FoyerCertifie(lignes, adresse, identique, bool(reponse.identite_differente), provenance_certifiee(reponse))


def saisie_depuis(ligne: LigneFoyer) -> SaisieUsager:
    """Return the person of the caisse's file as a member to add; the agent may correct it in the dossier."""
    rendue = ligne.rendue
    if rendue is None:
        raise ValueError("this person is not in the file of the caisse")
    return SaisieUsager(_identite(rendue), lien=Lien.ENFANT if ligne.enfant else Lien.CONJOINT)


def corriger_depuis(services: Services, auteur: Auteur, ligne: LigneFoyer) -> Usager:
    """Write in the dossier the name at birth and the birth date that the caisse has; all else stays as declared.

    Raises SaisieInvalide when the caisse's own date cannot be that of a person, ConflitDeVersion.
    """
    usager, rendue = ligne.usager, ligne.rendue
    if usager is None or rendue is None:
        raise ValueError("this person is not in both foyers")
    declaree = usager.identite
    memes_noms = cle_de_comparaison(declaree.nom_famille) == cle_de_comparaison(rendue.nom_naissance)
    identite = replace(
        declaree,
        nom_famille=declaree.nom_famille if memes_noms else rendue.nom_naissance,
        date_naissance=rendue.date_naissance or declaree.date_naissance,
    )
    gardes = {champ.name: getattr(usager, champ.name) for champ in fields(SaisieUsager) if champ.name != "identite"}
    return modifier_usager(services, auteur, usager, SaisieUsager(identite, **gardes))


def adresse_rendue(donnees: Donnees) -> Adresse | None:
    """Return the address of a reply in the lines of a letter, or None when it holds none."""
    bloc = donnees.get("adresse")
    if not isinstance(bloc, Mapping):
        return None
    localite = _texte(bloc, "code_postal_ville")
    trouvee = _CODE_ET_VILLE.fullmatch(localite)
    adresse = Adresse(
        complement=_texte(bloc, "complement_information"),
        batiment=_texte(bloc, "complement_information_geographique"),
        voie=_texte(bloc, "numero_libelle_voie"),
        lieu_dit=_texte(bloc, "lieu_dit"),
        code_postal=trouvee[1] if trouvee else "",
        commune=trouvee[2] if trouvee else localite,
    )
    return None if adresse.est_vide else adresse


def _se_lit(ligne: LigneFoyer, donnees: Donnees) -> bool:
    """A délibération that lists the children alone says nothing of the adults: they are not unknown to the caisse."""
    if ligne.ecart is not Ecart.ABSENT_DE_LA_CAISSE or ligne.usager is None:
        return True
    blocs = _BLOCS_DU_LIEN.get(ligne.usager.lien, ("allocataires", "enfants"))
    return all(bloc in donnees for bloc in blocs)


def _identite(rendue: PersonneRendue) -> Identite:
    return Identite(
        nom_famille=rendue.nom_naissance,
        prenoms=tuple(prenom.capitalize() for prenom in rendue.prenoms.split()),
        sexe=rendue.sexe,
        nom_usage=rendue.nom_usage,
        date_naissance=rendue.date_naissance,
    )


def _cle(adresse: Adresse) -> str:
    return cle_de_comparaison(" ".join(adresse.lignes))


def _texte(bloc: Mapping[str, object], nom: str) -> str:
    untrusted = bloc.get(nom)
    return " ".join(untrusted.split()) if isinstance(untrusted, str) else ""


def usager_en_clair(usager: Usager) -> str:
    """Return « ROUX Jeanne, 27/06/1987 »."""
    identite = usager.identite
    naissance = identite.date_naissance.en_francais if identite.date_naissance else None
    return _en_clair(identite.nom_affiche, naissance)


def personne_rendue_en_clair(rendue: PersonneRendue) -> str:
    """Return the person as the caisse writes it; a date that cannot be read is shown as it came."""
    usage = f" ({rendue.nom_usage})" if rendue.nom_usage and rendue.nom_usage != rendue.nom_naissance else ""
    naissance = rendue.date_naissance.en_francais if rendue.date_naissance else rendue.date_brute
    return _en_clair(f"{rendue.nom_naissance}{usage} {rendue.prenoms}", naissance)


def _en_clair(nom: str, naissance: str | None) -> str:
    return f"{nom}, {naissance}" if naissance else nom
