"""No reply, however mangled, raises anything, nor certifies what it does not say."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccas_desktop.adapters.apis.transport import ReponseBrute
from ccas_desktop.application.donnees.verbes import provenance_certifiee, valeurs_certifiees
from ccas_desktop.application.messages.appels import remarques_certifiees
from ccas_desktop.application.registre.interrogation import interroger, reponse_en_json
from ccas_desktop.application.registre.personne_json import Question
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.reglement.faits.valeurs import valeur_de_texte
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.complement import ComplementIdentite, Etablissements
from ccas_desktop.domain.sources.description import Lecture
from tests.fakes.reseau import PERSONNE, ReseauFictif, TempsFictif, client

FRANCE_TRAVAIL = ComplementIdentite(identifiant_france_travail="jeanne.roux")
COMPLEMENTS = {
    Source.STATUT_DEMANDEUR_EMPLOI: FRANCE_TRAVAIL,
    Source.INDEMNITES_FRANCE_TRAVAIL: FRANCE_TRAVAIL,
    Source.SCOLARITE: ComplementIdentite(annee_scolaire="2026", etablissement=Etablissements(uai="0130039X")),
}
MOTS = (
    "data errors meta code detail source provider retry_in quotient_familial valeur annee mois "
    "fournisseur allocataires enfants adresse nom_naissance nom prenoms prenom sexe date_naissance "
    "est_beneficiaire date_debut_droit status inscription date_debut date_fin identite paiements "
    "date_versement montant_total annee_scolaire est_scolarise est_boursier statut_eleve admissions "
    "est_inscrit statut_boursier est_radie date_radiation periode_versement_bourse date_rentree duree "
)
CHAMPS = MOTS.split()
VALEURS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates().map(str)
    | st.sampled_from(
        ("2021-06-31", "0000-00-00", "2026-00-00", "9999-12-31", "2025-2026", "2026", "allocataire", "ROUX", "1e999999")
    )
)
JSON = st.recursive(
    VALEURS,
    lambda e: st.lists(e, max_size=3) | st.dictionaries(st.sampled_from(CHAMPS), e, max_size=6),
    max_leaves=25,
)
OBJETS = st.dictionaries(st.sampled_from(CHAMPS), JSON, max_size=8)
CORPS = (
    st.binary(max_size=60)
    | JSON.map(lambda o: json.dumps(o).encode())
    | OBJETS.map(lambda o: json.dumps({"data": o}).encode())
)
STATUTS = st.sampled_from(
    (200, 200, 200, 204, 302, 400, 401, 403, 404, 409, 410, 422, 429, 451, 500, 502, 503, 504, 599)
)


def demander(source: Source, statut: int, corps: bytes) -> ReponseCertifiee:
    reseau = ReseauFictif(ReponseBrute(statut, {"content-type": "application/json"}, corps))
    question = Question(source, PERSONNE, complement=COMPLEMENTS.get(source, ComplementIdentite()))
    return interroger(client(reseau, TempsFictif()), question)


@given(st.sampled_from(list(Source)), STATUTS, CORPS)
def test_whatever_is_answered_has_an_outcome_and_its_words(source: Source, statut: int, corps: bytes) -> None:
    reponse = demander(source, statut, corps)

    rendu: dict[str, Any] = reponse_en_json(reponse)
    assert (reponse.source, rendu["message"][-1]) == (source, ".")
    assert json.loads(json.dumps(rendu, default=str))["etat"] == reponse.etat
    assert isinstance(remarques_certifiees(reponse), str)
    assert provenance_certifiee(reponse).source == source


@given(st.sampled_from(list(Source)), STATUTS, CORPS)
def test_only_what_is_certified_has_a_value_that_a_rule_can_read(source: Source, statut: int, corps: bytes) -> None:
    reponse = demander(source, statut, corps)

    for code, valeur in valeurs_certifiees(reponse).items():
        assert reponse.etat is EtatAppel.CERTIFIE
        assert valeur_de_texte(PAR_CODE[code], valeur) is not None


NOMBRES = st.integers() | st.decimals() | st.floats().map(str) | st.sampled_from((-1, "1E+9", "1E-20", "-0", 10**30))


@given(NOMBRES)
def test_a_number_that_no_rule_can_read_certifies_nothing(nombre: object) -> None:
    quotient = json.dumps({"data": {"quotient_familial": {"valeur": nombre}}}, default=str).encode()

    valeur = valeurs_certifiees(demander(Source.QUOTIENT_FAMILIAL, 200, quotient)).get("quotient_familial")

    assert valeur is None or valeur_de_texte(PAR_CODE["quotient_familial"], valeur) >= 0  # type: ignore[operator]


@given(st.sampled_from(list(Source)), OBJETS)
def test_a_part_that_is_not_there_certifies_nothing(source: Source, donnees: dict[str, object]) -> None:
    for fait in DESCRIPTIONS[source].faits:
        sans = {nom: valeur for nom, valeur in donnees.items() if nom not in (fait.bloc, "est_beneficiaire")}
        assert fait.lire(Lecture(sans, date(2026, 11, 23))) is None
