"""Compose a letter from the store, keep it, print it again as a duplicata."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.application.courriers.composition import Matiere, composer
from ccas_desktop.application.courriers.lettres_de_la_demande import (
    champs_absents,
    lettres_de_la_demande,
    nom_de_fichier,
)
from ccas_desktop.application.courriers.verbes import (
    aide_de_la_demande,
    composer_lettre,
    fichier_a_imprimer,
    fichier_a_montrer,
    garder_lettre,
    modeles_possibles,
    noter_impression,
    produire,
)
from ccas_desktop.application.decisions import annuler_avant_notification, decider, notifier
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.suites import horloges
from ccas_desktop.application.reglages import enregistrer_ccas
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee, Source
from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.grille import exiger_mentions
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.decision import Organe, SensDecision
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.distance import Distance
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.personnes.residence import Domiciliation
from tests.fakes.api_particulier import ADRESSE_RENDUE, PERSONNE_RENDUE, beneficiaire, certifie, quotient
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau, Installation, bureau, projet

REFUS = {
    "sens": SensDecision.REFUS,
    "montant": Decimal(0),
    "motif_fait": "Quotient de 900 €.",
    "motif_droit": "Article 7.2.",
}
METROPOLE, OUTRE_MER, ETRANGER = Adresse(code_postal="61100"), Adresse(code_postal="97400"), Adresse(pays="Maroc")


def lettre(ouvert: Bureau, demande: Demande, modele: Modele) -> Lettre:
    return composer_lettre(ouvert.services, ouvert.auteur, demande.id, modele).lettre


def produite(ouvert: Bureau, demande: Demande, modele: Modele = Modele.ACCUSE_RECEPTION) -> Courrier:
    prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, modele)
    return garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))


def repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, reponse.source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, reponse)


def possibles(ouvert: Bureau, demande: Demande) -> tuple[Modele, ...]:
    return modeles_possibles(lire_demande(ouvert.services.base, demande.id))


def test_the_notice_is_expected_first_then_the_receipt(ouvert: Bureau) -> None:
    assert possibles(ouvert, ouvert.deposer(informee=False))[0] is Modele.INFORMATION_PREALABLE
    assert possibles(ouvert, ouvert.deposer())[0] is Modele.ACCUSE_RECEPTION


def test_only_the_letter_of_the_decision_taken_is_possible(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))

    assert possibles(ouvert, demande) == (Modele.REFUS, Modele.ACCUSE_RECEPTION, Modele.INFORMATION_PREALABLE)
    with pytest.raises(RefusMetier, match="lettre_sans_decision"):
        lettre(ouvert, demande, Modele.ACCORD)


def test_no_decision_is_announced_before_it_is_taken(ouvert: Bureau) -> None:
    with pytest.raises(RefusMetier, match="lettre_sans_decision"):
        lettre(ouvert, ouvert.deposer(), Modele.ACCORD)


def test_the_agent_who_follows_the_file_is_named(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    ouvert.auteur = Auteur("Inconnu", "0198f000-0000-7000-8000-00000000ffff")

    with pytest.raises(RefusMetier, match="agent_inconnu"):
        lettre(ouvert, demande, Modele.ACCUSE_RECEPTION)


def test_a_letter_without_a_mention_that_the_law_wants_is_refused(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    enregistrer_ccas(ouvert.services, ouvert.auteur, replace(ouvert.reglages.ccas, tribunal=""))

    with pytest.raises(RefusMetier, match="mentions_absentes") as leve:
        lettre(ouvert, demande, Modele.ACCUSE_RECEPTION)

    assert champs_absents(leve.value) == ("recours.tribunal",)
    assert champs_absents(RefusMetier("agent_inconnu")) == ()


def test_no_letter_without_a_reglement(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(complete=False)) as ouvert:
        demande = lire_demande(ouvert.services.base, ouvert.deposer().id)

        with pytest.raises(RefusMetier, match="reglement_absent"):
            aide_de_la_demande(ouvert.services, ouvert.reglages, demande)


def test_the_receipt_says_when_silence_rejects_and_what_is_not_to_be_brought(ouvert: Bureau) -> None:
    recu = lettre(ouvert, ouvert.deposer(), Modele.ACCUSE_RECEPTION)

    assert recu.accuse is not None
    assert recu.accuse.rejet_implicite_le.isoformat() == "2027-01-23"
    assert "Quotient familial" in recu.accuse.obtenues_directement
    assert recu.recours is not None


@pytest.mark.parametrize(
    ("change", "attendue"),
    [
        ({}, None),
        ({"adresse": Adresse(code_postal="97400")}, Distance.UN_MOIS),
        ({"adresse": Adresse(commune="Rabat", pays="Maroc")}, Distance.DEUX_MOIS),
        ({"adresse": Adresse(code_postal="97400"), "adresse_confidentielle": True}, Distance.NON_DITE),
        # Domiciled at the CCAS, the address typed is not where she lives.
        ({"adresse": Adresse(code_postal="97400"), "domiciliation": Domiciliation(AUJOURDHUI)}, None),
    ],
)
def test_the_time_to_appeal_depends_on_where_the_person_lives(
    ouvert: Bureau, change: dict[str, Any], attendue: Distance | None
) -> None:
    demande = ouvert.deposer()
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(base.dossier(demande.dossier_id).dossier, **change))
    decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))

    recours = lettre(ouvert, demande, Modele.REFUS).recours
    assert recours is not None
    assert recours.distance is attendue

    notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="remise en main propre")
    mots = horloges(lire_demande(ouvert.services.base, demande.id), ouvert.reglages.ccas, AUJOURDHUI)[0].texte
    # Two months from 23 November: 24 January is a Sunday. Three: 24 February. Four: 24 March.
    jours = {None: "25/01/2027", Distance.UN_MOIS: "24/02/2027", Distance.DEUX_MOIS: "24/03/2027"}
    assert jours.get(attendue, "24/02/2027") in mots
    assert ("pour la distance" in mots) == (attendue is not None)


@pytest.mark.parametrize(
    ("de", "vers", "au_jour", "mois"),
    [
        # Told on the 23rd: who leaves for overseas the day after has no month more, who had left that day has one.
        (METROPOLE, OUTRE_MER, date(2026, 11, 24), 0),
        (METROPOLE, OUTRE_MER, date(2026, 11, 23), 1),
        (OUTRE_MER, METROPOLE, date(2026, 11, 24), 1),
        (OUTRE_MER, METROPOLE, date(2026, 11, 23), 0),
        (ETRANGER, OUTRE_MER, date(2026, 11, 24), 2),
    ],
)
def test_the_time_to_appeal_is_that_of_the_address_on_the_day_of_the_notification(
    ouvert: Bureau, de: Adresse, vers: Adresse, au_jour: date, mois: int
) -> None:
    """CJA R421-7 lengthens the time that the notification opens: a later move changes nothing of it."""
    demande, services = ouvert.deposer(), ouvert.services
    decision = decider(services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))
    demenager(ouvert, SaisieAdresse(de, depuis=date(2020, 2, 29)))
    notifier(services, ouvert.auteur, decision, le=AUJOURDHUI, mode="remise en main propre")
    ouvert.horloge.avancer(timedelta(days=3))
    demenager(ouvert, SaisieAdresse(vers, depuis=au_jour, demenagement=True))

    complete = lire_demande(services.base, demande.id)
    mots = horloges(complete, ouvert.reglages.ccas, ouvert.horloge.aujourdhui())[0].texte
    refaite = lettre(ouvert, demande, Modele.REFUS).recours

    # The same days as above: 24 January 2027 is a Sunday.
    assert ("25/01/2027", "24/02/2027", "24/03/2027")[mois] in mots
    assert refaite is not None
    assert refaite.distance is (None, Distance.UN_MOIS, Distance.DEUX_MOIS)[mois]


def test_a_letter_made_before_the_notification_tells_the_address_of_its_day(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))
    demenager(ouvert, SaisieAdresse(OUTRE_MER, depuis=date(2020, 2, 29)))
    demenager(ouvert, SaisieAdresse(METROPOLE, depuis=AUJOURDHUI, demenagement=True))

    recours = lettre(ouvert, demande, Modele.REFUS).recours

    assert recours is not None
    assert recours.distance is None


def demenager(ouvert: Bureau, saisie: SaisieAdresse) -> None:
    dossier = lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id).dossier
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, saisie)


def test_the_notice_names_the_data_and_who_holds_them(ouvert: Bureau) -> None:
    avant = lettre(ouvert, ouvert.deposer(informee=False), Modele.INFORMATION_PREALABLE)
    apres = lettre(ouvert, ouvert.deposer(), Modele.INFORMATION_PREALABLE)

    for notice in (avant, apres):
        assert notice.information is not None
        assert notice.information.remise_le == AUJOURDHUI
        assert notice.information.administrations == ("la Caf ou la MSA", "la Sécurité sociale")
    assert avant.recours is None


def test_a_grant_says_who_decided_and_that_a_calculation_helped(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "450"), ("beneficiaire_rsa", "oui"), ("beneficiaire_c2s", "non")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

    accord = lettre(ouvert, demande, Modele.ACCORD)

    assert accord.organe is not None
    assert (accord.organe.libelle, accord.organe.delegation) == ("Paul Durand, président du CCAS", "2026-12")
    assert accord.signataire is not None
    assert accord.signataire.nom == "Durand"
    assert accord.calcul_utilise
    assert accord.algorithme is not None
    assert accord.algorithme.contact == "ccas@exemple.fr ou 02 33 00 00 00"
    assert accord.dispositif is not None
    assert accord.dispositif.montant == Decimal(40)


def test_a_collegial_decision_rests_on_no_delegation(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, organe=Organe.COMMISSION_PERMANENTE, **REFUS))

    refus = lettre(ouvert, demande, Modele.REFUS)

    assert refus.organe is not None
    assert refus.organe.delegation == ""
    assert refus.motivation is not None
    assert refus.motivation.droit == "Article 7.2."


def test_says_what_was_obtained_from_administrations(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    repondre(ouvert, demande, quotient(450, allocataires=[PERSONNE_RENDUE], adresse=ADRESSE_RENDUE))
    repondre(ouvert, demande, beneficiaire(Source.REVENU_SOLIDARITE_ACTIVE))
    repondre(ouvert, demande, certifie(Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE, {}))

    sources = lettre(ouvert, demande, Modele.ACCUSE_RECEPTION).sources_consultees

    donnees = {s.libelle: s.donnees.replace("\u00a0", " ") for s in sources}
    assert donnees == {
        "Quotient familial": "quotient familial : 450 €, composition du foyer, adresse",
        "Revenu de solidarité active (RSA)": "bénéficiaire : oui",
        "Complémentaire santé solidaire (C2S)": "aucune valeur",
    }


def test_the_receipt_is_cited_by_the_letters_that_follow(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    produite(ouvert, demande)
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))

    assert lettre(ouvert, demande, Modele.REFUS).references.accuse_le == AUJOURDHUI


@pytest.mark.parametrize(("sexe", "civilite"), [(Sexe.MASCULIN, "Monsieur"), (Sexe.FEMININ, "Madame"), (None, "")])
def test_writes_to_the_nom_de_famille(tmp_path: Path, sexe: Sexe | None, civilite: str) -> None:
    identite = replace(IDENTITE, sexe=sexe, nom_usage="MARTIN")
    with bureau(tmp_path, Installation(identite=identite)) as ouvert:
        ecrit = lettre(ouvert, ouvert.deposer(), Modele.ACCUSE_RECEPTION).destinataire

    assert ecrit.designation == f"{civilite} Jeanne ROUX".strip()
    assert ecrit.adresse == ("3 RUE DE L’ÉGLISE", "61100 FLERS")


def test_a_signatory_no_longer_known_is_a_missing_mention(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))
    complete, reglages = lire_demande(ouvert.services.base, demande.id), ouvert.reglages
    matiere = Matiere(
        complete,
        replace(reglages, agents=()),
        aide_de_la_demande(ouvert.services, reglages, complete),
        reglages.agents[0],
        AUJOURDHUI,
        ouvert.horloge.jour_de,
    )

    with pytest.raises(RefusMetier) as leve:
        exiger_mentions(composer(matiere, Modele.REFUS))

    assert "signataire.nom" in champs_absents(leve.value)


def test_a_letter_is_kept_with_its_file(ouvert: Bureau) -> None:
    demande = ouvert.deposer()

    courrier = produite(ouvert, demande)

    assert fichier_a_montrer(ouvert.services, courrier).startswith(b"%PDF")
    assert nom_de_fichier(courrier) == "accuse-reception 2026-11-23"
    (lettre_faite, *_) = lettres_de_la_demande(lire_demande(ouvert.services.base, demande.id), ouvert.horloge)
    assert (lettre_faite.courrier, lettre_faite.faite_le) == (courrier, AUJOURDHUI)


def test_the_second_printing_is_marked_duplicata(ouvert: Bureau) -> None:
    courrier = produite(ouvert, ouvert.deposer())
    original = fichier_a_montrer(ouvert.services, courrier)
    assert fichier_a_imprimer(ouvert.services, courrier, original) == original

    imprime = noter_impression(ouvert.services, ouvert.auteur, courrier)

    assert imprime.impressions == 1
    assert fichier_a_imprimer(ouvert.services, imprime, original) != original


def test_the_last_letter_made_is_the_one_shown(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    produite(ouvert, demande)
    ouvert.horloge.avancer(timedelta(hours=1))
    seconde = produite(ouvert, demande)

    (premiere, autre, *_) = lettres_de_la_demande(lire_demande(ouvert.services.base, demande.id), ouvert.horloge)

    assert premiere.courrier is not None
    assert premiere.courrier.id == seconde.id
    assert autre.courrier is None


def test_a_letter_of_a_decision_taken_back_no_longer_counts(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    premiere = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))
    produite(ouvert, demande, Modele.REFUS)
    annuler_avant_notification(ouvert.services, ouvert.auteur, premiere)
    decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert, **REFUS))

    (refus, *_) = lettres_de_la_demande(lire_demande(ouvert.services.base, demande.id), ouvert.horloge)

    assert refus.modele is Modele.REFUS
    assert refus.courrier is None
