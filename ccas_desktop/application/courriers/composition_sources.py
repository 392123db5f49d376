"""What a letter says of the data obtained from other administrations (CRPA L114-8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from ccas_desktop.application.demandes.personnes_concernees import nom_de_la_personne
from ccas_desktop.application.donnees.sources_de_l_aide import avis_obtenu
from ccas_desktop.application.donnees.verbes import lecture_de, provenance_certifiee
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee
from ccas_desktop.domain.courrier.contenu import SourceConsultee
from ccas_desktop.domain.demandes.demande import ReponseRecue
from ccas_desktop.domain.reglement.redaction import ecrire_valeur
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, administration


def sources_consultees(complete: DemandeComplete, jour_de: Callable[[datetime], date]) -> tuple[SourceConsultee, ...]:
    """Return what was obtained from other administrations for this request (CRPA L114-8)."""
    certifiees = (r for r in complete.reponses if r.reponse.etat is EtatAppel.CERTIFIE)
    sources = (_source(recue.reponse, _autre_personne(complete, recue), jour_de) for recue in certifiees)
    return (*sources, *avis_obtenu(complete, jour_de))


def _autre_personne(complete: DemandeComplete, recue: ReponseRecue) -> str:
    """Return « (ROUX Lina) » when the reply is about another member of the foyer than the demandeur."""
    if recue.usager_id == complete.demande.demandeur_id:
        return ""
    nom = nom_de_la_personne(complete, recue)
    return f" ({nom})" if nom else ""


def _source(reponse: ReponseCertifiee, personne: str, jour_de: Callable[[datetime], date]) -> SourceConsultee:
    provenance = provenance_certifiee(reponse)
    return SourceConsultee(
        libelle=f"{DESCRIPTIONS[reponse.source].libelle}{personne}",
        administration=administration(reponse.source, provenance.fournisseur),
        obtenue_le=jour_de(reponse.instant),
        donnees=_donnees_en_clair(reponse),
    )


def _donnees_en_clair(reponse: ReponseCertifiee) -> str:
    """Return what was obtained, as the person must be told: each value, the foyer, the address."""
    decrite, lecture = DESCRIPTIONS[reponse.source], lecture_de(reponse)
    lus = ((fait, fait.lire(lecture)) for fait in decrite.faits)
    dites = [
        f"{fait.dit}\u00a0: {ecrire_valeur(valeur, fait.indicateur.unite)}"
        for fait, valeur in lus
        if valeur is not None
    ]
    dites += [bloc.dit for bloc in decrite.blocs if bloc.dit and _dit_quelque_chose(lecture.donnees.get(bloc.nom))]
    return ", ".join(dict.fromkeys(dites)) or "aucune valeur"


def _dit_quelque_chose(untrusted: object) -> bool:
    """Tell whether a part of a reply holds anything: one with all its fields empty tells nothing of the person."""
    if isinstance(untrusted, Mapping):
        return any(_dit_quelque_chose(champ) for champ in untrusted.values())
    if isinstance(untrusted, list | tuple):
        return any(_dit_quelque_chose(element) for element in untrusted)
    return untrusted not in (None, "")
