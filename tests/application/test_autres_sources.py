"""The sources that want more than an identity, are about a child, or follow another call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ccas_desktop.application.demandes.precisions import Precisions
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.donnees.empechements import EmpechementAppel
from ccas_desktop.application.donnees.lignes_donnees import LigneDonnee
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation, interrogations_a_demander
from ccas_desktop.application.donnees.verbes import ValeurSaisie, retenir_certifiee, retenir_saisie
from ccas_desktop.application.dossiers.verbes import SaisieUsager, ajouter_membre
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.sources.complement import Complement, ComplementIdentite, Etablissements
from tests.fakes.api_particulier import certifie
from tests.fakes.bureau import TOUS_LES_SCOPES, Bureau, Installation, bureau

REGLEMENT = Path(__file__).parents[1] / "data" / "reglements" / "autres_sources.toml"
STATUT, INDEMNITES = Source.STATUT_DEMANDEUR_EMPLOI, Source.INDEMNITES_FRANCE_TRAVAIL
SCOLARITE, BOURSE = Source.SCOLARITE, Source.ETUDIANT_BOURSIER
IDENTIFIANT = ComplementIdentite(identifiant_france_travail="jeanne.roux")
ECOLE = ComplementIdentite(etablissement=Etablissements(uai="0130039X"))
INSCRIPTION = {"inscription": {"date_debut": "2026-01-05", "date_fin": None}, "identite": {"nom": "ROUX"}}
PAIEMENTS = {"paiements": [{"date_versement": "2026-11-02", "montant_total": "912.60"}]}
ELEVE = {"annee_scolaire": "2026-2027", "est_scolarise": True, "est_boursier": True, "echelon_bourse": 3}
LEO = Identite(
    "ROUX", ("Léo",), Sexe.MASCULIN, None, DateNaissance(2014, 2, 3), LieuNaissance("99100", commune="08480")
)


@contextmanager
def installer(dossier: Path, scopes: frozenset[str] = TOUS_LES_SCOPES) -> Iterator[Bureau]:
    with bureau(dossier, Installation(scopes=scopes)) as nouveau:
        texte = REGLEMENT.read_text("utf-8")
        importer_reglement(nouveau.services, nouveau.auteur, texte, nom_fichier=REGLEMENT.name)
        yield nouveau


@pytest.fixture
def ouvert(tmp_path: Path) -> Iterator[Bureau]:
    with installer(tmp_path) as nouveau:
        yield nouveau


def deposer(ouvert: Bureau) -> Demande:
    return ouvert.deposer("autres_sources", reponses={})


def demander(
    ouvert: Bureau, demande: Demande, source: Source, complement: ComplementIdentite, usager_id: str | None = None
) -> ReponseCertifiee:
    services, auteur = ouvert.services, ouvert.auteur
    precisions = Precisions(complement=complement, usager_id=usager_id)
    appel = preparer_appel(services, auteur, demande.id, source, precisions=precisions)
    reponse = executer_appel(services, appel)
    return garder_reponse(services, auteur, appel, reponse).reponse


def enfant(ouvert: Bureau, identite: Identite = LEO) -> str:
    saisie = SaisieUsager(identite, lien=Lien.ENFANT)
    return ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie).id


def lignes(ouvert: Bureau, demande: Demande) -> dict[str, LigneDonnee]:
    return {ligne.indicateur.code: ligne for ligne in lire_page(ouvert.services, demande.id).lignes}


def test_what_a_source_wants_is_told_by_its_line(ouvert: Bureau) -> None:
    demande = deposer(ouvert)

    vues = lignes(ouvert, demande)

    assert vues["demandeur_emploi"].complements == (Complement.IDENTIFIANT_FRANCE_TRAVAIL,)
    assert vues["eleve_scolarise"].complements == (Complement.ETABLISSEMENT,)
    assert vues["etudiant_boursier"].complements == ()
    assert interrogations_a_demander(vues.values()) == (Interrogation(BOURSE),)


def test_no_call_leaves_without_what_the_source_wants(ouvert: Bureau) -> None:
    demande = deposer(ouvert)

    with pytest.raises(SaisieInvalide) as refus:
        demander(ouvert, demande, STATUT, ComplementIdentite())

    assert [(e.champ, e.code) for e in refus.value.erreurs] == [
        ("identifiant_france_travail", "obligatoire_pour_appel")
    ]
    assert lire_demande(ouvert.services.base, demande.id).traces == ()


def test_what_the_deliberation_does_not_list_is_not_kept(ouvert: Bureau) -> None:
    ouvert.api.reponses[STATUT] = certifie(STATUT, INSCRIPTION)
    demande = deposer(ouvert)

    assert demander(ouvert, demande, STATUT, IDENTIFIANT).donnees == {"inscription": INSCRIPTION["inscription"]}
    assert lignes(ouvert, demande)["demandeur_emploi"].certifiee == "oui"


def test_payments_follow_the_registration_and_both_are_traced(ouvert: Bureau) -> None:
    ouvert.api.reponses |= {
        STATUT: certifie(STATUT, INSCRIPTION, identite_differente=False),
        INDEMNITES: certifie(INDEMNITES, PAIEMENTS),
    }
    demande = deposer(ouvert)

    reponse = demander(ouvert, demande, INDEMNITES, IDENTIFIANT)

    complete = lire_demande(ouvert.services.base, demande.id)
    assert [d.source for d in ouvert.api.demandes] == [STATUT, INDEMNITES]
    assert {(t.source, t.etat) for t in complete.traces} == {
        (STATUT, EtatAppel.CERTIFIE),
        (INDEMNITES, EtatAppel.CERTIFIE),
    }
    assert (reponse.identite_differente, [r.reponse.source for r in complete.reponses]) == (False, [INDEMNITES])
    assert lignes(ouvert, demande)["indemnites_chomage_mois"].certifiee == "912.60"


@pytest.mark.parametrize(
    ("avant", "etat", "cause"),
    [
        ({"identite_differente": True}, EtatAppel.NON_RECONNU, CauseAppel.AUTRE_IDENTITE),
        ({"identite_differente": None}, EtatAppel.DROITS_INSUFFISANTS, CauseAppel.IDENTITE_NON_RENDUE),
        ({"etat": EtatAppel.INTROUVABLE, "donnees": None}, EtatAppel.INTROUVABLE, None),
    ],
)
def test_payments_of_somebody_else_are_not_asked_for(
    avant: dict[str, object], etat: EtatAppel, cause: CauseAppel | None, ouvert: Bureau
) -> None:
    ouvert.api.reponses[STATUT] = replace(certifie(STATUT, INSCRIPTION), **avant)  # type: ignore[arg-type]
    demande = deposer(ouvert)

    reponse = demander(ouvert, demande, INDEMNITES, IDENTIFIANT)

    assert (reponse.source, reponse.etat, reponse.cause, reponse.donnees) == (INDEMNITES, etat, cause, None)
    assert [d.source for d in ouvert.api.demandes] == [STATUT]
    assert all(trace.etat is not None for trace in lire_demande(ouvert.services.base, demande.id).traces)


def test_payments_are_out_of_a_token_that_hides_the_identity(tmp_path: Path) -> None:
    with installer(tmp_path, TOUS_LES_SCOPES - {"pole_emploi_identite"}) as ouvert:
        vues = lignes(ouvert, deposer(ouvert))

    assert vues["indemnites_chomage_mois"].empechement is EmpechementAppel.HORS_HABILITATION
    assert vues["demandeur_emploi"].empechement is EmpechementAppel.AUCUN


def test_a_pupil_is_the_only_child_of_the_foyer(ouvert: Bureau) -> None:
    leo = enfant(ouvert)
    ouvert.api.reponses[SCOLARITE] = certifie(SCOLARITE, ELEVE)
    demande = deposer(ouvert)

    reponse = demander(ouvert, demande, SCOLARITE, ECOLE)

    (question,) = ouvert.api.demandes
    assert (question.identite, question.complement.annee_scolaire) == (LEO, "2026-2027")
    assert [r.usager_id for r in lire_demande(ouvert.services.base, demande.id).reponses] == [leo]
    assert set(reponse.donnees or ()) == {"annee_scolaire", "est_scolarise", "est_boursier"}


def test_a_pupil_is_chosen_among_several_children(ouvert: Bureau) -> None:
    enfant(ouvert)
    lina = enfant(
        ouvert, Identite("ROUX", ("Lina",), Sexe.FEMININ, None, DateNaissance(2016, 5, 6), LEO.lieu_naissance)
    )
    ouvert.api.reponses[SCOLARITE] = certifie(SCOLARITE, ELEVE)
    demande = deposer(ouvert)

    with pytest.raises(RefusMetier) as refus:
        demander(ouvert, demande, SCOLARITE, ECOLE)
    demander(ouvert, demande, SCOLARITE, ECOLE, usager_id=lina)

    assert refus.value.code == "enfant_a_choisir"
    assert ouvert.api.demandes[0].identite.prenoms == ("Lina",)
    assert lignes(ouvert, demande)["eleve_boursier"].certifiee == "oui"


def test_each_fact_of_a_reply_has_its_line_and_is_kept_with_the_others(ouvert: Bureau) -> None:
    enfant(ouvert)
    ouvert.api.reponses[SCOLARITE] = certifie(SCOLARITE, ELEVE)
    demande = deposer(ouvert)
    demander(ouvert, demande, SCOLARITE, ECOLE)

    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)

    vues = lignes(ouvert, demande)
    assert all(vues[code].retient_le_certifie for code in ("eleve_scolarise", "eleve_boursier"))


def test_what_the_agent_kept_of_one_fact_stays_when_the_other_is_kept(ouvert: Bureau) -> None:
    enfant(ouvert)
    ouvert.api.reponses[SCOLARITE] = certifie(SCOLARITE, ELEVE)
    demande = deposer(ouvert)
    demander(ouvert, demande, SCOLARITE, ECOLE)
    saisie = ValeurSaisie("eleve_boursier", "non", motif="bourse retirée hier")
    retenir_saisie(ouvert.services, ouvert.auteur, demande.id, saisie)

    retenir_certifiee(ouvert.services, ouvert.auteur, demande.id, SCOLARITE)

    vues = lignes(ouvert, demande)
    assert vues["eleve_boursier"].differe
    assert vues["eleve_scolarise"].retient_le_certifie


def test_nothing_is_applied_by_a_reply(ouvert: Bureau) -> None:
    ouvert.api.reponses[BOURSE] = certifie(BOURSE, {"statut_boursier": {"est_boursier": True}})
    demande = deposer(ouvert)

    demander(ouvert, demande, BOURSE, ComplementIdentite())

    assert lire_demande(ouvert.services.base, demande.id).donnees == ()
    assert lignes(ouvert, demande)["etudiant_boursier"].retenue is None
