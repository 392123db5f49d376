"""A batch of letters is shared out: those to post, those to hand over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccas_desktop.application.courriers.envois import trier_envois
from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, produire
from ccas_desktop.application.demandes.verbes import deposer_demande
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.situations import modifier_protection
from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.messages.acheminement import phrase_d_acheminement
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.dossiers.acheminement import Empechement
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from tests.fakes.bureau import Bureau, saisie_de

ADRESSE = Adresse(voie="1 rue Neuve", code_postal="61100", commune="Flers")
UDAF = Mandataire(organisation="UDAF de l’Orne", adresse=ADRESSE)


def courrier(ouvert: Bureau, demande: Demande) -> Courrier:
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.ACCUSE_RECEPTION)
    return garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))


def autre_demande(ouvert: Bureau, modele: Demande, nom: str, **courrier: object) -> Demande:
    complet = creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite(nom, ("Anne",))), adresse=ADRESSE)
    saisie = replace(SaisieAdresse(ADRESSE), **courrier)  # type: ignore[arg-type]
    enregistrer_adresse(ouvert.services, ouvert.auteur, complet.dossier, saisie)
    demandee = replace(saisie_de(modele), demandeur_id=complet.demandeur.id)
    return deposer_demande(ouvert.services, ouvert.auteur, complet.dossier.id, demandee)


def test_those_that_may_not_be_posted_are_set_aside_with_their_reason(ouvert: Bureau) -> None:
    premiere = ouvert.deposer()
    envoyee = courrier(ouvert, premiere)
    cachee = courrier(ouvert, autre_demande(ouvert, premiere, "DUPONT", confidentielle=True))
    muette = courrier(ouvert, autre_demande(ouvert, premiere, "DURAND", ne_pas_ecrire=True))

    tri = trier_envois(ouvert.services, (cachee, envoyee, muette))

    assert tri.postables == (envoyee,)
    assert [(b.courrier, b.empechement) for b in tri.bloques] == [
        (cachee, Empechement.ADRESSE_CONFIDENTIELLE),
        (muette, Empechement.NE_PAS_ECRIRE),
    ]


def test_what_counts_is_what_the_dossier_says_on_the_day_of_the_batch(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    faite = courrier(ouvert, demande)
    with ouvert.services.base.lecture() as base:
        dossier = base.lire(Dossier, demande.dossier_id)
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, SaisieAdresse(ADRESSE, ne_pas_ecrire=True))

    assert trier_envois(ouvert.services, (faite,)).postables == ()


@pytest.mark.parametrize(
    ("recoit", "confidentielle", "phrase"),
    [
        (RecoitCourriers.PERSONNE, False, ""),
        (RecoitCourriers.PERSONNE, True, "À remettre en main propre, pas d’envoi : son adresse est confidentielle."),
        (RecoitCourriers.MANDATAIRE, True, "Courriers adressés au mandataire : UDAF de l’Orne."),
        (
            RecoitCourriers.LES_DEUX,
            True,
            "À remettre en main propre, pas d’envoi : son adresse est confidentielle. L’exemplaire du mandataire peut"
            " être envoyé. Deux exemplaires, dont un au mandataire : UDAF de l’Orne.",
        ),
    ],
)
def test_the_page_says_what_to_do_with_the_letters(
    ouvert: Bureau, recoit: RecoitCourriers, confidentielle: bool, phrase: str
) -> None:
    demande = ouvert.deposer()
    protection = Protection(Mesure.TUTELLE, UDAF, recoit)
    modifier_protection(ouvert.services, ouvert.auteur, ouvert.dossier.demandeur, protection)
    with ouvert.services.base.lecture() as base:
        dossier = base.lire(Dossier, demande.dossier_id)
    saisie = SaisieAdresse(ADRESSE, confidentielle=confidentielle)
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, saisie)

    page = lire_page(ouvert.services, demande.id)

    assert phrase_d_acheminement(page.acheminement).replace("\u00a0", " ") == phrase


def test_the_letter_kept_has_a_copy_for_the_mandataire_and_large_print_on_request(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    protegee = modifier_protection(
        ouvert.services,
        ouvert.auteur,
        ouvert.dossier.demandeur,
        Protection(Mesure.TUTELLE, UDAF, RecoitCourriers.LES_DEUX),
    )
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(protegee, preferences=replace(protegee.preferences, gros_caracteres=True)))

    lettre = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.ACCUSE_RECEPTION).lettre

    assert lettre.gros_caracteres
    assert lettre.destinataire.nom_famille == "ROUX"
    assert lettre.copie is not None
    assert lettre.copie.designation == "UDAF de l’Orne"
