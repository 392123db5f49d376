"""What may be posted, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.application.messages.acheminement import phrase_d_acheminement
from ccas_desktop.domain.dossiers.acheminement import Empechement, acheminement, empechement_d_envoi
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.residence import Domiciliation

JOUR = date(2026, 11, 28)
DOSSIER = Dossier(
    id="d", numero="2026-0042", ouvert_le=JOUR, adresse=Adresse(voie="3 rue de l’Église", commune="Flers")
)
PERSONNE = Usager(id="u", dossier_id="d", identite=Identite("DUPONT", ("Jeanne",)))
MANDATAIRE = Mandataire("ROUSSEL", "Claire", adresse=Adresse(voie="1 rue X", commune="Flers"))


def protegee(recoit: RecoitCourriers, mandataire: Mandataire = MANDATAIRE) -> Usager:
    return replace(PERSONNE, protection=Protection(Mesure.TUTELLE, mandataire, recoit))


def test_a_letter_is_posted_to_an_ordinary_address() -> None:
    assert empechement_d_envoi(DOSSIER, JOUR) is None
    voie = acheminement(DOSSIER, PERSONNE, JOUR)
    assert (voie.a_la_personne, voie.mandataire, voie.postable) == (True, None, True)


@pytest.mark.parametrize(
    ("change", "empechement"),
    [
        ({"ne_pas_ecrire": True, "adresse_confidentielle": True}, Empechement.NE_PAS_ECRIRE),
        ({"adresse_confidentielle": True}, Empechement.ADRESSE_CONFIDENTIELLE),
        ({"domiciliation": Domiciliation(date(2026, 1, 1), JOUR)}, Empechement.DOMICILIEE_AU_CCAS),
        ({"domiciliation": Domiciliation(date(2025, 1, 1), date(2026, 11, 27))}, None),
        ({"adresse": Adresse()}, Empechement.SANS_ADRESSE),
    ],
)
def test_says_why_nothing_is_posted(change: dict[str, object], empechement: Empechement | None) -> None:
    dossier = replace(DOSSIER, **change)  # type: ignore[arg-type]
    assert empechement_d_envoi(dossier, JOUR) is empechement
    assert acheminement(dossier, PERSONNE, JOUR).postable is (empechement is None)


def test_a_mandataire_alone_is_written_to_whatever_the_address_of_the_person() -> None:
    cachee = replace(DOSSIER, adresse_confidentielle=True)
    voie = acheminement(cachee, protegee(RecoitCourriers.MANDATAIRE), JOUR)
    assert (voie.a_la_personne, voie.mandataire, voie.postable) == (False, MANDATAIRE, True)


def test_with_both_the_exemplar_of_the_person_stays_at_the_office() -> None:
    cachee = replace(DOSSIER, adresse_confidentielle=True)
    voie = acheminement(cachee, protegee(RecoitCourriers.LES_DEUX), JOUR)
    assert (voie.a_la_personne, voie.mandataire) == (True, MANDATAIRE)
    assert voie.empechement is Empechement.ADRESSE_CONFIDENTIELLE


def test_nobody_is_written_to_for_who_died_not_even_a_mandataire() -> None:
    morte = replace(protegee(RecoitCourriers.MANDATAIRE), deces_le=JOUR)
    voie = acheminement(DOSSIER, morte, JOUR)
    assert (voie.mandataire, voie.empechement, voie.postable) == (None, Empechement.DECES, False)
    assert phrase_d_acheminement(voie).replace("\u00a0", " ") == "Rien n’est à envoyer : la personne est décédée."
    assert acheminement(DOSSIER, replace(PERSONNE, deces_le=date(2026, 11, 29)), JOUR).postable


@pytest.mark.parametrize(
    "personne",
    [protegee(RecoitCourriers.PERSONNE), protegee(RecoitCourriers.MANDATAIRE, Mandataire())],
    ids=["she receives them", "nobody is named"],
)
def test_the_person_is_written_to_when_no_mandataire_can_be(personne: Usager) -> None:
    voie = acheminement(DOSSIER, personne, JOUR)
    assert (voie.a_la_personne, voie.mandataire) == (True, None)
