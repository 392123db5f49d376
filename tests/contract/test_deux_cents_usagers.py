"""A campaign of the office: 200 persons, six sources each, every fault mixed in, on a clock that only waits move."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from ccas_desktop.adapters.apis.acces import ClientsApiParticulier
from ccas_desktop.adapters.apis.limiteur import APPELS_PAR_MINUTE, FENETRE
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.dossiers.verbes import SaisieUsager, creer_dossier
from ccas_desktop.application.reglages import importer_reglement
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from tests.contract.conftest import IMPATIENT, BacASable
from tests.contract.test_cas_officiels import CHEMINS, _cas
from tests.fakes.bureau import Bureau, bureau
from tests.fakes.reseau import TempsFictif

pytestmark = pytest.mark.network

USAGERS = 200
SIX = list(Source)[:6]
REGLEMENT = Path(__file__).parents[1] / "data" / "reglements" / "six_sources.toml"
DEFINITIFS = (EtatAppel.CERTIFIE, EtatAppel.INTROUVABLE)
PANNES: tuple[dict[str, object], ...] = (
    {"kind": "429", "times": 2, "retry_after": 5},
    {"kind": "503", "times": 3},
    {"kind": "502", "times": 2},
    {"kind": "drop", "times": 1},
    {"kind": "garbage", "times": 1},
    {"kind": "409", "times": 2},
    {"kind": "truncate", "times": 1},
    {"kind": "504", "times": 4},
    {"kind": "html", "times": 1},
    {"kind": "empty", "times": 1},
    {"kind": "429", "times": 1, "retry_after": 90},
    {"kind": "redirect", "times": 1},
    {"kind": "error", "status": 503, "code": "23020", "provider": "CNAF", "retry_in": 900, "times": 1},
)
ENTRE_DEUX_PANNES = 25


@dataclass
class Poste:
    """The office, its clock, and the moment each call left."""

    bureau: Bureau
    bac: BacASable
    temps: TempsFictif
    departs: list[float] = field(default_factory=list)
    demandes: dict[Identite, str] = field(default_factory=dict)
    actes: int = 0

    def demande(self, identite: Identite) -> str:
        """Return the request of a person, deposited once."""
        if identite not in self.demandes:
            services, auteur = self.bureau.services, self.bureau.auteur
            adresse = Adresse(voie="3 rue de l’Église", code_postal="61100", commune="Flers")
            self.bureau.dossier = creer_dossier(services, auteur, SaisieUsager(identite), adresse=adresse)
            self.demandes[identite] = self.bureau.deposer("six_sources").id
        return self.demandes[identite]

    def demander(self, demande_id: str, source: Source) -> ReponseCertifiee:
        self.actes += 1
        services, auteur = self.bureau.services, self.bureau.auteur
        appel = preparer_appel(services, auteur, demande_id, source)
        reponse = executer_appel(services, appel)
        return garder_reponse(services, auteur, appel, reponse).reponse


@pytest.fixture
def poste(bac: BacASable, temps: TempsFictif, tmp_path: Path) -> Iterator[Poste]:
    with bureau(tmp_path) as ouvert:
        importer_reglement(ouvert.services, ouvert.auteur, REGLEMENT.read_text("utf-8"), nom_fichier=REGLEMENT.name)
        nouveau = Poste(ouvert, bac, temps)

        def partir(_url: str) -> None:
            nouveau.departs.append(temps.monotone())

        clients = ClientsApiParticulier(lambda: bac.jeton(["*"]), proxy=partir, rythme=temps.rythme, delais=IMPATIENT)
        ouvert.services = replace(ouvert.services, ouvrir_api=lambda acces: clients.ouvrir(replace(acces, url=bac.url)))
        yield nouveau
        clients.fermer()


def test_a_campaign_loses_nothing_and_keeps_its_pace(poste: Poste) -> None:
    attendus = {(poste.demande(identite), source): etat for identite, source, etat in _questions()}

    obtenus = _demander_jusqu_au_bout(poste, list(attendus))

    assert obtenus == attendus
    assert len(poste.demandes) == USAGERS
    for demande_id in poste.demandes.values():
        complete = lire_demande(poste.bureau.services.base, demande_id)
        certifiees = {r.reponse.source for r in complete.reponses if r.reponse.etat is EtatAppel.CERTIFIE}
        assert certifiees == {s for s in SIX if attendus[demande_id, s] is EtatAppel.CERTIFIE}
    _verifier_le_rythme(poste)
    _verifier_les_traces(poste)


def _verifier_le_rythme(poste: Poste) -> None:
    """Pings are not counted: the service does not limit them."""
    recus = poste.bac.tous_les_appels()
    departs = [quand for recu, quand in zip(recus, poste.departs, strict=True) if recu["path"].startswith("/v")]
    assert len(departs) >= USAGERS * len(SIX)
    for premier, dernier in zip(departs, departs[APPELS_PAR_MINUTE:], strict=False):
        assert dernier - premier >= FENETRE


def _verifier_les_traces(poste: Poste) -> None:
    """Each act left its trace, completed with what the service said of it."""
    with poste.bureau.services.base.lecture() as base:
        traces = base.traces(limite=100_000)
    assert len(traces) == poste.actes
    assert all(trace.etat is not None and trace.empreinte and trace.demande_id for trace in traces)


def _demander_jusqu_au_bout(
    poste: Poste, questions: list[tuple[str, Source]]
) -> Mapping[tuple[str, Source], EtatAppel]:
    """Ask again what did not answer, when the message says to, as an agent would."""
    obtenus: dict[tuple[str, Source], EtatAppel] = {}
    pannes = itertools.cycle(PANNES)
    for tour in range(6):
        restantes = [question for question in questions if question not in obtenus]
        for rang, (demande_id, source) in enumerate(restantes):
            if tour < 3 and rang % ENTRE_DEUX_PANNES == 0:
                poste.bac.pannes(next(pannes))
            reponse = poste.demander(demande_id, source)
            if reponse.etat in DEFINITIFS:
                obtenus[demande_id, source] = reponse.etat
            elif reponse.reessayer_dans:
                poste.temps.dormir(reponse.reessayer_dans)
    return obtenus


def _questions() -> Iterator[tuple[Identite, Source, EtatAppel]]:
    """Give the persons of the official cases, and others whom nobody knows, with what each source says of them."""
    etats = {}
    for cas in _cas():
        if CHEMINS[cas["path"]] in SIX and "annee" not in cas["params"] and cas["status"] in (200, 404):
            etat = EtatAppel.CERTIFIE if cas["status"] == 200 else EtatAppel.INTROUVABLE
            etats[_identite(cas["params"]), CHEMINS[cas["path"]]] = etat
    troubles = {
        _identite(c["params"]) for c in _cas() if c["status"] not in (200, 404) and "nomNaissance" in c["params"]
    }
    connus = [identite for identite in dict.fromkeys(i for i, _ in etats) if identite not in troubles]
    inconnus = [replace(connus[0], prenoms=(_prenom(rang),)) for rang in range(USAGERS - len(connus))]
    for identite in (*connus, *inconnus):
        for source in SIX:
            yield identite, source, etats.get((identite, source), EtatAppel.INTROUVABLE)


def _prenom(rang: int) -> str:
    return "Nul" + "".join(chr(ord("a") + int(chiffre)) for chiffre in str(rang))


def _identite(params: Mapping[str, Any]) -> Identite:
    annee, mois, jour = (params.get(f"{partie}DateNaissance") for partie in ("annee", "mois", "jour"))
    return Identite(
        nom_famille=params["nomNaissance"],
        prenoms=tuple(params["prenoms"]),
        sexe=Sexe(params["sexeEtatCivil"]),
        nom_usage=params.get("nomUsage"),
        date_naissance=DateNaissance(annee, mois, jour) if annee else None,
        lieu_naissance=LieuNaissance(
            params.get("codeCogInseePaysNaissance", "99100"), commune=params.get("codeCogInseeCommuneNaissance")
        ),
    )
