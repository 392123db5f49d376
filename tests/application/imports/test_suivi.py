"""Situation, housing, referent, contacts: a column fills its field, what is not understood is kept in the note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.application.dossiers.verbes import lire_dossier
from ccas_desktop.application.imports import codes, lots
from ccas_desktop.application.imports.apercu import Apercu, preparer
from ccas_desktop.application.imports.completer import differences
from ccas_desktop.application.imports.fiche import EtatFiche
from ccas_desktop.application.imports.page import detail_de_la_fiche
from ccas_desktop.application.imports.reglage import regler
from ccas_desktop.domain.dossiers.dossier import DossierComplet, Orientation
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.contacts import PersonneAPrevenir
from ccas_desktop.domain.personnes.residence import ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import SituationFamiliale, SituationProfessionnelle
from tests.fakes.bureau import Bureau

TITRES = (
    "Nom;Prénom;Date de naissance;Tél;Tél 2;Situation familiale;Situation professionnelle;Employeur;Langue"
    ";Personne à prévenir;Tél personne à prévenir;Logement;Type de logement;Bailleur;Surface;Date d'arrivée"
    ";Orientation;Prescripteur;Référent\n"
)
ENTIERE = (
    "NOUVEAU;Paul;01/02/1980;0612345678;0233445566;Divorcé(e);Demandeur d'emploi;;Portugais"
    ";Mme NOUVEAU Rosa;06 00 00 00 09;Locataire HLM;T3;Orne Habitat;62 m²;15/03/2019"
    ";Association;Mme Roux, Croix-Rouge;{referent}\n"
)


def apercu_de(bureau: Bureau, dossier: Path, *lignes: str) -> Apercu:
    fichier = dossier / "liste.csv"
    fichier.write_text(TITRES + "".join(lignes), encoding="utf-8")
    classeur = bureau.services.lire_classeur(fichier)
    return preparer(bureau.services, classeur, regler(classeur))


def importer(bureau: Bureau, apercu: Apercu) -> DossierComplet:
    encours = lots.commencer(bureau.services, bureau.auteur, apercu)
    while not encours.fini:
        encours = lots.avancer(bureau.services, bureau.auteur, encours, chrono=perf_counter)
    lots.terminer(bureau.services, bureau.auteur, encours)
    with bureau.services.base.lecture() as lecture:
        (trouve,) = lecture.chercher(apercu.fiches[0].nom_affiche, limite=1)
    return lire_dossier(bureau.services.base, trouve.dossier_id)


def test_every_column_fills_its_field(ouvert: Bureau, tmp_path: Path) -> None:
    with ouvert.services.base.lecture() as lecture:
        agent = lecture.reglages().agents[0]
    apercu = apercu_de(ouvert, tmp_path, ENTIERE.format(referent=f"{agent.prenom[0]}. {agent.nom}"))

    assert apercu.fiches[0].etat is EtatFiche.PRETE
    assert "Bailleur\u00a0: Orne Habitat" in detail_de_la_fiche(apercu.fiches[0])
    complet = importer(ouvert, apercu)

    dossier, paul = complet.dossier, complet.demandeur
    assert (paul.telephone, paul.autre_telephone) == ("06 12 34 56 78", "02 33 44 55 66")
    assert paul.situation.familiale is SituationFamiliale.DIVORCE
    assert paul.situation.professionnelle is SituationProfessionnelle.DEMANDEUR_EMPLOI
    assert paul.preferences.langue == "Portugais"
    assert paul.a_prevenir == PersonneAPrevenir("Mme NOUVEAU Rosa", "", "06 00 00 00 09")
    assert (dossier.logement.mode, dossier.logement.type) == (ModeLogement.LOCATAIRE_SOCIAL, TypeLogement.F3)
    assert (dossier.logement.bailleur, dossier.logement.surface) == ("Orne Habitat", Decimal(62))
    assert dossier.arrivee_commune == date(2019, 3, 15)
    assert (dossier.orientation, dossier.prescripteur) == (Orientation.ASSOCIATION, "Mme Roux, Croix-Rouge")
    assert dossier.referent_id == agent.id
    assert complet.notes == ()


def test_what_is_not_understood_is_kept_and_health_is_not(ouvert: Bureau, tmp_path: Path) -> None:
    ligne = "NOUVEAU;Paul;01/02/1980;;;Compliqué;Invalidité;;;;;Yourte;;;grand;2019;Bof;;Personne Inconnue\n"
    (fiche,) = apercu_de(ouvert, tmp_path, ligne).fiches

    assert fiche.etat is EtatFiche.DOUTEUSE
    textes = "\n".join(fiche.notes)
    for garde in ("Compliqué", "Yourte", "grand", "2019", "Bof", "Référent\u00a0: Personne Inconnue"):
        assert garde in textes
    assert "nvalid" not in repr(fiche.notes)
    assert "sante_retiree" in {a.code for a in fiche.anomalies}


def test_a_known_person_is_completed_and_what_differs_is_asked(ouvert: Bureau, tmp_path: Path) -> None:
    premiere = importer(ouvert, apercu_de(ouvert, tmp_path, ENTIERE.format(referent="")))
    suite = "NOUVEAU;Paul;01/02/1980;;;Marié;;Mairie;;;;Propriétaire;;;;;;;\n"
    apercu = apercu_de(ouvert, tmp_path, suite)

    trouvees = differences(apercu.fiches[0], premiere.dossier, premiere.usagers)
    complet = importer(ouvert, apercu)

    assert [(d.libelle, d.garde, d.propose) for d in trouvees] == [
        ("Situation familiale", "Divorcé·e", "Marié·e"),
        ("Logement", "Locataire du parc social", "Propriétaire"),
    ]
    assert complet.demandeur.situation.employeur == "Mairie"
    assert complet.demandeur.situation.familiale is SituationFamiliale.DIVORCE
    assert complet.dossier.logement.mode is ModeLogement.LOCATAIRE_SOCIAL


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Locataire parc privé", ModeLogement.LOCATAIRE_PRIVE),
        ("SANS_ABRI", ModeLogement.SANS_ABRI),
        ("DOMICILE_MOBILE", ModeLogement.MOBILE),
        ("Hébergé·e chez un tiers", ModeLogement.CHEZ_TIERS),
        ("Propriétaire de sa maison", ModeLogement.PROPRIETAIRE),
    ],
)
def test_housing_in_the_words_of_each_tool(texte: str, attendu: ModeLogement) -> None:
    assert codes.lire_logement(texte) is attendu


@pytest.mark.parametrize(
    ("lire", "texte"),
    [
        (codes.lire_logement, "rue des Lilas"),
        (codes.lire_situation_professionnelle, "AAH"),
        (codes.lire_situation_professionnelle, "RSA"),
        (codes.lire_situation_familiale, "COUPLE_AVEC_ENFANT"),
    ],
)
def test_what_says_something_else_is_not_guessed(lire: Callable[[str], object], texte: str) -> None:
    with pytest.raises(RefusMetier):
        lire(texte)


@given(st.text(max_size=40))
def test_no_text_breaks_a_list(texte: str) -> None:
    for lire in (codes.lire_logement, codes.lire_situation_professionnelle, codes.lire_orientation):
        try:
            lire(texte)
        except RefusMetier:
            continue
