"""The body of the letters of a step (domain.md 2.9, M04 to M06 and the passing on of M11)."""

from __future__ import annotations

from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.contenu_etapes import Ajournement, Transmission
from ccas_desktop.domain.courrier.document import Bloc, gras, liste, paragraphe
from ccas_desktop.domain.courrier.grille import present
from ccas_desktop.domain.courrier.typographie import article_en_minuscule, date_longue, de, minuscule, phrase


def attestation(lettre: Lettre) -> tuple[Bloc | None, ...]:
    """The person certifies what she declared (CRPA L113-13); she signs it herself."""
    dite = present(lettre.attestation)
    demeurant = f", demeurant {dite.adresse}" if dite.adresse.strip() else ""
    return (
        paragraphe(
            "Je, soussigné(e) ",
            gras(lettre.destinataire.mandataire_de or lettre.destinataire.designation),
            f", né(e) {dite.naissance}{demeurant}, déclare que les informations données au CCAS le "
            f"{date_longue(dite.declarees_le)} (foyer, ressources, charges, adresse) sont ",
            gras("exactes et complètes"),
            ".",
        ),
        paragraphe("Je m’engage à signaler tout changement."),
        paragraphe("Je sais qu’une fausse déclaration peut entraîner le remboursement des sommes versées."),
    )


def rendez_vous(lettre: Lettre) -> tuple[Bloc | None, ...]:
    """A meeting is proposed, never imposed."""
    propose, agent = present(lettre.rendez_vous), lettre.agent
    avec = propose.avec or f"{agent.prenom} {agent.nom}, {minuscule(agent.qualite)}"
    telephone = agent.telephone or lettre.expediteur.telephone
    return (
        paragraphe(
            "Nous vous proposons un rendez-vous le ",
            gras(f"{date_longue(propose.le)} à {propose.heure}"),
            f", avec {avec}.",
        ),
        paragraphe(f"Lieu : {phrase(propose.lieu)}"),
        paragraphe(f"Accès : {phrase(propose.acces)}") if propose.acces.strip() else None,
        paragraphe("Apportez si possible :") if propose.apporter else None,
        liste(*(paragraphe(piece) for piece in propose.apporter)) if propose.apporter else None,
        paragraphe("Vous pouvez venir accompagné."),
        paragraphe(
            f"Si vous ne pouvez pas venir, appelez-nous au {telephone}. Ce rendez-vous n’est pas une obligation : "
            "votre absence ne suffit pas à refuser votre demande."
        ),
    )


def ajournement(lettre: Lettre) -> tuple[Bloc | None, ...]:
    """The decision is put off: it is no refusal, and the clock of silence is said."""
    dit, organe = present(lettre.ajournement), present(lettre.organe)
    return (
        paragraphe(
            f"Le {date_longue(organe.decidee_le)}, {article_en_minuscule(organe.libelle)} a étudié votre demande "
            f"{de(minuscule(lettre.aide))}. La décision est reportée : {phrase(minuscule(dit.motif.strip()))}"
        ),
        paragraphe(gras("Ce courrier n’est pas un refus.")),
        _action_attendue(dit),
        paragraphe("Votre demande sera étudiée de nouveau le ", gras(date_longue(dit.reexamen_le)), ".")
        if dit.reexamen_le
        else paragraphe("Votre demande sera étudiée de nouveau à une prochaine séance."),
        paragraphe(
            "Nous devons vous répondre avant le ",
            gras(date_longue(dit.rejet_implicite_le)),
            ". Sans réponse à cette date, votre demande est considérée comme refusée et vous pourrez contester ce "
            "refus dans les deux mois.",
        ),
    )


def transmission(lettre: Lettre, passee: Transmission) -> tuple[Bloc, ...]:
    """The request belongs to another authority, which received it (CRPA L114-2)."""
    motif = phrase(minuscule(present(lettre.motivation).fait.strip()))
    return (
        paragraphe(f"Cette demande ne relève pas du CCAS {de(lettre.expediteur.commune)} : {motif}"),
        paragraphe(
            f"Nous l’avons transmise le {date_longue(passee.le)} à l’autorité compétente : ",
            gras(passee.autorite),
            " (code des relations entre le public et l’administration, article L. 114-2). "
            "C’est cette autorité qui vous répondra.",
        ),
    )


def _action_attendue(dit: Ajournement) -> Bloc | None:
    if not dit.action.strip():
        return None
    avant = (" avant le ", gras(date_longue(dit.avant))) if dit.avant else ()
    return paragraphe(f"Merci de {minuscule(dit.action.strip().rstrip('.'))}", *avant, ".")
