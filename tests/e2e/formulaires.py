"""Each form of the window, as who has no mouse comes to it, fills it in and saves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from ccas_desktop.gui.forms import ChampOuiNon
from ccas_desktop.gui.screens.dossier import EcranDossier
from ccas_desktop.gui.screens.dossier.volet import Volet
from tests.e2e.clavier import Clavier
from tests.e2e.gestes import CTRL, lisible

Geste = Callable[[Clavier], None]
AUTOMNE = "011026"


@dataclass(frozen=True)
class Formulaire:
    """A form.

    Attributes:
        ouvrir: comes to it from the dossier, the focus then in its first field.
        champ, texte: what is typed before Escape, and found again when it is opened anew; empty when Escape empties it.
        remplir: fills in the rest.
        dit: said once saved.
        montre: seen in the page once saved.
    """

    nom: str
    ouvrir: Geste
    champ: str
    texte: str
    remplir: Geste
    dit: str
    montre: str


def onglet(clavier: Clavier, code: str) -> None:
    """Go to a tab of the dossier."""
    ecran = clavier.fenetre.pages.currentWidget()
    assert isinstance(ecran, EcranDossier)
    for _ in range(ecran.onglets.barre.count()):
        if ecran.onglets.code == code:
            clavier.laisser_vivre()
            return
        clavier.touche(Qt.Key.Key_PageDown, CTRL)
    raise AssertionError(code)


def par_le_bouton(code: str, nom: str) -> Geste:
    """Return the way to a form: a tab, then a button."""

    def ouvrir(clavier: Clavier) -> None:
        onglet(clavier, code)
        clavier.presser_nomme(nom)

    return ouvrir


def par_la_ligne(code: str, table: str) -> Geste:
    """Return the way to a form: a tab, then Enter on the first line of a list."""

    def ouvrir(clavier: Clavier) -> None:
        onglet(clavier, code)
        clavier.ouvrir_la_premiere(table)

    return ouvrir


def volets(clavier: Clavier) -> list[Volet]:
    """Return the panels open: one at most."""
    return [volet for volet in clavier.fenetre.findChildren(Volet) if volet.isVisible()]


def _membre(clavier: Clavier) -> None:
    clavier.choisir("Lien avec le demandeur", "Enfant")
    clavier.taper("Prénoms", "Zoe,Lou")
    clavier.taper("Date de naissance", "27062019")
    clavier.repondre("Sexe à l’état civil", "Féminin")
    clavier.repondre("Né·e", "En France")
    clavier.completer("Commune de naissance", "vouziers", "Vouziers")


def _personne(clavier: Clavier) -> None:
    clavier.taper("Téléphone", "0612345678")


def _adresse(clavier: Clavier) -> None:
    clavier.taper("Code postal", "14995")
    clavier.taper("Commune", "Beaumesnil")
    clavier.taper("À cette adresse depuis le", AUTOMNE)
    clavier.repondre("Ne pas écrire", "Non")


def _ligne(nature: str, montant: str) -> Geste:
    def remplir(clavier: Clavier) -> None:
        clavier.choisir("Nature", nature)
        clavier.taper(montant, "123,45")
        clavier.taper("Premier mois", "102026")

    return remplir


def _dette(clavier: Clavier) -> None:
    _ligne("Dette de loyer", "Payé chaque mois")(clavier)
    clavier.taper("Reste dû en tout", "900")


def _situation(clavier: Clavier) -> None:
    clavier.choisir("Situation familiale", "Veuf")
    clavier.choisir("Préfère être contacté·e par", "SMS")
    clavier.taper("Personne à prévenir", "Lea Roux")
    clavier.repondre("Courriers en gros caractères", "Oui")


def _protection(clavier: Clavier) -> None:
    clavier.choisir("Mesure", "Tutelle")
    clavier.repondre("Qui reçoit les courriers", "La personne")
    clavier.taper("Organisme", "ATMP du Calvados")


def _rien(_clavier: Clavier) -> None:
    """Nothing more to fill in."""


def _foyers(clavier: Clavier) -> None:
    assert clavier.cadre is not None
    clavier.repondre(lisible(clavier.cadre.findChildren(ChampOuiNon)[0].libelle), "Non")


def _suivi(clavier: Clavier) -> None:
    clavier.choisir("Logement", "Locataire")
    clavier.taper("Surface en m²", "48")


def _passage(clavier: Clavier) -> None:
    clavier.choisir("Façon", "Téléphone")
    clavier.taper("Suite", "Rappeler lundi")


def _document(clavier: Clavier) -> None:
    clavier.choisir("Genre", "Justificatif")


def _aide_legale(clavier: Clavier) -> None:
    clavier.choisir("Aide légale", "Obligation alimentaire")
    clavier.taper("Déposée le", "201126")


def _oblige(clavier: Clavier) -> None:
    clavier.taper("Prénom", "Paul")
    clavier.taper("Lien avec la personne", "fils")


def _ailleurs(clavier: Clavier) -> None:
    clavier.choisir("Demandée à", "Fonds de solidarité")
    clavier.taper("Montant demandé", "300")


def _apres_une_aide_legale(nom: str) -> Geste:
    """Return the way to what belongs to a legal aid: one is received first when there is none."""

    def ouvrir(clavier: Clavier) -> None:
        onglet(clavier, "aides")
        if not clavier.montre("Obligation alimentaire"):
            clavier.presser_nomme("Recevoir une aide légale")
            clavier.choisir("Aide légale", "Obligation alimentaire")
            clavier.touche(Qt.Key.Key_S, CTRL)
            clavier.attendre(lambda: not volets(clavier))
        clavier.presser_nomme(nom)

    return ouvrir


def par_la_section(nom: str) -> Geste:
    """Return the way to a form of the settings."""

    def ouvrir(clavier: Clavier) -> None:
        clavier.touche(Qt.Key.Key_Comma, CTRL)
        clavier.choisir_dans("Sections des réglages", nom)
        clavier.laisser_vivre()

    return ouvrir


def _agent(clavier: Clavier) -> None:
    clavier.taper("Nom", "Quillet")
    clavier.taper("Qualité", "Agente d’accueil")


def _delegation(clavier: Clavier) -> None:
    clavier.choisir("Titulaire", "Hélène")
    clavier.choisir("Fonction", "Président")
    clavier.taper("Plafond par décision", "300")
    clavier.taper("Délibération du", "15/01/2026")
    clavier.taper("À partir du", "15/01/2026")


def _nature(clavier: Clavier) -> None:
    clavier.choisir("Bloc du budget", "Charges")


DANS_UN_VOLET = (
    Formulaire(
        "membre du foyer",
        par_le_bouton("synthese", "Ajouter un membre"),
        "Nom de famille (de naissance)",
        "Petit",
        _membre,
        "Le membre du foyer est enregistré.",
        "Petit Zoe",
    ),
    Formulaire(
        "personne",
        par_la_ligne("synthese", "Personnes du foyer"),
        "Nom d’usage",
        "Durand",
        _personne,
        "La personne est enregistrée.",
        "(Durand)",
    ),
    Formulaire(
        "adresse",
        par_le_bouton("synthese", "Modifier l’adresse"),
        "Numéro et voie",
        "7 rue Neuve",
        _adresse,
        "L’adresse est enregistrée.",
        "7 RUE NEUVE",
    ),
    Formulaire(
        "note épinglée",
        par_le_bouton("synthese", "Épingler une note"),
        "Note",
        "Sonner deux fois",
        _rien,
        "La note est enregistrée.",
        "Sonner deux fois",
    ),
    Formulaire(
        "revenu",
        par_le_bouton("budget", "Ajouter un revenu"),
        "Précision",
        "Deux heures par jour",
        _ligne("Salaire", "Montant par mois"),
        "Le budget est enregistré.",
        "Deux heures par jour",
    ),
    Formulaire(
        "prestation",
        par_le_bouton("budget", "Ajouter une prestation"),
        "Précision",
        "Depuis octobre",
        _ligne("Aide au logement", "Montant par mois"),
        "Le budget est enregistré.",
        "Depuis octobre",
    ),
    Formulaire(
        "charge",
        par_le_bouton("budget", "Ajouter une charge"),
        "Précision",
        "Garage compris",
        _ligne("Loyer", "Montant par mois"),
        "Le budget est enregistré.",
        "Garage compris",
    ),
    Formulaire(
        "dette",
        par_le_bouton("budget", "Ajouter une dette ou un crédit"),
        "Créancier",
        "Bailleur du Bocage",
        _dette,
        "Le budget est enregistré.",
        "Bailleur du Bocage",
    ),
    Formulaire(
        "situation et contacts",
        par_le_bouton("situation", "Situation et contacts"),
        "Employeur ou établissement",
        "Mairie de Flers",
        _situation,
        "La situation est enregistrée.",
        "Mairie de Flers",
    ),
    Formulaire(
        "protection",
        par_le_bouton("situation", "Protection"),
        "",
        "",
        _protection,
        "La mesure de protection est enregistrée.",
        "ATMP du Calvados",
    ),
    Formulaire(
        "foyers CAF et fiscal",
        par_le_bouton("situation", "Modifier les foyers CAF et fiscal"),
        "",
        "",
        _foyers,
        "Les foyers sont enregistrés.",
        "Non",
    ),
    Formulaire(
        "logement et suivi",
        par_le_bouton("situation", "Modifier le logement et le suivi"),
        "Bailleur",
        "Bocage Habitat",
        _suivi,
        "Le logement et le suivi sont enregistrés.",
        "Bocage Habitat",
    ),
    Formulaire(
        "note datée",
        par_le_bouton("situation", "Ajouter une note"),
        "Note",
        "Vue au marché",
        _rien,
        "La note est enregistrée.",
        "Vue au marché",
    ),
    Formulaire(
        "document vu",
        par_le_bouton("documents", "Vu, non conservé"),
        "Titre",
        "Quittance de septembre",
        _document,
        "C’est noté.",
        "Quittance de septembre",
    ),
    Formulaire(
        "aide légale",
        par_le_bouton("aides", "Recevoir une aide légale"),
        "Observations du CCAS",
        "Vue avec sa fille",
        _aide_legale,
        "Recevoir une aide légale : enregistré.",
        "Obligation alimentaire",
    ),
    Formulaire(
        "pièces d’une aide légale",
        _apres_une_aide_legale("Demander des pièces"),
        "Pièces à apporter",
        "Livret de famille",
        _rien,
        "Demander des pièces : enregistré.",
        "Livret de famille",
    ),
    Formulaire(
        "obligé alimentaire",
        _apres_une_aide_legale("Ajouter un obligé alimentaire"),
        "Nom",
        "Durand",
        _oblige,
        "Nouvel obligé alimentaire : enregistré.",
        "Durand Paul",
    ),
    Formulaire(
        "aide demandée ailleurs",
        par_le_bouton("aides", "Noter une aide demandée ailleurs"),
        "Précision",
        "Dossier de mars",
        _ailleurs,
        "Aide demandée ailleurs : enregistré.",
        "Dossier de mars",
    ),
)

REGLAGES = (
    Formulaire(
        "agent",
        par_la_section("Agents et élus"),
        "Prénom",
        "Ines",
        _agent,
        "est enregistré·e.",
        "QUILLET",
    ),
    Formulaire(
        "délégation",
        par_la_section("Délégations"),
        "Délibération n°",
        "2026-77",
        _delegation,
        "La délégation est enregistrée.",
        "2026-77",
    ),
    Formulaire(
        "nature du budget",
        par_la_section("Natures du budget"),
        "Nom",
        "Garde du mercredi",
        _nature,
        "est proposée dans les budgets.",
        "Garde du mercredi",
    ),
    Formulaire(
        "le CCAS",
        par_la_section("Le CCAS"),
        "Durée de garde des dossiers actifs",
        "deux ans apres le dernier contact",
        _rien,
        "Le CCAS est enregistré.",
        "Le CCAS",
    ),
)
