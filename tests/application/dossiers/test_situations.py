"""The situation of a person, her protection, the households she is in, and who follows the dossier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ccas_desktop.application.annulations import annuler_derniere_action
from ccas_desktop.application.dossiers.notes import ajouter_note, corriger_note, retirer_note
from ccas_desktop.application.dossiers.situations import (
    Rattachement,
    SaisieSituation,
    SaisieSuivi,
    modifier_protection,
    modifier_rattachements,
    modifier_situation,
    modifier_suivi,
)
from ccas_desktop.application.dossiers.verbes import (
    SaisieUsager,
    ajouter_membre,
    lire_dossier,
    modifier_note,
    modifier_usager,
    retirer_membre,
)
from ccas_desktop.application.messages.foyer import phrase_presence
from ccas_desktop.application.messages.situation import phrase_de_la_cloture
from ccas_desktop.domain.dossiers.dossier import DossierComplet, MotifCloture, Orientation
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.residence import Logement, ModeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationFamiliale, SituationPersonne
from tests.fakes.bureau import AUJOURDHUI, IDENTITE, Bureau

NIR = "2 69 05 49 588 157 80"
SITUATION = SaisieSituation(
    SituationPersonne(SituationFamiliale.VEUF, employeur="Mairie"),
    "02 61 91 55 66",
    PersonneAPrevenir("Léa ROUX", "sa fille", "06 12 34 56 78"),
    PreferencesUsager("portugais", MoyenContact.TELEPHONE, gros_caracteres=True, nom_usage=True),
)
TUTELLE = Protection(
    Mesure.TUTELLE, Mandataire("ROUSSEL", "Claire", adresse=Adresse(voie="1 rue X")), RecoitCourriers.MANDATAIRE
)


def relu(ouvert: Bureau) -> DossierComplet:
    return lire_dossier(ouvert.services.base, ouvert.dossier.dossier.id)


def codes(essai: Callable[[], object]) -> list[str]:
    with pytest.raises(SaisieInvalide) as leve:
        essai()
    return [e.code for e in leve.value.erreurs]


def membre(ouvert: Bureau, prenom: str, **place: object) -> Usager:
    saisie = replace(SaisieUsager(Identite("ROUX", (prenom,)), lien=Lien.AUTRE), **place)  # type: ignore[arg-type]
    return ajouter_membre(ouvert.services, ouvert.auteur, ouvert.dossier.dossier.id, saisie)


def test_what_is_typed_of_a_person_leaves_the_rest_of_her_as_it_was(ouvert: Bureau) -> None:
    modifier_situation(ouvert.services, ouvert.auteur, relu(ouvert).demandeur, SITUATION)
    modifier_protection(ouvert.services, ouvert.auteur, relu(ouvert).demandeur, TUTELLE)
    modifier_usager(ouvert.services, ouvert.auteur, relu(ouvert).demandeur, SaisieUsager(IDENTITE, telephone="0102"))

    lue = relu(ouvert).demandeur
    assert (lue.situation, lue.autre_telephone) == (SITUATION.situation, "02 61 91 55 66")
    assert (lue.a_prevenir, lue.preferences) == (SITUATION.a_prevenir, SITUATION.preferences)
    assert (lue.protection, lue.telephone) == (TUTELLE, "0102")


def test_a_measure_that_ends_is_no_more(ouvert: Bureau) -> None:
    protegee = modifier_protection(ouvert.services, ouvert.auteur, relu(ouvert).demandeur, TUTELLE)
    assert modifier_protection(ouvert.services, ouvert.auteur, protegee, None).protection is None


def test_a_mandataire_who_receives_the_letters_has_a_name_and_an_address(ouvert: Bureau) -> None:
    with pytest.raises(SaisieInvalide) as leve:
        modifier_protection(
            ouvert.services,
            ouvert.auteur,
            relu(ouvert).demandeur,
            Protection(Mesure.TUTELLE, Mandataire(telephone=NIR), RecoitCourriers.LES_DEUX),
        )

    assert [e.champ for e in leve.value.erreurs] == ["mandataire_nom", "mandataire_voie", "mandataire_telephone"]


def test_the_households_are_told_person_by_person(ouvert: Bureau) -> None:
    leo = membre(ouvert, "Léo")
    avant = relu(ouvert).demandeur.version
    modifier_rattachements(
        ouvert.services, ouvert.auteur, relu(ouvert).usagers, {leo.id: Rattachement(caf=True, fiscal=False)}
    )

    lu = relu(ouvert)
    assert (lu.usager(leo.id).foyer_caf, lu.usager(leo.id).foyer_fiscal) == (True, False)
    assert lu.demandeur.version == avant


def test_who_lodges_is_someone_of_the_dossier_or_a_name(ouvert: Bureau) -> None:
    hote = membre(ouvert, "Paul")
    heberge = membre(ouvert, "Léo", hebergeant_id=hote.id, hebergeant="un ami")
    assert (heberge.hebergeant_id, heberge.hebergeant) == (hote.id, "")

    retirer_membre(ouvert.services, ouvert.auteur, hote)

    lu = relu(ouvert).usager(heberge.id)
    assert (lu.hebergeant_id, lu.hebergeant) == (None, "ROUX Paul")
    saisie = SaisieUsager(lu.identite, lien=lu.lien, hebergeant_id=lu.id)
    with pytest.raises(RefusMetier, match="hebergeant_est_la_personne"):
        modifier_usager(ouvert.services, ouvert.auteur, lu, saisie)


def test_the_housing_and_who_follows_the_dossier_are_kept(ouvert: Bureau) -> None:
    saisie = SaisieSuivi(
        Logement(ModeLogement.LOCATAIRE_SOCIAL, bailleur="Orne Habitat", surface=Decimal("62.5")),
        Orientation.ASSOCIATION,
        " UDAF ",
        ouvert.auteur.id,
    )
    modifier_suivi(ouvert.services, ouvert.auteur, relu(ouvert).dossier, saisie)

    lu = relu(ouvert).dossier
    assert (lu.logement, lu.orientation, lu.prescripteur) == (saisie.logement, saisie.orientation, "UDAF")
    assert lu.referent_id == ouvert.auteur.id
    vide = SaisieSuivi(Logement(surface=Decimal(0)))
    assert codes(lambda: modifier_suivi(ouvert.services, ouvert.auteur, lu, vide)) == ["surface_illisible"]


def test_a_dossier_is_closed_with_its_reason_and_a_new_request_opens_it_again(ouvert: Bureau) -> None:
    services, auteur = ouvert.services, ouvert.auteur
    clos = SaisieSuivi(clos_le=AUJOURDHUI, motif_cloture=MotifCloture.DEMENAGEMENT)
    modifier_suivi(services, auteur, relu(ouvert).dossier, clos)
    dossier = relu(ouvert).dossier
    assert phrase_de_la_cloture(dossier).replace("\u00a0", " ") == "Dossier clos le 23/11/2026 : déménagement"

    ouvert.deposer(informee=False)

    assert phrase_de_la_cloture(relu(ouvert).dossier) == ""
    annuler_derniere_action(services, auteur, dossier.id)
    assert relu(ouvert).dossier.motif_cloture is MotifCloture.DEMENAGEMENT


@pytest.mark.parametrize(
    ("saisie", "erreur"),
    [
        (SaisieSuivi(clos_le=AUJOURDHUI), ("motif_cloture", "obligatoire")),
        (SaisieSuivi(motif_cloture=MotifCloture.AUTRE), ("clos_le", "obligatoire")),
        (
            SaisieSuivi(clos_le=AUJOURDHUI + timedelta(days=1), motif_cloture=MotifCloture.AUTRE),
            ("clos_le", "date_future"),
        ),
    ],
)
def test_a_closing_has_a_day_that_came_and_a_reason(
    ouvert: Bureau, saisie: SaisieSuivi, erreur: tuple[str, str]
) -> None:
    with pytest.raises(SaisieInvalide) as leve:
        modifier_suivi(ouvert.services, ouvert.auteur, relu(ouvert).dossier, saisie)
    assert [(e.champ, e.code) for e in leve.value.erreurs] == [erreur]


def test_who_died_is_of_the_foyer_no_more(ouvert: Bureau) -> None:
    hier, demain = AUJOURDHUI - timedelta(days=1), AUJOURDHUI + timedelta(days=1)
    paul = membre(ouvert, "Paul", deces_le=hier)
    assert (paul.present_le(hier), paul.present_le(AUJOURDHUI)) == (True, False)
    assert phrase_presence(paul, AUJOURDHUI) == "décédé·e le 22/11/2026"
    assert phrase_presence(paul, hier - timedelta(days=1)) == "toujours"
    saisie = SaisieUsager(paul.identite, lien=paul.lien, deces_le=demain)
    assert codes(lambda: modifier_usager(ouvert.services, ouvert.auteur, paul, saisie)) == ["date_future"]


def test_a_note_is_dated_put_right_and_removed(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    premiere = ajouter_note(ouvert.services, ouvert.auteur, dossier_id, " A rappelé ")
    seconde = ajouter_note(ouvert.services, ouvert.auteur, dossier_id, "Rendez-vous pris")
    assert [n.texte for n in relu(ouvert).notes] == ["Rendez-vous pris", "A rappelé"]

    corrigee = corriger_note(ouvert.services, ouvert.auteur, premiere, "A rappelé deux fois")
    assert (corrigee.ecrite_le, corrigee.auteur) == (premiere.ecrite_le, ouvert.auteur.nom)

    retirer_note(ouvert.services, ouvert.auteur, seconde)
    assert relu(ouvert).notes == (corrigee,)


def test_a_social_security_number_is_refused_in_every_free_text(ouvert: Bureau) -> None:
    services, auteur, lu = ouvert.services, ouvert.auteur, relu(ouvert)
    essais = (
        lambda: modifier_note(services, auteur, lu.dossier, f"sécu {NIR}"),
        lambda: ajouter_note(services, auteur, lu.dossier.id, f"sécu {NIR}"),
        lambda: modifier_suivi(services, auteur, lu.dossier, SaisieSuivi(prescripteur=NIR)),
        lambda: modifier_situation(services, auteur, lu.demandeur, SaisieSituation(SituationPersonne(employeur=NIR))),
        lambda: modifier_usager(services, auteur, lu.demandeur, SaisieUsager(IDENTITE, hebergeant=NIR)),
    )
    for essai in essais:
        assert codes(essai) == ["nir_interdit"]
    assert codes(lambda: ajouter_note(services, auteur, lu.dossier.id, "  ")) == ["obligatoire"]
