"""Open a dossier, describe its people, its address and its budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ccas_desktop.application.dossiers.verbes import (
    SaisieLigne,
    SaisieUsager,
    ajouter_ligne,
    ajouter_membre,
    creer_dossier,
    doublons_probables,
    lire_dossier,
    modifier_adresse,
    modifier_ligne,
    modifier_note,
    modifier_usager,
    retirer_membre,
    supprimer_ligne,
)
from ccas_desktop.application.errors import ConflitDeVersion, EnregistrementAbsent
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Adresse, DossierComplet
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from ccas_desktop.domain.provenance import Mois
from tests.fakes.bureau import IDENTITE, Bureau

ENFANT = SaisieUsager(Identite("ROUX", ("Léo",), date_naissance=DateNaissance(2015, 2, 3)), lien=Lien.ENFANT)


def relu(ouvert: Bureau) -> DossierComplet:
    return lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id)


def enfant(ouvert: Bureau) -> Usager:
    return ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, ENFANT)


def ligne(ouvert: Bureau, montant: str = "900") -> LigneBudget:
    saisie = SaisieLigne("salaire", Decimal(montant), precision=" usine ")
    return ajouter_ligne(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def test_dossiers_have_speakable_numbers_in_order(ouvert: Bureau) -> None:
    second = creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(Identite("DUPONT", ("Anne",))))

    assert ouvert.dossier.dossier.numero == "2026-0001"
    assert second.dossier.numero == "2026-0002"
    assert second.dossier.adresse.est_vide
    assert second.demandeur.lien is Lien.DEMANDEUR


def test_a_person_without_a_name_is_refused_at_each_field(ouvert: Bureau) -> None:
    saisie = SaisieUsager(
        Identite(" ", ()), arrivee=date(2026, 5, 1), depart=date(2026, 4, 1), presence=Decimal(2), courriel="a b@c.fr"
    )

    with pytest.raises(SaisieInvalide) as leve:
        creer_dossier(ouvert.services, ouvert.auteur, saisie)

    assert [e.champ for e in leve.value.erreurs] == ["nom_famille", "prenoms", "depart", "presence", "courriel"]


@pytest.mark.parametrize("courriel", ["", "a@b.fr", "prenom.nom@mairie.exemple.fr"])
def test_a_usual_address_is_accepted(ouvert: Bureau, courriel: str) -> None:
    modifie = modifier_usager(
        ouvert.services,
        ouvert.auteur,
        ouvert.dossier.demandeur,
        SaisieUsager(IDENTITE, courriel=courriel, telephone=" 06 12 34 56 78 "),
    )

    assert (modifie.courriel, modifie.telephone) == (courriel, "06 12 34 56 78")


@pytest.mark.parametrize("courriel", ["a", "a@b", "@b.fr", "a@b.fr c"])
def test_an_odd_address_is_refused(ouvert: Bureau, courriel: str) -> None:
    with pytest.raises(SaisieInvalide):
        modifier_usager(
            ouvert.services, ouvert.auteur, ouvert.dossier.demandeur, SaisieUsager(IDENTITE, courriel=courriel)
        )


def test_a_member_joins_then_leaves_by_mistake(ouvert: Bureau) -> None:
    leo = enfant(ouvert)
    assert [u.identite.prenom for u in relu(ouvert).usagers] == ["Jeanne", "Léo"]

    retirer_membre(ouvert.services, ouvert.auteur, leo)

    assert [u.identite.prenom for u in relu(ouvert).usagers] == ["Jeanne"]


def test_there_is_one_demandeur_and_always_one(ouvert: Bureau) -> None:
    leo = enfant(ouvert)
    services, auteur, demandeur = ouvert.services, ouvert.auteur, ouvert.dossier.demandeur
    autre_lien = replace(ENFANT, identite=IDENTITE)
    essais: tuple[tuple[str, Callable[[], object]], ...] = (
        ("deja_un_demandeur", lambda: ajouter_membre(services, auteur, demandeur.dossier_id, SaisieUsager(IDENTITE))),
        ("lien_du_demandeur", lambda: modifier_usager(services, auteur, leo, SaisieUsager(ENFANT.identite))),
        ("lien_du_demandeur", lambda: modifier_usager(services, auteur, demandeur, autre_lien)),
        ("demandeur_indispensable", lambda: retirer_membre(services, auteur, demandeur)),
    )
    for code, essai in essais:
        with pytest.raises(RefusMetier, match=code):
            essai()


def test_a_save_over_another_one_is_refused(ouvert: Bureau) -> None:
    demandeur = ouvert.dossier.demandeur
    modifier_usager(ouvert.services, ouvert.auteur, demandeur, SaisieUsager(IDENTITE, telephone="06 12 34 56 78"))

    with pytest.raises(ConflitDeVersion):
        modifier_usager(ouvert.services, ouvert.auteur, demandeur, SaisieUsager(IDENTITE, telephone="07"))


def test_the_address_and_the_note_are_kept(ouvert: Bureau) -> None:
    dossier = modifier_adresse(
        ouvert.services, ouvert.auteur, ouvert.dossier.dossier, Adresse(voie="1 rue Neuve", commune="Flers")
    )
    modifier_note(ouvert.services, ouvert.auteur, dossier, " Rappeler l’après-midi ")

    assert relu(ouvert).dossier.adresse.lignes == ("1 RUE NEUVE", "FLERS")
    assert relu(ouvert).dossier.note == "Rappeler l’après-midi"


def test_a_line_of_the_budget_is_added_changed_removed(ouvert: Bureau) -> None:
    salaire = ligne(ouvert)
    assert (salaire.precision, salaire.montant) == ("usine", Decimal(900))

    modifiee = modifier_ligne(ouvert.services, ouvert.auteur, salaire, SaisieLigne("salaire", Decimal(950)))
    assert [li.montant for li in relu(ouvert).budget] == [Decimal(950)]

    supprimer_ligne(ouvert.services, ouvert.auteur, modifiee)
    assert relu(ouvert).budget == ()


def test_a_line_that_cannot_stand_is_refused_at_each_field(ouvert: Bureau) -> None:
    saisie = SaisieLigne("inconnue", Decimal(-1), debut=Mois(2026, 5), fin=Mois(2026, 4))

    with pytest.raises(SaisieInvalide) as leve:
        ajouter_ligne(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)

    assert [e.champ for e in leve.value.erreurs] == ["nature", "montant", "fin"]


def test_an_unknown_dossier_is_said(ouvert: Bureau) -> None:
    with pytest.raises(EnregistrementAbsent):
        lire_dossier(ouvert.services.base, "0198f000-0000-7000-8000-00000000ffff")


def test_who_looks_like_a_person_known_is_shown_strongest_first(ouvert: Bureau) -> None:
    sosie = Identite("ROUS", ("Jeanne",), date_naissance=DateNaissance(1987, 6, 27))
    creer_dossier(ouvert.services, ouvert.auteur, SaisieUsager(sosie))

    doublons = doublons_probables(ouvert.services.base, IDENTITE)

    assert [d.numero for d in doublons] == ["2026-0001", "2026-0002"]
    assert doublons_probables(ouvert.services.base, IDENTITE, sauf=ouvert.dossier.demandeur.id)[0].numero == "2026-0002"


@pytest.mark.parametrize("identite", [Identite("", ("Jeanne",)), Identite("ROUX", ())])
def test_half_a_name_looks_like_nobody(ouvert: Bureau, identite: Identite) -> None:
    assert doublons_probables(ouvert.services.base, identite) == ()
