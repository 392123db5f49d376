"""The tab of the legal aids received and passed on, and of the aids asked elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from ccas_desktop.application.aides_legales import (
    deposer_aide_legale,
    enregistrer_aide_exterieure,
    enregistrer_oblige,
    modifier_aide_legale,
)
from ccas_desktop.application.bordereau import TITRE, composer_bordereau
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.page_aides_legales import LigneAideLegale, PageAidesLegales, lire_page_aides_legales
from ccas_desktop.application.page_dossier import PageDossier
from ccas_desktop.domain.aides_exterieures import AideExterieure
from ccas_desktop.domain.aides_legales import DossierAideLegale, ObligeAlimentaire
from ccas_desktop.domain.courrier.produite import LettreProduite
from ccas_desktop.domain.etat import Etat
from ccas_desktop.domain.montant import ecrire_montant
from ccas_desktop.gui.apercu_etat import ApercuEtat, EtatAMontrer
from ccas_desktop.gui.screens.dossier.colonnes import DROITE, GAUCHE
from ccas_desktop.gui.screens.dossier.formulaires_aides import (
    ISSUES,
    ORGANISMES,
    Formulaire,
    FormulaireAideLegale,
    FormulaireExterieure,
    FormulaireOblige,
)
from ccas_desktop.gui.screens.dossier.onglets import ContexteDossier, OngletDossier
from ccas_desktop.gui.screens.dossier.tables import TableAjustee
from ccas_desktop.gui.screens.dossier.volet import Sujet, Verbe
from ccas_desktop.gui.tables import Colonne
from ccas_desktop.gui.widgets import Bouton, Carte, EtatVide, RoleBouton

# Characters that a column holds on a narrow page.
LARGEUR_TEXTE = 26
AIDES = (
    Colonne[LigneAideLegale]("Aide", lambda ligne: f"{ligne.aide.libelle}\n{ligne.aide.autorite}", extensible=True),
    Colonne[LigneAideLegale]("Déposée le", lambda ligne: ligne.aide.depose_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[LigneAideLegale](
        "État et délais",
        lambda ligne: f"{ligne.etat}\n{ligne.echeances}",
        extensible=True,
        image=lambda ligne: ("alerte", "alerte") if ligne.presse else ("en_cours", "information"),
    ),
)
OBLIGES = (
    Colonne[ObligeAlimentaire]("Nom", lambda o: f"{o.nom} {o.prenom}".strip(), extensible=True),
    Colonne[ObligeAlimentaire]("Lien", lambda o: o.lien),
    Colonne[ObligeAlimentaire](
        "Informé·e",
        lambda o: f"le {o.information_le:%d/%m/%Y}" if o.information_le else "à informer",
        image=lambda o: ("fait", "succes") if o.information_le else ("alerte", "alerte"),
    ),
    Colonne[ObligeAlimentaire]("Aide proposée", lambda o: o.reponse),
)
EXTERIEURES = (
    Colonne[AideExterieure](
        "Demandée à", lambda a: "\n".join(t for t in (ORGANISMES[a.organisme], a.precision) if t), extensible=True
    ),
    Colonne[AideExterieure]("Le", lambda a: a.orientee_le, ecrire=lambda jour: f"{jour:%d/%m/%Y}"),
    Colonne[AideExterieure]("Demandé", lambda a: _montant(a.montant_demande), a_droite=True),
    Colonne[AideExterieure](
        "Réponse", lambda a: "\n".join(t for t in (ISSUES[a.issue], _montant(a.montant_recu)) if t)
    ),
)


class CarteListe(Carte):
    """A list with what adds to it.

    Signals:
        ajout_voulu: Emitted to add one.
    """

    ajout_voulu = Signal()

    def __init__(self, titre: str, ajout: str, table: TableAjustee[Any]) -> None:
        super().__init__(titre)
        self.ajout = self.ajouter_action(Bouton("Ajouter", "ajouter", RoleBouton.DISCRET))
        self.ajout.setAccessibleName(ajout)
        self.ajout.setToolTip(ajout)
        self.table = table
        self.ajouter(table)
        self.ajout.clicked.connect(self.ajout_voulu)


class OngletAides(OngletDossier):
    """The CCAS receives these files, completes them and passes them on; it never decides them."""

    def __init__(self, contexte: ContexteDossier) -> None:
        self._contexte = contexte
        self._lue: PageAidesLegales | None = None
        self.apercu: ApercuEtat | None = None
        vide = EtatVide("dossier", "Aucune aide légale.", suite="Un dossier déposé se transmet dans le mois.")
        table = TableAjustee("Aides légales", AIDES, vide=vide, lignes_de_texte=_hauteur)
        self.legales = CarteListe("Aides légales", "Recevoir une aide légale", table)
        self.bordereau = self.legales.ajouter_action(Bouton("Bordereau", "imprimer", RoleBouton.DISCRET))
        self.bordereau.setToolTip("Bordereau de transmission de l’aide choisie")
        self.obliges = CarteListe(
            "Obligés alimentaires", "Ajouter un obligé alimentaire", TableAjustee("Obligés alimentaires", OBLIGES)
        )
        self.exterieures = CarteListe(
            "Aides demandées ailleurs",
            "Noter une aide demandée ailleurs",
            TableAjustee("Aides demandées ailleurs", EXTERIEURES, lignes_de_texte=lambda _aide: 2),
        )
        super().__init__(((self.legales, GAUCHE), (self.obliges, GAUCHE), (self.exterieures, DROITE)))

        self.legales.ajout_voulu.connect(lambda: contexte.ouvrir(self._aide(None)))
        self.legales.table.ligne_activee.connect(lambda ligne: contexte.ouvrir(self._aide(ligne.aide)))
        self.bordereau.clicked.connect(self._on_bordereau)
        self.obliges.ajout_voulu.connect(lambda: contexte.ouvrir(self._oblige(None)))
        self.obliges.table.ligne_activee.connect(lambda oblige: contexte.ouvrir(self._oblige(oblige)))
        self.exterieures.ajout_voulu.connect(lambda: contexte.ouvrir(self._exterieure(None)))
        self.exterieures.table.ligne_activee.connect(lambda aide: contexte.ouvrir(self._exterieure(aide)))
        self.setFocusProxy(self.legales.ajout)

    def montrer(self, _page: PageDossier) -> None:
        """Read the aids again."""
        poste, dossier_id = self._contexte.poste, self._contexte.dossier_id
        poste.jobs.lire(
            lambda: lire_page_aides_legales(poste.services, dossier_id),
            then=self._on_lues,
            failed=poste.avis.erreur,
            owner=self,
        )

    def _on_lues(self, page: PageAidesLegales) -> None:
        self._lue = page
        self.legales.table.definir(page.lignes)
        if self.legales.table.choisie() is None and page.lignes:
            self.legales.table.choisir(page.lignes[0])
        self.bordereau.setEnabled(bool(page.lignes))
        self.obliges.table.definir(page.obliges)
        self.obliges.table.setVisible(bool(page.obliges))
        self.obliges.setVisible(bool(page.obliges) or any(ligne.aide.fiche.obliges for ligne in page.lignes))
        self.exterieures.table.definir(page.exterieures)
        self.exterieures.table.setVisible(bool(page.exterieures))

    def _aide(self, aide: DossierAideLegale | None) -> Sujet:
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        page = self._contexte.page()
        formulaire = FormulaireAideLegale(page.complet, aide, page.jour)

        def verbe() -> Verbe:
            qui = self._contexte.poste.auteur()
            lue = (self._lue.aide(aide.id) if self._lue and aide else None) or aide
            if lue is None:
                return lambda valeurs: deposer_aide_legale(services, qui, dossier_id, formulaire.saisie(valeurs))
            return lambda valeurs: modifier_aide_legale(services, qui, lue, formulaire.saisie(valeurs))

        titre = f"Modifier\u00a0: {aide.libelle}" if aide else "Recevoir une aide légale"
        return self._sujet(titre, f"aide_legale/{aide.id if aide else dossier_id}", formulaire, verbe)

    def _oblige(self, oblige: ObligeAlimentaire | None) -> Sujet:
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        aides = tuple(ligne.aide for ligne in self._lue.lignes) if self._lue else ()
        formulaire = FormulaireOblige(aides, oblige)

        def verbe() -> Verbe:
            qui = self._contexte.poste.auteur()
            return lambda valeurs: enregistrer_oblige(
                services, qui, dossier_id, formulaire.saisie(valeurs), oblige=oblige
            )

        titre = f"Modifier\u00a0: {oblige.nom} {oblige.prenom}" if oblige else "Nouvel obligé alimentaire"
        return self._sujet(titre, f"oblige/{oblige.id if oblige else dossier_id}", formulaire, verbe)

    def _exterieure(self, aide: AideExterieure | None) -> Sujet:
        services, dossier_id = self._contexte.poste.services, self._contexte.dossier_id
        formulaire = FormulaireExterieure(aide, self._contexte.page().jour)

        def verbe() -> Verbe:
            qui = self._contexte.poste.auteur()

            def enregistrer(valeurs: dict[str, Any]) -> AideExterieure:
                champs = formulaire.champs_de(valeurs)
                voulue = (
                    replace(aide, **champs) if aide else AideExterieure(id=nouvel_id(), dossier_id=dossier_id, **champs)
                )
                return enregistrer_aide_exterieure(services, qui, voulue)

            return enregistrer

        titre = "Modifier une aide demandée ailleurs" if aide else "Aide demandée ailleurs"
        return self._sujet(titre, f"exterieure/{aide.id if aide else dossier_id}", formulaire, verbe)

    def _sujet(self, titre: str, cle: str, formulaire: Formulaire, verbe: Callable[[], Verbe]) -> Sujet:
        return Sujet(
            titre=titre,
            cle=cle,
            formulaire=formulaire,
            champs=formulaire.champs,
            valide=formulaire.valide,
            remettre=formulaire.montrer,
            relire=formulaire.relire,
            verbe=verbe,
            succes=f"{titre}\u00a0: enregistré.",
        )

    def _on_bordereau(self) -> None:
        choisie, poste = self.legales.table.choisie(), self._contexte.poste
        if choisie is not None:
            poste.jobs.lire(
                lambda: composer_bordereau(poste.services, choisie.aide.id),
                then=self._on_compose,
                failed=poste.avis.erreur,
                owner=self,
            )

    def _on_compose(self, etat: Etat) -> None:
        poste = self._contexte.poste
        poste.jobs.travailler(
            lambda: poste.services.lettres.produire_etat(etat),
            then=self._on_produit,
            failed=poste.avis.erreur,
            owner=self,
        )

    def _on_produit(self, produite: LettreProduite) -> None:
        self.apercu = ApercuEtat(self._contexte.poste, EtatAMontrer(TITRE, "bordereau-de-transmission", produite), self)
        self.apercu.open()


def _hauteur(ligne: LigneAideLegale) -> int:
    """Return the lines of text of a row: the words wrap in a narrow column."""
    cellules = (f"{ligne.aide.libelle}\n{ligne.aide.autorite}", f"{ligne.etat}\n{ligne.echeances}")
    return max(sum(1 + len(partie) // LARGEUR_TEXTE for partie in texte.split("\n")) for texte in cellules)


def _reponse(aide: AideExterieure) -> str:
    return "\n".join(texte for texte in (ISSUES[aide.issue], _montant(aide.montant_recu)) if texte)


def _montant(montant: Any) -> str:
    return "" if montant is None else ecrire_montant(montant)
