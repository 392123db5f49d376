"""The papers of a dossier: kept encrypted, or seen and not kept; removed and brought back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccas_desktop.application.annulations import annuler_lot
from ccas_desktop.application.dossiers.documents import (
    SaisieDocument,
    ajouter_document,
    choisir_limite_mo,
    effacer_documents_retires,
    fichier_du_document,
    limite_mo,
    lire_documents,
    modifier_document,
    noter_document_vu,
    retirer_document,
)
from ccas_desktop.application.errors import EnregistrementAbsent, ErreurBase
from ccas_desktop.application.messages.documents import fichier_en_mots, phrase_de_la_taille, phrase_des_retires, poids
from ccas_desktop.application.registre.traces import compter_appels
from ccas_desktop.application.reglages import lire_reglages
from ccas_desktop.domain.dossiers.document import (
    MORCEAU_OCTETS,
    Document,
    FichierAdmis,
    GenreDocument,
    ThemeDocument,
    TypeFichier,
)
from ccas_desktop.domain.errors import RefusMetier, SaisieInvalide
from tests.fakes.bureau import Bureau, bureau

NBSP = "\u00a0"
SAISIE = SaisieDocument(GenreDocument.JUSTIFICATIF, " Facture d’électricité ", ThemeDocument.LOGEMENT)
FICHIER = FichierAdmis(TypeFichier.PDF, b"%PDF-1.7 " + bytes(range(256)) * 3000, 2)


@pytest.fixture
def le_bureau(tmp_path: Path) -> Iterator[Bureau]:
    with bureau(tmp_path) as ouvert:
        yield ouvert


def ajouter(bureau: Bureau, fichier: FichierAdmis = FICHIER) -> Document:
    return ajouter_document(bureau.services, bureau.auteur, bureau.dossier.dossier.id, SAISIE, fichier)


def documents(bureau: Bureau) -> tuple[Document, ...]:
    return lire_documents(bureau.services, bureau.dossier.dossier.id).documents


def test_a_paper_is_kept_with_its_file_in_pieces_and_read_back(le_bureau: Bureau) -> None:
    assert len(FICHIER.contenu) > 2 * MORCEAU_OCTETS
    document = ajouter(le_bureau)

    assert documents(le_bureau) == (document,)
    assert (document.titre, document.agent) == ("Facture d’électricité", "Nadia BENALI")
    assert document.empreinte == hashlib.sha256(FICHIER.contenu).hexdigest()
    assert fichier_du_document(le_bureau.services, document) == FICHIER.contenu
    assert fichier_en_mots(document) == f"PDF, 2{NBSP}pages, 768{NBSP}ko"


def test_nothing_of_the_file_is_in_clear_on_the_disk(le_bureau: Bureau, tmp_path: Path) -> None:
    marque = b"NOM SUR LE PAPIER"
    ajouter(le_bureau, FichierAdmis(TypeFichier.PDF, b"%PDF-1.7 " + marque * 2000))

    assert [f.name for f in tmp_path.iterdir() if f.is_file() and marque in f.read_bytes()] == []


def test_a_paper_seen_leaves_a_date_an_agent_and_a_kind_but_no_file(le_bureau: Bureau) -> None:
    document = noter_document_vu(le_bureau.services, le_bureau.auteur, le_bureau.dossier.dossier.id, SAISIE)

    assert not document.est_conserve
    assert (document.ajoute_le, document.agent) == (le_bureau.horloge.maintenant(), "Nadia BENALI")
    with pytest.raises(EnregistrementAbsent):
        fichier_du_document(le_bureau.services, document)
    assert fichier_en_mots(document) == "vu, non conservé"


def test_a_paper_is_linked_to_a_demande_and_to_a_paper_awaited(le_bureau: Bureau) -> None:
    demande = le_bureau.deposer()
    document = ajouter(le_bureau)
    saisie = SaisieDocument(GenreDocument.CERFA, "Formulaire", demande_id=demande.id, piece="Cerfa signé")

    modifie = modifier_document(le_bureau.services, le_bureau.auteur, document, saisie)

    page = lire_documents(le_bureau.services, le_bureau.dossier.dossier.id)
    assert page.documents == (modifie,)
    assert page.numero_de(modifie) == demande.numero
    assert fichier_du_document(le_bureau.services, modifie) == FICHIER.contenu


@pytest.mark.parametrize(("titre", "code"), [("  ", "obligatoire"), ("x" * 121, "texte_trop_long")])
def test_a_title_is_wanted(le_bureau: Bureau, titre: str, code: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        noter_document_vu(
            le_bureau.services,
            le_bureau.auteur,
            le_bureau.dossier.dossier.id,
            SaisieDocument(GenreDocument.AUTRE, titre),
        )

    assert [(erreur.champ, erreur.code) for erreur in refus.value.erreurs] == [("titre", code)]


def test_the_limit_is_a_setting(le_bureau: Bureau) -> None:
    lourd = FichierAdmis(TypeFichier.PDF, b"%PDF-" + bytes(6_000_000))
    assert limite_mo(le_bureau.services) == 10
    choisir_limite_mo(le_bureau.services, 5)

    with pytest.raises(RefusMetier, match="document_trop_lourd"):
        ajouter(le_bureau, lourd)
    assert documents(le_bureau) == ()
    le_bureau.services.preferences.ecrire("documents_limite_mo", "n’importe quoi")
    assert limite_mo(le_bureau.services) == 10
    ajouter(le_bureau, lourd)


def test_a_paper_removed_comes_back_with_its_file(le_bureau: Bureau) -> None:
    document = ajouter(le_bureau)

    lot = retirer_document(le_bureau.services, le_bureau.auteur, document)
    assert documents(le_bureau) == ()
    annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    (remis,) = documents(le_bureau)
    assert fichier_du_document(le_bureau.services, remis) == FICHIER.contenu


def test_an_addition_undone_and_restored_has_its_file(le_bureau: Bureau) -> None:
    document = ajouter(le_bureau)
    with le_bureau.base.lecture() as base:
        lot = base.journal(document.dossier_id)[0].lot
    assert lot is not None
    annulee = annuler_lot(le_bureau.services, le_bureau.auteur, lot)

    annuler_lot(le_bureau.services, le_bureau.auteur, annulee.lot)

    (remis,) = documents(le_bureau)
    assert fichier_du_document(le_bureau.services, remis) == FICHIER.contenu


def test_once_erased_for_good_a_paper_does_not_come_back(le_bureau: Bureau) -> None:
    garde = ajouter(le_bureau)
    lot = retirer_document(le_bureau.services, le_bureau.auteur, ajouter(le_bureau))

    assert effacer_documents_retires(le_bureau.services, le_bureau.auteur) == 1

    with pytest.raises(RefusMetier, match="annulation_document_efface"):
        annuler_lot(le_bureau.services, le_bureau.auteur, lot)
    assert fichier_du_document(le_bureau.services, garde) == FICHIER.contenu
    with le_bureau.base.lecture() as base:
        assert len(base.journal_du_poste("document_contenu")) == 1
    assert compter_appels(le_bureau.services).derniere_purge is None


def test_the_file_of_a_paper_kept_is_never_changed_nor_erased_alone(le_bureau: Bureau) -> None:
    ajouter(le_bureau)
    db = le_bureau.base._connexion_d_ecriture()

    for ecriture in ("UPDATE document_contenu SET morceau = x'00'", "DELETE FROM document_contenu"):
        with pytest.raises(Exception, match="document_inalterable"):
            db.execute(ecriture)


def test_a_file_that_is_not_the_one_added_is_said(le_bureau: Bureau) -> None:
    document = ajouter(le_bureau)
    db = le_bureau.base._connexion_d_ecriture()
    db.execute("DROP TRIGGER document_contenu_jamais_modifie")
    db.execute("UPDATE document_contenu SET morceau = x'2550' WHERE rang = 0")

    with pytest.raises(RefusMetier, match="document_altere"):
        fichier_du_document(le_bureau.services, document)


def test_the_weight_of_the_base_is_told(le_bureau: Bureau) -> None:
    ajouter(le_bureau)
    retirer_document(le_bureau.services, le_bureau.auteur, ajouter(le_bureau))
    taille = lire_documents(le_bureau.services, le_bureau.dossier.dossier.id).taille

    assert (taille.documents, taille.nombre) == (len(FICHIER.contenu), 1)
    assert (taille.retires, taille.nombre_retires) == (len(FICHIER.contenu), 1)
    assert taille.base > taille.documents + taille.retires
    assert phrase_de_la_taille(taille).endswith(f"dont 768{NBSP}ko pour 1 document.")
    assert phrase_des_retires(taille).startswith(f"1 document retiré (768{NBSP}ko) peut")


@pytest.mark.parametrize(
    ("octets", "dit"), [(12, "1 ko"), (240_000, "240 ko"), (3_200_000, "3,2 Mo"), (2_000_000_000, "2 Go")]
)
def test_a_weight_in_words(octets: int, dit: str) -> None:
    assert poids(octets).replace(NBSP, " ") == dit


def test_a_paper_of_an_unknown_dossier_is_refused_whole(le_bureau: Bureau) -> None:
    with pytest.raises(ErreurBase):
        ajouter_document(le_bureau.services, le_bureau.auteur, "inconnu", SAISIE, FICHIER)

    assert lire_reglages(le_bureau.services).agents
    assert documents(le_bureau) == ()
