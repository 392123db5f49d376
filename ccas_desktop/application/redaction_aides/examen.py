"""What an aid under writing says already: its sentences, its faults, its legal pitfalls, what its examples give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ccas_desktop.application.redaction_aides.changements import changements_du_projet
from ccas_desktop.application.redaction_aides.essais import Essai, essais_de, exemple_chiffre
from ccas_desktop.application.redaction_aides.modeles import chiffres_restants
from ccas_desktop.application.redaction_aides.mots import (
    est_un_manque,
    lieu_en_mots,
    phrase_de_la_faute,
    valeur_au,
)
from ccas_desktop.application.redaction_aides.projet import Chiffre, completee
from ccas_desktop.domain.reglement.explication.avertissements import Avertissement, avertissements_de
from ccas_desktop.domain.reglement.explication.phrases import (
    phrase_de_la_condition,
    phrases_des_plafonds,
    phrases_du_montant,
)
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.fichier.edition import avec_aide, lire_en_cours
from ccas_desktop.domain.reglement.modele.baremes import Baremes
from ccas_desktop.domain.reglement.modele.model import Aide, Reglement


@dataclass(frozen=True)
class Remarque:
    """Something to do at one place.

    Attributes:
        chemin: place in the table of the aid, such as `condition[2].moins_de`.
        lieu: the same in words.
        manque: whether it is only not filled in yet.
    """

    chemin: str
    lieu: str
    phrase: str
    manque: bool


@dataclass(frozen=True)
class ExamenProjet:
    """What is known of a draft.

    Attributes:
        aide: the aid, None as long as something is missing or wrong.
        phrases: what is written so far, as sentences.
        formules: how each indicator of the règlement is computed, developed.
        exemple: the lines of a worked example.
        changements: what changes in the version it replaces.
        a_confirmer: the figures that are still those of the sample it started from.
    """

    aide: Aide | None
    remarques: tuple[Remarque, ...]
    phrases: tuple[str, ...]
    avertissements: tuple[Avertissement, ...]
    essais: tuple[Essai, ...]
    formules: tuple[str, ...] = ()
    exemple: tuple[str, ...] = ()
    changements: tuple[str, ...] = ()
    a_confirmer: tuple[Remarque, ...] = ()

    @property
    def manques(self) -> tuple[Remarque, ...]:
        """Return what is left to fill in."""
        return tuple(remarque for remarque in self.remarques if remarque.manque)

    @property
    def fautes(self) -> tuple[Remarque, ...]:
        """Return what is written wrong."""
        return tuple(remarque for remarque in self.remarques if not remarque.manque)


def examiner_projet(
    table: Mapping[str, object],
    reglement: Reglement,
    baremes: Baremes,
    chiffres: tuple[Chiffre, ...] = (),
    aujourdhui: date | None = None,
) -> ExamenProjet:
    """Return all that can be said of an aid as it is typed; whatever was typed, nothing is raised.

    `chiffres` are those of the sample that nobody looked at. An aid that lacks nothing but its vote is tried as if it
    applied from `aujourdhui` on.
    """
    complete = completee(table)
    en_cours, fautes = lire_en_cours(complete, reglement.vocabulaire)
    remarques = tuple(_remarques(complete, fautes))
    aide = None if remarques else en_cours
    essayable = aide or _sans_son_vote(en_cours, remarques, aujourdhui)
    avec = avec_aide(reglement, essayable) if essayable else reglement
    essais = essais_de(essayable, avec, baremes) if essayable else ()
    return ExamenProjet(
        aide,
        remarques,
        tuple(_phrases(en_cours, complete, fautes)),
        tuple(a for a in avertissements_de(en_cours, chemin="") if _merite(a, fautes)),
        essais,
        tuple(_formules(en_cours, reglement)),
        exemple_chiffre(essayable, avec, baremes, essais) if essayable else (),
        changements_du_projet(reglement, aide) if aide else (),
        tuple(_a_confirmer(complete, chiffres)),
    )


def _sans_son_vote(aide: Aide, remarques: tuple[Remarque, ...], aujourdhui: date | None) -> Aide | None:
    """Return an aid that lacks only its vote and its articles, as it may be tried; None when more is left to do."""
    if aujourdhui is None or not all(remarque.manque and _est_du_vote(remarque.chemin) for remarque in remarques):
        return None
    effet = aide.deliberation.effet
    return replace(aide, deliberation=replace(aide.deliberation, effet=aujourdhui if effet == date.min else effet))


def _est_du_vote(chemin: str) -> bool:
    return chemin.startswith("deliberation") or chemin.rpartition(".")[2] in ("article", "exigee_par")


def _a_confirmer(table: Mapping[str, object], chiffres: tuple[Chiffre, ...]) -> Iterator[Remarque]:
    for restant in chiffres_restants(table, chiffres):
        yield Remarque(restant.chemin, lieu_en_mots(restant.chemin), restant.texte, manque=True)


def _remarques(table: Mapping[str, object], fautes: tuple[Faute, ...]) -> Iterator[Remarque]:
    for faute in fautes:
        manque = est_un_manque(faute, valeur_au(table, faute.chemin))
        phrase = phrase_de_la_faute(faute, manque=manque)
        yield Remarque(faute.chemin, lieu_en_mots(faute.chemin), phrase, manque)
    # The reader says nothing of what a missing table lacks: the table itself is told above.


def _phrases(aide: Aide, table: Mapping[str, object], fautes: tuple[Faute, ...]) -> Iterator[str]:
    for rang, condition in enumerate(aide.conditions, start=1):
        if not _fautive(f"condition[{rang}]", fautes, sauf=("article", "texte")):
            yield phrase_de_la_condition(condition)
    if table.get("montant") and not _fautive("montant", fautes, sauf=("article", "texte")):
        yield from phrases_du_montant(aide.montant)
    if "plafonds" in table and not _fautive("plafonds", fautes, sauf=("article", "texte")):
        yield from phrases_des_plafonds(aide.plafonds)


def _fautive(partie: str, fautes: tuple[Faute, ...], *, sauf: tuple[str, ...] = ()) -> bool:
    ecartes = {f"{partie}.{cle}" for cle in sauf}
    dedans = (f"{partie}.", f"{partie}[")
    return any(
        (faute.chemin == partie or faute.chemin.startswith(dedans)) and faute.chemin not in ecartes for faute in fautes
    )


def _merite(avertissement: Avertissement, fautes: tuple[Faute, ...]) -> bool:
    """A sentence not written yet is missing, not too short."""
    chemin = avertissement.chemin.lstrip(".")
    return avertissement.code != "motif_trop_court" or not any(f.chemin == f"{chemin}.texte" for f in fautes)


def _formules(aide: Aide, reglement: Reglement) -> Iterator[str]:
    for indicateur in aide.indicateurs:
        definition = reglement.definitions_par_code.get(indicateur.code)
        if definition is not None:
            yield formule_de(definition)
