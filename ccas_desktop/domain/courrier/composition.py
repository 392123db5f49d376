"""A letter put together: letterhead, references, address, body, signature, boxes, footer."""

from __future__ import annotations

from ccas_desktop.domain.courrier.adresse import lignes_postales
from ccas_desktop.domain.courrier.contenu import Destinataire, Expediteur, Lettre
from ccas_desktop.domain.courrier.corps import corps
from ccas_desktop.domain.courrier.document import Bloc, BlocSignature, Document, gras, paragraphe
from ccas_desktop.domain.courrier.encadres import encadres, resume
from ccas_desktop.domain.courrier.grille import exiger_mentions
from ccas_desktop.domain.courrier.modeles import FICHES, Modele
from ccas_desktop.domain.courrier.typographie import date_longue, majuscule

_SALUTATION_NEUTRE = "Madame, Monsieur"


def composer(lettre: Lettre, *, duplicata: bool = False) -> Document:
    """Return the letter ready to be laid out. Raises RefusMetier `mentions_absentes` when the law wants more."""
    exiger_mentions(lettre)
    fiche = FICHES[lettre.modele]
    appel = lettre.destinataire.civilite or _SALUTATION_NEUTRE
    de_la_personne = lettre.modele is Modele.ATTESTATION
    return Document(
        titre=f"{fiche.intitule} – dossier {lettre.references.dossier}",
        expediteur=_en_tete(lettre.expediteur),
        logo=lettre.expediteur.logo,
        lieu_date=f"{lettre.expediteur.commune}, le {date_longue(lettre.date)}",
        references=_references(lettre),
        destinataire=lignes_postales(lettre.destinataire),
        objet=_objet(lettre, duplicata=duplicata),
        salutation="" if de_la_personne else f"{appel},",
        resume=resume(lettre),
        corps=corps(lettre)
        if de_la_personne
        else (*_au_mandataire(lettre.destinataire), *corps(lettre), *_mention_de_copie(lettre.copie)),
        politesse="" if de_la_personne else f"Veuillez recevoir, {appel}, nos salutations respectueuses.",
        signature=_signature(lettre),
        encadres=encadres(lettre),
        pied=_pied(lettre),
        modele=f"Modèle {fiche.code}, version {fiche.version}",
        suite=f"Dossier {lettre.references.dossier}",
        duplicata=duplicata,
        gros_caracteres=lettre.gros_caracteres,
    )


def _au_mandataire(destinataire: Destinataire) -> tuple[Bloc, ...]:
    """A mandataire is told for whom he reads: the letter says « vous » to the person it is about."""
    representee = destinataire.mandataire_de
    if not representee:
        return ()
    return (
        paragraphe(
            "Ce courrier concerne ",
            gras(representee),
            f". Nous vous l’adressons comme mandataire\u00a0: «\u00a0vous\u00a0» y désigne {representee}.",
        ),
    )


def _mention_de_copie(copie: Destinataire | None) -> tuple[Bloc, ...]:
    if copie is None:
        return ()
    return (paragraphe(f"Une copie de ce courrier est adressée à votre mandataire\u00a0: {copie.designation_courte}."),)


def _en_tete(expediteur: Expediteur) -> tuple[str, ...]:
    contacts = " – ".join(c for c in (expediteur.telephone, expediteur.courriel) if c)
    lignes = (expediteur.nom, *expediteur.adresse, contacts, expediteur.horaires)
    return tuple(ligne for ligne in lignes if ligne.strip())


def _references(lettre: Lettre) -> tuple[tuple[str, str], ...]:
    agent, references = lettre.agent, lettre.references
    contact = agent.telephone or lettre.expediteur.telephone
    lignes = (
        ("Personne concernée", lettre.destinataire.mandataire_de),
        ("Nos références", references.demande or references.dossier),
        ("Votre demande du", date_longue(references.demande_le) if references.demande_le else ""),
        ("Accusé de réception du", date_longue(references.accuse_le) if references.accuse_le else ""),
        ("Dossier suivi par", f"{agent.prenom} {agent.nom}, {agent.qualite}"),
        ("Téléphone", contact),
        ("Courriel", agent.courriel),
    )
    return tuple((nom, valeur) for nom, valeur in lignes if valeur)


def _objet(lettre: Lettre, *, duplicata: bool) -> str:
    """Return a subject that tells nothing of the aid to who sees the folded letter (domain.md 6.3)."""
    demande_le = lettre.references.demande_le
    objet = f"votre demande du {date_longue(demande_le)}" if demande_le else "votre demande"
    # The stamp in the margin is not read aloud by a screen reader: the subject says it too.
    return f"Objet : {objet}{' (duplicata)' if duplicata else ''}"


def _signature(lettre: Lettre) -> BlocSignature:
    """Return the signer of a decision, the person of her own declaration, or the agent when nothing is decided."""
    if lettre.modele is Modele.ATTESTATION:
        nom = lettre.destinataire.mandataire_de or lettre.destinataire.designation
        return BlocSignature("Fait le :", "Signature :", nom, a_signer=True)
    if lettre.signataire is None or not lettre.modele.est_une_decision:
        agent = lettre.agent
        return BlocSignature("Pour le CCAS,", majuscule(agent.qualite), f"{agent.prenom} {agent.nom}", a_signer=False)
    signataire = lettre.signataire
    formule = f"{signataire.formule.rstrip(', ')}," if signataire.formule else ""
    nom = f"{signataire.prenom} {signataire.nom}"
    return BlocSignature(formule, majuscule(signataire.qualite), nom, a_signer=True)


def _pied(lettre: Lettre) -> tuple[str, ...]:
    expediteur = lettre.expediteur
    siret = f"SIRET {expediteur.siret}" if expediteur.siret else ""
    identite = " – ".join(t for t in (expediteur.nom, siret) if t)
    return identite, f"Protection des données : {lettre.rgpd.dpo}"
