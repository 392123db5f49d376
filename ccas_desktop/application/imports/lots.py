"""A batch: begun, written by short chunks, ended; undone as a whole, by the agent or at the next start when cut.

The batch itself is a record of its own, outside its lot: it says at any moment whether what was written is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ccas_desktop.application.annulations import (
    ParMorceaux,
    annuler_par_morceaux,
    chrono_sans_heure,
    jusqu_au_bout,
    reprendre_annulations,
)
from ccas_desktop.application.cadence import Cadence
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.choix import ActionFiche
from ccas_desktop.application.imports.ecriture import ecrire_fiche
from ccas_desktop.application.imports.encours import ImportEnCours, compter
from ccas_desktop.application.imports.reglage import Reglage
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.reprise import EtatImport, Import, ModeleColonnes
from ccas_desktop.domain.errors import RefusMetier

# Rows of a report removed at once: a few milliseconds.
LIGNES_OUBLIEES = 1000
_ANNULABLES = (EtatImport.TERMINE, EtatImport.A_VERIFIER)


def commencer(services: Services, auteur: Auteur, apercu: Apercu) -> ImportEnCours:
    """Open a batch, and keep its mapping for the next file alike.

    Raises RefusMetier `import_a_decider` or `import_rien`.
    """
    if apercu.compte(ActionFiche.A_DECIDER):
        raise RefusMetier("import_a_decider", nombre=str(apercu.compte(ActionFiche.A_DECIDER)))
    if not apercu.a_importer:
        raise RefusMetier("import_rien")
    batch = Import(
        id=nouvel_id(),
        lot=nouvel_id(),
        fichier=apercu.classeur.nom,
        empreinte=apercu.classeur.empreinte,
        auteur=auteur.nom,
        commence_le=services.horloge.maintenant(),
    )
    with services.base.ecriture(auteur) as base:
        garder_modele(base, apercu.reglage, apercu.classeur.nom)
        return ImportEnCours(base.enregistrer(batch), apercu)


def avancer(
    services: Services, auteur: Auteur, encours: ImportEnCours, *, chrono: Callable[[], float]
) -> ImportEnCours:
    """Take families until the time of one chunk is spent, and return where the batch stands; one at least is taken.

    `chrono` gives seconds that only grow.
    """
    cadence, issues = Cadence(chrono, encours.suite), []
    with cadence.morceau(), services.base.ecriture(auteur, lot=encours.batch.lot) as base:
        for fiche in encours.apercu.fiches[encours.vues :]:
            issues.append(ecrire_fiche(base, services.horloge, auteur, encours, fiche))
            if not cadence.encore():
                break
        base.noter_rapport(encours.batch.id, [ligne for issue in issues for ligne in issue.lignes])
    compte = compter(encours.compte, issues)
    return replace(encours, vues=encours.vues + len(issues), compte=compte, suite=cadence.suite)


def terminer(services: Services, auteur: Auteur, encours: ImportEnCours) -> Import:
    """Say that the batch is whole."""
    maintenant = services.horloge.maintenant()
    fini = replace(encours.batch, etat=EtatImport.TERMINE, fini_le=maintenant, compte=encours.compte)
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(fini)


def annuler_import(services: Services, auteur: Auteur, batch: Import) -> Import:
    """Undo all that a batch wrote. Raises RefusMetier with what changed since: nothing is then undone."""
    return jusqu_au_bout(annuler_import_par_morceaux(services, auteur, batch, chrono=chrono_sans_heure()))


def annuler_import_par_morceaux(
    services: Services, auteur: Auteur, batch: Import, *, chrono: Callable[[], float]
) -> ParMorceaux[Import]:
    """Undo as `annuler_import`, by pieces between which a save passes."""
    yield from _annuler_le_lot(services, auteur, batch, chrono)
    return _marquer(services, auteur, batch, EtatImport.ANNULE)


def interrompre(services: Services, auteur: Auteur, batch: Import) -> Import:
    """Undo what a batch given up, or cut by a kill, had written; what was changed since stays and is said.

    A dossier touched meanwhile forbids to undo the lot: the batch is then marked to be looked at.
    """
    return jusqu_au_bout(interrompre_par_morceaux(services, auteur, batch, chrono=chrono_sans_heure()))


def interrompre_par_morceaux(
    services: Services, auteur: Auteur, batch: Import, *, chrono: Callable[[], float]
) -> ParMorceaux[Import]:
    """Undo as `interrompre`, by pieces between which a save passes."""
    try:
        yield from _annuler_le_lot(services, auteur, batch, chrono)
    except RefusMetier as refus:
        return _marquer(services, auteur, batch, EtatImport.A_VERIFIER, refus={"code": refus.code, **refus.faits})
    yield from _oublier_le_rapport(services, auteur, batch)
    return _marquer(services, auteur, batch, EtatImport.INTERROMPU)


def reprendre_apres_coupure(services: Services, auteur: Auteur) -> tuple[Import, ...]:
    """Undo the batches that a kill or a power cut left half done; before anything else is done.

    An undo that was cut ends first. Return the batches concerned, as they now stand.
    """
    reprendre_annulations(services)
    with services.base.lecture() as lecture:
        connus = lecture.tous(Import)
        coupes = [batch for batch in connus if batch.etat is EtatImport.EN_COURS]
        annules = [batch for batch in connus if batch.etat in _ANNULABLES and lecture.est_annule(batch.lot)]
    acheves = tuple(_marquer(services, auteur, batch, EtatImport.ANNULE) for batch in annules)
    return (*acheves, *(interrompre(services, auteur, batch) for batch in coupes))


def lister_imports(services: Services) -> tuple[Import, ...]:
    """Return the batches, latest first."""
    with services.base.lecture() as lecture:
        return lecture.tous(Import)[::-1]


def deja_importe(services: Services, empreinte: str) -> Import | None:
    """Return the last batch that brought that very file in and stands."""
    finis = (b for b in lister_imports(services) if b.etat is EtatImport.TERMINE and b.empreinte == empreinte)
    return next(finis, None)


def modeles_connus(services: Services) -> tuple[ModeleColonnes, ...]:
    """Return the mappings saved."""
    with services.base.lecture() as lecture:
        return lecture.tous(ModeleColonnes)


def garder_modele(base: Ecriture, reglage: Reglage, nom: str) -> None:
    """Keep what the columns of this source become; the last one wins."""
    cibles = {colonne.titre: colonne.cible for colonne in reglage.colonnes}
    connu = next((m for m in base.tous(ModeleColonnes) if m.signature == reglage.signature), None)
    if connu is None:
        base.enregistrer(
            ModeleColonnes(id=nouvel_id(), signature=reglage.signature, nom=nom, cibles=cibles, natures=reglage.natures)
        )
    elif (dict(connu.cibles), dict(connu.natures)) != (cibles, dict(reglage.natures)):
        base.enregistrer(replace(connu, nom=nom, cibles=cibles, natures=reglage.natures))


def _annuler_le_lot(
    services: Services, auteur: Auteur, batch: Import, chrono: Callable[[], float]
) -> ParMorceaux[None]:
    with services.base.lecture() as lecture:
        rien = not lecture.taille_du_lot(batch.lot)
        deja = lecture.est_annule(batch.lot) and not lecture.annulations_interrompues()
    if not (rien or deja):
        yield from annuler_par_morceaux(services, auteur, batch.lot, chrono=chrono)


def _oublier_le_rapport(services: Services, auteur: Auteur, batch: Import) -> ParMorceaux[None]:
    """Forget what became of the rows of a batch of which nothing is left."""
    reste = True
    while reste:
        with services.base.ecriture(auteur) as base:
            reste = base.oublier_rapport(batch.id, nombre=LIGNES_OUBLIEES)
        yield


def _marquer(
    services: Services, auteur: Auteur, batch: Import, etat: EtatImport, *, refus: Mapping[str, str] | None = None
) -> Import:
    with services.base.ecriture(auteur) as base:
        actuel = base.lire(Import, batch.id)
        fini = actuel.fini_le or services.horloge.maintenant()
        return base.enregistrer(replace(actuel, etat=etat, fini_le=fini, refus=refus or {}))
