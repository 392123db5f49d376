"""The dossier on paper: what is known of the foyer, its budget and its requests; nothing written for the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ccas_desktop.application.dossiers.adresses import SaisieAdresse, enregistrer_adresse
from ccas_desktop.application.dossiers.notes import ajouter_note
from ccas_desktop.application.dossiers.verbes import SaisieLigne, ajouter_ligne, lire_dossier, modifier_note
from ccas_desktop.application.exports.fiche import fiche_du_dossier
from ccas_desktop.application.guichet.passages import SaisiePassage, noter_passage
from ccas_desktop.domain.courrier.etat import Etat, Tableau
from ccas_desktop.domain.guichet.passage import Canal
from ccas_desktop.domain.personnes.adresse import Adresse
from tests.fakes.bureau import AUJOURDHUI, Bureau

VERGER = SaisieAdresse(Adresse(voie="2 impasse du Verger", code_postal="61100", commune="Flers"))


def fiche(ouvert: Bureau) -> Etat:
    return fiche_du_dossier(ouvert.services, ouvert.dossier.dossier.id)


def tableau(etat: Etat, titre: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, with plain spaces."""
    lignes = next(p.lignes for p in etat.parties if isinstance(p, Tableau) and p.titre == titre)
    return tuple(tuple(mot.replace("\u202f", " ").replace("\u00a0", " ") for mot in ligne) for ligne in lignes)


def habiter(ouvert: Bureau, saisie: SaisieAdresse) -> None:
    dossier = lire_dossier(ouvert.base, ouvert.dossier.dossier.id).dossier
    enregistrer_adresse(ouvert.services, ouvert.auteur, dossier, saisie)


def test_the_foyer_the_budget_and_the_requests_are_on_it(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    for nature, montant in (("salaire", 1200), ("rsa", 100), ("loyer", 450)):
        ajouter_ligne(ouvert.services, ouvert.auteur, dossier_id, SaisieLigne(nature, Decimal(montant)))
    demande = ouvert.deposer()
    habiter(ouvert, VERGER)

    etat = fiche(ouvert)

    assert tableau(etat, "Foyer") == (("ROUX Jeanne", "Demandeur", "27/06/1987 (39 ans)", "toujours"),)
    assert tableau(etat, "Revenus") == (("Salaire", "1 200,00 €", "déclaré"),)
    assert tableau(etat, "Charges fixes") == (("Loyer", "450,00 €", "déclaré"),)
    assert [ligne[0] for ligne in tableau(etat, "Demandes")] == [demande.numero]
    dit = str(etat).replace("\\xa0", " ").replace("\\u202f", " ")
    assert "IMPASSE DU VERGER" in dit
    assert "Reste à vivre : 850,00 €" in dit
    assert "Dettes" not in dit
    assert ouvert.services.lettres.produire_etat(etat).pages == 1


def test_neither_what_is_written_for_the_office_nor_a_secret_address_is_on_it(ouvert: Bureau) -> None:
    dossier_id = ouvert.dossier.dossier.id
    habiter(ouvert, replace(VERGER, confidentielle=True))
    modifier_note(ouvert.services, ouvert.auteur, lire_dossier(ouvert.base, dossier_id).dossier, "Epinglee")
    ajouter_note(ouvert.services, ouvert.auteur, dossier_id, "Datee")
    passage = SaisiePassage(date(2026, 11, 20), Canal.SPONTANE, "Venue")
    noter_passage(ouvert.services, ouvert.auteur, dossier_id, passage)

    dit = str(fiche(ouvert))

    assert fiche(ouvert).date == AUJOURDHUI
    assert "Adresse confidentielle" in dit
    assert [mot for mot in ("VERGER", "Verger", "Epinglee", "Datee", "Venue") if mot in dit] == []
