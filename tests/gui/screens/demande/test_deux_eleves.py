"""Two pupils of a foyer asked about at once, on a service that takes its time: each has her wait and her outcome."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ccas_desktop.application.demandes.precisions import ChampPrecision
from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.sources_des_lignes import Interrogation
from ccas_desktop.domain.certifie.certifie import CauseAppel, EtatAppel, Source
from ccas_desktop.domain.demandes.demande import Demande
from ccas_desktop.gui.forms import ChampChoix
from ccas_desktop.gui.screens.demande.ligne_donnee import LigneDonneeVue
from ccas_desktop.gui.screens.demande.precisions_appel import PrecisionsAppel
from tests.fakes.api_particulier import certifie, echec
from tests.fakes.bureau import Bureau
from tests.fakes.ecoles import COLLEGE, ELEMENTAIRE
from tests.gui.screens.demande.gestes import choisir, cliquer, lisible, taper
from tests.gui.screens.demande.test_precisions_appel import (
    Atelier,
    Ouvrir,
    ajouter_les_enfants,
    autres_sources,
    ligne_de,
    ouvrir_le_bloc,
)

__all__ = ["autres_sources"]

SCOLARITE = Source.SCOLARITE
SCOLARISE = certifie(SCOLARITE, {"est_scolarise": True, "annee_scolaire": "2026-2027"})
SANS_RESEAU = echec(SCOLARITE, EtatAppel.INDISPONIBLE, cause=CauseAppel.RESEAU)


def demander(bloc: PrecisionsAppel, eleve: str, uai: str) -> None:
    champ = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(champ, ChampChoix)
    choisir(champ, eleve)
    taper(ligne_de(bloc.champs[ChampPrecision.ETABLISSEMENT]), uai)
    cliquer(bloc.demander)


def attentes(ligne: LigneDonneeVue) -> list[str]:
    return [lisible(attente.accessibleName()) for attente in ligne.attentes.attentes.values() if attente.isVisible()]


def etats(bureau: Bureau, demande: Demande) -> list[EtatAppel]:
    recues = lire_demande(bureau.services.base, demande.id).reponses
    return sorted((recue.reponse.etat for recue in recues), key=str)


def lents(bureau: Bureau, *prenoms: str) -> None:
    """Let the service answer about these only when their door opens."""
    bureau.api.reponses[SCOLARITE] = SCOLARISE
    bureau.api.portes = {prenom: threading.Event() for prenom in prenoms}


def test_both_are_asked_at_once_each_with_her_wait_and_her_answer(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    lents(bureau, "Léo", "Tom")
    demande = bureau.deposer("autres_sources", reponses={})
    ecran = ouvrir(preparer(), demande.id)
    ligne = ecran.donnees.lignes["eleve_scolarise"]
    bloc = ouvrir_le_bloc(qtbot, ligne)

    demander(bloc, leo, COLLEGE.uai)
    qtbot.waitUntil(lambda: attentes(ligne) == ["ROUX Léo : demande en cours…"])
    # The same one is not asked twice; another may be.
    assert not bloc.demander.isEnabled()
    demander(bloc, tom, ELEMENTAIRE.uai)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 2)
    qtbot.waitUntil(lambda: len(attentes(ligne)) == 2)
    assert [d.complement.etablissement.uai for d in bureau.api.demandes if d.complement.etablissement] == [
        COLLEGE.uai,
        ELEMENTAIRE.uai,
    ]
    assert "2 demandes en cours" in lisible(ecran.donnees.attente.accessibleName())

    bureau.api.portes["Léo"].set()
    qtbot.waitUntil(lambda: attentes(ligne) == ["ROUX Tom : demande en cours…"])
    # What is typed about the other one stays.
    assert ligne.precisions is bloc
    assert not ecran.donnees.attente.isVisible()
    bureau.api.par_prenom["Tom"] = replace(SCOLARISE, instant=SCOLARISE.instant + timedelta(minutes=1))
    bureau.api.portes["Tom"].set()
    qtbot.waitUntil(lambda: attentes(ligne) == [] and ligne.precisions is None)

    qtbot.waitUntil(ligne.retenir.isVisible)
    assert "ROUX Tom" in ligne.valeurs.provenance_certifiee.accessibleName()
    cliquer(ligne.retenir)
    qtbot.waitUntil(lambda: "ROUX Léo" in ligne.valeurs.provenance_certifiee.accessibleName())
    cliquer(ligne.retenir)
    qtbot.waitUntil(lambda: not ligne.retenir.isVisible())
    assert {d.usager_id for d in lire_demande(bureau.services.base, demande.id).donnees} == {leo, tom}


def test_one_is_given_up_and_the_other_goes_on(qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir) -> None:
    bureau, preparer, _ = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    lents(bureau, "Léo", "Tom")
    demande = bureau.deposer("autres_sources", reponses={})
    ligne = ouvrir(preparer(), demande.id).donnees.lignes["eleve_scolarise"]
    bloc = ouvrir_le_bloc(qtbot, ligne)
    demander(bloc, leo, COLLEGE.uai)
    demander(bloc, tom, ELEMENTAIRE.uai)
    qtbot.waitUntil(lambda: len(bureau.api.demandes) == 2 and len(attentes(ligne)) == 2)

    annuler = ligne.attentes.attentes[Interrogation(SCOLARITE, leo)].bouton
    assert lisible(annuler.accessibleName()).endswith("ROUX Léo")
    cliquer(annuler)

    qtbot.waitUntil(lambda: attentes(ligne) == ["ROUX Tom : demande en cours…"])
    for porte in bureau.api.portes.values():
        porte.set()
    qtbot.waitUntil(lambda: etats(bureau, demande) == [EtatAppel.CERTIFIE])
    (recue,) = lire_demande(bureau.services.base, demande.id).reponses
    assert recue.usager_id == tom

    def tracees() -> bool:
        traces = lire_demande(bureau.services.base, demande.id).traces
        return sorted(str(t.etat) for t in traces) == ["certifie", "indisponible"]

    qtbot.waitUntil(tracees)


def test_all_that_waits_is_asked_again_each_with_its_outcome(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    bureau.api.reponses[SCOLARITE] = SANS_RESEAU
    demande, poste = bureau.deposer("autres_sources", reponses={}), preparer()
    ecran = ouvrir(poste, demande.id)
    ligne = ecran.donnees.lignes["eleve_scolarise"]
    bloc = ouvrir_le_bloc(qtbot, ligne)
    demander(bloc, leo, COLLEGE.uai)
    demander(bloc, tom, ELEMENTAIRE.uai)
    qtbot.waitUntil(lambda: etats(bureau, demande) == [EtatAppel.INDISPONIBLE] * 2)
    ecran.close()
    bureau.api.demandes.clear()
    bureau.api.par_prenom["Léo"] = SCOLARISE
    bureau.api.par_prenom["Tom"] = echec(SCOLARITE, EtatAppel.INTROUVABLE, http=404, code="30003")

    retour = ouvrir(poste, demande.id)
    ligne = retour.donnees.lignes["eleve_scolarise"]
    qtbot.waitUntil(retour.donnees.reseau.isVisible)
    assert bureau.api.demandes == []
    cliquer(retour.donnees.reseau.bouton)

    qtbot.waitUntil(lambda: etats(bureau, demande) == [EtatAppel.CERTIFIE, EtatAppel.INTROUVABLE])
    qtbot.waitUntil(lambda: not retour.donnees.reseau.isVisible())
    schools = {d.identite.prenom: d.complement.etablissement for d in bureau.api.demandes}
    assert {prenom: ecole.uai for prenom, ecole in schools.items() if ecole} == {
        "Léo": COLLEGE.uai,
        "Tom": ELEMENTAIRE.uai,
    }
    qtbot.waitUntil(ligne.retenir.isVisible)
    qtbot.waitUntil(lambda: "ROUX Tom" in ligne._message.text())
    assert "ROUX Léo" in ligne.valeurs.provenance_certifiee.accessibleName()


def test_what_was_given_about_a_person_comes_back_when_she_is_chosen_again(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, _ = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    bureau.api.reponses[SCOLARITE] = SANS_RESEAU
    demande = bureau.deposer("autres_sources", reponses={})
    bloc = ouvrir_le_bloc(qtbot, ouvrir(preparer(), demande.id).donnees.lignes["eleve_scolarise"])
    demander(bloc, leo, COLLEGE.uai)
    demander(bloc, tom, ELEMENTAIRE.uai)
    qtbot.waitUntil(lambda: etats(bureau, demande) == [EtatAppel.INDISPONIBLE] * 2)
    champ = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(champ, ChampChoix)

    choisir(champ, leo)

    qtbot.waitUntil(lambda: COLLEGE.uai in bloc.liaison.brouillon()[ChampPrecision.ETABLISSEMENT])


def test_a_refusal_about_one_leaves_what_is_typed_about_the_other(
    qtbot: QtBot, autres_sources: Atelier, ouvrir: Ouvrir
) -> None:
    bureau, preparer, avis = autres_sources
    leo, tom = ajouter_les_enfants(bureau, "Léo", "Tom")
    demande, poste = bureau.deposer("autres_sources", reponses={}), preparer()
    ecran = ouvrir(poste, demande.id)
    ligne = ecran.donnees.lignes["eleve_scolarise"]
    bloc = ouvrir_le_bloc(qtbot, ligne)
    champ = bloc.champs[ChampPrecision.PERSONNE]
    assert isinstance(champ, ChampChoix)
    choisir(champ, tom)

    # No school was ever given for Léo.
    ecran.donnees._demander((Interrogation(SCOLARITE, leo),))

    qtbot.waitUntil(lambda: len(avis.avis) == 1)
    assert (bloc.personne, bloc.champs[ChampPrecision.ETABLISSEMENT].erreur) == (tom, "")
    assert isinstance(ecran.focusWidget(), QWidget)
