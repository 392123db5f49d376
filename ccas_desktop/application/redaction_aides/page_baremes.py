"""The reference scales as a list: their value of the day, its source, and whether a newer one should be there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.evaluation.baremes import baremes_connus, importer_baremes
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.redaction_aides.mise_en_vigueur import reglement_de_travail
from ccas_desktop.application.services import Services
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

A_JOUR = "À jour"


@dataclass(frozen=True)
class LigneBareme:
    """One scale as it is today."""

    libelle: str
    valeur: str
    effet: date | None
    source: str
    etat: str

    @property
    def perime(self) -> bool:
        """Tell whether the value should be replaced, or checked."""
        return self.etat != A_JOUR


@dataclass(frozen=True)
class PageBaremes:
    """The scales in use, and the file that completes those of the application."""

    lignes: tuple[LigneBareme, ...]
    fichier: str

    @property
    def perimes(self) -> int:
        """Return how many are not up to date."""
        return sum(ligne.perime for ligne in self.lignes)


def lire_baremes(services: Services) -> PageBaremes:
    """Return the scales in use, those of the règlement included. Raises BaremesIllisibles, ReglementIllisible."""
    with services.base.lecture() as base:
        reglages = base.reglages()
        reglement = reglement_de_travail(services, base)
    connus, aujourdhui = baremes_connus(services, reglages), services.horloge.aujourdhui()
    connus = connus.completes(reglement.baremes)
    lignes = tuple(_ligne(bareme, aujourdhui) for bareme in connus.par_code.values())
    livres = f"Barèmes livrés avec le logiciel, au {connus.date:%d/%m/%Y}." if connus.date else ""
    if reglages.baremes is None:
        return PageBaremes(lignes, livres)
    jour = services.horloge.jour_de(reglages.baremes.importe_le)
    ajout = f"Complétés par le fichier «\u00a0{reglages.baremes.nom_fichier}\u00a0», chargé le {jour:%d/%m/%Y}."
    return PageBaremes(lignes, f"{livres} {ajout}".strip())


def importer_fichier_baremes(services: Services, auteur: Auteur, contenu: bytes, *, nom_fichier: str) -> Baremes:
    """Bring in a file of scales, in UTF-8 or as the Windows notepad writes it. Raises BaremesIllisibles."""
    try:
        texte = contenu.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = contenu.decode("cp1252", errors="replace")
    return importer_baremes(services, auteur, texte, nom_fichier=nom_fichier)


def _ligne(bareme: Bareme, aujourdhui: date) -> LigneBareme:
    datee = bareme.en_vigueur(aujourdhui)
    if datee is None:
        premiere = bareme.valeurs[0]
        return LigneBareme(
            bareme.libelle, "—", premiere.effet, premiere.source, f"À partir du {premiere.effet:%d/%m/%Y}"
        )
    valeurs = " / ".join(ecrire_valeur(valeur, bareme.unite) for valeur in datee.valeurs)
    if datee.suite is not None:
        valeurs += f", puis {ecrire_valeur(datee.suite, bareme.unite)} par personne"
    return LigneBareme(bareme.libelle, valeurs, datee.effet, datee.source, _etat(bareme, aujourdhui))


def _etat(bareme: Bareme, aujourdhui: date) -> str:
    depuis = bareme.perime_depuis(aujourdhui)
    if depuis is not None:
        return f"À mettre à jour depuis le {depuis:%d/%m/%Y}"
    datee = bareme.en_vigueur(aujourdhui)
    return "À vérifier au texte officiel" if datee is not None and datee.a_verifier else A_JOUR
