"""The imports that are not finished: under way, left before their end, cut, or that could not be undone."""

from __future__ import annotations

from collections.abc import Iterator

from ccas_desktop.application.imports.place import CLE, PlaceImport, lire_place
from ccas_desktop.application.ports import Lecture
from ccas_desktop.domain.dossiers.reprise import AttenteImport, EtatImport, Import, ImportEnAttente


def imports_en_attente(base: Lecture) -> tuple[ImportEnAttente, ...]:
    """Return the imports not finished: what is prepared first, then the batches to be looked at."""
    return tuple(_en_attente(base))


def _en_attente(base: Lecture) -> Iterator[ImportEnAttente]:
    brouillon, batches = base.brouillon(CLE), base.tous(Import)
    place = lire_place(brouillon.contenu) if brouillon is not None else None
    if place is not None:
        yield ImportEnAttente(place.nom, _attente_de(place, batches[-1] if batches else None))
    for batch in batches:
        if batch.etat is EtatImport.A_VERIFIER:
            yield ImportEnAttente(batch.fichier, AttenteImport.A_VERIFIER)


def _attente_de(place: PlaceImport, dernier: Import | None) -> AttenteImport:
    """Say where a prepared import stands: its writing may be under way, or have been cut and undone."""
    if dernier is not None and dernier.empreinte == place.empreinte:
        if dernier.etat is EtatImport.EN_COURS:
            return AttenteImport.EN_COURS
        if dernier.etat is EtatImport.INTERROMPU:
            return AttenteImport.DEFAIT
    return AttenteImport.APERCU if place.a_l_apercu else AttenteImport.COLONNES
