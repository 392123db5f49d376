"""About whom a source is asked: who holds the file of the caisse, a child, or any member old enough to study."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.demandes.demande import ReponseRecue
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS
from ccas_desktop.domain.sources.codes import Source
from ccas_desktop.domain.sources.description import AGE_MAXIMUM_D_UN_ELEVE, MAJORITE, Concerne

# Links that a child may have with the demandeur, when no birth date tells.
_PEUT_ETRE_ENFANT = frozenset({Lien.PETIT_ENFANT, Lien.FRATRIE, Lien.HEBERGE, Lien.AUTRE})


@dataclass(frozen=True)
class ChoixDePersonne:
    """Whom a line may be about.

    Attributes:
        personnes: those the source may be asked about, by id and name; none when there is nothing to choose from.
        par_defaut: id of the one asked about when none is chosen; None when one must be.
        derniere: name of the one the last reply is about; empty when that goes without saying.
        a_charge: names of the pupils who are not said to be children of the demandeur, and may be minors.
        majeurs: names of the pupils of age, the demandeur apart.
    """

    personnes: tuple[tuple[str, str], ...] = ()
    par_defaut: str | None = None
    derniere: str = ""
    a_charge: tuple[str, ...] = ()
    majeurs: tuple[str, ...] = ()

    @property
    def plusieurs(self) -> bool:
        """Tell whether several persons may be asked about: a call then says about whom."""
        return len(self.personnes) > 1

    @property
    def a_faire(self) -> bool:
        """Tell whether no call is possible before somebody is chosen."""
        return self.plusieurs and self.par_defaut is None

    @property
    def interroge_par_defaut(self) -> str | None:
        """Return the id that a call names when nobody is chosen; None when it goes without saying."""
        return self.par_defaut if self.plusieurs else None

    def nom_de(self, usager_id: str | None) -> str:
        """Return the name of one of these persons; empty when it goes without saying."""
        return dict(self.personnes).get(usager_id or "", "")


SANS_CHOIX = ChoixDePersonne()
# What is asked of each pupil of a foyer, and the source of each.
PAR_ELEVE = {
    fait.indicateur.code: source
    for source, decrite in DESCRIPTIONS.items()
    if decrite.concerne is Concerne.ENFANT
    for fait in decrite.faits
}


def personne_interrogee(complete: DemandeComplete) -> Usager:
    """Return whom the caisse is asked about: it only knows a file by its allocataire (api.md 1.5)."""
    demande = complete.demande
    return complete.dossier.usager(demande.allocataire_id or demande.demandeur_id)


def candidats(complete: DemandeComplete, source: Source) -> tuple[Usager, ...]:
    """Return the members of the foyer among whom one is asked about; none for a source about the allocataire.

    An age is that of the day of the deposit; whose birth date is unknown may be old enough.
    """
    decrite = DESCRIPTIONS[source]
    restes = (usager for usager in complete.dossier.usagers if usager.depart is None and usager.deces_le is None)
    if decrite.concerne is Concerne.ENFANT:
        return _eleves_possibles(tuple(restes), complete.demande.deposee_le)
    if decrite.concerne is Concerne.MEMBRE:
        ages = ((usager, usager.age_au(complete.demande.deposee_le)) for usager in restes)
        return tuple(usager for usager, age in ages if age is None or age >= decrite.age_minimum)
    return ()


def _eleves_possibles(membres: tuple[Usager, ...], jour: date) -> tuple[Usager, ...]:
    """Return who may be at school: the children, and whoever else is young enough (grandchild, child taken in…).

    The demandeur and the partner are parents as soon as there is a child; alone, a young one may be a lycéen.
    """
    enfants = any(membre.lien is Lien.ENFANT for membre in membres)
    parents = (Lien.DEMANDEUR, Lien.CONJOINT) if enfants else ()
    return tuple(membre for membre in membres if _peut_etre_eleve(membre, jour) and membre.lien not in parents)


def _peut_etre_eleve(membre: Usager, jour: date) -> bool:
    """A child of unknown age, or said to be one of the demandeur, is never left out; the elders always are."""
    age = membre.age_au(jour)
    if membre.lien is Lien.ENFANT:
        return True
    return membre.lien in _PEUT_ETRE_ENFANT if age is None else age <= AGE_MAXIMUM_D_UN_ELEVE


def personne_par_defaut(complete: DemandeComplete, source: Source) -> Usager | None:
    """Return whom a source is asked about when nobody is chosen; None when somebody must be.

    The one of its last reply first: to ask again is to ask about the same person.
    """
    possibles = candidats(complete, source)
    if not possibles:
        return personne_interrogee(complete)
    par_id = {usager.id: usager for usager in possibles}
    if derniere := next((r.usager_id for r in recues_de(complete, source) if r.usager_id in par_id), None):
        return par_id[derniere]
    if len(possibles) == 1:
        return possibles[0]
    # Among pupils nobody goes without saying.
    return None if DESCRIPTIONS[source].concerne is Concerne.ENFANT else par_id.get(complete.demande.demandeur_id)


def personne_de_la_source(complete: DemandeComplete, source: Source, usager_id: str | None = None) -> Usager:
    """Return whom a source is asked about: the one chosen, else the one that goes without saying.

    Raises RefusMetier `enfant_a_choisir` or `personne_a_choisir` when several may be, or when the one chosen has left.
    """
    possibles = {usager.id: usager for usager in candidats(complete, source)}
    choisie = possibles.get(usager_id) if usager_id and possibles else personne_par_defaut(complete, source)
    if choisie is None:
        raise choix_a_faire(source)
    return choisie


def choix_a_faire(source: Source) -> RefusMetier:
    """Return the refusal to ask a source before somebody is chosen."""
    if DESCRIPTIONS[source].concerne is Concerne.ENFANT:
        return RefusMetier("enfant_a_choisir", champ="personne")
    return RefusMetier("personne_a_choisir", champ="personne")


def choix_de_personne(complete: DemandeComplete, source: Source) -> ChoixDePersonne:
    """Return whom a line may be about, and whom its last reply is about."""
    possibles = candidats(complete, source)
    if [usager.id for usager in possibles] in ([], [complete.demande.demandeur_id]):
        return SANS_CHOIX
    defaut, recues = personne_par_defaut(complete, source), recues_de(complete, source)
    return ChoixDePersonne(
        personnes=tuple((usager.id, usager.identite.nom_affiche) for usager in possibles),
        par_defaut=defaut.id if defaut else None,
        derniere=nom_de_la_personne(complete, recues[0]) or "" if recues else "",
        **_a_verifier(complete, source, possibles),
    )


def _a_verifier(complete: DemandeComplete, source: Source, possibles: tuple[Usager, ...]) -> dict[str, tuple[str, ...]]:
    """Return of whom the parental authority, or the information of who is of age, is to be checked before a call."""
    if DESCRIPTIONS[source].concerne is not Concerne.ENFANT:
        return {}
    autres = [usager for usager in possibles if usager.id != complete.demande.demandeur_id]
    majeurs = [u for u in autres if (u.age_au(complete.demande.deposee_le) or 0) >= MAJORITE]
    a_charge = [u for u in autres if u not in majeurs and u.lien is not Lien.ENFANT]
    return {
        "a_charge": tuple(u.identite.nom_affiche for u in a_charge),
        "majeurs": tuple(u.identite.nom_affiche for u in majeurs),
    }


def recues_de(complete: DemandeComplete, source: Source) -> tuple[ReponseRecue, ...]:
    """Return the replies of a source, latest first; those about somebody it is not asked about are left out.

    The allocataire may be changed after a call: what is certified of one person never stands for another.
    """
    concernes = _concernes(complete, source)
    recues = (r for r in complete.reponses if r.usager_id in concernes and r.reponse.source is source)
    return tuple(sorted(recues, key=lambda recue: recue.reponse.instant, reverse=True))


def nom_de_la_personne(complete: DemandeComplete, recue: ReponseRecue) -> str | None:
    """Return the name of whom a reply is about; None for a source that is always about the allocataire."""
    if DESCRIPTIONS[recue.reponse.source].concerne is Concerne.TITULAIRE:
        return None
    return complete.dossier.usager(recue.usager_id).identite.nom_affiche


def _concernes(complete: DemandeComplete, source: Source) -> frozenset[str]:
    if DESCRIPTIONS[source].concerne is Concerne.TITULAIRE:
        return frozenset({personne_interrogee(complete).id})
    return frozenset(usager.id for usager in complete.dossier.usagers)
