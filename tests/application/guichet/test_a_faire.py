"""What is to be done today: each thing that has a day is one line, without a name, in the group that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from ccas_desktop.application import brouillons
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.pieces_attendues import PieceADemander, SaisieDemandeDePieces, demander_pieces
from ccas_desktop.application.dossiers.verbes import modifier_note
from ccas_desktop.application.guichet.a_faire.collecte import JOURS_DONNEE_FRAICHE, lire_a_faire
from ccas_desktop.application.guichet.a_faire.lignes import AFaire, Genre, Groupe, LigneAFaire
from ccas_desktop.application.guichet.accueil import fin_du_certificat
from ccas_desktop.application.guichet.rappels import SaisieRappel, ajouter_rappel
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.imports import lots
from ccas_desktop.application.imports.apercu import Apercu, preparer
from ccas_desktop.application.imports.place import CLE, ecrire_place, place_a_l_apercu, place_de
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.application.messages.imports import phrase_coupure
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.provenance import NatureProvenance, Provenance
from tests.data.imports.fabriquer import DOSSIER
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet


def du_groupe(bureau: Bureau, groupe: Groupe) -> list[LigneAFaire]:
    return [ligne for ligne in lire_a_faire(bureau.services).lignes if ligne.groupe is groupe]


def certifier(bureau: Bureau, demande: Demande, il_y_a: int) -> None:
    """Keep a certified value of that many days ago."""
    instant = bureau.horloge.maintenant() - timedelta(days=il_y_a)
    donnee = DonneeRetenue(
        id=nouvel_id(),
        dossier_id=demande.dossier_id,
        demande_id=demande.id,
        indicateur="quotient_familial",
        valeur="700",
        provenance=Provenance(NatureProvenance.CERTIFIE, source="quotient_familial", instant=instant),
    )
    with bureau.services.base.ecriture(bureau.auteur) as base:
        base.enregistrer(donnee)


def test_nothing_to_do_is_an_empty_list(ouvert: Bureau) -> None:
    assert lire_a_faire(ouvert.services) == AFaire()


def test_a_request_near_its_implicit_rejection_is_told_apart(ouvert: Bureau) -> None:
    pressee = ouvert.deposer(deposee_le=AUJOURDHUI - timedelta(days=50))
    ouvert.deposer("aide_alimentaire")

    assert [ligne.cible for ligne in du_groupe(ouvert, Groupe.REJETS)] == [pressee.id]
    assert [ligne.texte for ligne in du_groupe(ouvert, Groupe.EN_COURS)] == ["Aide alimentaire"]


def test_a_reminder_leads_to_the_follow_up_a_free_one_to_itself(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI, "Relancer"), dossier_id=dossier_id)
    ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI - timedelta(2), "Commander"))

    lignes = du_groupe(ouvert, Groupe.RAPPELS)

    assert [(x.genre, x.cible, x.numero, x.restants) for x in lignes] == [
        (Genre.RAPPEL_LIBRE, "", "", -2),
        (Genre.SUIVI, dossier_id, "2026-0001", 0),
    ]


def test_the_papers_of_a_request_are_one_line(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    for jours, libelles in ((20, ("Bail", "Devis")), (7, ("RIB",))):
        saisie = SaisieDemandeDePieces(
            tuple(PieceADemander(libelle) for libelle in libelles), AUJOURDHUI, AUJOURDHUI + timedelta(jours)
        )
        demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    (ligne,) = du_groupe(ouvert, Groupe.PIECES)

    assert (ligne.cible, ligne.texte.endswith("et 2 autres"), ligne.restants) == (demande.id, True, 7)


def test_papers_due_in_more_than_a_week_are_not_of_today(ouvert: Bureau) -> None:
    demande = ouvert.deposer()
    saisie = SaisieDemandeDePieces((PieceADemander("Bail"),), AUJOURDHUI, AUJOURDHUI + timedelta(8))
    demander_pieces(ouvert.services, ouvert.auteur, demande.id, saisie)

    assert du_groupe(ouvert, Groupe.PIECES) == []


def test_data_certified_long_ago_are_to_be_asked_again(ouvert: Bureau) -> None:
    ancienne, recente = ouvert.deposer(), ouvert.deposer("aide_alimentaire")
    certifier(ouvert, ancienne, JOURS_DONNEE_FRAICHE + 1)
    certifier(ouvert, recente, JOURS_DONNEE_FRAICHE - 1)

    assert [(x.cible, x.texte, x.depuis) for x in du_groupe(ouvert, Groupe.DONNEES)] == [
        (ancienne.id, "Donnée certifiée", date(2026, 9, 23))
    ]


def accorder_jusqu_au(bureau: Bureau, fin: date) -> Demande:
    demande = bureau.deposer()
    decider(bureau.services, bureau.auteur, demande.id, projet(bureau, valable_jusqu_au=fin))
    return demande


@pytest.mark.parametrize(("jours", "annoncee"), [(10, True), (-10, True), (31, False), (-16, False)])
def test_an_aid_that_ends_is_announced(ouvert: Bureau, jours: int, annoncee: bool) -> None:
    demande = accorder_jusqu_au(ouvert, AUJOURDHUI + timedelta(jours))

    assert [x.cible for x in du_groupe(ouvert, Groupe.AIDES)] == ([demande.id] if annoncee else [])


def test_a_token_that_ends_leads_to_its_settings(ouvert: Bureau) -> None:
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.retenir_scopes(ouvert.reglages.scopes, expire_le=AUJOURDHUI + timedelta(days=20))

    (ligne,) = du_groupe(ouvert, Groupe.ACCES)

    assert (ligne.genre, ligne.cible, ligne.restants) == (Genre.REGLAGES, "jeton", 20)
    assert ligne.texte == "Jeton d’API Particulier"
    assert "expire dans 20" in ligne.explication


def test_what_is_for_another_agent_is_not_for_me(ouvert: Bureau) -> None:
    autre = next(agent.id for agent in ouvert.reglages.agents if agent.id != ouvert.auteur.id)
    for agent_id, texte in ((None, "pour tous"), (ouvert.auteur.id, "pour moi"), (autre, "pour elle")):
        ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI, texte, agent_id))

    pour_moi = lire_a_faire(ouvert.services).pour(ouvert.auteur.id)

    assert [ligne.texte for ligne in pour_moi.lignes] == ["pour tous", "pour moi"]


def test_a_request_is_for_the_agent_who_follows_its_dossier(ouvert: Bureau) -> None:
    autre = next(agent.id for agent in ouvert.reglages.agents if agent.id != ouvert.auteur.id)
    ouvert.deposer()
    with ouvert.services.base.ecriture(ouvert.auteur) as base:
        base.enregistrer(replace(base.dossier(ouvert.dossier.dossier.id).dossier, referent_id=autre))

    a_faire = lire_a_faire(ouvert.services)

    assert (len(a_faire.pour(autre).lignes), len(a_faire.pour(ouvert.auteur.id).lignes)) == (1, 0)


def test_the_groups_come_the_most_pressing_first(ouvert: Bureau) -> None:
    ouvert.deposer()
    ajouter_rappel(ouvert.services, ouvert.auteur, SaisieRappel(AUJOURDHUI, "Relancer"))

    assert [groupe for groupe, _ in lire_a_faire(ouvert.services).groupes] == [Groupe.RAPPELS, Groupe.EN_COURS]


def test_no_certificate_has_no_end(ouvert: Bureau) -> None:
    assert fin_du_certificat(ouvert.services, ouvert.reglages.impot) is None


def preparer_un_import(bureau: Bureau) -> Apercu:
    """Stop at the preview of a list, its place kept as the window keeps it."""
    classeur = bureau.services.lire_classeur(DOSSIER / "familles.xlsx")
    apercu = preparer(bureau.services, classeur, regler(classeur)).creer_les_douteuses()
    place = place_a_l_apercu(place_de(DOSSIER / "familles.xlsx", classeur, apercu.reglage), apercu, apercu)
    brouillons.garder(bureau.services, bureau.auteur, CLE, ecrire_place(place))
    return apercu


def test_an_import_left_at_its_preview_is_to_be_ended(ouvert: Bureau) -> None:
    preparer_un_import(ouvert)

    (ligne,) = du_groupe(ouvert, Groupe.IMPORTS)

    assert (ligne.genre, ligne.texte) == (Genre.IMPORTS, "familles.xlsx\u00a0: à reprendre à l’aperçu")


def test_an_import_cut_while_it_was_written_is_said_to_be_undone(ouvert: Bureau) -> None:
    encours = lots.commencer(ouvert.services, ouvert.auteur, preparer_un_import(ouvert))
    lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=count().__next__)
    assert du_groupe(ouvert, Groupe.IMPORTS)[0].texte.endswith("import en cours")

    lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)

    (ligne,) = du_groupe(ouvert, Groupe.IMPORTS)
    assert "coupé avant la fin, défait" in ligne.texte


def test_an_import_that_could_not_be_undone_stays_to_be_looked_at(ouvert: Bureau) -> None:
    encours = lots.commencer(ouvert.services, ouvert.auteur, preparer_un_import(ouvert))
    lots.avancer(ouvert.services, ouvert.auteur, encours, chrono=count().__next__)
    with ouvert.services.base.lecture() as lecture:
        modifier_note(ouvert.services, ouvert.auteur, lecture.tous(Dossier)[-1], "vu au guichet")
    brouillons.oublier(ouvert.services, ouvert.auteur, CLE)
    (coupe,) = lots.reprendre_apres_coupure(ouvert.services, ouvert.auteur)

    (ligne,) = du_groupe(ouvert, Groupe.IMPORTS)
    assert ligne.texte == "familles.xlsx\u00a0: coupé avant la fin, pas défait\u00a0; à vérifier"
    assert "n’a pas pu être défait" in phrase_coupure((coupe,))
