"""Find the persons who may be in two dossiers, little by little, and remember those who are not the same."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.doublons import PaireEcartee, Ressemblance, ressemblance
from ccas_desktop.domain.personnes.foyer import Usager

# Some milliseconds of reading: a search typed meanwhile waits no longer.
PERSONNES_PAR_TRANCHE = 25


@dataclass(frozen=True)
class Personne:
    """One side of a pair."""

    usager: Usager
    numero: str


@dataclass(frozen=True)
class PairePossible:
    """Two persons of two dossiers who may be one, the one known first on the left."""

    premier: Personne
    second: Personne
    ressemblance: Ressemblance


@dataclass(frozen=True)
class Tranche:
    """What a piece of the search found, and where the next one starts; `suite` is None at the end."""

    paires: tuple[PairePossible, ...]
    vues: int
    suite: str | None


def nombre_a_comparer(services: Services) -> int:
    """Return how many persons the whole search compares."""
    with services.base.lecture() as base:
        return base.nombre_d_usagers()


def chercher_une_tranche(services: Services, apres: str = "", *, taille: int = PERSONNES_PAR_TRANCHE) -> Tranche:
    """Compare the next persons with all the others; to be called again from `suite` until it is None."""
    with services.base.lecture() as base:
        ecartees = _ecartees(base)
        usagers = base.usagers_suivants(apres, taille)
        paires = [paire for usager in usagers for paire in _paires(base, usager, ecartees)]
    return Tranche(tuple(paires), len(usagers), usagers[-1].id if len(usagers) == taille else None)


def doublons_du_dossier(services: Services, dossier_id: str) -> tuple[PairePossible, ...]:
    """Return the pairs of the persons of one dossier with those of the others."""
    with services.base.lecture() as base:
        ecartees = _ecartees(base)
        usagers = base.dossier(dossier_id).usagers
        return tuple(p for usager in usagers for p in _paires(base, usager, ecartees, des_deux_cotes=True))


def ecarter_paire(services: Services, auteur: Auteur, paire: PairePossible) -> str:
    """Remember that two persons are not the same, and return the lot to undo."""
    premier_id, second_id = sorted((paire.premier.usager.id, paire.second.usager.id))
    with services.base.ecriture(auteur) as base:
        base.enregistrer(
            PaireEcartee(
                id=nouvel_id(),
                premier_id=premier_id,
                second_id=second_id,
                ecartee_le=services.horloge.maintenant(),
                agent=auteur.nom,
            )
        )
        return base.lot


def _ecartees(base: Lecture) -> frozenset[tuple[str, str]]:
    return frozenset((paire.premier_id, paire.second_id) for paire in base.paires_ecartees())


def _paires(
    base: Lecture, usager: Usager, ecartees: frozenset[tuple[str, str]], *, des_deux_cotes: bool = False
) -> list[PairePossible]:
    """Return the pairs of a person with those known later, or with all; two of one dossier are no pair."""
    trouvees = []
    for autre in base.doublons_possibles(usager.identite):
        premier, second = sorted((usager, autre), key=lambda u: u.id)
        if autre.dossier_id == usager.dossier_id or (premier.id, second.id) in ecartees:
            continue
        raison = ressemblance(usager.identite, autre.identite)
        if raison is not None and (des_deux_cotes or premier is usager):
            trouvees.append(PairePossible(_personne(base, premier), _personne(base, second), raison))
    return trouvees


def _personne(base: Lecture, usager: Usager) -> Personne:
    return Personne(usager, base.lire(Dossier, usager.dossier_id).numero)
