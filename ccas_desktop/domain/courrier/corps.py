"""The body of each letter (domain.md 2.9): short sentences, one subject a letter, no judgement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ccas_desktop.domain.courrier.contenu import Accuse, Dispositif, Fondement, Lettre, Motivation, OrganeCompetent
from ccas_desktop.domain.courrier.corps_etapes import ajournement, attestation, rendez_vous, transmission
from ccas_desktop.domain.courrier.corps_explication import explication
from ccas_desktop.domain.courrier.document import Bloc, Intertitre, Paragraphe, Passage, gras, liste, paragraphe
from ccas_desktop.domain.courrier.grille import present
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.courrier.typographie import (
    article,
    article_en_minuscule,
    date_longue,
    de,
    deliberation,
    enumeration,
    majuscule,
    minuscule,
    phrase,
)
from ccas_desktop.domain.montant import ecrire_montant, montant_en_lettres


def corps(lettre: Lettre) -> tuple[Bloc, ...]:
    """Return the body of a letter whose mentions were checked (`grille.exiger_mentions`)."""
    return tuple(bloc for bloc in _CORPS[lettre.modele](lettre) if bloc is not None)


def _accuse_reception(lettre: Lettre) -> tuple[Bloc | None, ...]:
    accuse = present(lettre.accuse)
    recu = f"Nous avons bien reçu votre demande {de(minuscule(lettre.aide))}{_du(lettre, ' le ')}."
    if accuse.pieces:
        return (paragraphe(recu), *_pieces_manquantes(accuse), _suivi(lettre))
    return (
        paragraphe(recu, " Votre dossier est ", gras("complet"), "."),
        paragraphe(
            "Nous devons vous répondre avant le ",
            gras(date_longue(accuse.rejet_implicite_le)),
            ". Sans réponse à cette date, votre demande est considérée comme refusée et vous pourrez contester ce "
            "refus dans les deux mois.",
        ),
        _directement(accuse),
        _suivi(lettre),
    )


def _pieces_manquantes(accuse: Accuse) -> tuple[Bloc | None, ...]:
    textes = (f" (prévu par {p.texte})" if p.texte else "" for p in accuse.pieces)
    avant = date_longue(present(accuse.pieces_avant))
    return (
        paragraphe("Pour l’étudier, il nous manque :"),
        liste(*(paragraphe(gras(p.libelle), texte) for p, texte in zip(accuse.pieces, textes, strict=True))),
        paragraphe(
            "Merci de nous remettre ce qui manque avant le ",
            gras(avant),
            ". Jusqu’à cette date, le délai de réponse du CCAS est suspendu. "
            "Il reprend dès que vous nous avez tout remis.",
        ),
        _directement(accuse),
        paragraphe(
            "Sans réponse de notre part le ",
            gras(date_longue(accuse.rejet_implicite_le)),
            ", votre demande est considérée comme refusée. Cette date est reportée d’autant de jours que dure la "
            "suspension.",
        ),
    )


def _directement(accuse: Accuse) -> Paragraphe | None:
    if not accuse.obtenues_directement:
        return None
    obtenues = enumeration(accuse.obtenues_directement)
    return paragraphe(f"Nous obtenons directement : {obtenues}. Vous n’avez pas à nous le fournir.")


def _suivi(lettre: Lettre) -> Paragraphe:
    """Return who follows the file, with the address, phone and e-mail of the service (CRPA R112-5, 2°)."""
    agent, ccas = lettre.agent, lettre.expediteur
    contacts = (agent.telephone or ccas.telephone, agent.courriel or ccas.courriel, ", ".join(ccas.adresse))
    suite = "".join(f", {contact}" for contact in contacts if contact)
    return paragraphe(f"Votre dossier est suivi par {agent.prenom} {agent.nom}, {minuscule(agent.qualite)}{suite}.")


def _information_prealable(lettre: Lettre) -> tuple[Bloc | None, ...]:
    information = present(lettre.information)
    return (
        paragraphe(f"Pour étudier votre demande {de(minuscule(lettre.aide))}, le CCAS a besoin de connaître :"),
        liste(*(paragraphe(donnee) for donnee in information.donnees)),
        paragraphe(
            "Il peut obtenir ces informations directement auprès "
            f"{enumeration([de(a) for a in information.administrations])} : vous n’avez alors pas à les fournir."
        ),
        paragraphe(
            f"Elles servent uniquement à {phrase(minuscule(information.finalite))} Elles ne sont transmises à personne "
            "d’autre que les personnes chargées de votre dossier. Chaque consultation est enregistrée, et la trace en "
            "est gardée 36 mois."
        ),
        paragraphe(
            "Vous pouvez voir ces informations et les faire corriger. Si vous préférez apporter vous-même les "
            "documents, ",
            gras("dites-le-nous"),
            ".",
        ),
        paragraphe(
            f"Information remise le {date_longue(information.remise_le)} "
            f"par {lettre.agent.prenom} {lettre.agent.nom}, {minuscule(lettre.agent.qualite)}."
        ),
    )


def _accord(lettre: Lettre) -> tuple[Bloc | None, ...]:
    dispositif, organe = present(lettre.dispositif), present(lettre.organe)
    return (
        _etude(lettre),
        paragraphe(
            f"{_par_decision(organe)} vous accorde une aide de ",
            *_montant(dispositif),
            f" : {minuscule(lettre.aide)}{_pour(dispositif)}.",
        ),
        *_modalites(dispositif),
        _en_application(present(lettre.fondement)),
        _regle(present(lettre.fondement)),
        *_motifs_libres(lettre.motivation),
    )


def _accord_partiel(lettre: Lettre) -> tuple[Bloc | None, ...]:
    dispositif, motivation = present(lettre.dispositif), present(lettre.motivation)
    demande = present(dispositif.montant_demande)
    return (
        _etude(lettre),
        paragraphe(
            f"{_par_decision(present(lettre.organe))} vous accorde une aide de ",
            *_montant(dispositif),
            f", au lieu des {ecrire_montant(demande)} demandés : {minuscule(lettre.aide)}{_pour(dispositif)}.",
        ),
        *_modalites(dispositif),
        Intertitre("Pourquoi cette différence"),
        *_motifs(motivation),
        _en_application(present(lettre.fondement)),
        _regle(present(lettre.fondement)),
        paragraphe(
            "Le reste, soit ",
            gras(ecrire_montant(demande - dispositif.montant)),
            ", n’est pas pris en charge par le CCAS.",
        ),
        *_suites(motivation),
    )


def _secours_urgence(lettre: Lettre) -> tuple[Bloc | None, ...]:
    dispositif, organe = present(lettre.dispositif), present(lettre.organe)
    return (
        _etude(lettre),
        paragraphe(f"Votre situation ne peut pas attendre : {phrase(minuscule(lettre.urgence.strip()))}"),
        paragraphe(
            f"{_par_decision(organe)} vous accorde un ",
            gras("secours d’urgence"),
            " de ",
            *_montant(dispositif),
            f"{_pour(dispositif)}.",
        ),
        *_modalites(dispositif),
        paragraphe("Cette décision sera présentée au prochain conseil d’administration."),
        _en_application(present(lettre.fondement)),
        *_motifs_libres(lettre.motivation),
    )


def _irrecevabilite(lettre: Lettre) -> tuple[Bloc | None, ...]:
    motivation = present(lettre.motivation)
    recue = f"Nous avons bien reçu votre demande {de(minuscule(lettre.aide))}{_du(lettre, ' le ')}."
    if lettre.transmission is not None:
        return (paragraphe(recue), *transmission(lettre, lettre.transmission), *_suites(motivation))
    return (
        paragraphe(recue),
        paragraphe(
            f"{_par_decision(present(lettre.organe))} ne peut pas l’étudier : cette demande n’est ",
            gras("pas recevable"),
            ".",
        ),
        Intertitre("Les raisons de cette décision"),
        *_motifs(motivation),
        _en_application(present(lettre.fondement)),
        Intertitre("Ce que vous pouvez faire"),
        _nouvelle_demande(motivation),
        *_suites(motivation),
    )


def _refus(lettre: Lettre) -> tuple[Bloc | None, ...]:
    motivation, fondement = present(lettre.motivation), present(lettre.fondement)
    return (
        _etude(lettre),
        paragraphe(f"{_par_decision(present(lettre.organe))} ", gras("ne peut pas accorder"), " cette aide."),
        Intertitre("Les raisons de ce refus"),
        *_motifs(motivation),
        _en_application(fondement),
        _regle(fondement),
        Intertitre("Ce que vous pouvez faire"),
        _nouvelle_demande(motivation),
        *_suites(motivation),
    )


def _etude(lettre: Lettre) -> Paragraphe:
    return paragraphe(f"Nous avons étudié votre demande {de(minuscule(lettre.aide))}{_du(lettre, ' du ')}.")


def _du(lettre: Lettre, lien: str) -> str:
    return f"{lien}{date_longue(lettre.references.demande_le)}" if lettre.references.demande_le else ""


def _par_decision(organe: OrganeCompetent) -> str:
    """Return who decided and under what power (CASF R123-21 and R123-22)."""
    numero = f" n° {organe.numero}" if organe.numero else ""
    par = (
        f", par délégation du conseil d’administration ({deliberation(organe.delegation)}),"
        if organe.delegation
        else ""
    )
    return f"Par décision{numero} du {date_longue(organe.decidee_le)}, {article_en_minuscule(organe.libelle)}{par}"


def _montant(dispositif: Dispositif) -> tuple[Passage | str, ...]:
    return gras(ecrire_montant(dispositif.montant)), f" ({montant_en_lettres(dispositif.montant)})"


def _pour(dispositif: Dispositif) -> str:
    return f", pour {dispositif.beneficiaire}" if dispositif.beneficiaire else ""


def _modalites(dispositif: Dispositif) -> tuple[Paragraphe | None, ...]:
    tiers = f"Cette somme est versée directement à {phrase(dispositif.tiers_paye)}" if dispositif.tiers_paye else ""
    texte = " ".join(t for t in (tiers, phrase(majuscule(dispositif.modalites))) if t)
    validite = dispositif.valable_jusqu_au
    return (
        paragraphe(texte) if texte else None,
        paragraphe("Cette aide est valable jusqu’au ", gras(date_longue(validite)), ".") if validite else None,
    )


def _en_application(fondement: Fondement) -> Paragraphe:
    return paragraphe(
        "Cette décision applique le règlement d’aides facultatives du CCAS "
        f"({deliberation(fondement.deliberation)} du {date_longue(fondement.deliberation_le)}, "
        f"{article(fondement.article)})."
    )


def _regle(fondement: Fondement) -> Paragraphe | None:
    return paragraphe(f"Ce règlement prévoit : « {fondement.regle.strip()} »") if fondement.regle.strip() else None


def _motifs(motivation: Motivation) -> tuple[Bloc, ...]:
    textes = (motivation.fait, motivation.droit)
    return tuple(paragraphe(phrase(majuscule(t.strip()))) for t in textes if t.strip())


def _motifs_libres(motivation: Motivation | None) -> tuple[Bloc, ...]:
    return _motifs(motivation) if motivation else ()


def _nouvelle_demande(motivation: Motivation) -> Paragraphe:
    jour = motivation.nouvelle_demande_le
    depuis = f", à partir du {date_longue(jour)}" if jour else ""
    return paragraphe(f"Vous pouvez présenter une nouvelle demande si votre situation change{depuis}.")


def _suites(motivation: Motivation) -> tuple[Bloc, ...]:
    return (paragraphe(phrase(majuscule(motivation.orientation.strip()))),) if motivation.orientation.strip() else ()


_CORPS: Mapping[Modele, Callable[[Lettre], tuple[Bloc | None, ...]]] = MappingProxyType(
    {
        Modele.ACCUSE_RECEPTION: _accuse_reception,
        Modele.INFORMATION_PREALABLE: _information_prealable,
        Modele.ATTESTATION: attestation,
        Modele.RENDEZ_VOUS: rendez_vous,
        Modele.AJOURNEMENT: ajournement,
        Modele.ACCORD: _accord,
        Modele.ACCORD_PARTIEL: _accord_partiel,
        Modele.SECOURS_URGENCE: _secours_urgence,
        Modele.REFUS: _refus,
        Modele.IRRECEVABILITE: _irrecevabilite,
        Modele.EXPLICATION: explication,
    }
)
