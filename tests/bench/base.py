"""A large invented base: the same one each time, encrypted, made through the mappings of the store."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.domain.dossiers.budget import LigneBudget
from ccas_desktop.domain.dossiers.dossier import Adresse, Dossier, numero_de_dossier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, Sexe
from tests.fakes.horloge import HorlogeArretee

DOSSIERS = 40_000
CLE_DU_BANC = bytes(range(32))
AUTEUR = Auteur("Banc d’essai")
DOSSIERS_PAR_AN = 8_000
PREMIERE_ANNEE = 2022
DOSSIERS_PAR_UNITE = 2_000

_COURANTS = (
    "MARTIN BERNARD THOMAS PETIT ROBERT RICHARD DURAND DUBOIS MOREAU LAURENT SIMON MICHEL LEFÈVRE LEROY ROUX DAVID"
    " BERTRAND MOREL FOURNIER GIRARD BONNET DUPONT LAMBERT FONTAINE ROUSSEAU VINCENT MULLER FAURE ANDRÉ MERCIER"
    " BLANC GUÉRIN BOYER GARNIER CHEVALIER FRANÇOIS LEGRAND GAUTHIER GARCIA PERRIN ROBIN CLÉMENT MORIN NICOLAS HENRY"
)
_DEBUTS = "BA BE BO BRI CA CHA CO DA DE DU FA FER GA GUE HA HE JO KA LA LE LO MA ME MO NA PE PI RA RO SA TA VA"
_MILIEUX = "BE CHE DE FE GNE LI LLE MA NE PI RA RE SSE TI TTE VI ZE BOU DRI NGUE"
_FINS = "RD N T AUD EAU EL ET IER IN ON OT OUX UE Z Y IAN ARD AC"
_PRENOMS = (
    "Marie Jean Jeanne Pierre Françoise Michel Monique André Catherine Philippe Nathalie Alain Isabelle Bernard Sylvie"
    " Jacques Martine Daniel Anne Christophe Céline Patrick Sandrine Nicolas Christine Laurent Véronique David Julie"
    " Thomas Aurélie Julien Émilie Kévin Léa Lucas Emma Hugo Chloé Enzo Manon Louis Inès Nathan Sarah Mohamed Fatima"
    " Karim Amina Yanis Aïcha Rayan Nour Samuel Zoé Élise Gaël Loïc Maëlys Anne-Sophie Jean-Pierre Marie-Thérèse Théo"
)
_COMMUNES = ("VALMOREL-SUR-ORNE", "SAINT-AUBIN-LE-BOIS", "LA FERTÉ-SOUS-HAIE", "BEAUMESNIL")
_LIENS = (Lien.DEMANDEUR, Lien.CONJOINT, Lien.ENFANT, Lien.ENFANT)


@cache
def fichier_du_banc(dossiers: int) -> Path:
    """Return the file of a base of that many dossiers, made once a run and removed at its end."""
    chemin = Path(_dossier_du_banc().name) / f"banc-{dossiers}.db"
    base = ouvrir_base(chemin, CLE_DU_BANC, horloge=HorlogeArretee())
    remplir(base, dossiers=dossiers)
    base.fermer()
    return chemin


@contextmanager
def base_du_banc(dossiers: int) -> Iterator[BaseChiffree]:
    """Open a base of the bench as a start of the program does: nothing of it is in memory yet."""
    base = ouvrir_base(fichier_du_banc(dossiers), CLE_DU_BANC, horloge=HorlogeArretee())
    yield base
    base.fermer()


@contextmanager
def grande_base(dossier: Path, *, dossiers: int = DOSSIERS) -> Iterator[BaseChiffree]:
    """Open a base of that many dossiers that is the caller's own, in this folder: it may be written."""
    chemin = dossier / f"banc-{dossiers}.db"
    shutil.copyfile(fichier_du_banc(dossiers), chemin)
    base = ouvrir_base(chemin, CLE_DU_BANC, horloge=HorlogeArretee())
    yield base
    base.fermer()


@cache
def _dossier_du_banc() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="ccas-banc-")


def remplir(base: BaseChiffree, *, dossiers: int) -> None:
    """Write the dossiers, by units of work small enough to stay in memory."""
    fabrique = Fabrique()
    for premier in range(0, dossiers, DOSSIERS_PAR_UNITE):
        with base.ecriture(AUTEUR) as unite:
            for rang in range(premier, min(premier + DOSSIERS_PAR_UNITE, dossiers)):
                fabrique.ecrire_dossier(unite, rang)


class Fabrique:
    """Draws dossiers from a seed: common names often, some 10,000 others rarely, as in a directory."""

    def __init__(self, graine: int = 2026) -> None:
        self._alea = random.Random(graine)  # noqa: S311 invented names need no secrecy
        rares = [
            debut + milieu + fin for debut in _DEBUTS.split() for milieu in _MILIEUX.split() for fin in _FINS.split()
        ]
        self._noms = [*_COURANTS.split(), *rares]
        self._prenoms = _PRENOMS.split()
        # Names follow a law of Zipf: the first of some 12,000 borne by one person in a hundred.
        self._poids = list(accumulate(1 / (rang + 10) for rang in range(len(self._noms))))
        self._poids_prenoms = list(accumulate(1 / (rang + 8) for rang in range(len(self._prenoms))))

    def nom(self) -> str:
        """Return a family name."""
        return self._alea.choices(self._noms, cum_weights=self._poids)[0]

    def identite(self, nom: str, *, annees: tuple[int, int]) -> Identite:
        """Return a person of that family, born between these years."""
        naissance = date(annees[0], 1, 1) + timedelta(days=self._alea.randrange(365 * (annees[1] - annees[0])))
        usage = self.nom() if self._alea.random() < 0.15 else None
        return Identite(
            nom,
            tuple(self._alea.choices(self._prenoms, cum_weights=self._poids_prenoms, k=self._alea.choice((1, 1, 2)))),
            self._alea.choice(tuple(Sexe)),
            usage,
            DateNaissance(naissance.year, naissance.month, naissance.day),
            LieuNaissance("99100", "France", "61169", "Flers"),
        )

    def ecrire_dossier(self, unite: Ecriture, rang: int) -> str:
        """Save one dossier with its people and a budget of two lines, and return its id."""
        annee = PREMIERE_ANNEE + rang // DOSSIERS_PAR_AN
        dossier = unite.enregistrer(
            Dossier(
                id=nouvel_id(),
                numero=numero_de_dossier(annee, rang % DOSSIERS_PAR_AN + 1),
                ouvert_le=date(annee, 1, 1),
                adresse=Adresse(
                    voie=f"{self._alea.randrange(1, 90)} rue de la Mairie",
                    code_postal="61990",
                    commune=self._alea.choice(_COMMUNES),
                ),
            )
        )
        nom = self.nom()
        for lien in _LIENS[: 2 + rang % 2]:
            unite.enregistrer(self._usager(dossier, nom, lien))
        for nature, maximum in (("salaire", 2000), ("loyer", 700)):
            montant = Decimal(self._alea.randrange(100_00, maximum * 100)) / 100
            unite.enregistrer(LigneBudget(id=nouvel_id(), dossier_id=dossier.id, nature=nature, montant=montant))
        return dossier.id

    def _usager(self, dossier: Dossier, nom: str, lien: Lien) -> Usager:
        annees = (2005, 2022) if lien is Lien.ENFANT else (1935, 2004)
        telephone = "" if lien is Lien.ENFANT else f"06 {self._alea.randrange(10**8):08d}"
        return Usager(
            id=nouvel_id(),
            dossier_id=dossier.id,
            identite=self.identite(nom, annees=annees),
            lien=lien,
            telephone=telephone,
        )
