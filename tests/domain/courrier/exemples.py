"""One plausible letter of each model, for the tests and the documentation; every person is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ccas_desktop.domain.courrier.contenu import (
    Accuse,
    AgentSuivi,
    Destinataire,
    Dispositif,
    Expediteur,
    ExplicationCalcul,
    Fondement,
    InformationPrealable,
    Lettre,
    MentionAlgorithmique,
    Motivation,
    NoticeRgpd,
    OrganeCompetent,
    PieceDemandee,
    References,
    Signataire,
    SourceConsultee,
    VoiesRecours,
)
from ccas_desktop.domain.courrier.contenu_etapes import Ajournement, Attestation, RendezVous, Transmission
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import SensDecision

EXPEDITEUR = Expediteur(
    nom="Centre communal d’action sociale de Valmorel-sur-Orne",
    commune="Valmorel-sur-Orne",
    adresse=("3 place de la Mairie", "61990 VALMOREL-SUR-ORNE"),
    telephone="02 33 00 00 00",
    courriel="ccas@valmorel.example",
    horaires="Du lundi au vendredi, de 9 h à 12 h",
    siret="26610999900018",
)
AGENT = AgentSuivi(
    prenom="Nadia",
    nom="ROUSSEL",
    qualite="Agente d’accueil",
    telephone="02 33 00 00 01",
    courriel="nadia@valmorel.example",
)
DESTINATAIRE = Destinataire(
    civilite="Madame",
    prenom="Jeanne",
    nom_famille="DUPONT",
    nom_usage="MARTIN",
    adresse=("Appartement 12", "Résidence des Tilleuls", "14 RUE DU GENERAL DE GAULLE", "61990 VALMOREL-SUR-ORNE"),
)
REFERENCES = References(
    dossier="2026-0042", demande="2026-0042-1", demande_le=date(2026, 9, 10), accuse_le=date(2026, 9, 10)
)
RECOURS = VoiesRecours(
    tribunal="Caen",
    tribunal_adresse="3 rue Arthur-Le-Duc, BP 25086, 14050 Caen Cedex 4",
    recours_gracieux="Centre communal d’action sociale, 3 place de la Mairie, 61990 Valmorel-sur-Orne",
)
RGPD = NoticeRgpd(duree_active="deux ans", dpo="Mme Claire Ménard, dpo@valmorel.example, 02 33 00 00 09")
FONDEMENT = Fondement(
    deliberation="2025-12",
    deliberation_le=date(2025, 12, 4),
    article="Article 3, tranche B",
    regle="De 401 à 600 € de quotient familial, l’aide est de 70 % de la facture, dans la limite de 250 € par an.",
)
ORGANE = OrganeCompetent(
    libelle="La présidente du CCAS",
    decidee_le=date(2026, 9, 24),
    numero="2026DEC0007",
    delegation="délibération n° 2026-04 du 12 mars 2026",
)
SIGNATAIRE = Signataire(prenom="Hélène", nom="BAUDRY", qualite="Présidente du CCAS")
ALGORITHME = MentionAlgorithmique(
    reglement="délibération n° 2025-12 du 4 décembre 2025",
    indicateur="votre quotient familial et le montant de l’aide",
    contact="02 33 00 00 00, ccas@valmorel.example",
)
SOURCES = (
    SourceConsultee(
        libelle="Quotient familial",
        administration="la caisse d’allocations familiales",
        obtenue_le=date(2026, 9, 10),
        donnees="quotient familial de septembre 2026, composition du foyer",
    ),
)
_COMMUN: dict[str, Any] = {
    "aide": "Aide aux factures d’énergie",
    "expediteur": EXPEDITEUR,
    "agent": AGENT,
    "destinataire": DESTINATAIRE,
    "references": REFERENCES,
    "rgpd": RGPD,
}


def accuse_reception() -> Lettre:
    """Return an acknowledgement of a complete request."""
    accuse = Accuse(rejet_implicite_le=date(2026, 11, 10), obtenues_directement=("votre quotient familial",))
    references = References(dossier="2026-0042", demande="2026-0042-1", demande_le=date(2026, 9, 10))
    return _lettre(
        Modele.ACCUSE_RECEPTION,
        date(2026, 9, 10),
        recours=RECOURS,
        accuse=accuse,
        references=references,
    )


def pieces_manquantes() -> Lettre:
    """Return an acknowledgement that asks for papers."""
    accuse = Accuse(
        rejet_implicite_le=date(2026, 11, 10),
        pieces=(
            PieceDemandee(libelle="Facture d’énergie à votre nom", texte="article 2 du règlement d’aides facultatives"),
            PieceDemandee(libelle="Relevé d’identité bancaire"),
        ),
        pieces_avant=date(2026, 10, 1),
        obtenues_directement=("votre quotient familial", "vos droits à la complémentaire santé solidaire"),
    )
    return _lettre(
        Modele.ACCUSE_RECEPTION,
        date(2026, 9, 10),
        recours=RECOURS,
        accuse=accuse,
    )


def information_prealable() -> Lettre:
    """Return the information given before any call."""
    information = InformationPrealable(
        donnees=("votre quotient familial", "la composition de votre foyer"),
        administrations=("la caisse d’allocations familiales", "la Mutualité sociale agricole"),
        finalite="calculer l’aide à laquelle vous avez droit",
        remise_le=date(2026, 9, 10),
    )
    return _lettre(
        Modele.INFORMATION_PREALABLE,
        date(2026, 9, 10),
        information=information,
    )


def accord() -> Lettre:
    """Return the notification of a full grant, paid to a third party."""
    dispositif = Dispositif(
        sens=SensDecision.ACCORD,
        montant=Decimal("150.00"),
        tiers_paye="EDF, sur facture",
        valable_jusqu_au=date(2026, 12, 31),
    )
    return _decision(Modele.ACCORD, dispositif)


def accord_partiel() -> Lettre:
    """Return the notification of a grant smaller than what was asked."""
    dispositif = Dispositif(
        sens=SensDecision.ACCORD_PARTIEL,
        montant=Decimal("1050.40"),
        montant_demande=Decimal("1500.57"),
        modalites="Le CCAS verse cette somme sur votre compte bancaire",
    )
    motivation = Motivation(
        fait="Votre quotient familial est de 512 € en septembre 2026. Votre facture est de 1 500,57 €",
        droit="Pour ce quotient familial, le règlement limite l’aide à 70 % de la facture",
        raison_courte="Le règlement limite l’aide à 70 %",
    )
    return _decision(Modele.ACCORD_PARTIEL, dispositif, motivation)


def refus() -> Lettre:
    """Return the notification of a refusal."""
    motivation = Motivation(
        fait="Votre quotient familial est de 1 204 € en septembre 2026",
        droit="L’aide est réservée aux foyers dont le quotient familial ne dépasse pas 1 000 €",
        raison_courte="Votre quotient familial est trop élevé",
        orientation="Nous vous invitons à prendre rendez-vous avec le service social du département, au 02 33 00 00 50",
        nouvelle_demande_le=date(2027, 1, 2),
    )
    return _decision(Modele.REFUS, Dispositif(sens=SensDecision.REFUS), motivation)


def attestation() -> Lettre:
    """Return the declaration that the person signs."""
    certifiee = Attestation(
        declarees_le=date(2026, 9, 10),
        naissance="le 12 mars 1988",
        adresse="14 rue du Général-de-Gaulle, 61990 Valmorel-sur-Orne",
    )
    return _lettre(
        Modele.ATTESTATION,
        date(2026, 9, 10),
        attestation=certifiee,
    )


def rendez_vous() -> Lettre:
    """Return the proposal of a meeting."""
    propose = RendezVous(
        le=date(2026, 9, 21),
        heure="14 h 30",
        lieu="à la mairie, bureau 3",
        acces="entrée de plain-pied, arrêt de bus Mairie",
        apporter=("votre dernière facture d’énergie", "un relevé d’identité bancaire"),
    )
    return _lettre(
        Modele.RENDEZ_VOUS,
        date(2026, 9, 12),
        rendez_vous=propose,
    )


def ajournement() -> Lettre:
    """Return the news of a decision put off."""
    reporte = Ajournement(
        motif="Le devis du chauffagiste n’est pas encore parvenu",
        action="nous remettre ce devis",
        avant=date(2026, 10, 5),
        reexamen_le=date(2026, 10, 15),
        rejet_implicite_le=date(2026, 11, 10),
    )
    return _lettre(
        Modele.AJOURNEMENT,
        date(2026, 9, 25),
        ajournement=reporte,
        organe=OrganeCompetent(libelle="la commission permanente du CCAS", decidee_le=date(2026, 9, 24)),
        sources_consultees=SOURCES,
    )


def explication() -> Lettre:
    """Return the explanation of a computation, given to who asks for it."""
    expliquee = ExplicationCalcul(
        resultat="Le calcul propose une aide de 150,00 €.",
        degre="Le calcul a proposé d’accorder l’aide. La décision n’est pas automatique : la présidente la prend.",
        mode="Les règles de l’aide ont été appliquées une à une, par un logiciel, aux données ci-dessous.",
        donnees=("Quotient familial : 512 € (certifié CAF · septembre 2026, consulté le 10/09/2026)",),
        parametres=("Quotient familial : de 401 € à 600 € (article 3, délibération n° 2025-12 du 04/12/2025)",),
        operations=(
            "Quotient familial : 401 € ≤ 512 € ≤ 600 € → taux 70 % (article 3)",
            "70 % de 214,29 € = 150,00 € (article 3)",
        ),
    )
    return _lettre(
        Modele.EXPLICATION,
        date(2026, 9, 25),
        explication=expliquee,
        sources_consultees=SOURCES,
    )


def secours_urgence() -> Lettre:
    """Return the notification of an emergency grant, decided alone."""
    dispositif = Dispositif(
        sens=SensDecision.ACCORD,
        montant=Decimal("60.00"),
        modalites="Ce secours vous est remis ce jour sous la forme de bons alimentaires",
        valable_jusqu_au=date(2026, 10, 25),
    )
    return replace(
        _decision(Modele.SECOURS_URGENCE, dispositif),
        urgence="Votre foyer n’a plus de quoi se nourrir avant le versement des prestations",
        calcul_utilise=False,
        algorithme=None,
    )


def irrecevabilite() -> Lettre:
    """Return the answer to a request that cannot be taken up."""
    motivation = Motivation(
        fait="Vous avez déjà obtenu cette aide le 12 mars 2026",
        droit="Le règlement n’admet qu’une demande par foyer et par année civile",
        nouvelle_demande_le=date(2027, 1, 1),
    )
    return _lettre(
        Modele.IRRECEVABILITE,
        date(2026, 9, 25),
        fondement=FONDEMENT,
        motivation=motivation,
        organe=replace(ORGANE, numero=""),
        signataire=SIGNATAIRE,
        recours=RECOURS,
    )


def transmission() -> Lettre:
    """Return the answer to a request that belongs to another authority."""
    motivation = Motivation(
        fait="Vous habitez à Argentan",
        droit="Le code des relations entre le public et l’administration (article L. 114-2) prévoit cette transmission",
    )
    return _lettre(
        Modele.IRRECEVABILITE,
        date(2026, 9, 25),
        motivation=motivation,
        transmission=Transmission(autorite="CCAS d’Argentan", le=date(2026, 9, 24)),
        signataire=SIGNATAIRE,
        recours=RECOURS,
    )


def _lettre(modele: Modele, le: date, **parties: Any) -> Lettre:
    """Return a letter to the person of the examples, with the parts of its own."""
    return Lettre(modele=modele, date=le, **_COMMUN | parties)


def _decision(modele: Modele, dispositif: Dispositif, motivation: Motivation | None = None) -> Lettre:
    return _lettre(
        modele,
        date(2026, 9, 25),
        fondement=FONDEMENT,
        dispositif=dispositif,
        motivation=motivation,
        organe=ORGANE,
        signataire=SIGNATAIRE,
        recours=RECOURS,
        calcul_utilise=True,
        algorithme=ALGORITHME,
        sources_consultees=SOURCES,
    )


EXEMPLES = {
    "accuse_reception": accuse_reception,
    "pieces_manquantes": pieces_manquantes,
    "information_prealable": information_prealable,
    "attestation": attestation,
    "rendez_vous": rendez_vous,
    "ajournement": ajournement,
    "accord": accord,
    "accord_partiel": accord_partiel,
    "secours_urgence": secours_urgence,
    "refus": refus,
    "irrecevabilite": irrecevabilite,
    "transmission": transmission,
    "explication": explication,
}
