"""Choose, for each indicator of a request, the value that counts, and say where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ccas_desktop.application.demandes.personnes_concernees import PAR_ELEVE, candidats, nom_de_la_personne, recues_de
from ccas_desktop.application.demandes.verbes import exiger_en_instruction, passer_en_instruction
from ccas_desktop.application.evaluation.version_applicable import version_applicable
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import DonneeRetenue, ReponseRecue
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from ccas_desktop.domain.reglement.faits.valeurs import texte_de_valeur, valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, SOURCES_DE
from ccas_desktop.domain.sources.description import FaitCertifie, Lecture

OUI, NON = "oui", "non"


@dataclass(frozen=True)
class ValeurSaisie:
    """A value typed by the agent for one indicator.

    Attributes:
        valeur: decimal text, « oui » or « non ».
        piece: the paper seen; empty when the person only declares.
        mois: month it applies to, when it has one.
        a_certifier: degraded mode, to be asked again when the service answers.
        motif: why it is kept although a certified value says otherwise.
        usager_id: the pupil it is about, when several may be.
    """

    indicateur: str
    valeur: str
    piece: str = ""
    mois: Mois | None = None
    a_certifier: bool = False
    motif: str = ""
    usager_id: str | None = None


def valeur_certifiee(reponse: ReponseCertifiee, fait: FaitCertifie | None = None) -> str | None:
    """Return the value that a reply certifies for one of its facts, the main one by default, or None when it does not.

    Only a certified reply speaks: no other outcome ever means « non bénéficiaire ».
    """
    if reponse.etat is not EtatAppel.CERTIFIE or reponse.donnees is None:
        return None
    fait = fait or fait_principal(reponse.source)
    valeur = fait.lire(lecture_de(reponse))
    return None if valeur is None else _si_une_regle_la_lit(fait.indicateur, texte_de_valeur(valeur))


def _si_une_regle_la_lit(indicateur: Indicateur, texte: str) -> str | None:
    """A negative quotient, or one of twenty digits, is no more than an odd reply."""
    try:
        valeur_de_texte(indicateur, texte)
    except RefusMetier:
        return None
    return texte


def valeurs_certifiees(reponse: ReponseCertifiee) -> dict[str, str]:
    """Return the value of each fact that a reply certifies, by code of indicator."""
    lues = ((f.indicateur.code, valeur_certifiee(reponse, f)) for f in DESCRIPTIONS[reponse.source].faits)
    return {code: valeur for code, valeur in lues if valeur is not None}


def fait_principal(source: Source) -> FaitCertifie:
    """Return what a source certifies first."""
    return DESCRIPTIONS[source].faits[0]


def lecture_de(reponse: ReponseCertifiee) -> Lecture:
    """Return a reply as its source reads it: a right, a period are those of the day it came."""
    return Lecture(reponse.donnees or {}, reponse.instant.date(), reponse.mois)


def provenance_certifiee(reponse: ReponseCertifiee, personne: str | None = None) -> Provenance:
    """Return where a certified value comes from: source, body, month, instant, request id, and whom it is about."""
    decrite, lecture = DESCRIPTIONS[reponse.source], lecture_de(reponse)
    return Provenance(
        NatureProvenance.CERTIFIE,
        source=reponse.source,
        fournisseur=decrite.fournisseur(lecture.donnees) or reponse.fournisseur,
        mois=decrite.mois(lecture) or reponse.mois,
        instant=reponse.instant,
        requete_id=reponse.requete_id,
        personne=personne,
    )


def provenance_recue(complete: DemandeComplete, recue: ReponseRecue) -> Provenance:
    """Return where a certified value of a request comes from, with whom it is about."""
    return provenance_certifiee(recue.reponse, nom_de_la_personne(complete, recue))


def retenir_certifiee(
    services: Services, auteur: Auteur, demande_id: str, source: Source, usager_id: str | None = None
) -> DonneeRetenue:
    """Make what a source certifies the value that counts; of several facts, those for which nothing is kept yet.

    `usager_id` says about whom, when several were asked about; the last one otherwise. What was certified about
    somebody else is replaced: facts of two persons are not mixed. Pupils have their own each.
    Returns the first one kept. Raises RefusMetier `rien_de_certifie`.
    """
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        exiger_en_instruction(complete.demande)
        recue = recue_certifiee(complete, source, usager_id)
        certifiees = valeurs_certifiees(recue.reponse) if recue else {}
        if recue is None or not certifiees:
            raise RefusMetier("rien_de_certifie", source=source)
        provenance, eleve = provenance_recue(complete, recue), _eleve(recue)
        connues = {
            d.indicateur
            for d in complete.donnees
            if d.est_de(eleve, provenance.personne) and not d_une_autre_personne(d.provenance, provenance)
        }
        nouvelles = {code: valeur for code, valeur in certifiees.items() if code not in connues}
        retenues = [
            _retenir(base, complete, ValeurSaisie(code, valeur, usager_id=eleve), provenance)
            for code, valeur in (nouvelles or certifiees).items()
        ]
        return retenues[0]


def retenir_saisie(services: Services, auteur: Auteur, demande_id: str, saisie: ValeurSaisie) -> DonneeRetenue:
    """Make a declared value, or one seen on a paper, the one that counts.

    Raises SaisieInvalide: against a certified value that says otherwise, a reason is due.
    """
    with services.base.ecriture(auteur) as base:
        complete = base.demande(demande_id)
        _verifier(saisie, _indicateur(services, base, complete, saisie.indicateur))
        exiger_en_instruction(complete.demande)
        eleve = _eleve_de_la_saisie(complete, saisie)
        saisie = replace(saisie, usager_id=eleve.id if eleve else None)
        if contredit_le_certifie(complete, saisie) and not saisie.motif.strip():
            raise SaisieInvalide((ErreurChamp("motif", "motif_contre_certifie"),))
        provenance = _provenance(services, saisie)
        if eleve is not None:
            provenance = replace(provenance, personne=eleve.identite.nom_affiche)
        return _retenir(base, complete, saisie, provenance)


def _eleve_de_la_saisie(complete: DemandeComplete, saisie: ValeurSaisie) -> Usager | None:
    """Return the pupil a typed value is about; None for what is of the demande. Raises SaisieInvalide."""
    source = PAR_ELEVE.get(saisie.indicateur)
    possibles = candidats(complete, source) if source else ()
    if len(possibles) <= 1:
        return next(iter(possibles), None)
    choisi = next((usager for usager in possibles if usager.id == saisie.usager_id), None)
    if choisi is None:
        raise SaisieInvalide((ErreurChamp("personne", "enfant_a_choisir"),))
    return choisi


def _eleve(recue: ReponseRecue) -> str | None:
    return recue.usager_id if recue.reponse.source in PAR_ELEVE.values() else None


def oublier_donnee(services: Services, auteur: Auteur, donnee: DonneeRetenue) -> None:
    """Take back a value entered by mistake; the indicator is then unknown again."""
    with services.base.ecriture(auteur) as base:
        exiger_en_instruction(base.demande(donnee.demande_id).demande)
        base.supprimer(donnee)


def reponse_certifiee(
    complete: DemandeComplete, source: Source, usager_id: str | None = None
) -> ReponseCertifiee | None:
    """Return the last certified reply of a source for this request, about one person when said, or None."""
    recue = recue_certifiee(complete, source, usager_id)
    return recue.reponse if recue else None


def recue_certifiee(complete: DemandeComplete, source: Source, usager_id: str | None = None) -> ReponseRecue | None:
    """Return the last certified reply of a source with whom it is about, that person when said, or None."""
    recues = (r for r in recues_de(complete, source) if usager_id in (None, r.usager_id))
    return next((r for r in recues if r.reponse.etat is EtatAppel.CERTIFIE), None)


def d_une_autre_personne(retenue: Provenance, certifiee: Provenance) -> bool:
    """Tell whether what is kept was certified by the same source about somebody else."""
    return retenue.source == certifiee.source and retenue.personne != certifiee.personne


def reponses_de(complete: DemandeComplete, source: Source) -> tuple[ReponseCertifiee, ...]:
    """Return the replies of a source, latest first; those about somebody it is not asked about are left out."""
    return tuple(recue.reponse for recue in recues_de(complete, source))


def contredit_le_certifie(complete: DemandeComplete, saisie: ValeurSaisie) -> bool:
    """Tell whether a certified value exists for this indicator and says something else."""
    for source in SOURCES_DE.get(saisie.indicateur, ()):
        if reponse := reponse_certifiee(complete, source, saisie.usager_id):
            certifiee = valeurs_certifiees(reponse).get(saisie.indicateur)
            if certifiee is not None and not valeurs_egales(certifiee, saisie.valeur):
                return True
    return False


def valeurs_egales(a: str, b: str) -> bool:
    """Tell whether two values say the same, « 450 » and « 450.00 » included."""
    if a in (OUI, NON) or b in (OUI, NON):
        return a == b
    return Decimal(a) == Decimal(b)


def _indicateur(services: Services, base: Ecriture, complete: DemandeComplete, code: str) -> Indicateur:
    """Return the fact of a code: of the catalogue, or one that the règlement makes the agent type."""
    if code in PAR_CODE:
        return PAR_CODE[code]
    version = version_applicable(services, base, complete.demande)
    return (version.reglement.vocabulaire if version else PAR_CODE)[code]


def _verifier(saisie: ValeurSaisie, indicateur: Indicateur) -> None:
    if not saisie.valeur.strip():
        raise SaisieInvalide((ErreurChamp("valeur", "obligatoire"),))
    try:
        valeur_de_texte(indicateur, saisie.valeur)
    except RefusMetier as refus:
        raise SaisieInvalide((ErreurChamp("valeur", refus.code, refus.faits),)) from None
    if saisie.a_certifier and not saisie.piece.strip():
        raise SaisieInvalide((ErreurChamp("piece", "piece_obligatoire"),))


def _provenance(services: Services, saisie: ValeurSaisie) -> Provenance:
    nature = NatureProvenance.VU_SUR_PIECE if saisie.piece.strip() else NatureProvenance.DECLARE
    return Provenance(
        nature,
        mois=saisie.mois,
        instant=services.horloge.maintenant(),
        piece=saisie.piece.strip() or None,
        a_certifier=saisie.a_certifier,
        motif=saisie.motif.strip() or None,
    )


def _retenir(base: Ecriture, complete: DemandeComplete, saisie: ValeurSaisie, provenance: Provenance) -> DonneeRetenue:
    passer_en_instruction(base, complete.demande)
    indicateur, valeur, eleve = saisie.indicateur, saisie.valeur, saisie.usager_id
    for ancienne in complete.donnees:
        if ancienne.indicateur == indicateur and ancienne.est_de(eleve, provenance.personne):
            return base.enregistrer(replace(ancienne, valeur=valeur, provenance=provenance, usager_id=eleve))
    return base.enregistrer(
        DonneeRetenue(
            id=nouvel_id(),
            dossier_id=complete.demande.dossier_id,
            demande_id=complete.demande.id,
            indicateur=indicateur,
            valeur=valeur,
            provenance=provenance,
            usager_id=eleve,
        )
    )
