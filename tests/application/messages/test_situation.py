"""The situation, the residence and the households in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from ccas_desktop.application.messages import situation
from ccas_desktop.application.messages.adresse import (
    adresse_en_ligne,
    phrase_de_duree,
    phrase_de_l_ancienne,
    phrases_de_residence,
)
from ccas_desktop.domain.dossiers.dossier import Dossier, Orientation
from ccas_desktop.domain.personnes.adresse import Adresse, AdresseAncienne
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import Identite
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.rattachement import EcartFoyer, trois_foyers
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement, ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import (
    Mobilite,
    SituationFamiliale,
    SituationPersonne,
    SituationProfessionnelle,
)

JOUR = date(2026, 11, 28)
DOSSIER = Dossier(id="d", numero="2026-0042", ouvert_le=JOUR)
LEO = Usager(id="u", dossier_id="d", identite=Identite("ROUX", ("Léo",)), lien=Lien.ENFANT)


def lisible(texte: str) -> str:
    return texte.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("liste", "mots"),
    [
        (SituationFamiliale, situation.FAMILIALES),
        (SituationProfessionnelle, situation.PROFESSIONNELLES),
        (Mobilite, situation.MOBILITES),
        (ModeLogement, situation.LOGEMENTS),
        (TypeLogement, situation.TYPES_DE_LOGEMENT),
        (Orientation, situation.ORIENTATIONS),
        (Mesure, situation.MESURES),
        (RecoitCourriers, situation.DESTINATAIRES),
        (MoyenContact, situation.CONTACTS),
    ],
)
def test_every_value_has_its_words_in_the_order_of_its_list(liste: type[StrEnum], mots: dict[object, str]) -> None:
    assert list(mots) == list(liste)
    assert len(set(mots.values())) == len(mots)


def test_every_difference_is_a_sentence_that_names_the_person() -> None:
    for ecart in EcartFoyer:
        foyers = replace(trois_foyers(LEO, JOUR), ecarts=(ecart,))
        (phrase,) = situation.phrases_des_ecarts((foyers,))
        assert phrase.startswith("Léo ")
        assert phrase.endswith(".")
        assert "{" not in phrase


def test_what_is_known_of_a_person() -> None:
    assert situation.phrase_de_la_situation(LEO) == ""
    lue = SituationPersonne(SituationFamiliale.PACSE, SituationProfessionnelle.SALARIE, "Mairie", Mobilite.VELO)
    assert (
        situation.phrase_de_la_situation(replace(LEO, situation=lue))
        == "Pacsé·e · Salarié·e en CDI (Mairie) · Vélo ou trottinette"
    )
    seul = replace(LEO, situation=SituationPersonne(employeur="Mairie"))
    assert situation.phrase_de_la_situation(seul) == "Mairie"


def test_the_contacts_of_a_person() -> None:
    assert situation.phrases_des_contacts(LEO) == ()
    joignable = replace(
        LEO,
        telephone="06 12 34 56 78",
        autre_telephone="02 61 91 55 66",
        courriel="leo@exemple.fr",
        a_prevenir=PersonneAPrevenir("Zoé ROUX", "sa fille", "06 00 00 00 00"),
        preferences=PreferencesUsager("portugais", MoyenContact.SMS, gros_caracteres=True, nom_usage=True),
    )
    assert [lisible(ligne) for ligne in situation.phrases_des_contacts(joignable)] == [
        "06 12 34 56 78 ou 02 61 91 55 66",
        "leo@exemple.fr",
        "À prévenir : Zoé ROUX (sa fille), 06 00 00 00 00",
        "Préfère : SMS",
        "Parle : portugais",
        "Courriers en gros caractères",
        "Courriers au nom d’usage, à sa demande",
    ]


@pytest.mark.parametrize(
    ("recoit", "fin"),
    [
        (RecoitCourriers.PERSONNE, ""),
        (RecoitCourriers.MANDATAIRE, " (reçoit les courriers)"),
        (RecoitCourriers.LES_DEUX, " (reçoit une copie)"),
    ],
)
def test_the_protection_of_a_person(recoit: RecoitCourriers, fin: str) -> None:
    protegee = replace(LEO, protection=Protection(Mesure.TUTELLE, Mandataire("ROUSSEL", telephone="02"), recoit))
    assert lisible(situation.phrase_de_la_protection(protegee)) == f"Tutelle : ROUSSEL, 02{fin}"
    assert situation.phrase_de_la_protection(LEO) == ""
    sans_nom = replace(LEO, protection=Protection(Mesure.TUTELLE, recoit=recoit))
    assert situation.phrase_de_la_protection(sans_nom) == "Tutelle"


def test_the_housing_and_who_lodges() -> None:
    assert situation.phrase_du_logement(DOSSIER) == ""
    logement = Logement(ModeLogement.LOCATAIRE_SOCIAL, TypeLogement.F3, "Orne Habitat", Decimal("62.5"))
    texte = situation.phrase_du_logement(replace(DOSSIER, logement=logement))
    assert lisible(texte) == "Locataire du parc social · T3, 62,5 m² · Orne Habitat"
    assert situation.phrase_de_l_hebergement(LEO, ()) == ""
    assert situation.phrase_de_l_hebergement(replace(LEO, hebergeant="sa tante"), ()) == "hébergé·e par sa tante"
    chez_leo = replace(LEO, id="autre", hebergeant_id="u")
    assert situation.phrase_de_l_hebergement(chez_leo, (LEO,)) == "hébergé·e par ROUX Léo"


@pytest.mark.parametrize(
    ("mois", "phrase"),
    [(0, "moins d’un mois"), (11, "11 mois"), (12, "1 an"), (25, "2 ans et 1 mois"), (36, "3 ans")],
)
def test_a_duration(mois: int, phrase: str) -> None:
    assert lisible(phrase_de_duree(mois)) == phrase


@pytest.mark.parametrize(
    ("domiciliation", "phrase"),
    [
        (Domiciliation(date(2026, 1, 1)), "Domiciliation au CCAS depuis le 01/01/2026"),
        (Domiciliation(date(2026, 1, 1), date(2026, 12, 31)), "Domiciliation au CCAS du 01/01/2026 au 31/12/2026"),
        (
            Domiciliation(date(2025, 1, 1), date(2025, 12, 31)),
            "Domiciliation au CCAS du 01/01/2025 au 31/12/2025, terminée",
        ),
        (Domiciliation(date(2027, 1, 1)), "Domiciliation au CCAS depuis le 01/01/2027, à venir"),
    ],
)
def test_the_residence(domiciliation: Domiciliation, phrase: str) -> None:
    assert phrases_de_residence(DOSSIER, JOUR) == ()
    dossier = replace(
        DOSSIER, adresse_depuis=date(2024, 5, 1), arrivee_commune=date(2024, 2, 29), domiciliation=domiciliation
    )
    assert [lisible(p) for p in phrases_de_residence(dossier, JOUR)] == [
        "À cette adresse depuis le 01/05/2024",
        "Dans la commune depuis le 29/02/2024 (2 ans et 8 mois)",
        phrase,
    ]


def test_an_address_on_one_line() -> None:
    adresse = Adresse(voie="1 rue Neuve", commune="Flers")
    assert adresse_en_ligne(adresse) == "1 RUE NEUVE · FLERS"
    assert adresse_en_ligne(adresse, masquee=True) == "Adresse confidentielle"
    assert adresse_en_ligne(Adresse(), masquee=True) == "—"


def test_when_one_lived_at_a_former_address() -> None:
    ancienne = AdresseAncienne(id="a", dossier_id="d", debut=date(2020, 5, 1), fin=date(2024, 2, 29))
    assert phrase_de_l_ancienne(ancienne) == "du 01/05/2020 au 29/02/2024"
    assert phrase_de_l_ancienne(replace(ancienne, debut=None)) == "jusqu’au 29/02/2024"
    assert phrase_de_l_ancienne(replace(ancienne, fin=None)) == "dates non connues"
