"""The demandes, the letters and the passages, as their lists show them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from ccas_desktop.application.courriers.verbes import composer_lettre, garder_lettre, noter_impression, produire
from ccas_desktop.application.decisions import decider
from ccas_desktop.application.demandes.verbes import echeance_implicite
from ccas_desktop.application.guichet.passages import SaisiePassage, noter_passage
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.domain.courrier.courrier_produit import Courrier
from ccas_desktop.domain.courrier.modeles import Modele
from ccas_desktop.domain.demandes.pieces_attendues import PieceAttendue
from ccas_desktop.domain.guichet.passage import Canal
from tests.application.listes.conftest import BureauListe
from tests.fakes.bureau import AUJOURDHUI, Bureau, projet


def lettre(bureau: Bureau, demande_id: str) -> Courrier:
    """Return a letter made."""
    prete = composer_lettre(bureau.services, bureau.auteur, demande_id, Modele.ACCUSE_RECEPTION)
    return garder_lettre(bureau.services, bureau.auteur, prete, produire(bureau.services, prete))


def test_a_demande_shows_what_was_asked_and_what_was_decided(listes: BureauListe) -> None:
    demande = listes.bureau.deposer(montant_demande=Decimal("50.50"), objet="Carte de transport")
    decider(listes.bureau.services, listes.bureau.auteur, demande.id, projet(listes.bureau, montant=Decimal(40)))

    (ligne,) = listes.lignes("demandes")

    cellules = ligne.cellules
    assert (cellules["nom"], cellules["aide"]) == ("ROUX Jeanne", "Transport solidaire")
    assert (cellules["deposee_le"], cellules["statut"]) == (AUJOURDHUI, "Accordée")
    assert (cellules["montant_demande"], cellules["montant"]) == (Decimal("50.50"), Decimal(40))
    assert (cellules["signataire"], cellules["sens"]) == ("Paul DURAND", "Accord")
    assert (ligne.demande_id, ligne.dossier_id) == (demande.id, demande.dossier_id)


def test_a_demande_in_hand_shows_when_silence_rejects_it_papers_awaited_counted(listes: BureauListe) -> None:
    demande = listes.bureau.deposer()
    with listes.bureau.services.base.ecriture(listes.bureau.auteur) as base:
        for reglee, attendue in ((AUJOURDHUI + timedelta(days=10), 15), (None, 20)):
            base.enregistrer(
                PieceAttendue(
                    id=nouvel_id(),
                    dossier_id=demande.dossier_id,
                    demande_id=demande.id,
                    libelle="Facture",
                    demandee_le=AUJOURDHUI,
                    attendue_le=AUJOURDHUI + timedelta(days=attendue),
                    reglee_le=reglee,
                )
            )
    listes.bureau.horloge.avancer(timedelta(days=12))
    with listes.bureau.services.base.lecture() as lecture:
        complete = lecture.demande(demande.id)
    jour = listes.bureau.horloge.aujourdhui()

    (ligne,) = listes.lignes("demandes")

    sans_attente = echeance_implicite(demande, aujourdhui=jour)
    assert ligne.cellules["rejet_implicite"] == sans_attente + timedelta(days=12)
    assert ligne.cellules["rejet_implicite"] == echeance_implicite(complete.demande, complete.pieces, aujourdhui=jour)


def test_a_demande_decided_waits_for_nothing_more(listes: BureauListe) -> None:
    demande = listes.bureau.deposer()
    decider(listes.bureau.services, listes.bureau.auteur, demande.id, projet(listes.bureau))

    (ligne,) = listes.lignes("demandes")

    assert ligne.cellules["rejet_implicite"] is None


def test_amounts_are_sorted_as_numbers(listes: BureauListe) -> None:
    for montant in ("100", "9", "20"):
        listes.bureau.deposer(montant_demande=Decimal(montant))

    lignes = listes.lignes("demandes", tri="montant_demande")

    assert [ligne.cellules["montant_demande"] for ligne in lignes] == [Decimal(9), Decimal(20), Decimal(100)]


def test_words_find_a_demande_by_its_number_and_its_object_too(listes: BureauListe) -> None:
    listes.bureau.deposer(objet="100 % transport")
    listes.bureau.deposer(objet="Cantine")

    def numeros(texte: str) -> list[str]:
        return [str(ligne.cellules["objet"]) for ligne in listes.lignes("demandes", {"texte": texte})]

    assert numeros("cantine") == ["Cantine"]
    assert numeros("%") == ["100 % transport"]
    assert numeros("2026-0001-2") == ["Cantine"]
    assert len(numeros("roux")) == 2
    assert numeros("personne") == []


def test_deposit_dates_are_civil_days_both_included(listes: BureauListe) -> None:
    for jours in range(3):
        listes.bureau.deposer(deposee_le=AUJOURDHUI - timedelta(days=jours))

    lignes = listes.lignes("demandes", {"deposee_du": "2026-11-22", "deposee_au": "2026-11-22"})

    assert [ligne.cellules["deposee_le"] for ligne in lignes] == [date(2026, 11, 22)]


def test_a_letter_goes_from_to_print_to_handed_over(listes: BureauListe) -> None:
    courrier = lettre(listes.bureau, listes.bureau.deposer().id)

    def etat(filtre: str) -> list[object]:
        return [ligne.cellules["etat"] for ligne in listes.lignes("courriers", {"etat": filtre})]

    assert etat("a_imprimer") == ["À imprimer"]
    noter_impression(listes.bureau.services, listes.bureau.auteur, courrier)
    assert (etat("a_imprimer"), etat("a_remettre"), etat("remis")) == ([], ["À remettre"], [])


def test_a_letter_is_of_the_civil_day_it_was_made(listes: BureauListe) -> None:
    lettre(listes.bureau, listes.bureau.deposer().id)

    assert listes.lignes("courriers")[0].cellules["produit_le"] == AUJOURDHUI
    assert len(listes.lignes("courriers", {"produit_du": "2026-11-23", "produit_au": "2026-11-23"})) == 1
    assert listes.lignes("courriers", {"produit_au": "2026-11-22"}) == ()
    assert listes.lignes("courriers", {"produit_du": "2026-11-24"}) == ()


def test_passages_are_found_by_what_was_said(listes: BureauListe) -> None:
    bureau = listes.bureau
    for jour, motif in ((AUJOURDHUI, "Facture"), (AUJOURDHUI - timedelta(days=8), "Carte")):
        saisie = SaisiePassage(jour, Canal.TELEPHONE, motif, "Rappeler")
        noter_passage(bureau.services, bureau.auteur, bureau.dossier.dossier.id, saisie)

    assert [ligne.cellules["motif"] for ligne in listes.lignes("passages")] == ["Facture", "Carte"]
    assert [ligne.cellules["motif"] for ligne in listes.lignes("passages", {"texte": "carte"})] == ["Carte"]
    semaine = listes.lignes("passages", {"jour_du": "jours:-7"})
    assert [(ligne.cellules["nom"], ligne.cellules["canal"]) for ligne in semaine] == [("ROUX Jeanne", "Téléphone")]
