"""The card of the agents, with real keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccas_desktop.application.reglages import enregistrer_agent, lire_reglages, nouvel_agent
from ccas_desktop.domain.demandes.decision import Agent
from ccas_desktop.gui.screens.reglages import EcranReglages
from ccas_desktop.gui.screens.reglages.carte_agents import AJOUTER, MODIFIER, CarteAgents
from tests.fakes.poste_neuf import PosteNeuf

Ouvrir = Callable[..., EcranReglages]


def taper(qtbot: QtBot, carte: CarteAgents, **textes: str) -> None:
    for nom, texte in textes.items():
        controle = carte.champs[nom].controle
        controle.setFocus()
        qtbot.keyClick(controle, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(controle, texte)


def enregistrer(qtbot: QtBot, carte: CarteAgents) -> None:
    with qtbot.waitSignal(carte.enregistre):
        qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)


def ouvrir_la_ligne(qtbot: QtBot, carte: CarteAgents, agent: Agent) -> None:
    carte.table.setFocus()
    carte.table.choisir(agent)
    qtbot.keyClick(carte.table, Qt.Key.Key_Return)


def agents_en_base(neuf: PosteNeuf) -> tuple[Agent, ...]:
    return lire_reglages(neuf.poste.services).agents


def un_agent(neuf: PosteNeuf, nom: str = "Benali") -> Agent:
    auteur = neuf.poste.auteur()
    return neuf.ecrire(lambda s: enregistrer_agent(s, auteur, nouvel_agent("Nadia", nom, "Agente d’accueil")))


def test_adds_an_agent_from_the_keyboard_alone(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("agent").agents

    taper(qtbot, carte, prenom="Paul", nom="Durand", telephone="0612345678", qualite="Directeur")
    with qtbot.waitSignal(carte.enregistre):
        qtbot.keyClick(carte.champs["qualite"].controle, Qt.Key.Key_Return)

    agent = agents_en_base(neuf)[0]
    assert (agent.nom_complet, agent.qualite, agent.telephone) == ("Paul DURAND", "Directeur", "06 12 34 56 78")
    assert agent.actif
    assert carte.champs["prenom"].vide


def test_a_missing_quality_is_asked_for_and_the_rest_stays(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    carte = ouvrir("agent").agents

    taper(qtbot, carte, prenom="Paul", nom="Durand")
    qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)

    assert carte.champs["qualite"].erreur == "À remplir."
    assert carte.champs["nom"].brouillon() == "Durand"
    assert agents_en_base(neuf) == ()


def test_modifies_the_agent_of_a_line(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    agent = un_agent(neuf)
    carte = ouvrir("agent").agents

    ouvrir_la_ligne(qtbot, carte, agent)
    assert carte.pied.bouton.text() == MODIFIER
    taper(qtbot, carte, qualite="Directrice")
    qtbot.mouseClick(carte.champs["actif"].segments.boutons["non"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    enregistrer(qtbot, carte)

    modifie = agents_en_base(neuf)[0]
    assert (modifie.id, modifie.qualite, modifie.actif) == (agent.id, "Directrice", False)
    assert carte.pied.bouton.text() == AJOUTER


def test_a_draft_remembers_whom_it_modifies(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    agent = un_agent(neuf)
    avant = ouvrir("agent").agents
    ouvrir_la_ligne(qtbot, avant, agent)
    taper(qtbot, avant, qualite="Directrice")
    avant.saisie.liaison.pousser()

    carte = ouvrir("agent").agents
    assert carte.pied.bouton.text() == MODIFIER
    enregistrer(qtbot, carte)

    assert [(a.id, a.qualite) for a in agents_en_base(neuf)] == [(agent.id, "Directrice")]


def test_another_line_does_not_take_the_place_of_what_is_typed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    agent = un_agent(neuf)
    carte = ouvrir("agent").agents
    taper(qtbot, carte, prenom="Paul")

    ouvrir_la_ligne(qtbot, carte, agent)

    assert carte.champs["prenom"].brouillon() == "Paul"
    assert neuf.avis.avis[-1].titre == "Une saisie est en cours."


def test_a_line_read_but_not_changed_gives_way_to_another(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    premier, second = un_agent(neuf, "Benali"), un_agent(neuf, "Caron")
    carte = ouvrir("agent").agents

    ouvrir_la_ligne(qtbot, carte, premier)
    ouvrir_la_ligne(qtbot, carte, second)

    assert carte.champs["nom"].brouillon() == "Caron"


def test_an_agent_saved_elsewhere_meanwhile_keeps_what_is_typed(qtbot: QtBot, neuf: PosteNeuf, ouvrir: Ouvrir) -> None:
    agent = un_agent(neuf)
    carte = ouvrir("agent").agents
    ouvrir_la_ligne(qtbot, carte, agent)
    taper(qtbot, carte, qualite="Directrice")
    auteur = neuf.poste.auteur()
    neuf.ecrire(lambda s: enregistrer_agent(s, auteur, agent))

    with qtbot.waitSignal(carte.saisie.conflit):
        qtbot.mouseClick(carte.pied.bouton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: carte.table.modele.lignes[0].version == 2)
    assert carte.champs["qualite"].brouillon() == "Directrice"
    enregistrer(qtbot, carte)

    assert agents_en_base(neuf)[0].qualite == "Directrice"
