"""Renders every piece of the kit, light and dark, to look at it: `python -m tests.gui.galerie out_dir`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.domain.provenance import DECLARE, Mois, NatureProvenance, Provenance
from ccas_desktop.gui.forms import (
    ChampChoix,
    ChampCompletion,
    ChampDate,
    ChampDateNaissance,
    ChampLong,
    ChampMontant,
    ChampOuiNon,
    ChampPrenoms,
    ChampSegments,
    ChampTelephone,
    GroupeChamps,
    LigneTexte,
    Proposition,
)
from ccas_desktop.gui.notices import ActionAvis, Avis, Gravite
from ccas_desktop.gui.tables import Colonne, TableSimple
from ccas_desktop.gui.theme import RESSOURCES, ChoixTheme, preparer_application
from ccas_desktop.gui.widgets import (
    Attente,
    Bandeau,
    BarreEtapes,
    Bouton,
    Carte,
    DispositionFlux,
    EnTete,
    EtatEtape,
    EtatVide,
    EtiquetteProvenance,
    PastilleEtat,
    Pictogramme,
    RoleBouton,
    Ton,
    ZoneDefilante,
    ZoneNotifications,
)

TAILLE = (1366, 768)
CERTIFIE = Provenance(
    NatureProvenance.CERTIFIE, fournisseur="CNAF", mois=Mois(2026, 10), instant=datetime(2026, 11, 23, tzinfo=UTC)
)
VU = Provenance(NatureProvenance.VU_SUR_PIECE, piece="avis d’imposition 2026", a_certifier=True)


def formulaire() -> QWidget:
    """Return a form with each field, some filled, some refused."""
    groupe = GroupeChamps("Identité", explication="Telle qu’elle est écrite sur la pièce d’identité.")
    nom = LigneTexte("Nom de famille", obligatoire=True, aide="Nom de naissance.")
    prenoms = ChampPrenoms(obligatoire=True)
    prenoms.definir_valeur(("Jeanne", "Marie-Claude"))
    naissance = ChampDateNaissance("Date de naissance", aujourdhui=date(2026, 11, 23))
    naissance.restaurer("31/02/1987")
    naissance.verifier()
    sexe = ChampSegments("Sexe", (("F", "Féminin"), ("M", "Masculin")))
    sexe.definir_valeur("F")
    groupe.ajouter(nom, prenoms, parts=(1, 2))
    groupe.ajouter(naissance, sexe, ChampOuiNon("Née en France"))
    commune = ChampCompletion("Commune de naissance", exemple="Tapez le début du nom")
    commune.definir_valeur(Proposition("76540", "Rouen", "Seine-Maritime"))
    telephone = ChampTelephone("Téléphone")
    telephone.definir_valeur("06 12 34 56 78")
    lien = ChampChoix("Lien avec le demandeur", (("conjoint", "Conjoint ou conjointe"), ("enfant", "Enfant")))
    groupe.ajouter(commune, telephone, lien)
    ressources = GroupeChamps("Ressources")
    salaire = ChampMontant("Montant par mois")
    salaire.definir_valeur(Decimal("1234.56"))
    loyer = ChampMontant("Loyer")
    loyer.restaurer("450,555")
    loyer.verifier()
    bloque = LigneTexte("Numéro de dossier")
    bloque.restaurer("2026-0042")
    bloque.setEnabled(False)
    ressources.ajouter(salaire, loyer, ChampDate("Reçu le"), bloque)
    ressources.ajouter(ChampLong("Observations", aide="Pas de donnée de santé.", lignes=3))
    page = ZoneDefilante()
    page.ajouter(groupe, ressources)
    page.contenu.addStretch(1)
    return page


def pieces() -> QWidget:
    """Return a page as a demande shows it, with banner, steps, cards and notices."""
    page = ZoneDefilante()
    entete = EnTete("Demande d’aide à la cantine", precision="Dossier 2026-0042 · DUPONT (MARTIN) Jeanne, 39 ans")
    entete.definir_etat("En instruction", Ton.INFORMATION, "en_cours")
    entete.ajouter_action(Bouton("Mettre de côté", "horloge"))
    entete.ajouter_action(Bouton("Étape suivante", "suivant", RoleBouton.PRINCIPAL, raccourci="Ctrl+Return"))
    page.ajouter(entete, _etapes(), _carte_donnees(), _carte_boutons())
    page.contenu.addStretch(1)
    return _fenetre(page)


def _fenetre(page: QWidget) -> QWidget:
    fenetre = QWidget()
    fenetre.setProperty("role", "page")
    zone = ZoneNotifications()
    zone.montrer(Avis("Décision enregistrée.", "La lettre est prête.", gravite=Gravite.SUCCES), [_annuler()])
    zone.montrer(
        Avis(
            "La CAF n’a pas répondu.",
            "Votre saisie est enregistrée.",
            "Réessayez dans quelques minutes, ou notez la valeur vue sur une pièce.",
            Gravite.ERREUR,
            details="quotient_familial · 503",
        )
    )
    colonne = QVBoxLayout(fenetre)
    colonne.setContentsMargins(0, 0, 0, 0)
    colonne.setSpacing(0)
    colonne.addWidget(Bandeau("Démonstration — données fictives", Ton.DEMONSTRATION, pleine_largeur=True))
    colonne.addWidget(page, 1)
    colonne.addWidget(zone)
    return fenetre


def _annuler() -> ActionAvis:
    return ActionAvis("Annuler", lambda: None)


def _etapes() -> BarreEtapes:
    barre = BarreEtapes(
        (
            ("demande", "Demande"),
            ("donnees", "Données"),
            ("evaluation", "Évaluation"),
            ("decision", "Décision"),
            ("courriers", "Courriers"),
        )
    )
    barre.definir_etat("demande", EtatEtape.FAITE)
    barre.definir_etat("donnees", EtatEtape.EN_COURS, "2 données sur 3")
    barre.definir_etat("evaluation", EtatEtape.A_CORRIGER)
    barre.definir_etat("decision", EtatEtape.IMPOSSIBLE)
    barre.choisir("donnees")
    return barre


def _carte_donnees() -> Carte:
    carte = Carte("Données certifiées")
    carte.definir_etat("2 sur 3", Ton.ALERTE)
    carte.ajouter_action(Bouton("Actualiser", "actualiser"))
    grille = QGridLayout()
    grille.setHorizontalSpacing(24)
    lignes = (("Quotient familial", "632 €", CERTIFIE), ("Loyer", "450,00 €", VU), ("Salaire", "1 234,56 €", DECLARE))
    for rang, (nom, valeur, provenance) in enumerate(lignes):
        fort = QLabel(valeur)
        fort.setProperty("role", "fort")
        grille.addWidget(QLabel(nom), rang, 0)
        grille.addWidget(fort, rang, 1)
        grille.addWidget(EtiquetteProvenance(provenance), rang, 2)
    grille.setColumnStretch(3, 1)
    carte.contenu.addLayout(grille)
    attente = Attente()
    carte.ajouter(Bandeau("La personne préfère apporter ses papiers.", Ton.ALERTE, action="Noter une pièce"), attente)
    attente.montrer("Demande du quotient familial à la CAF…")
    return carte


def _carte_boutons() -> Carte:
    carte = Carte("Commandes")
    ligne = DispositionFlux()
    for role in RoleBouton:
        ligne.addWidget(Bouton((role.value or "ordinaire").capitalize(), "imprimer", role))
    for texte, ton in (
        ("Accordée", Ton.SUCCES),
        ("Refusée", Ton.DANGER),
        ("À décider", Ton.ALERTE),
        ("Close", Ton.NEUTRE),
    ):
        ligne.addWidget(PastilleEtat(texte, ton))
    coche, radio = QCheckBox("Information remise"), QRadioButton("Par courrier")
    coche.setChecked(True)
    radio.setChecked(True)
    barre = QProgressBar()
    barre.setValue(40)
    for widget in (coche, radio, QCheckBox("À vérifier"), barre):
        ligne.addWidget(widget)
    carte.contenu.addLayout(ligne)
    return carte


def listes() -> QWidget:
    """Return a list of dossiers beside an empty one, in tabs."""
    onglets = QTabWidget()
    table = _table()
    table.definir([(f"2026-{n:04d}", nom, Decimal(n * 123), n % 3 == 0) for n, nom in enumerate(_NOMS, 1)])
    table.selectRow(2)
    cadre = QWidget()
    colonne = QHBoxLayout(cadre)
    colonne.setContentsMargins(24, 16, 24, 16)
    colonne.addWidget(table, 3)
    vide = EtatVide("dossier", "Aucun dossier trouvé", suite="Vérifiez l’orthographe.", action="Créer un dossier")
    colonne.addWidget(vide, 2)
    onglets.addTab(cadre, "Dossiers")
    onglets.addTab(QWidget(), "Demandes")
    onglets.setProperty("role", "page")
    return _fenetre(onglets)


_NOMS = ("DUPONT Jeanne", "LE GOFF Yann", "NGUYEN Thị Mai", "ÖZTÜRK Ayşe", "ŁUKASZEWICZ Jan", "DA SILVA Maria")


def _table() -> TableSimple[tuple[str, str, Decimal, bool]]:
    return TableSimple(
        "Dossiers",
        (
            Colonne("Numéro", lambda d: d[0]),
            Colonne("Nom", lambda d: d[1], extensible=True),
            Colonne("Reste à vivre", lambda d: d[2], ecrire_montant, a_droite=True),
            Colonne(
                "État",
                lambda d: "Décidée" if d[3] else "En instruction",
                image=lambda d: ("fait", "succes") if d[3] else ("en_cours", "information"),
            ),
        ),
    )


def icones() -> QWidget:
    """Return every icon with its name."""
    page = QWidget()
    page.setProperty("role", "page")
    grille = QGridLayout(page)
    for rang, fichier in enumerate(sorted((RESSOURCES / "icons").glob("*.svg"))):
        case = QVBoxLayout()
        case.addWidget(Pictogramme(fichier.stem, cote=32), 0, Qt.AlignmentFlag.AlignHCenter)
        case.addWidget(QLabel(fichier.stem), 0, Qt.AlignmentFlag.AlignHCenter)
        grille.addLayout(case, rang // 8, rang % 8)
    return page


PAGES: tuple[Callable[[], QWidget], ...] = (formulaire, pieces, listes, icones)


def rendre(page: Callable[[], QWidget], dossier: Path, suffixe: str) -> Path:
    """Write one page as a picture and return its path."""
    widget = page()
    widget.resize(*TAILLE)
    widget.show()
    QApplication.sendPostedEvents()
    fichier = dossier / f"{page.__name__}-{suffixe}.png"
    widget.grab().save(str(fichier))
    widget.close()
    widget.deleteLater()
    return fichier


def main() -> None:
    """Render every page in every theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    dossier = Path(sys.argv[1])
    dossier.mkdir(parents=True, exist_ok=True)
    aspect = preparer_application(QApplication(sys.argv[:1]))
    for choix in (ChoixTheme.CLAIR, ChoixTheme.SOMBRE):
        aspect.choisir(choix)
        for page in PAGES:
            rendre(page, dossier, choix.value)


if __name__ == "__main__":
    main()
