"""The page of a request as it is read: steps, papers, foyer, calculation, what is missing and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.brouillons import garder, oublier, reprendre
from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, noter_impression, produire
from ccas_desktop.application.decisions import decider, notifier
from ccas_desktop.application.demandes.procedure import SaisieTransition, clore_sans_decision, presenter_en_commission
from ccas_desktop.application.demandes.suites_demande import faire_suite
from ccas_desktop.application.demandes.verbes import deposer_demande
from ccas_desktop.application.donnees.certification import garder_reponse, preparer_appel
from ccas_desktop.application.donnees.foyer_certifie import (
    adresse_rendue,
    personne_rendue_en_clair,
    saisie_depuis,
    usager_en_clair,
)
from ccas_desktop.application.donnees.ou_renseigner import Lieu, faits_a_renseigner, mentions_a_renseigner
from ccas_desktop.application.donnees.pieces import SortPiece
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_saisie
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.errors import ReglementIllisible
from ccas_desktop.application.evaluation.motifs_courants import MOTIFS, regles_invocables
from ccas_desktop.application.evaluation.questions import intitule, lit_une_facture, questions_de, toutes_les_questions
from ccas_desktop.application.instruction.etapes import Avancement, Etape, etat_des_etapes
from ccas_desktop.application.instruction.page import PageDemande, lire_brouillons, lire_page, lire_page_nouvelle
from ccas_desktop.domain.certifie.certifie import ReponseCertifiee
from ccas_desktop.domain.certifie.rapprochement import Ecart, LigneFoyer
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.demandes.statuts import StatutDemande
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.reglement.modele.model import Aide, Issue
from ccas_desktop.domain.reponses.certifie_lecture import lire_enfants
from tests.fakes.api_particulier import ADRESSE_RENDUE, ENFANT_RENDU, PERSONNE_RENDUE, quotient
from tests.fakes.bureau import AUJOURDHUI, Bureau, Installation, bureau, projet, saisie_de


def page(ouvert: Bureau, demande: Demande) -> PageDemande:
    return lire_page(ouvert.services, demande.id)


def mots(ouvert: Bureau, demande: Demande) -> dict[Etape, str]:
    return {etape: etat.mots for etape, etat in page(ouvert, demande).etapes.items()}


def repondre(ouvert: Bureau, demande: Demande, reponse: ReponseCertifiee) -> None:
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, reponse.source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, reponse)


def aide(ouvert: Bureau, code: str) -> Aide:
    reglement = lire_page_nouvelle(ouvert.services, ouvert.dossier.dossier.id).reglement
    assert reglement is not None
    return reglement.aide(code)


def eligible(ouvert: Bureau) -> Demande:
    demande = ouvert.deposer()
    for code, valeur in (("quotient_familial", "450"), ("beneficiaire_rsa", "oui"), ("beneficiaire_c2s", "non")):
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie(code, valeur))
    return demande


class TestEtapes:
    def test_a_request_just_deposited(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer(informee=False)

        assert mots(ouvert, demande) == {
            Etape.DEMANDE: "Information à remettre",
            Etape.DONNEES: "0 sur 3",
            Etape.EVALUATION: "Information manquante",
            Etape.DECISION: "À prendre",
            Etape.COURRIERS: "Information préalable à faire",
        }
        assert page(ouvert, demande).prochaine_etape is Etape.DEMANDE

    def test_from_the_data_to_the_notification(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, ValeurSaisie("quotient_familial", "450"))
        assert page(ouvert, demande).etapes[Etape.DONNEES].avancement is Avancement.EN_COURS

        demande = eligible(ouvert)
        assert mots(ouvert, demande)[Etape.DONNEES] == "3 sur 3"
        assert mots(ouvert, demande)[Etape.EVALUATION] == "Peut être accordée"
        decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))
        assert mots(ouvert, demande)[Etape.DECISION] == "À notifier"
        assert mots(ouvert, demande)[Etape.COURRIERS] == "Accord à faire"
        prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.ACCORD)
        courrier = garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))
        assert mots(ouvert, demande)[Etape.COURRIERS] == "Accord à imprimer"
        noter_impression(ouvert.services, ouvert.auteur, courrier)
        assert mots(ouvert, demande)[Etape.COURRIERS] == "Accord imprimé"
        notifier(ouvert.services, ouvert.auteur, decision, le=AUJOURDHUI, mode="courrier")
        assert mots(ouvert, demande)[Etape.DECISION] == "Notifiée"
        assert page(ouvert, demande).prochaine_etape is Etape.COURRIERS
        for vers, attendu in (
            (StatutDemande.EN_PAIEMENT, "En paiement"),
            (StatutDemande.SOLDEE, "Soldée"),
            (StatutDemande.RECOURS_EN_COURS, "Recours à traiter"),
            (StatutDemande.DECISION_RETIREE, "À reprendre"),
        ):
            faire_suite(ouvert.services, ouvert.auteur, demande.id, SaisieTransition(vers, motif="motif"))
            assert mots(ouvert, demande)[Etape.DECISION] == attendu
        assert page(ouvert, demande).prochaine_etape is Etape.DECISION

    def test_what_was_put_off_is_worked_on_again(self, ouvert: Bureau) -> None:
        demande = presenter_en_commission(ouvert.services, ouvert.auteur, ouvert.deposer())
        saisie = SaisieTransition(StatutDemande.AJOURNEE, motif="Devis attendu.")
        faire_suite(ouvert.services, ouvert.auteur, demande.id, saisie)

        # Data are still missing, but the person is told first, then the study is taken up again.
        assert mots(ouvert, demande)[Etape.DECISION] == "Instruction à reprendre"
        assert page(ouvert, demande).prochaine_etape is Etape.COURRIERS
        prete = composer_lettre(ouvert.services, ouvert.auteur, demande.id, Modele.AJOURNEMENT)
        courrier = garder_lettre(ouvert.services, ouvert.auteur, prete, produire(ouvert.services, prete))
        noter_impression(ouvert.services, ouvert.auteur, courrier)
        assert page(ouvert, demande).prochaine_etape is Etape.DECISION

    def test_a_request_in_preparation_is_deposited_first(self, ouvert: Bureau) -> None:
        saisie = saisie_de(ouvert.deposer())
        dossier_id = ouvert.dossier.dossier.id
        brouillon = deposer_demande(ouvert.services, ouvert.auteur, dossier_id, saisie, brouillon=True)

        assert mots(ouvert, brouillon)[Etape.DECISION] == "Demande à déposer"
        assert page(ouvert, brouillon).prochaine_etape is Etape.DECISION

    def test_a_request_that_waits_or_is_closed(self, ouvert: Bureau) -> None:
        attend = presenter_en_commission(ouvert.services, ouvert.auteur, ouvert.deposer())
        retiree = clore_sans_decision(ouvert.services, ouvert.auteur, ouvert.deposer(), retiree=True)

        assert mots(ouvert, attend)[Etape.DECISION] == "Attend la commission"
        assert mots(ouvert, retiree)[Etape.DECISION] == "Demande retirée"

    def test_an_aid_that_needs_no_data(self, ouvert: Bureau) -> None:
        lue = page(ouvert, ouvert.deposer())

        etapes = etat_des_etapes(lue.complete, (), None, lue.lettres)

        assert etapes[Etape.DONNEES].mots == "Rien à demander"
        assert etapes[Etape.EVALUATION].avancement is Avancement.IMPOSSIBLE


class TestEcheance:
    @pytest.mark.parametrize(
        ("deposee", "restants", "presse", "passee"),
        [
            (date(2026, 11, 23), 61, False, False),
            (date(2026, 10, 8), 15, True, False),
            (date(2026, 9, 22), -1, True, True),
        ],
    )
    def test_counts_the_days(self, ouvert: Bureau, deposee: date, restants: int, *, presse: bool, passee: bool) -> None:
        echeance = page(ouvert, ouvert.deposer(deposee_le=deposee)).echeance

        assert echeance is not None
        assert (echeance.restants, echeance.presse, echeance.est_passee) == (restants, presse, passee)

    def test_runs_no_more_once_decided(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

        assert page(ouvert, demande).echeance is None


class TestCalcul:
    def test_is_frozen_with_the_decision(self, ouvert: Bureau) -> None:
        demande = eligible(ouvert)
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

        calcul = page(ouvert, demande).calcul

        assert calcul is not None
        assert (calcul.issue, calcul.montant, calcul.fige) == (Issue.ELIGIBLE, Decimal("40.00"), True)
        assert calcul.trace.operations

    def test_a_frozen_outcome_without_an_amount(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

        calcul = page(ouvert, demande).calcul

        assert calcul is not None
        assert (calcul.issue, calcul.montant) == (Issue.INFORMATION_MANQUANTE, None)

    def test_a_decision_taken_without_one(self, tmp_path: Path) -> None:
        with bureau(tmp_path, Installation(sans_reglement=True)) as ouvert:
            demande = ouvert.deposer()
            decision = decider(ouvert.services, ouvert.auteur, demande.id, projet(ouvert))

            assert page(ouvert, demande).calcul is None
            assert (decision.evaluation, decision.reglement, decision.suit_le_calcul) == ("", "", False)

    def test_says_why_none_is_possible(self, tmp_path: Path) -> None:
        with bureau(tmp_path, Installation(sans_reglement=True)) as ouvert:
            lue = page(ouvert, ouvert.deposer())

        assert isinstance(lue.empechement, RefusMetier)
        assert lue.empechement.code == "reglement_absent"
        assert (lue.calcul, lue.proposition, lue.lignes, lue.pieces) == (None, None, (), ())
        assert lue.etapes[Etape.EVALUATION].avancement is Avancement.IMPOSSIBLE

    def test_an_aid_that_left_the_reglement(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer(aide="aide_disparue")

        lue = page(ouvert, demande)

        assert isinstance(lue.empechement, RefusMetier)
        assert lue.empechement.code == "aide_inconnue"

    def test_a_reglement_that_cannot_be_read(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()

        def illisible(_texte: str) -> None:
            raise ReglementIllisible((("ligne 1", "illisible"),))

        ouvert.services = replace(ouvert.services, lire_reglement=illisible)  # type: ignore[arg-type]

        assert isinstance(page(ouvert, demande).empechement, ReglementIllisible)


class TestPieces:
    def test_those_to_bring_those_not_to_ask_those_useless(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer("aide_energie")
        repondre(ouvert, demande, quotient(allocataires=[PERSONNE_RENDUE]))

        pieces = {p.libelle: (p.sort, p.precision) for p in page(ouvert, demande).pieces}

        assert pieces["Justificatifs des charges du logement : loyer, assurance, chauffage"] == (
            SortPiece.A_APPORTER,
            "article 4.5 du règlement",
        )
        assert pieces["Attestation RSA de moins de trois mois"][0] is SortPiece.DEMANDEE_PAR_LE_CCAS
        caf = pieces["Attestation de paiement et de composition du foyer de la CAF ou de la MSA"]
        assert caf == (SortPiece.INUTILE, "inutile\u00a0: certifié par la Caisse d’allocations familiales (Caf)")

    def test_all_are_to_bring_when_the_token_opens_nothing(self, tmp_path: Path) -> None:
        with bureau(tmp_path, Installation(scopes=frozenset())) as ouvert:
            sorts = {p.sort for p in page(ouvert, ouvert.deposer()).pieces}

        assert sorts == {SortPiece.A_APPORTER}


class TestFoyer:
    def test_the_foyer_of_the_caisse_beside_the_declared_one(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer("aide_energie")
        repondre(ouvert, demande, quotient(allocataires=[PERSONNE_RENDUE], enfants=[ENFANT_RENDU]))

        foyer = page(ouvert, demande).foyer

        assert foyer is not None
        assert [ligne.ecart for ligne in foyer.lignes] == [Ecart.IDENTIQUE, Ecart.ABSENT_DU_DOSSIER]
        saisie = saisie_depuis(foyer.lignes[1])
        assert (saisie.lien, saisie.identite.nom_affiche) == (Lien.ENFANT, "ROUX Leo")
        assert saisie_depuis(replace(foyer.lignes[1], enfant=False)).lien is Lien.CONJOINT
        assert foyer.adresse is None

    def test_children_alone_say_nothing_of_the_adults(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer("restauration_scolaire")
        repondre(ouvert, demande, quotient(450, enfants=[ENFANT_RENDU]))

        foyer = page(ouvert, demande).foyer

        assert foyer is not None
        assert [(ligne.ecart, ligne.enfant) for ligne in foyer.lignes] == [(Ecart.ABSENT_DU_DOSSIER, True)]

    def test_no_foyer_is_told_by_a_mere_quotient(self, ouvert: Bureau) -> None:
        demande = ouvert.deposer()
        assert page(ouvert, demande).foyer is None
        repondre(ouvert, demande, quotient(450))

        assert page(ouvert, demande).foyer is None

    def test_an_address_alone_is_compared(self, ouvert: Bureau) -> None:
        ouvert.voter_tout_le_quotient()
        demande = ouvert.deposer()
        repondre(ouvert, demande, quotient(450, adresse=ADRESSE_RENDUE))
        foyer = page(ouvert, demande).foyer
        assert foyer is not None
        assert foyer.lignes == ()
        assert not foyer.adresse_identique

        meme = {"numero_libelle_voie": "3 RUE DE L'EGLISE", "code_postal_ville": "61100 FLERS"}
        repondre(ouvert, demande, quotient(450, adresse=meme))
        foyer = page(ouvert, demande).foyer
        assert foyer is not None
        assert foyer.adresse_identique

    @pytest.mark.parametrize("bloc", [None, "adresse", {}, {"numero_libelle_voie": 3}])
    def test_an_address_that_cannot_be_read_is_none(self, bloc: object) -> None:
        assert adresse_rendue({"adresse": bloc}) is None

    def test_a_place_without_a_postal_code_is_kept(self) -> None:
        adresse = adresse_rendue({"adresse": {"code_postal_ville": "BRUXELLES"}})

        assert adresse is not None
        assert (adresse.code_postal, adresse.commune) == ("", "BRUXELLES")

    def test_a_person_that_the_caisse_does_not_know_cannot_be_taken_over(self) -> None:
        with pytest.raises(ValueError, match="not in the file"):
            saisie_depuis(LigneFoyer(Ecart.ABSENT_DE_LA_CAISSE))

    def test_persons_are_written_as_they_are_known(self, ouvert: Bureau) -> None:
        usager = ouvert.dossier.demandeur
        sans_date = replace(usager, identite=replace(usager.identite, date_naissance=None))
        odd = {**ENFANT_RENDU, "date_naissance": "2015-02-31", "nom_usage": "MARTIN"}
        (enfant,) = lire_enfants({"enfants": [odd]})
        (sans,) = lire_enfants({"enfants": [{**ENFANT_RENDU, "date_naissance": None}]})

        assert usager_en_clair(usager) == "ROUX Jeanne, 27/06/1987"
        assert usager_en_clair(sans_date) == "ROUX Jeanne"
        assert personne_rendue_en_clair(enfant) == "ROUX (MARTIN) LEO, 2015-02-31"
        assert personne_rendue_en_clair(sans) == "ROUX LEO"


class TestCeQuiManque:
    def test_each_missing_fact_has_its_place(self, ouvert: Bureau) -> None:
        leo = SaisieUsager(Identite("ROUX", ("Léo",), date_naissance=DateNaissance(2015, 2, 3)), lien=Lien.ENFANT)
        ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, leo)
        demande = ouvert.deposer("restauration_scolaire", reponses={})
        lue = page(ouvert, demande)
        assert lue.calcul is not None
        assert lue.calcul.evaluation is not None

        lieux = {
            a_faire.libelle: a_faire.lieu for a_faire in faits_a_renseigner(lue.calcul.evaluation.manquants, lue.lignes)
        }

        assert lieux["Quotient familial (CAF ou MSA)"] is Lieu.ETAPE_DONNEES
        assert lieux["Habite la commune"] is Lieu.ETAPE_DEMANDE
        assert lieux["Un enfant du foyer déjeune au restaurant scolaire"] is Lieu.ETAPE_DEMANDE

    def test_a_budget_is_filled_in_the_dossier(self, ouvert: Bureau) -> None:
        lue = page(ouvert, ouvert.deposer("aide_energie", montant_facture=Decimal(300)))
        assert lue.calcul is not None
        assert lue.calcul.evaluation is not None

        lieux = {a.lieu for a in faits_a_renseigner(lue.calcul.evaluation.manquants, lue.lignes)}

        assert lieux == {Lieu.DOSSIER}

    def test_each_missing_mention_has_its_place_once(self) -> None:
        choses = mentions_a_renseigner(["information.donnees", "information.administrations", "rgpd.dpo", "autre"])

        assert [(c.lieu, c.lieu.est_un_reglage) for c in choses] == [
            (Lieu.REGLAGES_REGLEMENT, True),
            (Lieu.REGLAGES_CCAS, True),
            (Lieu.ETAPE_DECISION, False),
        ]


class TestQuestions:
    def test_those_of_an_aid_with_the_residence(self, ouvert: Bureau) -> None:
        codes = [q.code for q in questions_de(aide(ouvert, "restauration_scolaire"))]

        assert codes == ["reside_commune", "enfant_au_restaurant_scolaire"]

    def test_those_of_every_aid_each_once(self, ouvert: Bureau) -> None:
        reglement = lire_page_nouvelle(ouvert.services, ouvert.dossier.dossier.id).reglement
        assert reglement is not None

        questions = toutes_les_questions(reglement)

        assert [q.code for q in questions].count("reside_commune") == 1
        assert next(intitule(q) for q in questions) == "Habite la commune\u00a0?"
        assert "Un enfant du foyer déjeune au restaurant scolaire\u00a0?" in [intitule(q) for q in questions]

    def test_an_invoice_is_asked_when_a_rule_reads_it(self, ouvert: Bureau) -> None:
        assert lit_une_facture(aide(ouvert, "aide_energie"))
        assert not lit_une_facture(aide(ouvert, "transport_solidaire"))


def test_the_rules_that_a_refusal_may_cite(ouvert: Bureau) -> None:
    regles = regles_invocables(aide(ouvert, "aide_energie"))

    assert [r.split(" du ")[0] for r in regles] == ["Article 4.1", "Article 4.3", "Article 4.4"]
    assert len({motif.code for motif in MOTIFS}) == len(MOTIFS)


def test_what_a_new_request_needs(ouvert: Bureau) -> None:
    nouvelle = lire_page_nouvelle(ouvert.services, ouvert.dossier.dossier.id)

    assert nouvelle.aujourdhui == AUJOURDHUI
    assert nouvelle.dossier.demandeur.identite.nom_famille == "ROUX"


class TestBrouillons:
    def test_are_found_again_until_forgotten(self, ouvert: Bureau) -> None:
        garder(ouvert.services, ouvert.auteur, "demande/1", {"objet": "Facture"})
        repris = reprendre(ouvert.services, "demande/1")
        assert repris is not None
        assert repris.contenu == {"objet": "Facture"}
        assert lire_brouillons(ouvert.services, "demande/1", "demande/2") == {"demande/1": repris}

        oublier(ouvert.services, ouvert.auteur, "demande/1")

        assert reprendre(ouvert.services, "demande/1") is None

    def test_an_empty_one_is_forgotten(self, ouvert: Bureau) -> None:
        garder(ouvert.services, ouvert.auteur, "demande/1", {"objet": "Facture"})

        garder(ouvert.services, ouvert.auteur, "demande/1", {"objet": ""})

        assert reprendre(ouvert.services, "demande/1") is None
