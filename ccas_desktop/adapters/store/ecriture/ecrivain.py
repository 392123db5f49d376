"""One unit of work: what is written together, with its journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ccas_desktop.adapters.store.correspondances import (
    brouillons,
    courriers,
    documents,
    guichet,
    rapports_imports,
    reglages,
    traces,
)
from ccas_desktop.adapters.store.correspondances.journal import Acte
from ccas_desktop.adapters.store.correspondances.valeurs import instant_en_texte, sans_demi_caractere
from ccas_desktop.adapters.store.ecriture.annulation_longue import EcritureAnnulations
from ccas_desktop.application.journal import Action
from ccas_desktop.application.vues import BaremesImportes, Brouillon, ReglementImporte, TracesAnciennes
from ccas_desktop.domain.demandes.demande import TraceAppel
from ccas_desktop.domain.dossiers.reprise import LigneRapport
from ccas_desktop.domain.guichet.visiteur import Visiteur


class EcritureChiffree(EcritureAnnulations):
    """Writes records, and what is none: contents, traces, settings, drafts; see `application.ports.Ecriture`."""

    def ajouter_contenu(self, document_id: str, contenu: bytes) -> None:
        """Keep the file of a document saved in this unit of work."""
        with self._ecrit():
            documents.ajouter_contenu(self._db, document_id, contenu)

    def effacer_documents_retires(self) -> int:
        """Erase for good the files of the documents removed."""
        with self._ecrit():
            nombre = documents.effacer_retires(self._db)
            self._noter(Acte(Action.PURGE, "document_contenu", "retires", None, apres={"nombre": nombre}))
        return nombre

    def ajouter_pdf(self, courrier_id: str, pdf: bytes) -> None:
        """Keep the file of a letter saved in this unit of work."""
        with self._ecrit():
            courriers.ajouter_pdf(self._db, courrier_id, pdf)

    def noter_impression(self, dossier_id: str, courrier_id: str) -> None:
        """Add to the journal that a letter went to the printer."""
        with self._ecrit():
            self._noter(Acte(Action.IMPRESSION, "courrier", courrier_id, dossier_id))

    def noter_sortie(self, liste: str, faits: Mapping[str, object]) -> None:
        """Add to the journal that rows of a list leave."""
        with self._ecrit():
            self._noter(Acte(Action.EXPORT, "liste", liste, None, apres=faits))

    def ajouter_trace(self, trace: TraceAppel) -> None:
        """Keep the trace of a call, before it is made or, with its outcome, after."""
        ligne = {nom: sans_demi_caractere(valeur) for nom, valeur in traces.trace_en_ligne(trace).items()}
        with self._ecrit():
            traces.ajouter_ou_completer(self._db, ligne)
            dossier_id = traces.dossier_de_la_demande(self._db, trace.demande_id)
            # The trace is the record. Copied in the journal, it would outlive its 36 months (CRPA R114-9-7).
            self._noter(Acte(Action.APPEL_API, "trace", trace.id, dossier_id))

    def purger_traces(self, avant: datetime) -> TracesAnciennes:
        """Remove the traces older than an instant, and say in the journal how many and of which period."""
        with self._ecrit():
            anciennes = traces.traces_avant(self._db, avant)
            traces.effacer_avant(self._db, avant)
            apres = {
                "nombre": anciennes.nombre,
                "premiere": anciennes.premiere and instant_en_texte(anciennes.premiere),
                "derniere": anciennes.derniere and instant_en_texte(anciennes.derniere),
                "avant": instant_en_texte(avant),
            }
            self._noter(Acte(Action.PURGE, "purge", "trace", None, apres=apres))
        return anciennes

    def importer(self, fichier: ReglementImporte | BaremesImportes) -> None:
        """Put a file of the CCAS in use, the rules or the scales; the former ones are kept."""
        resume = {"nom_fichier": fichier.nom_fichier, "empreinte": fichier.empreinte}
        with self._ecrit():
            genre = reglages.ajouter_fichier(self._db, fichier)
            self._noter(Acte(Action.CREATION, genre, fichier.empreinte, None, apres=resume))

    def noter_rapport(self, import_id: str, rapport: Iterable[LigneRapport]) -> None:
        """Add to the report of a batch; not journalled: what it tells of is."""
        with self._ecrit():
            rapports_imports.ajouter(self._db, import_id, rapport)

    def oublier_rapport(self, import_id: str, *, nombre: int) -> bool:
        """Forget rows of a report, and tell whether some may be left."""
        with self._ecrit():
            return rapports_imports.effacer(self._db, import_id, nombre)

    def retenir_scopes(self, scopes: frozenset[str], *, expire_le: date | None) -> None:
        """Keep what the token allows."""
        apres = {"scopes": sorted(scopes), "expire_le": None if expire_le is None else str(expire_le)}
        with self._ecrit():
            reglages.retenir_scopes(self._db, scopes, expire_le)
            self._noter(Acte(Action.MODIFICATION, "habilitation", "jeton", None, apres=apres))

    def signaler_jeton_compromis(self) -> None:
        """Add to the journal that the token may be in other hands."""
        with self._ecrit():
            self._noter(Acte(Action.COMPROMISSION, "habilitation", "jeton", None))

    def ecrire_visiteur(self, visiteur: Visiteur) -> None:
        """Keep a visitor of the day; not journalled."""
        with self._ecrit():
            guichet.ecrire_visiteur(self._db, visiteur)

    def oublier_visiteur(self, visiteur_id: str) -> None:
        """Forget a visitor."""
        with self._ecrit():
            guichet.oublier_visiteur(self._db, visiteur_id)

    def ecrire_brouillon(self, brouillon: Brouillon) -> None:
        """Keep what is being typed; not journalled."""
        with self._ecrit():
            brouillons.ecrire_brouillon(self._db, brouillon)

    def effacer_brouillon(self, cle: str) -> None:
        """Forget a draft, once saved."""
        with self._ecrit():
            brouillons.effacer_brouillon(self._db, cle)

    def effacer_brouillons(self, debut: str) -> None:
        """Forget every draft whose key starts so."""
        with self._ecrit():
            brouillons.effacer_brouillons(self._db, debut)
