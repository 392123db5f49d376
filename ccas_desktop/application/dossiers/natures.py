"""The natures of the lines of a budget that an agent may choose, and those that the CCAS adds to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.budget import NATURE_PAR_CODE, NATURES, BlocBudget, LigneBudget
from ccas_desktop.domain.dossiers.natures_budget import NatureAjoutee
from ccas_desktop.domain.errors import ErreurChamp, SaisieInvalide

BLOCS = {
    BlocBudget.REVENUS: "Revenus",
    BlocBudget.PRESTATIONS: "Prestations",
    BlocBudget.CHARGES_FIXES: "Charges fixes",
    BlocBudget.DETTES_CREDITS: "Dettes et crédits",
}


def natures_offertes(
    bloc: BlocBudget, ajoutees: Iterable[NatureAjoutee], *, ligne: LigneBudget | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the codes and names to choose among; that of a line already typed stays offered to it."""
    du_programme = [(nature.code, nature.libelle) for nature in NATURES if nature.bloc is bloc]
    du_ccas = [(nature.code, nature.libelle) for nature in ajoutees if nature.bloc is bloc and nature.en_service]
    offertes = dict(sorted(du_ccas, key=lambda paire: paire[1].casefold()))
    if ligne is not None and ligne.intitule:
        offertes[ligne.nature] = ligne.intitule
    return (*du_programme, *offertes.items())


def ajouter_nature(services: Services, auteur: Auteur, libelle: str, bloc: BlocBudget) -> NatureAjoutee:
    """Offer a nature of its own to the agents of the CCAS. Raises SaisieInvalide when its name is empty or known."""
    with services.base.ecriture(auteur) as base:
        return nature_ajoutee(base, libelle, bloc, champ="libelle")


def nature_ajoutee(base: Ecriture, libelle: str, bloc: BlocBudget, *, champ: str) -> NatureAjoutee:
    """Add a nature in a unit of work. Raises SaisieInvalide at that field."""
    nom = " ".join(libelle.split())
    if not nom:
        raise SaisieInvalide((ErreurChamp(champ, "obligatoire"),))
    connus = [*(n.libelle for n in NATURES), *(n.libelle for n in base.reglages().natures if n.en_service)]
    if nom.casefold() in {connu.casefold() for connu in connus}:
        raise SaisieInvalide((ErreurChamp(champ, "nature_deja_la"),))
    return base.enregistrer(NatureAjoutee(id=nouvel_id(), libelle=nom, bloc=bloc))


def mettre_en_service(services: Services, auteur: Auteur, nature: NatureAjoutee, *, oui: bool) -> NatureAjoutee:
    """Offer a nature again, or no more: the lines that have it keep it."""
    with services.base.ecriture(auteur) as base:
        return base.enregistrer(replace(nature, en_service=oui))


def supprimer_nature(services: Services, auteur: Auteur, nature: NatureAjoutee) -> None:
    """Remove a nature that no line has. Raises EnregistrementUtilise."""
    with services.base.ecriture(auteur) as base:
        base.supprimer(nature)


def nommer(base: Ecriture, ligne: LigneBudget) -> LigneBudget:
    """Return a line with the name and block of its nature, when the CCAS added it; those it has already stay.

    Raises SaisieInvalide when the nature is unknown.
    """
    if ligne.nature in NATURE_PAR_CODE:
        return replace(ligne, intitule="", bloc_ajoute=None)
    if ligne.intitule:
        return ligne
    trouvee = next((nature for nature in base.reglages().natures if nature.code == ligne.nature), None)
    if trouvee is None:
        raise SaisieInvalide((ErreurChamp("nature", "obligatoire"),))
    return replace(ligne, intitule=trouvee.libelle, bloc_ajoute=trouvee.bloc)
