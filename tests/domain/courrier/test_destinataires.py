"""Who a letter is addressed to, as the envelope shows it and as the letter says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.courrier.adresse import lignes_postales
from ccas_desktop.domain.courrier.composition import composer
from ccas_desktop.domain.courrier.destinataires import destinataires, exemplaires
from ccas_desktop.domain.courrier.lecture import depuis_json, en_json
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.contacts import PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Usager
from ccas_desktop.domain.personnes.identite import Identite, Sexe
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.residence import Domiciliation
from tests.domain.courrier.exemples import refus

JOUR = date(2026, 11, 28)
CCAS = Ccas(id="ccas", nom="CCAS de Valmorel", adresse=("3 place de la Mairie", "61990 VALMOREL-SUR-ORNE"))
DOSSIER = Dossier(
    id="d",
    numero="2026-0042",
    ouvert_le=JOUR,
    adresse=Adresse(complement="Appartement 12", voie="14 rue Neuve", code_postal="61990", commune="Valmorel"),
)
PERSONNE = Usager(
    id="u", dossier_id="d", identite=Identite("DUPONT", ("Jean", "Luc"), Sexe.MASCULIN, nom_usage="MARTIN")
)
CLAIRE = Mandataire(
    "ROUSSEL",
    "Claire",
    Sexe.FEMININ,
    "UDAF de l’Orne",
    Adresse(voie="1 rue du Port", code_postal="61000", commune="Alençon"),
)


def protegee(recoit: RecoitCourriers, mandataire: Mandataire = CLAIRE) -> Usager:
    return replace(PERSONNE, protection=Protection(Mesure.TUTELLE, mandataire, recoit))


def enveloppes(dossier: Dossier, personne: Usager) -> list[tuple[str, ...]]:
    return [lignes_postales(d) for d in destinataires(dossier, personne, CCAS, JOUR)]


def test_the_person_is_named_by_the_nom_de_famille() -> None:
    assert enveloppes(DOSSIER, PERSONNE) == [
        ("Monsieur Jean DUPONT", "Appartement 12", "14 RUE NEUVE", "61990 VALMOREL")
    ]


def test_the_nom_d_usage_is_printed_on_express_request() -> None:
    demandeur = replace(PERSONNE, preferences=PreferencesUsager(nom_usage=True))
    assert enveloppes(DOSSIER, demandeur)[0][0] == "Monsieur Jean MARTIN"


def test_the_mandataire_alone_is_written_to() -> None:
    assert enveloppes(DOSSIER, protegee(RecoitCourriers.MANDATAIRE)) == [
        (
            "UDAF de l’Orne",
            "Mme Claire ROUSSEL",
            "mandataire de M. Jean DUPONT",
            "1 RUE DU PORT",
            "61000 ALENÇON",
        )
    ]


def test_a_short_name_and_quality_share_a_line() -> None:
    seul = replace(CLAIRE, nom="ROUX", prenom="", organisation="")
    courte = replace(protegee(RecoitCourriers.MANDATAIRE, seul), identite=Identite("LE", ("Jo",), Sexe.MASCULIN))
    (lignes,) = enveloppes(DOSSIER, courte)
    assert lignes == ("Mme ROUX, mandataire de M. Jo LE", "1 RUE DU PORT", "61000 ALENÇON")


def test_an_organisation_alone_stands_for_the_name() -> None:
    udaf = replace(CLAIRE, nom="", prenom="", sexe=None)
    (lignes,) = enveloppes(DOSSIER, protegee(RecoitCourriers.MANDATAIRE, udaf))
    assert lignes[:2] == ("UDAF de l’Orne", "mandataire de M. Jean DUPONT")


def test_a_long_address_leaves_two_lines_to_the_mandataire() -> None:
    longue = replace(CLAIRE, adresse=Adresse("Bureau 3", "Bâtiment B", "1 rue du Port", "BP 12", "61000", "Alençon"))
    (lignes,) = enveloppes(DOSSIER, protegee(RecoitCourriers.MANDATAIRE, longue))
    assert lignes[:2] == ("Mme Claire ROUSSEL, UDAF de l’Orne", "mandataire de M. Jean DUPONT")
    assert len(lignes) == 7


def test_both_receive_an_exemplar_the_person_first() -> None:
    premiere, seconde = enveloppes(DOSSIER, protegee(RecoitCourriers.LES_DEUX))
    assert premiere[0] == "Monsieur Jean DUPONT"
    assert seconde[0] == "UDAF de l’Orne"


def test_a_confidential_address_is_not_printed() -> None:
    cachee = replace(DOSSIER, adresse_confidentielle=True)
    assert enveloppes(cachee, PERSONNE) == [("Monsieur Jean DUPONT",)]


def test_who_is_domiciled_at_the_ccas_is_written_to_there() -> None:
    domiciliee = replace(DOSSIER, domiciliation=Domiciliation(date(2026, 3, 1)))
    assert enveloppes(domiciliee, PERSONNE) == [
        ("Monsieur Jean DUPONT", "Chez CCAS de Valmorel", "3 place de la Mairie", "61990 VALMOREL-SUR-ORNE")
    ]


@pytest.fixture
def a_deux() -> tuple[str, ...]:
    personne, mandataire = destinataires(DOSSIER, protegee(RecoitCourriers.LES_DEUX), CCAS, JOUR)
    lettre = replace(refus(), destinataire=personne, copie=mandataire)
    return tuple(_texte(composer(exemplaire).corps) for exemplaire in exemplaires(depuis_json(en_json(lettre))))


def test_each_exemplar_says_whom_it_is_for(a_deux: tuple[str, ...]) -> None:
    premier, second = a_deux
    assert "Une copie de ce courrier est adressée à votre mandataire : Mme Claire ROUSSEL." in premier
    assert "mandataire" not in premier.partition("Une copie")[0]
    assert second.startswith("Ce courrier concerne M. Jean DUPONT.")
    assert "« vous » y désigne M. Jean DUPONT" in second
    assert "Une copie" not in second


def test_the_mandataire_reads_who_is_concerned_among_the_references() -> None:
    (mandataire,) = destinataires(DOSSIER, protegee(RecoitCourriers.MANDATAIRE), CCAS, JOUR)
    document = composer(replace(refus(), destinataire=mandataire))
    assert document.references[0] == ("Personne concernée", "M. Jean DUPONT")
    assert document.salutation == "Madame,"
    assert "DUPONT" not in document.objet


def _texte(blocs: object) -> str:
    passages = (p.texte for b in blocs for p in getattr(b, "passages", ()))  # type: ignore[attr-defined]
    return "".join(passages).replace("\u00a0", " ")
