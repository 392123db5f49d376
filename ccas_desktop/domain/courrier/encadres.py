"""The boxed parts of letters: remedies, computation, data obtained, data protection, easy-to-read summary."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.courrier.contenu import (
    Accuse,
    Dispositif,
    Expediteur,
    Lettre,
    MentionAlgorithmique,
    NoticeRgpd,
    OrganeCompetent,
    SourceConsultee,
    VoiesRecours,
)
from ccas_desktop.domain.courrier.document import Encadre, Liste, Paragraphe, gras, liste, paragraphe
from ccas_desktop.domain.courrier.grille import present
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.courrier.typographie import article_en_minuscule, date_longue, de, majuscule, minuscule, phrase
from ccas_desktop.domain.demandes.decision import SensDecision
from ccas_desktop.domain.demandes.distance import Distance
from ccas_desktop.domain.montant import ecrire_montant

# Twelve words a sentence are advised (domain.md 2.10); figures and « La raison » make a few more.
MOTS_FACILES_A_LIRE = 20
_TEMPS: Mapping[Distance | None, str] = {Distance.UN_MOIS: "trois mois", Distance.DEUX_MOIS: "quatre mois"}
_TEMPS_FACILES: Mapping[Distance | None, str] = {
    Distance.UN_MOIS: "3 mois",
    Distance.DEUX_MOIS: "4 mois",
    Distance.NON_DITE: "au moins 2 mois",
}
_RAISONS: Mapping[Distance, str] = {
    Distance.UN_MOIS: "Le délai habituel de deux mois est allongé d’un mois, parce que vous habitez loin du tribunal",
    Distance.DEUX_MOIS: "Le délai habituel de deux mois est allongé de deux mois, parce que vous habitez à l’étranger",
    Distance.NON_DITE: "Ce délai est plus long d’un mois entre l’outre-mer et la métropole, de deux mois à l’étranger",
}
_R421_7 = "(code de justice administrative, article R. 421-7)."


def encadres(lettre: Lettre) -> tuple[Encadre, ...]:
    """Return the boxes that follow the signature, in the order they are read."""
    parties = (
        _recours(lettre),
        _calcul(present(lettre.algorithme), present(lettre.organe)) if lettre.calcul_utilise else None,
        donnees_obtenues(lettre.sources_consultees),
        protection_des_donnees(lettre.rgpd, lettre.expediteur),
    )
    return tuple(partie for partie in parties if partie is not None)


def resume(lettre: Lettre) -> Encadre | None:
    """Return the easy-to-read box (domain.md 2.10): one idea a sentence, twelve words at most; None if no decision."""
    if lettre.explication is not None and lettre.modele is Modele.EXPLICATION:
        return Encadre("En résumé", (paragraphe(gras(lettre.explication.resultat)),))
    dispositif = lettre.dispositif
    if dispositif is None or lettre.modele.sens is None:
        return None
    reponse = {
        SensDecision.ACCORD: ("Le CCAS a dit ", gras("oui"), " à votre demande."),
        SensDecision.ACCORD_PARTIEL: ("Le CCAS a dit ", gras("oui"), " à une partie de votre demande."),
        SensDecision.REFUS: ("Le CCAS a dit ", gras("non"), " à votre demande."),
    }[dispositif.sens]
    temps = _TEMPS_FACILES.get(lettre.recours.distance if lettre.recours else None, "2 mois")
    desaccord = paragraphe(f"Vous pouvez demander une nouvelle décision. Vous avez {temps}.")
    suite = (_montant_recu(dispositif), _raison(lettre), desaccord)
    return Encadre("En résumé", (paragraphe(*reponse), *(p for p in suite if p is not None)))


def donnees_obtenues(sources: tuple[SourceConsultee, ...]) -> Encadre | None:
    """Return what CRPA L114-8 wants said of data obtained from others; None when nothing was."""
    if not sources:
        return None
    return Encadre(
        "Les informations que nous avons obtenues pour vous",
        (
            paragraphe("Pour étudier votre demande, le CCAS a obtenu directement :"),
            liste(*(_source(s) for s in sources)),
            paragraphe(
                "Vous n’avez pas eu à les fournir. Vous pouvez les consulter et les faire corriger "
                "auprès du CCAS ou de l’administration d’origine."
            ),
        ),
    )


def protection_des_donnees(notice: NoticeRgpd, expediteur: Expediteur) -> Encadre:
    """Return the short notice of GDPR articles 13 and 14, with the right to correct a mistake (CRPA L123-1)."""
    return Encadre(
        "Vos données personnelles",
        (
            paragraphe(
                f"Le CCAS {de(expediteur.commune)} utilise vos données pour étudier votre demande d’aide et tenir ses "
                "comptes. C’est une mission d’intérêt public (code de l’action sociale et des familles, article "
                "L. 123-5). Seules les lisent les personnes chargées de votre dossier, tenues au secret professionnel, "
                f"et le comptable public pour le paiement. Elles sont gardées {notice.duree_active} après votre "
                "dernier contact, puis archivées."
            ),
            paragraphe(
                "Vous pouvez demander à les voir, à les corriger, à en limiter l’usage, ou vous opposer à leur usage : "
                f"{phrase(notice.dpo)} Vous pouvez aussi saisir la CNIL (www.cnil.fr)."
            ),
            paragraphe(
                "Vous vous êtes trompé dans vos déclarations ? Dites-le-nous : vous avez le droit de les corriger."
            ),
        ),
    )


def _montant_recu(dispositif: Dispositif) -> Paragraphe | None:
    if dispositif.sens is SensDecision.REFUS:
        return None
    montant = gras(ecrire_montant(dispositif.montant))
    if dispositif.tiers_paye:
        return paragraphe("Nous payons ", montant, f" à {phrase(dispositif.tiers_paye)}")
    return paragraphe("Vous recevez ", montant, ".")


def _raison(lettre: Lettre) -> Paragraphe | None:
    motivation = lettre.motivation
    if lettre.modele.sens is SensDecision.ACCORD or motivation is None:
        return None
    # A long reason is not easy to read, and the body gives it in full.
    if not 0 < len(motivation.raison_courte.split()) <= MOTS_FACILES_A_LIRE:
        return None
    return paragraphe(f"La raison : {phrase(minuscule(motivation.raison_courte))}")


def _recours(lettre: Lettre) -> Encadre | None:
    if lettre.modele is Modele.ACCUSE_RECEPTION:
        return _recours_du_silence(present(lettre.accuse), present(lettre.recours))
    return _recours_de_la_decision(present(lettre.recours)) if lettre.modele.est_une_decision else None


def _recours_de_la_decision(recours: VoiesRecours) -> Encadre:
    return Encadre(
        "Si vous n’êtes pas d’accord",
        (
            paragraphe(
                "Vous avez ",
                gras(_TEMPS.get(recours.distance, "deux mois")),
                ", à partir du jour où vous recevez ce courrier, pour contester cette décision.",
            ),
            *_distance(recours.distance),
            *_voies(recours),
        ),
    )


def _distance(distance: Distance | None) -> tuple[Paragraphe, ...]:
    """Return why the time is longer than two months; said of a decision only: R421-7 names R421-1, not the silence."""
    return (paragraphe(f"{_RAISONS[distance]} {_R421_7}"),) if distance else ()


def _recours_du_silence(accuse: Accuse, recours: VoiesRecours) -> Encadre:
    echeance = date_longue(accuse.rejet_implicite_le)
    report = " (date reportée si des pièces manquent)" if accuse.pieces else ""
    return Encadre(
        "Si nous ne vous répondons pas",
        (
            paragraphe(
                "Sans réponse de notre part le ",
                gras(echeance),
                f"{report}, votre demande est refusée. Vous avez alors ",
                gras("deux mois"),
                ", à partir de cette date, pour contester ce refus. Vous pouvez aussi nous en demander les raisons : "
                "nous vous les donnons dans le mois.",
            ),
            *_voies(recours),
        ),
    )


def _voies(recours: VoiesRecours) -> tuple[Paragraphe | Liste, ...]:
    """Return the two ways and their time limits, which do not run unless the letter says them (CJA R421-5)."""
    return (
        liste(
            paragraphe(
                "Vous pouvez demander au CCAS de revoir sa décision (",
                gras("recours gracieux"),
                f") : {phrase(recours.recours_gracieux)} Cette demande fait repartir un nouveau délai de deux mois "
                "pour saisir le tribunal. Sans réponse de notre part au bout de deux mois, votre demande est refusée.",
            ),
            paragraphe(
                "Vous pouvez saisir le ",
                gras(f"tribunal administratif {de(recours.tribunal)}"),
                f", {recours.tribunal_adresse}, par courrier ou sur www.telerecours.fr. "
                "Vous n’avez pas besoin d’avocat. Le recours est gratuit.",
            ),
        ),
        paragraphe("Joignez une copie de ce courrier."),
    )


def _calcul(algorithme: MentionAlgorithmique, organe: OrganeCompetent) -> Encadre:
    return Encadre(
        "Un calcul informatique a aidé à préparer cette décision",
        (
            paragraphe(
                "Il sert à appliquer à votre situation les règles d’attribution votées par le conseil "
                f"d’administration du CCAS ({algorithme.reglement}), notamment pour calculer : "
                f"{algorithme.indicateur}. La décision a été prise par {article_en_minuscule(organe.libelle)}, "
                "que ce calcul n’oblige pas."
            ),
            paragraphe(
                f"Vous pouvez demander au CCAS ({algorithme.contact}) de vous expliquer ces règles, les données "
                "utilisées et le calcul fait pour vous. Sans réponse dans le mois, ou en cas de refus, vous pouvez "
                "saisir la Commission d’accès aux documents administratifs (CADA) dans les deux mois."
            ),
        ),
    )


def _source(source: SourceConsultee) -> Paragraphe:
    return paragraphe(
        gras(majuscule(source.libelle)),
        f", auprès {de(source.administration)}, le {date_longue(source.obtenue_le)} ({source.donnees})",
    )
