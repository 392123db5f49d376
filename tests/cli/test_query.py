from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.transport import transport_simule
from ccas_desktop.adapters.referentiels import ReferentielsInsee
from ccas_desktop.adapters.reglement_file import ecrire_texte, lire_texte
from ccas_desktop.adapters.secrets import SecretsEnMemoire
from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.adapters.tableurs.ecriture import TableurXlsx
from ccas_desktop.adapters.tableurs.lecture import lire_classeur
from ccas_desktop.adapters.tableurs.paquet import ouvrir_paquet
from ccas_desktop.application.errors import BaseOccupee, TrousseauIndisponible
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import AccesApi, ApiParticulier
from ccas_desktop.application.registre.interrogation import interroger_avec_trace
from ccas_desktop.application.registre.personne_json import lire_question
from ccas_desktop.application.services import NOM_JETON, Services
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.certifie import EtatAppel, Source
from ccas_desktop.domain.errors import RefusMetier
from tests.fakes.commandes import OUTILS, PERSONNE, Resultat, arguments_query, ecrire, lancer
from tests.fakes.horloge import HorlogeArretee
from tests.fakes.impot import ImpotFactice
from tests.fakes.reseau import SIRET, ReseauFictif, TempsFictif, erreur, succes

URL = "https://api.invalid"
QF = {"quotient_familial": {"fournisseur": "CNAF", "valeur": 0, "annee": 2026, "mois": 10}}


class Ouvreur:
    """Gives a client on a network in process, and remembers for whom."""

    def __init__(self, reseau: ReseauFictif) -> None:
        self.reseau = reseau
        self.demandes: list[tuple[AccesApi, str]] = []

    def __call__(self, acces: AccesApi, jeton: str) -> ApiParticulier:
        self.demandes.append((acces, jeton))
        simulation = transport_simule(self.reseau)
        return ClientsApiParticulier(lambda: jeton, rythme=TempsFictif().rythme, simulation=simulation).ouvrir(acces)


@pytest.fixture
def personne(tmp_path: Path) -> Path:
    return ecrire(tmp_path, PERSONNE)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[BaseChiffree]:
    ouverte = ouvrir_base(tmp_path / "ccas.db", bytes(32), horloge=HorlogeArretee())
    with ouverte.ecriture(Auteur("installation")) as ecriture:
        ecriture.enregistrer(Ccas(id=nouvel_id(), siret=SIRET, api_url="https://reglee.invalid"))
    yield ouverte
    ouverte.fermer()


class PosteDeTest:
    """A workstation with a real base, a token in its keyring and a network in process."""

    def __init__(self, base: BaseChiffree, reseau: ReseauFictif, **secrets: str) -> None:
        self.base = base
        self.ouvreur = Ouvreur(reseau)
        self.secrets = SecretsEnMemoire(secrets)

    @contextmanager
    def ouvrir(self) -> Iterator[Services]:
        yield Services(
            base=self.base,
            horloge=HorlogeArretee(),
            secrets=self.secrets,
            referentiels=ReferentielsInsee(),
            lettres=OUTILS.lettres(),
            ouvrir_api=lambda acces: self.ouvreur(acces, self.secrets.lire(NOM_JETON) or ""),
            ouvrir_impot=lambda _acces: ImpotFactice(),
            lire_reglement=lire_texte,
            ecrire_reglement=ecrire_texte,
            tableur=TableurXlsx(),
            lire_classeur=lire_classeur,
            ouvrir_paquet=ouvrir_paquet,
        )

    def lancer(self, *arguments: str | Path, entree: str = "") -> Resultat:
        return lancer(
            *arguments,
            entree=entree,
            ouvrir_poste=self.ouvrir,
            ouvrir_api=self.ouvreur,
            secrets=lambda: self.secrets,
        )


def test_prints_a_certified_datum(personne: Path) -> None:
    ouvreur = Ouvreur(ReseauFictif(succes(QF)))

    resultat = lancer(*arguments_query(personne, URL), entree="jeton\n", ouvrir_api=ouvreur)

    assert (resultat.code, resultat.erreurs) == (0, "")
    assert resultat.json == {
        "source": "quotient_familial",
        "etat": "certifie",
        "donnees": QF,
        "fournisseur": "CNAF",
        "code": None,
        "http": 200,
        "message": resultat.json["message"],
        "identite_differente": None,
    }
    assert ouvreur.demandes == [(AccesApi(SIRET, URL), "jeton")]


@pytest.mark.parametrize("entree", ["jeton", "\ufeffjeton\r\n", "Bearer jeton\n"])
def test_takes_the_token_however_it_was_piped(personne: Path, entree: str) -> None:
    ouvreur = Ouvreur(ReseauFictif(succes(QF)))

    lancer(*arguments_query(personne, URL), entree=entree, ouvrir_api=ouvreur)

    assert ouvreur.demandes[0][1] == "jeton"


@pytest.mark.parametrize("entree", ["", "  \n", "deux lignes\nde jeton", "jetoné", "x" * 70_000])
def test_a_token_that_is_none_is_a_bad_call(personne: Path, entree: str) -> None:
    resultat = lancer(*arguments_query(personne, URL), entree=entree)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "--token-stdin" in resultat.erreurs


@pytest.mark.parametrize(
    "url",
    [
        "http://particulier.api.gouv.fr",
        "http://127.0.0.1.ailleurs.fr",
        "ftp://x",
        "x",
        "http://[",
        "https://a@b",
        "https://a?b",
    ],
)
def test_an_address_where_the_token_would_leave_in_clear_is_refused(personne: Path, url: str) -> None:
    resultat = lancer(*arguments_query(personne, url), entree="jeton")

    assert (resultat.code, resultat.sortie) == (2, "")
    assert resultat.erreurs.startswith("--base-url\u00a0:")


@pytest.mark.parametrize("siret", ["13002526500012", "1300252650001", "abc", ""])
def test_a_siret_that_is_none_is_a_bad_call(personne: Path, siret: str) -> None:
    resultat = lancer("query", "prime_activite", "--personne", personne, "--siret", siret, "--token-stdin", entree="j")

    assert resultat.code == 2
    assert resultat.erreurs.startswith("--siret\u00a0:")


def test_says_each_fault_of_the_file_with_its_place(tmp_path: Path) -> None:
    fichier = ecrire(tmp_path, PERSONNE | {"sexe": "X", "naissance": {"pays": "99100"}})

    resultat = lancer(*arguments_query(fichier, URL), entree="jeton")

    assert (resultat.code, resultat.sortie) == (2, "")
    assert resultat.erreurs.startswith(f"{fichier}\u00a0: sexe\u00a0: ")


@pytest.mark.parametrize("contenu", [b"{", b"\xff\xfe", b"[" * 100_000, b"", b'"texte"'])
def test_a_file_that_is_no_json_is_a_bad_call(tmp_path: Path, contenu: bytes) -> None:
    fichier = tmp_path / "personne.json"
    fichier.write_bytes(contenu)

    resultat = lancer(*arguments_query(fichier, URL), entree="jeton")

    assert (resultat.code, resultat.sortie) == (2, "")
    assert resultat.erreurs.startswith(f"{fichier}\u00a0: ")


def test_a_file_that_is_not_there_is_a_bad_call(tmp_path: Path) -> None:
    assert lancer(*arguments_query(tmp_path / "absent.json", URL), entree="jeton").code == 2


@pytest.mark.parametrize(
    ("reponse", "code"),
    [(erreur(404, "23003"), 3), (erreur(422, "35560"), 3), (erreur(422, "00364"), 4), (erreur(401, "00103"), 4)],
)
def test_the_exit_code_says_how_it_ended(personne: Path, reponse: object, code: int) -> None:
    ouvreur = Ouvreur(ReseauFictif(reponse))  # type: ignore[arg-type]

    assert lancer(*arguments_query(personne, URL), entree="jeton", ouvrir_api=ouvreur).code == code


def test_without_any_token_says_what_to_do(personne: Path) -> None:
    resultat = lancer("query", "prime_activite", "--personne", personne)

    assert (resultat.code, resultat.sortie) == (2, "")
    assert "--token-stdin" in resultat.erreurs


def test_a_keyring_that_fails_says_what_to_do(personne: Path) -> None:
    def verrouille() -> SecretsEnMemoire:
        raise TrousseauIndisponible("verrouille")

    resultat = lancer("query", "prime_activite", "--personne", personne, secrets=verrouille)

    assert (resultat.code, "--token-stdin" in resultat.erreurs) == (2, True)


def test_without_settings_asks_for_the_siret(personne: Path) -> None:
    resultat = lancer("query", "prime_activite", "--personne", personne, "--token-stdin", entree="jeton")

    assert (resultat.code, "--siret" in resultat.erreurs) == (2, True)


def test_takes_the_recipient_of_the_settings_with_a_token_given(personne: Path, base: BaseChiffree) -> None:
    poste = PosteDeTest(base, ReseauFictif(succes(QF)))

    resultat = poste.lancer("query", "quotient_familial", "--personne", personne, "--token-stdin", entree="donne")

    assert resultat.code == 0
    assert poste.ouvreur.demandes == [(AccesApi(SIRET, "https://reglee.invalid", relais=True), "donne")]
    with base.lecture() as lecture:
        assert lecture.traces() == ()


def test_the_token_of_the_keyring_demands_a_reason(personne: Path, base: BaseChiffree) -> None:
    poste = PosteDeTest(base, ReseauFictif(succes(QF)), **{NOM_JETON: "garde"})

    resultat = poste.lancer("query", "quotient_familial", "--personne", personne, "--motif", "  ")

    assert (resultat.code, "--motif" in resultat.erreurs) == (2, True)
    assert poste.ouvreur.demandes == []


def test_a_call_without_a_reason_is_refused_by_the_verb_itself(base: BaseChiffree) -> None:
    question = lire_question(Source.QUOTIENT_FAMILIAL, PERSONNE, aujourdhui=HorlogeArretee().aujourdhui())
    poste = PosteDeTest(base, ReseauFictif(succes(QF)), **{NOM_JETON: "garde"})

    with poste.ouvrir() as services, pytest.raises(RefusMetier) as refus:
        interroger_avec_trace(services, Auteur("agent"), question, motif=" ", acces=AccesApi(SIRET, URL))

    assert refus.value.code == "motif_d_appel_obligatoire"


def test_the_token_of_the_keyring_leaves_a_trace(personne: Path, base: BaseChiffree) -> None:
    poste = PosteDeTest(base, ReseauFictif(succes(QF)), **{NOM_JETON: "garde"})

    resultat = poste.lancer("query", "quotient_familial", "--personne", personne, "--motif", "essai du support")

    assert resultat.code == 0
    with base.lecture() as lecture:
        (trace,) = lecture.traces()
    assert (trace.agent, trace.motif, trace.source) == ("agent", "essai du support", Source.QUOTIENT_FAMILIAL)
    assert (trace.etat, trace.http, trace.demande_id) == (EtatAppel.CERTIFIE, 200, None)
    assert "ROUX" not in repr(trace)


def test_the_trace_is_kept_before_the_call(personne: Path, base: BaseChiffree) -> None:
    vues: list[EtatAppel | None] = []

    def repondre(*_: object) -> object:
        with base.lecture() as lecture:
            vues.extend(trace.etat for trace in lecture.traces())
        return succes(QF)

    poste = PosteDeTest(base, repondre, **{NOM_JETON: "garde"})  # type: ignore[arg-type]

    poste.lancer("query", "quotient_familial", "--personne", personne, "--motif", "essai")

    assert vues == [None]


def test_no_call_is_made_when_no_trace_can_be_kept(personne: Path) -> None:
    secrets = SecretsEnMemoire({NOM_JETON: "garde"})

    resultat = lancer("query", "prime_activite", "--personne", personne, "--motif", "essai", secrets=lambda: secrets)

    assert (resultat.code, "base" in resultat.erreurs) == (2, True)


def test_a_base_held_by_the_window_is_said(personne: Path) -> None:
    def occupee() -> None:
        raise BaseOccupee("verrou")

    secrets = SecretsEnMemoire({NOM_JETON: "garde"})

    resultat = lancer(
        *("query", "prime_activite", "--personne", personne, "--motif", "essai"),
        secrets=lambda: secrets,
        ouvrir_poste=occupee,
    )

    assert (resultat.code, resultat.sortie) == (4, "")
    assert "Fermez l’autre fenêtre" in resultat.erreurs
