"""Letters go to a mandataire only when one knows who and where."""

from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.protection import (
    Mandataire,
    Mesure,
    Protection,
    RecoitCourriers,
    verifier_protection,
)


def test_nothing_more_is_asked_when_the_person_receives_the_letters() -> None:
    assert verifier_protection(Protection(Mesure.CURATELLE_SIMPLE)) == ()


def test_a_name_and_an_address_are_needed_to_write_to_the_mandataire() -> None:
    erreurs = verifier_protection(Protection(Mesure.TUTELLE, recoit=RecoitCourriers.LES_DEUX))
    assert [(e.champ, e.code) for e in erreurs] == [
        ("mandataire_nom", "mandataire_sans_nom"),
        ("mandataire_voie", "mandataire_sans_adresse"),
    ]
    udaf = Mandataire(organisation="UDAF de l’Orne", adresse=Adresse(voie="1 rue X", commune="Flers"))
    assert verifier_protection(Protection(Mesure.TUTELLE, udaf, RecoitCourriers.MANDATAIRE)) == ()


def test_the_mandataire_is_named_by_what_is_known() -> None:
    assert Mandataire("ROUSSEL", "Claire", organisation="UDAF").nom_affiche == "ROUSSEL Claire, UDAF"
    assert Mandataire(organisation="UDAF").nom_affiche == "UDAF"
