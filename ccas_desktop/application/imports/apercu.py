"""The preview: every family of the file, what is wrong with it, who it may already be, what will be done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ccas_desktop.application.classeur import Classeur
from ccas_desktop.application.imports.champs import NOTE
from ccas_desktop.application.imports.choix import CREER, IGNORER, ActionFiche, Choix, choix_propose
from ccas_desktop.application.imports.fiche import EtatFiche, Fiche
from ccas_desktop.application.imports.fiches import assembler
from ccas_desktop.application.imports.lignes import Contexte, lire_lignes
from ccas_desktop.application.imports.rapprochement import Candidat, rapprocher
from ccas_desktop.application.imports.referents import donner_les_referents
from ccas_desktop.application.imports.reglage import Reglage
from ccas_desktop.application.ports import Referentiels
from ccas_desktop.application.services import Services
from ccas_desktop.domain.personnes.identite import PAYS_FRANCE, LieuNaissance, cle_de_comparaison
from ccas_desktop.domain.personnes.lieux import Commune

_DEPARTEMENT = re.compile(r"(.+?)\s*[(\-/,]?\s*\(?(\d{2,3}|2[AB])\)?\s*")


@dataclass(frozen=True)
class Apercu:
    """What the agent sees before anything is written.

    Attributes:
        candidats: for each family, who of the base it may be, with the rank of the person in the family.
        choix: what will be done with each family.
    """

    classeur: Classeur
    reglage: Reglage
    fiches: tuple[Fiche, ...]
    candidats: Mapping[int, tuple[tuple[int, Candidat], ...]] = field(default_factory=dict)
    choix: Mapping[int, Choix] = field(default_factory=dict)

    def choisir(self, rangs: tuple[int, ...], choix: Choix) -> Apercu:
        """Return the same with another choice for some families; an impossible one stays left out."""
        permis = {r: choix for r in rangs if self.fiches[r].etat is not EtatFiche.IMPOSSIBLE}
        return replace(self, choix={**self.choix, **permis})

    def creer_les_douteuses(self) -> Apercu:
        """Return the same where what waited for the agent is brought in as new dossiers."""
        return self.choisir(self._rangs(ActionFiche.A_DECIDER), CREER)

    def ignorer_les_douteuses(self) -> Apercu:
        """Return the same where what waited for the agent is left out."""
        return self.choisir(self._rangs(ActionFiche.A_DECIDER), IGNORER)

    def compte(self, action: ActionFiche) -> int:
        """Return for how many families this will be done."""
        return len(self._rangs(action))

    @cached_property
    def a_importer(self) -> tuple[Fiche, ...]:
        """Return the families that will be written."""
        return tuple(fiche for fiche in self.fiches if self.choix[fiche.rang].importe)

    def _rangs(self, action: ActionFiche) -> tuple[int, ...]:
        return tuple(rang for rang, choix in self.choix.items() if choix.action is action)


def preparer(services: Services, classeur: Classeur, reglage: Reglage) -> Apercu:
    """Return the preview of a file; reads the base, writes nothing."""
    return comparer(services, lire_fiches(services, classeur, reglage))


def lire_fiches(
    services: Services, classeur: Classeur, reglage: Reglage, *, annule: Callable[[], bool] = lambda: False
) -> Apercu:
    """Return what the file says, not compared with the base yet: a long work that does not touch the store."""
    contexte = Contexte(services.horloge.aujourdhui(), chercheur_de_lieux(services.referentiels))
    return Apercu(classeur, reglage, assembler(lire_lignes(classeur, reglage, contexte, annule=annule)))


def comparer(services: Services, lu: Apercu) -> Apercu:
    """Return the preview with who of the base each family may be, and what is proposed for it."""
    with services.base.lecture() as lecture:
        lu = replace(lu, fiches=donner_les_referents(lu.fiches, lecture.reglages().agents))
        candidats = rapprocher(lu.fiches, lecture.personnes_connues())
    choix = {fiche.rang: choix_propose(fiche, candidats.get(fiche.rang, ())) for fiche in lu.fiches}
    return replace(lu, candidats=candidats, choix=choix)


def chercheur_de_lieux(referentiels: Referentiels) -> Callable[[str], LieuNaissance | None]:
    """Return what finds the commune or the country of a text, when only one has that name."""

    @lru_cache(maxsize=2048)
    def trouver(texte: str) -> LieuNaissance | None:
        avec = _DEPARTEMENT.fullmatch(texte)
        nom, departement = (avec.group(1), avec.group(2)) if avec else (texte, "")
        cle = cle_de_comparaison(nom)
        communes = [c for c in referentiels.communes(nom) if cle_de_comparaison(c.nom) == cle]
        if departement:
            communes = [c for c in communes if c.departement.code == departement[: len(c.departement.code)]]
        lieux = {c.code: c for c in communes if not c.est_ancienne} or {c.code: c for c in communes}
        if len(lieux) == 1:
            trouvee: Commune = next(iter(lieux.values()))
            return trouvee.lieu_naissance
        pays = [p for p in referentiels.pays(nom) if cle_de_comparaison(p.nom) == cle] if not departement else []
        if len(pays) == 1 and pays[0].code != PAYS_FRANCE and not lieux:
            return LieuNaissance(pays[0].code, pays[0].nom)
        return None

    return trouver


def colonnes_gardees_en_note(reglage: Reglage) -> tuple[str, ...]:
    """Return the headings whose cells are kept as text."""
    return tuple(colonne.titre for colonne in reglage.colonnes if colonne.cible == NOTE)
