"""Whatever a person is called, it is read back as typed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccas_desktop.adapters.store.base import BaseChiffree
from ccas_desktop.adapters.store.correspondances.valeurs import provenance_depuis, provenance_en_json
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Dossier, MotifCloture, Orientation
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.personnes.adresse import Adresse, AdresseAncienne
from ccas_desktop.domain.personnes.contacts import MoyenContact, PersonneAPrevenir, PreferencesUsager
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from ccas_desktop.domain.personnes.protection import Mandataire, Mesure, Protection, RecoitCourriers
from ccas_desktop.domain.personnes.residence import Domiciliation, Logement, ModeLogement, TypeLogement
from ccas_desktop.domain.personnes.situation_personne import (
    CaisseComplementaire,
    CaisseRetraite,
    Mobilite,
    SituationFamiliale,
    SituationPersonne,
    SituationProfessionnelle,
)
from ccas_desktop.domain.provenance import Mois, NatureProvenance, Provenance
from tests.adapters.store.exemples import AUTEUR, INSTANT, un_dossier

TEXTE = st.text(max_size=12) | st.sampled_from(
    ["Œuvrard", "D’Été", "李", "😀", "\ue000", "a\0b", "É", "'; --", "a\u00a0b"]
)
JOURS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
MOIS = st.builds(Mois, st.integers(1900, 2100), st.integers(1, 12))
NAISSANCES = st.one_of(
    st.none(),
    st.builds(DateNaissance, st.integers(1900, 2026)),
    st.builds(DateNaissance, st.integers(1900, 2026), st.integers(1, 12)),
    st.builds(DateNaissance, st.integers(1900, 2026), st.integers(1, 12), st.integers(1, 28)),
)
IDENTITES = st.builds(
    Identite,
    nom_famille=TEXTE,
    prenoms=st.lists(TEXTE, max_size=3).map(tuple),
    sexe=st.none() | st.sampled_from(Sexe),
    nom_usage=st.none() | TEXTE,
    date_naissance=NAISSANCES,
    lieu_naissance=st.none() | st.builds(LieuNaissance, pays=TEXTE, commune=st.none() | TEXTE),
)
ADRESSES = st.builds(Adresse, *[TEXTE] * 6)
MANDATAIRES = st.builds(Mandataire, TEXTE, TEXTE, st.none() | st.sampled_from(Sexe), TEXTE, ADRESSES, TEXTE, TEXTE)
USAGERS = st.builds(
    Usager,
    id=st.builds(nouvel_id),
    version=st.just(0),
    dossier_id=st.just(""),
    identite=IDENTITES,
    lien=st.sampled_from(Lien),
    arrivee=st.none() | JOURS,
    depart=st.none() | JOURS,
    deces_le=st.none() | JOURS,
    presence=st.decimals(0, 1, places=2),
    telephone=TEXTE,
    courriel=TEXTE,
    autre_telephone=TEXTE,
    foyer_caf=st.none() | st.booleans(),
    foyer_fiscal=st.none() | st.booleans(),
    hebergeant=TEXTE,
    situation=st.builds(
        SituationPersonne,
        st.none() | st.sampled_from(SituationFamiliale),
        st.none() | st.sampled_from(SituationProfessionnelle),
        TEXTE,
        st.none() | st.sampled_from(Mobilite),
        st.none() | st.sampled_from(CaisseRetraite),
        st.none() | st.sampled_from(CaisseComplementaire),
    ),
    a_prevenir=st.builds(PersonneAPrevenir, TEXTE, TEXTE, TEXTE),
    preferences=st.builds(
        PreferencesUsager, TEXTE, st.none() | st.sampled_from(MoyenContact), st.booleans(), st.booleans()
    ),
    protection=st.none()
    | st.builds(Protection, st.sampled_from(Mesure), MANDATAIRES, st.sampled_from(RecoitCourriers)),
)
DOSSIERS = st.builds(
    Dossier,
    id=st.builds(nouvel_id),
    version=st.just(0),
    numero=st.builds(nouvel_id),
    ouvert_le=JOURS,
    adresse=ADRESSES,
    note=TEXTE,
    adresse_depuis=st.none() | JOURS,
    arrivee_commune=st.none() | JOURS,
    adresse_confidentielle=st.booleans(),
    ne_pas_ecrire=st.booleans(),
    domiciliation=st.none() | st.builds(Domiciliation, JOURS, st.none() | JOURS),
    logement=st.builds(
        Logement,
        st.none() | st.sampled_from(ModeLogement),
        st.none() | st.sampled_from(TypeLogement),
        TEXTE,
        st.none() | st.decimals(0, 999, places=1),
    ),
    orientation=st.none() | st.sampled_from(Orientation),
    prescripteur=TEXTE,
    clos_le=st.none() | JOURS,
    motif_cloture=st.none() | st.sampled_from(MotifCloture),
)
PROVENANCES = st.builds(
    Provenance,
    nature=st.sampled_from(NatureProvenance),
    source=st.none() | TEXTE,
    mois=st.none() | MOIS,
    instant=st.none() | st.datetimes(timezones=st.timezones()),
    piece=st.none() | TEXTE,
    a_certifier=st.booleans(),
    motif=st.none() | TEXTE,
)
MONTANTS = st.decimals(allow_nan=False, allow_infinity=False)

sans_base_neuve = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@sans_base_neuve
@given(dossier=DOSSIERS, ancienne=ADRESSES, fin=st.none() | JOURS, texte=TEXTE)
def test_a_dossier_is_read_back_with_its_former_addresses_and_notes(
    base: BaseChiffree, dossier: Dossier, ancienne: Adresse, fin: date | None, texte: str
) -> None:
    with base.ecriture(AUTEUR) as unite:
        ecrit = unite.enregistrer(dossier)
        lieu = unite.enregistrer(AdresseAncienne(id=nouvel_id(), dossier_id=dossier.id, adresse=ancienne, fin=fin))
        note = unite.enregistrer(
            Note(id=nouvel_id(), dossier_id=dossier.id, ecrite_le=INSTANT, auteur="Nadia", texte=texte)
        )

    with base.lecture() as lecture:
        lu = lecture.dossier(dossier.id)
    assert (lu.dossier, lu.adresses, lu.notes) == (ecrit, (lieu,), (note,))


@sans_base_neuve
@given(usager=USAGERS)
def test_a_person_is_read_back_as_typed(base: BaseChiffree, usager: Usager) -> None:
    dossier = un_dossier(nouvel_id())
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        enregistre = unite.enregistrer(_dans(usager, dossier.id))

    with base.lecture() as lecture:
        assert lecture.dossier(dossier.id).usagers == (enregistre,)


@sans_base_neuve
@given(montant=MONTANTS, provenance=PROVENANCES, debut=st.none() | MOIS)
def test_a_line_is_read_back_as_typed(
    base: BaseChiffree, montant: Decimal, provenance: Provenance, debut: Mois | None
) -> None:
    dossier = un_dossier(nouvel_id())
    ligne = LigneBudget(
        id=nouvel_id(), dossier_id=dossier.id, nature="salaire", montant=montant, debut=debut, provenance=provenance
    )
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        enregistree = unite.enregistrer(ligne)

    with base.lecture() as lecture:
        (relue,) = lecture.dossier(dossier.id).budget
    assert relue == enregistree
    assert relue.montant.as_tuple() == montant.as_tuple()


@given(provenance=PROVENANCES)
def test_a_provenance_keeps_its_instant(provenance: Provenance) -> None:
    relue = provenance_depuis(provenance_en_json(provenance))

    assert relue == provenance
    assert relue.instant is None or relue.instant.utcoffset() is not None


def _dans(usager: Usager, dossier_id: str) -> Usager:
    return Usager(**{**vars(usager), "id": nouvel_id(), "dossier_id": dossier_id})
