"""Two dossiers made one, seen field by field before, parted again after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.demandes.verbes import SaisieDemande, deposer_demande
from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.documents import (
    SaisieDocument,
    ajouter_document,
    fichier_du_document,
    lire_documents,
)
from ccas_desktop.application.dossiers.situations import SaisieSuivi, modifier_suivi
from ccas_desktop.application.dossiers.verbes import (
    SaisieLigne,
    SaisieUsager,
    ajouter_ligne,
    ajouter_membre,
    creer_dossier,
    lire_dossier,
    modifier_note,
)
from ccas_desktop.application.errors import ConflitDeVersion, EnregistrementAbsent
from ccas_desktop.application.historique.historique import lire_historique
from ccas_desktop.application.rapprochements.fusion import (
    DU_DOSSIER,
    ApercuFusion,
    DemandeFusion,
    apercevoir_fusion,
    autres_dossiers,
    dossier_garde,
    fusionner,
)
from ccas_desktop.domain.dossiers.document import FichierAdmis, GenreDocument, TypeFichier
from ccas_desktop.domain.dossiers.dossier import DossierComplet, MotifCloture
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite
from tests.fakes.bureau import AUJOURDHUI, Bureau, bureau

NAISSANCE = DateNaissance(1987, 6, 27)
JEANNE = SaisieUsager(
    Identite("ROUX", ("Jeane",), date_naissance=NAISSANCE), telephone="06 12 34 56 78", courriel="jeanne@exemple.fr"
)
LEO = SaisieUsager(Identite("ROUX", ("Léo",), date_naissance=DateNaissance(2016, 9, 3)), Lien.ENFANT)


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


@pytest.fixture
def second(le_bureau: Bureau) -> DossierComplet:
    """Open for the same person a second dossier, with all that one may hold."""
    services, auteur = le_bureau.services, le_bureau.auteur
    dossier = creer_dossier(services, auteur, JEANNE)
    dossier_id = dossier.dossier.id
    ajouter_membre(services, auteur, dossier_id, LEO)
    ajouter_ligne(services, auteur, dossier_id, SaisieLigne("loyer", Decimal(450), dossier.demandeur.id))
    deposer_demande(
        services, auteur, dossier_id, SaisieDemande("transport_solidaire", dossier.demandeur.id, AUJOURDHUI)
    )
    modifier_note(services, auteur, dossier.dossier, "Appeler le matin")
    fichier = FichierAdmis(TypeFichier.PDF, b"%PDF-1.7 facture")
    ajouter_document(services, auteur, dossier_id, SaisieDocument(GenreDocument.AUTRE, "Facture"), fichier)
    return lire_dossier(le_bureau.base, dossier_id)


def apercu(bureau: Bureau, second: DossierComplet) -> ApercuFusion:
    return apercevoir_fusion(bureau.services, bureau.dossier.dossier.id, second.dossier.id)


def reunir(bureau: Bureau, second: DossierComplet, *prendre: tuple[str, str]) -> str:
    vu = apercu(bureau, second)
    proposes = {(ligne.cle, ligne.champ) for ligne in vu.lignes if ligne.prendre_l_autre}
    demande = DemandeFusion(vu, frozenset(proposes | set(prendre)))
    return fusionner(bureau.services, bureau.auteur, demande).lot


def test_the_preview_says_field_by_field_what_differs_and_what_is_proposed(
    le_bureau: Bureau, second: DossierComplet
) -> None:
    vu = apercu(le_bureau, second)

    dits = {(ligne.quoi, ligne.libelle): (ligne.garde, ligne.autre, ligne.prendre_l_autre) for ligne in vu.lignes}
    assert dits == {
        ("Dossier", "Note"): ("—", "Appeler le matin", True),
        ("ROUX Jeanne", "Prénoms"): ("Jeanne, Stéphanie", "Jeane", False),
        ("ROUX Jeanne", "Téléphone"): ("—", "06 12 34 56 78", True),
        ("ROUX Jeanne", "Courriel"): ("—", "jeanne@exemple.fr", True),
    }
    assert vu.memes_personnes == ("ROUX Jeane",)
    assert vu.rejoints == ("ROUX Léo",)
    assert vu.demandes == 1


def test_the_preview_does_not_tell_a_confidential_address(le_bureau: Bureau, second: DossierComplet) -> None:
    secret = SaisieAdresse(Adresse(voie="2 impasse du Verger", commune="Flers"), confidentielle=True)
    enregistrer_adresse(le_bureau.services, le_bureau.auteur, second.dossier, secret)

    lignes = {ligne.champ: ligne for ligne in apercu(le_bureau, second).lignes if ligne.cle == DU_DOSSIER}

    assert lignes["adresse"].autre == "Adresse confidentielle"
    # Together, they stay confidential unless the agent says otherwise.
    assert lignes["adresse_confidentielle"].prendre_l_autre


def test_all_of_the_second_is_in_the_first(le_bureau: Bureau, second: DossierComplet) -> None:
    reunir(le_bureau, second)

    dossier_id = le_bureau.dossier.dossier.id
    complet = lire_dossier(le_bureau.base, dossier_id)
    assert [(u.identite.prenom, u.lien) for u in complet.usagers] == [
        ("Jeanne", Lien.DEMANDEUR),
        ("Léo", Lien.ENFANT),
    ]
    assert complet.demandeur.telephone == "06 12 34 56 78"
    assert complet.dossier.note == "Appeler le matin"
    assert [(ligne.nature, ligne.usager_id) for ligne in complet.budget] == [("loyer", complet.demandeur.id)]
    with le_bureau.base.lecture() as base:
        (resume,) = base.demandes_du_dossier(dossier_id)
    assert resume.demande.demandeur_id == complet.demandeur.id
    assert resume.demande.numero == "2026-0002-1"
    (document,) = lire_documents(le_bureau.services, dossier_id).documents
    assert fichier_du_document(le_bureau.services, document) == b"%PDF-1.7 facture"
    with pytest.raises(EnregistrementAbsent):
        lire_dossier(le_bureau.base, second.dossier.id)


def test_the_agent_chooses_each_field(le_bureau: Bureau, second: DossierComplet) -> None:
    reunir(le_bureau, second, (second.demandeur.id, "prenoms"))

    assert lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).demandeur.identite.prenoms == ("Jeane",)


def test_the_old_number_and_the_old_page_lead_to_the_dossier_kept(le_bureau: Bureau, second: DossierComplet) -> None:
    lot = reunir(le_bureau, second)

    garde_id = le_bureau.dossier.dossier.id
    assert dossier_garde(le_bureau.services, second.dossier.id) == garde_id
    with le_bureau.base.lecture() as base:
        assert {resultat.dossier_id for resultat in base.chercher("2026-0002")} == {garde_id}
    annuler_lot(le_bureau.services, le_bureau.auteur, lot)
    with le_bureau.base.lecture() as base:
        assert {resultat.dossier_id for resultat in base.chercher("2026-0002")} == {second.dossier.id}


def test_the_history_of_both_is_in_the_dossier_kept(le_bureau: Bureau, second: DossierComplet) -> None:
    reunir(le_bureau, second)

    textes = " ".join(ligne.texte for ligne in lire_historique(le_bureau.services, le_bureau.dossier.dossier.id).lignes)

    assert "Dossier 2026-0001" in textes
    assert "Dossier 2026-0002" in textes


def test_a_merge_undone_parts_the_two_as_they_were(le_bureau: Bureau, second: DossierComplet) -> None:
    avant = (lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id), second)
    lot = reunir(le_bureau, second)

    annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    apres = tuple(lire_dossier(le_bureau.base, complet.dossier.id) for complet in avant)
    assert sans_versions(apres[0]) == sans_versions(avant[0])
    assert sans_versions(apres[1]) == sans_versions(avant[1])
    assert len(lire_documents(le_bureau.services, second.dossier.id).documents) == 1
    assert dossier_garde(le_bureau.services, second.dossier.id) is None


def test_three_dossiers_become_one_and_every_old_number_leads_there(le_bureau: Bureau, second: DossierComplet) -> None:
    troisieme = creer_dossier(le_bureau.services, le_bureau.auteur, JEANNE)
    vu = apercevoir_fusion(le_bureau.services, second.dossier.id, troisieme.dossier.id)
    fusionner(le_bureau.services, le_bureau.auteur, DemandeFusion(vu))

    reunir(le_bureau, lire_dossier(le_bureau.base, second.dossier.id))

    for ancien in (second, troisieme):
        assert dossier_garde(le_bureau.services, ancien.dossier.id) == le_bureau.dossier.dossier.id


def test_who_is_nobody_of_the_first_joins_the_foyer(le_bureau: Bureau) -> None:
    paul = SaisieUsager(Identite("MARTIN", ("Paul",), date_naissance=DateNaissance(1960, 1, 1)))
    autre = creer_dossier(le_bureau.services, le_bureau.auteur, paul)

    reunir(le_bureau, autre)

    complet = lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id)
    assert [(u.identite.prenom, u.lien) for u in complet.usagers] == [
        ("Jeanne", Lien.DEMANDEUR),
        ("Paul", Lien.AUTRE),
    ]


def test_a_dossier_changed_since_the_preview_is_not_merged(le_bureau: Bureau, second: DossierComplet) -> None:
    vu = apercu(le_bureau, second)
    modifier_note(le_bureau.services, le_bureau.auteur, second.dossier, "autre chose")

    with pytest.raises(ConflitDeVersion):
        fusionner(le_bureau.services, le_bureau.auteur, DemandeFusion(vu))
    assert lire_dossier(le_bureau.base, second.dossier.id).dossier.numero == "2026-0002"


@pytest.mark.parametrize("les_deux", [False, True])
def test_two_dossiers_made_one_are_closed_when_both_were(
    le_bureau: Bureau, second: DossierComplet, *, les_deux: bool
) -> None:
    services, auteur = le_bureau.services, le_bureau.auteur
    clos = SaisieSuivi(clos_le=AUJOURDHUI, motif_cloture=MotifCloture.AUTRE)
    premier_id = le_bureau.dossier.dossier.id
    for dossier_id in (premier_id, second.dossier.id)[: 2 if les_deux else 1]:
        modifier_suivi(services, auteur, lire_dossier(le_bureau.base, dossier_id).dossier, clos)

    fusionner(services, auteur, DemandeFusion(apercu(le_bureau, second)))

    assert (lire_dossier(le_bureau.base, premier_id).dossier.clos_le is not None) is les_deux


def test_a_dossier_is_not_merged_with_itself(le_bureau: Bureau) -> None:
    with pytest.raises(RefusMetier, match="fusion_du_meme"):
        apercevoir_fusion(le_bureau.services, le_bureau.dossier.dossier.id, le_bureau.dossier.dossier.id)


def test_the_dossier_kept_is_open_since_the_older_of_the_two(le_bureau: Bureau, second: DossierComplet) -> None:
    with le_bureau.base.ecriture(le_bureau.auteur) as base:
        base.enregistrer(replace(second.dossier, ouvert_le=date(2020, 1, 1)))
    reunir(le_bureau, lire_dossier(le_bureau.base, second.dossier.id))

    assert lire_dossier(le_bureau.base, le_bureau.dossier.dossier.id).dossier.ouvert_le == date(2020, 1, 1)


def sans_versions(complet: DossierComplet) -> tuple[object, ...]:
    return (
        replace(complet.dossier, version=0),
        tuple(replace(usager, version=0) for usager in complet.usagers),
        tuple(replace(ligne, version=0) for ligne in complet.budget),
    )


def test_any_dossier_is_found_to_be_made_one_but_for_this_one(le_bureau: Bureau, second: DossierComplet) -> None:
    ici, services = le_bureau.dossier.dossier, le_bureau.services
    ajouter_membre(services, le_bureau.auteur, second.dossier.id, LEO)
    etranger = creer_dossier(services, le_bureau.auteur, SaisieUsager(Identite("KONE", ("Awa",))))

    # Two persons of it are found: the dossier is told once.
    assert [r.numero for r in autres_dossiers(services, ici.id, "roux")] == [second.dossier.numero]
    assert [r.dossier_id for r in autres_dossiers(services, ici.id, "awa")] == [etranger.dossier.id]
    assert [r.dossier_id for r in autres_dossiers(services, ici.id, etranger.dossier.numero)] == [etranger.dossier.id]
    assert autres_dossiers(services, etranger.dossier.id, "awa") == ()


def test_a_dossier_that_nothing_likens_is_merged_then_parted(le_bureau: Bureau) -> None:
    etranger = creer_dossier(le_bureau.services, le_bureau.auteur, SaisieUsager(Identite("KONE", ("Awa",))))
    ici = le_bureau.dossier.dossier.id
    avant = sans_versions(lire_dossier(le_bureau.base, ici)), sans_versions(etranger)
    vu = apercevoir_fusion(le_bureau.services, ici, etranger.dossier.id)
    assert vu.rejoints == (etranger.demandeur.identite.nom_affiche,)

    faite = fusionner(le_bureau.services, le_bureau.auteur, DemandeFusion(vu))
    membres = lire_dossier(le_bureau.base, ici).usagers
    assert [u.lien for u in membres if u.id == etranger.demandeur.id] == [Lien.AUTRE]
    annuler_lot(le_bureau.services, le_bureau.auteur, faite.lot)

    apres = (lire_dossier(le_bureau.base, id_) for id_ in (ici, etranger.dossier.id))
    assert tuple(map(sans_versions, apres)) == avant


def test_two_persons_said_to_be_one_are_whatever_their_names(le_bureau: Bureau) -> None:
    mariee = SaisieUsager(Identite("LEFEVRE", ("Jeanne",), date_naissance=NAISSANCE))
    autre = creer_dossier(le_bureau.services, le_bureau.auteur, mariee)
    sans = apercevoir_fusion(le_bureau.services, le_bureau.dossier.dossier.id, autre.dossier.id)
    assert sans.a_rapprocher == (le_bureau.dossier.demandeur, autre.demandeur)
    couple = frozenset((le_bureau.dossier.demandeur.id, autre.demandeur.id))

    vu = apercevoir_fusion(le_bureau.services, le_bureau.dossier.dossier.id, autre.dossier.id, couple=couple)

    assert vu.apparies == {autre.demandeur.id: le_bureau.dossier.demandeur.id}
    assert vu.a_rapprocher is None
    assert apercu(le_bureau, autre).apparies == {}
