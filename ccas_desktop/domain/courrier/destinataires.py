"""To whom a letter is addressed: the person, the mandataire, or both (CRPA L111-3; domain.md 6.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.courrier.contenu import Destinataire, Lettre
from ccas_desktop.domain.dossiers.acheminement import Acheminement, Empechement, acheminement
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.personnes.protection import Mandataire

CIVILITES = {Sexe.FEMININ: "Madame", Sexe.MASCULIN: "Monsieur"}


def destinataires(dossier: Dossier, personne: Usager, ccas: Ccas, jour: date) -> tuple[Destinataire, ...]:
    """Return who receives a letter meant for a person on that day: one of them, or both, the person first."""
    voie = acheminement(dossier, personne, jour)
    a_la_personne = (_la_personne(dossier, personne, ccas, voie),) if voie.a_la_personne else ()
    au_mandataire = (_le_mandataire(voie.mandataire, personne),) if voie.mandataire else ()
    return (*a_la_personne, *au_mandataire)


def exemplaires(lettre: Lettre) -> tuple[Lettre, ...]:
    """Return the letter, then the same one, in ordinary print, addressed to whom its copy goes."""
    if lettre.copie is None:
        return (lettre,)
    return (lettre, replace(lettre, destinataire=lettre.copie, copie=None, gros_caracteres=False))


def _la_personne(dossier: Dossier, personne: Usager, ccas: Ccas, voie: Acheminement) -> Destinataire:
    return replace(_nommee(personne), adresse=_adresse(dossier, ccas, voie.empechement))


def _nommee(personne: Usager) -> Destinataire:
    """The nom de famille, unless the person asked for the nom d’usage (CRPA L111-3)."""
    identite = personne.identite
    return Destinataire(
        nom_famille=identite.nom_famille,
        prenom=identite.prenom,
        civilite=CIVILITES[identite.sexe] if identite.sexe else "",
        nom_usage=identite.nom_usage or "",
        nom_usage_demande=personne.preferences.nom_usage,
    )


def _adresse(dossier: Dossier, ccas: Ccas, empechement: Empechement | None) -> tuple[str, ...]:
    """An address that must stay secret is not printed: the letter is handed over."""
    if empechement is Empechement.ADRESSE_CONFIDENTIELLE:
        return ()
    if empechement is Empechement.DOMICILIEE_AU_CCAS:
        return (f"Chez {ccas.nom}", *ccas.adresse)
    return dossier.adresse.lignes


def _le_mandataire(mandataire: Mandataire, personne: Usager) -> Destinataire:
    """An organisation alone stands for the name."""
    return Destinataire(
        nom_famille=mandataire.nom or mandataire.organisation,
        prenom=mandataire.prenom if mandataire.nom else "",
        civilite=CIVILITES[mandataire.sexe] if mandataire.sexe and mandataire.nom else "",
        organisation=mandataire.organisation if mandataire.nom else "",
        mandataire_de=_nommee(personne).designation_courte,
        adresse=mandataire.adresse.lignes,
    )
