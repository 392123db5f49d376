"""About whom a source is asked: an adult child who studies, one child of several, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccas_desktop.application.courriers.composition_sources import sources_consultees
from ccas_desktop.application.demandes.precisions import ChampPrecision, Precisions
from ccas_desktop.application.demandes.procedure import clore_sans_decision
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import (
    empreinte_identite,
    executer_appel,
    garder_reponse,
    preparer_appel,
)
from ccas_desktop.application.donnees.lignes_donnees import ActionDonnee, LigneDonnee
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation, certifiees_a_retenir
from ccas_desktop.application.donnees.verbes import ValeurSaisie, oublier_donnee, retenir_certifiee, retenir_saisie
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.evaluation.verbes import situation_de
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.messages.eleves import phrase_des_autres_eleves, phrase_retenue, soin_de_la_ligne
from ccas_desktop.application.messages.etats import message_de_la_ligne
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.reglement.redaction import ecrire_provenance
from ccas_desktop.domain.sources.complement import SANS_COMPLEMENT, ComplementIdentite, Etablissements
from tests.fakes.api_particulier import certifie, echec
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau, Installation, bureau
from tests.fakes.ecoles import COLLEGE

REGLEMENT = Path(__file__).parents[2] / "data" / "reglements" / "autres_sources.toml"
BOURSE, SCOLARITE = Source.ETUDIANT_BOURSIER, Source.SCOLARITE
BOURSIER = {"statut_boursier": {"est_boursier": True}}
ECOLE = ComplementIdentite(etablissement=Etablissements(COLLEGE.uai))
ICI = LieuNaissance("99100", commune="08480")


def personne(prenom: str, annee: int) -> Identite:
    return Identite("ROUX", (prenom,), Sexe.FEMININ, None, DateNaissance(annee, 5, 6), ICI)


LINA, LEA, ZOE = personne("Lina", 2006), personne("Léa", 2015), personne("Zoé", 2017)


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as nouveau:
        voter(nouveau)
        yield nouveau


def voter(ouvert: Bureau) -> None:
    importer_reglement(ouvert.services, ouvert.auteur, REGLEMENT.read_text("utf-8"), nom_fichier="r.toml")


def membre(ouvert: Bureau, identite: Identite, lien: Lien = Lien.ENFANT) -> str:
    saisie = SaisieUsager(identite, lien=lien)
    return ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie).id


def deposer(ouvert: Bureau) -> Demande:
    return ouvert.deposer("autres_sources", reponses={})


def demander(
    ouvert: Bureau,
    demande: Demande,
    source: Source,
    usager_id: str | None = None,
    complement: ComplementIdentite = SANS_COMPLEMENT,
) -> ReponseCertifiee:
    precisions = Precisions(complement=complement, usager_id=usager_id)
    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, source, precisions=precisions)
    return garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel)).reponse


def ligne(ouvert: Bureau, demande: Demande, indicateur: str = "etudiant_boursier") -> LigneDonnee:
    return next(li for li in lire_page(ouvert.services, demande.id).lignes if li.indicateur.code == indicateur)


def test_a_student_is_any_member_old_enough_and_the_demandeur_by_default(ouvert: Bureau) -> None:
    lina, conjoint = membre(ouvert, LINA), membre(ouvert, personne("Paule", 1985), Lien.CONJOINT)
    membre(ouvert, LEA)
    vue = ligne(ouvert, deposer(ouvert))

    jeanne = ouvert.dossier.demandeur.id
    assert {usager_id for usager_id, _ in vue.choix.personnes} == {jeanne, lina, conjoint}
    assert vue.choix.par_defaut == jeanne
    assert vue.precisions[0] is ChampPrecision.PERSONNE
    assert not vue.a_preciser


def test_alone_nobody_is_to_be_chosen(ouvert: Bureau) -> None:
    membre(ouvert, LEA)
    vue = ligne(ouvert, deposer(ouvert))

    assert (vue.choix.personnes, ChampPrecision.PERSONNE in vue.precisions) == ((), False)


def test_the_call_its_trace_and_its_reply_are_about_the_one_chosen(ouvert: Bureau) -> None:
    lina, demande = membre(ouvert, LINA), deposer(ouvert)
    ouvert.api.reponses[BOURSE] = certifie(BOURSE, BOURSIER)

    demander(ouvert, demande, BOURSE, lina)
    retenue = retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, BOURSE)

    complete = lire_demande(ouvert.services.base, demande.id)
    assert [d.identite for d in ouvert.api.demandes] == [LINA]
    assert [t.empreinte for t in complete.traces] == [empreinte_identite(ouvert.services, LINA)]
    assert [r.usager_id for r in complete.reponses] == [lina]
    assert complete.donnees == (retenue,)
    assert "ROUX Lina" in ecrire_provenance(retenue.provenance)
    assert [s.libelle for s in sources_consultees(complete, lambda i: i.date())] == ["Bourse d’étudiant (ROUX Lina)"]


def test_asking_again_is_about_the_same_person(ouvert: Bureau) -> None:
    lina, demande = membre(ouvert, LINA), deposer(ouvert)
    ouvert.api.reponses[BOURSE] = certifie(BOURSE, BOURSIER)

    demander(ouvert, demande, BOURSE, lina)
    demander(ouvert, demande, BOURSE)

    assert [d.identite.prenom for d in ouvert.api.demandes] == ["Lina", "Lina"]


def test_a_failure_says_whom_it_is_about(ouvert: Bureau) -> None:
    lina, demande = membre(ouvert, LINA), deposer(ouvert)
    ouvert.api.reponses[BOURSE] = echec(BOURSE, EtatAppel.INTROUVABLE, http=404, code="26003")

    demander(ouvert, demande, BOURSE, lina)

    assert message_de_la_ligne(ligne(ouvert, demande)).startswith("Demandé au sujet de ROUX Lina.")


def test_who_is_too_young_to_study_is_not_asked_about(ouvert: Bureau) -> None:
    lea, demande = membre(ouvert, LEA), deposer(ouvert)

    with pytest.raises(RefusMetier) as refus:
        demander(ouvert, demande, BOURSE, lea)

    assert (refus.value.code, refus.value.champ) == ("personne_a_choisir", ChampPrecision.PERSONNE)
    assert (ouvert.api.demandes, lire_demande(ouvert.services.base, demande.id).traces) == ([], ())


def test_the_caisse_is_always_asked_about_the_allocataire(ouvert: Bureau) -> None:
    lina, demande = membre(ouvert, LINA), deposer(ouvert)
    complement = ComplementIdentite(identifiant_france_travail="jeanne.roux")

    demander(ouvert, demande, Source.STATUT_DEMANDEUR_EMPLOI, lina, complement)

    assert [d.identite for d in ouvert.api.demandes] == [IDENTITE]


def test_the_only_one_old_enough_is_taken_unasked(tmp_path: Path) -> None:
    with bureau(tmp_path, Installation(identite=personne("Jade", 2013))) as ouvert:
        voter(ouvert)
        membre(ouvert, LINA, Lien.FRATRIE)
        demande = deposer(ouvert)
        vue = ligne(ouvert, demande)

        demander(ouvert, demande, BOURSE)

        assert (vue.choix.personnes[0][1], vue.a_preciser) == ("ROUX Lina", False)
        assert [d.identite for d in ouvert.api.demandes] == [LINA]


def certifier(ouvert: Bureau, demande: Demande, eleve: str, minutes: int, **faits: bool) -> None:
    """Let the school answer for a pupil, some minutes after the start, then keep what it certified."""
    reponse = certifie(SCOLARITE, {**faits, "annee_scolaire": "2026-2027"})
    ouvert.api.reponses[SCOLARITE] = replace(reponse, instant=reponse.instant + timedelta(minutes=minutes))
    demander(ouvert, demande, SCOLARITE, eleve, ECOLE)


def retenues(ouvert: Bureau, demande: Demande) -> set[tuple[str, str, str | None, str | None]]:
    donnees = lire_demande(ouvert.services.base, demande.id).donnees
    return {(d.indicateur, d.valeur, d.usager_id, d.provenance.personne) for d in donnees}


def test_each_pupil_has_a_value_of_its_own(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    certifier(ouvert, demande, lea, 0, est_scolarise=False)
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)
    certifier(ouvert, demande, zoe, 1, est_scolarise=True, est_boursier=True)

    vue, lignes = ligne(ouvert, demande, "eleve_scolarise"), lire_page(ouvert.services, demande.id).lignes
    assert (vue.retenue, [d.usager_id for d in vue.autres_retenues]) == (None, [lea])
    assert vue.provenance_certifiee
    assert vue.provenance_certifiee.personne == "ROUX Zoé"
    assert {ActionDonnee.RETENIR_CERTIFIEE, ActionDonnee.OUBLIER} <= vue.actions
    # Nothing of the first child is replaced: it is kept with the others.
    assert Interrogation(SCOLARITE, zoe) in certifiees_a_retenir(lignes)
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)

    assert retenues(ouvert, demande) == {
        ("eleve_scolarise", "non", lea, "ROUX Léa"),
        ("eleve_scolarise", "oui", zoe, "ROUX Zoé"),
        ("eleve_boursier", "oui", zoe, "ROUX Zoé"),
    }
    vue = ligne(ouvert, demande, "eleve_scolarise")
    assert vue.retient_le_certifie
    assert phrase_retenue(vue) == "Retenu\u00a0: ROUX Zoé, oui"
    assert phrase_des_autres_eleves(vue) == "Aussi retenu\u00a0: ROUX Léa, non."


def test_a_rule_reads_that_one_pupil_at_least_is(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    for rang, (eleve, scolarise) in enumerate(((lea, False), (zoe, True))):
        certifier(ouvert, demande, eleve, rang, est_scolarise=scolarise)
        retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)

    with ouvert.services.base.lecture() as base:
        fait = situation_de(base, base.demande(demande.id), aujourdhui=AUJOURDHUI).faits["eleve_scolarise"]
    assert (fait.valeur, fait.provenance.personne) == (True, "ROUX Zoé")
    assert fait.precision == "ROUX Léa, non\u00a0; ROUX Zoé, oui"


def test_a_paper_is_of_the_pupil_that_the_agent_names(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    saisie = ValeurSaisie("eleve_scolarise", "oui", piece="Certificat")
    with pytest.raises(SaisieInvalide) as refus:
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)
    assert [(e.champ, e.code) for e in refus.value.erreurs] == [("personne", "enfant_a_choisir")]

    for eleve, valeur in ((lea, "oui"), (zoe, "non"), (lea, "non")):
        lue = replace(saisie, valeur=valeur, usager_id=eleve)
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, lue)

    assert retenues(ouvert, demande) == {
        ("eleve_scolarise", "non", lea, "ROUX Léa"),
        ("eleve_scolarise", "non", zoe, "ROUX Zoé"),
    }


def test_a_paper_contradicts_the_certified_value_of_its_own_pupil_only(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    certifier(ouvert, demande, lea, 0, est_scolarise=False)
    saisie = ValeurSaisie("eleve_scolarise", "oui", piece="Certificat", usager_id=zoe)
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)
    with pytest.raises(SaisieInvalide) as refus:
        retenir_saisie(ouvert.services, ouvert.auteur, demande.id, replace(saisie, usager_id=lea))
    assert [e.code for e in refus.value.erreurs] == ["motif_contre_certifie"]


def test_a_value_kept_by_an_older_version_becomes_that_of_the_pupil_it_names(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    certifier(ouvert, demande, lea, 0, est_scolarise=True)
    ancienne = retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(ancienne, usager_id=None))

    certifier(ouvert, demande, zoe, 1, est_scolarise=True)
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)
    certifier(ouvert, demande, lea, 2, est_scolarise=False)
    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)

    assert retenues(ouvert, demande) == {
        ("eleve_scolarise", "oui", zoe, "ROUX Zoé"),
        ("eleve_scolarise", "non", lea, "ROUX Léa"),
    }


def test_the_values_of_the_pupils_are_taken_back_one_by_one(ouvert: Bureau) -> None:
    lea, zoe, demande = membre(ouvert, LEA), membre(ouvert, ZOE), deposer(ouvert)
    for rang, eleve in enumerate((lea, zoe)):
        certifier(ouvert, demande, eleve, rang, est_scolarise=True)
        retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)
    restants = []
    while (donnee := ligne(ouvert, demande, "eleve_scolarise").a_oublier) is not None:
        oublier_donnee(ouvert.services, ouvert.auteur, donnee)
        restants.append(donnee.usager_id)
    assert restants == [zoe, lea]


class TestEleves:
    """Whoever of the foyer may be at school, and what the law asks to check before the call."""

    def vue(self, ouvert: Bureau) -> LigneDonnee:
        return ligne(ouvert, deposer(ouvert), "eleve_scolarise")

    def noms(self, ouvert: Bureau) -> list[str]:
        return sorted(nom for _, nom in self.vue(ouvert).choix.personnes)

    def test_a_grandchild_raised_and_a_child_taken_in_may_be_pupils(self, ouvert: Bureau) -> None:
        for identite, lien in (
            (personne("Awa", 2012), Lien.PETIT_ENFANT),
            (personne("Bilal", 2010), Lien.HEBERGE),
            (replace(personne("Chloé", 2010), date_naissance=None), Lien.AUTRE),
            (personne("Denise", 1950), Lien.PARENT),
            (replace(personne("Élise", 1950), date_naissance=None), Lien.GRAND_PARENT),
            (personne("Farid", 2005), Lien.FRATRIE),
        ):
            membre(ouvert, identite, lien)

        assert self.noms(ouvert) == ["ROUX Awa", "ROUX Bilal", "ROUX Chloé"]
        assert self.vue(ouvert).choix.a_faire
        assert soin_de_la_ligne(self.vue(ouvert)).startswith(
            "ROUX Awa, ROUX Bilal, ROUX Chloé\u00a0: demandez seulement"
        )

    def test_a_child_of_the_demandeur_goes_without_saying(self, ouvert: Bureau) -> None:
        membre(ouvert, LEA)
        assert self.noms(ouvert) == ["ROUX Léa"]
        assert phrase_retenue(self.vue(ouvert)) == ""
        assert soin_de_la_ligne(self.vue(ouvert)) == ""

    def test_a_pupil_of_age_is_to_be_informed(self, ouvert: Bureau) -> None:
        membre(ouvert, personne("Lina", 2008))
        assert soin_de_la_ligne(self.vue(ouvert)) == (
            "ROUX Lina\u00a0: une personne majeure doit être informée elle-même de l’appel."
        )

    def test_the_care_is_said_once_for_a_source_and_while_it_may_be_asked(self, ouvert: Bureau) -> None:
        membre(ouvert, LEA, Lien.PETIT_ENFANT)
        demande = deposer(ouvert)
        dites = [soin_de_la_ligne(vue) for vue in lire_page(ouvert.services, demande.id).lignes]
        assert len([dit for dit in dites if dit]) == 1
        lue = lire_demande(ouvert.services.base, demande.id).demande
        clore_sans_decision(ouvert.services, ouvert.auteur, lue, retiree=True)
        assert not any(soin_de_la_ligne(vue) for vue in lire_page(ouvert.services, demande.id).lignes)

    def test_a_young_lyceen_alone_is_asked_about_himself(self, tmp_path: Path) -> None:
        with bureau(tmp_path, Installation(identite=personne("Jade", 2008))) as ouvert:
            voter(ouvert)
            demande = deposer(ouvert)
            demander(ouvert, demande, SCOLARITE, complement=ECOLE)
            assert [d.identite.prenom for d in ouvert.api.demandes] == ["Jade"]
            assert soin_de_la_ligne(ligne(ouvert, demande, "eleve_scolarise")) == ""

    def test_a_young_parent_is_no_pupil_beside_the_child(self, tmp_path: Path) -> None:
        with bureau(tmp_path, Installation(identite=personne("Jade", 2007))) as ouvert:
            voter(ouvert)
            membre(ouvert, personne("Tom", 2006), Lien.CONJOINT)
            membre(ouvert, personne("Nino", 2023))
            assert self.noms(ouvert) == ["ROUX Nino"]
