"""What the common rules under writing say already: formulas, worked figures, faults, what the aids would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ccas_desktop.application.redaction_aides.changements import changements_communs
from ccas_desktop.application.redaction_aides.essais import Essai, essais_de
from ccas_desktop.application.redaction_aides.examen import ExamenProjet, Remarque
from ccas_desktop.application.redaction_aides.exemple_indicateurs import exemples_des_indicateurs
from ccas_desktop.application.redaction_aides.mots import (
    est_un_manque,
    lieu_en_mots,
    phrase_de_la_faute,
    valeur_au,
)
from ccas_desktop.application.redaction_aides.mots_communs import LIEUX_COMMUNS, aide_du_chemin
from ccas_desktop.application.redaction_aides.projet_commun import completee_commune
from ccas_desktop.domain.reglement.explication.avertissements import avertissements
from ccas_desktop.domain.reglement.explication.phrases_definitions import formule_de
from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.fichier.ecriture import versions_dans_l_ordre
from ccas_desktop.domain.reglement.fichier.edition import lire_commun
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes
from ccas_desktop.domain.reglement.modele.issues import QuiRegit
from ccas_desktop.domain.reglement.modele.model import Reglement
from ccas_desktop.domain.reglement.redaction import ecrire_valeur

RIEN = "Écrivez un indicateur ou un barème, ou d’abord une aide."
_QUI_REGIT = {
    QuiRegit.DECISION: "Le jour de la décision choisit la version des règles et des barèmes.",
    QuiRegit.DEPOT: "Le jour du dépôt de la demande choisit la version des règles et des barèmes.",
}


@dataclass(frozen=True)
class ExamenCommun:
    """What is known of the draft.

    Attributes:
        reglement: the règlement with it, None as long as something is missing or wrong.
        lu: what is said of it, as for an aid.
    """

    reglement: Reglement | None
    lu: ExamenProjet


def examiner_commun(table: Mapping[str, object], reglement: Reglement, baremes: Baremes) -> ExamenCommun:
    """Return all that can be said of the common rules as they are typed; whatever was typed, nothing is raised."""
    complete = completee_commune(table)
    en_cours, fautes = lire_commun(complete, reglement)
    remarques = tuple(_remarques(complete, fautes, reglement))
    bon = None if remarques else en_cours
    connus = baremes.completes(en_cours.baremes)
    fautives = {rang for rang in range(1, len(en_cours.definitions) + 1) if _fautive(f"indicateur[{rang}]", fautes)}
    saines = tuple(d for rang, d in enumerate(en_cours.definitions, start=1) if rang not in fautives)
    return ExamenCommun(
        bon,
        ExamenProjet(
            aide=None,
            remarques=remarques,
            phrases=tuple(_phrases(en_cours, fautes)),
            avertissements=tuple(a for a in avertissements(en_cours) if a.chemin.startswith("indicateur")),
            essais=tuple(_essais(bon, connus)) if bon else (),
            formules=tuple(formule_de(definition) for definition in saines),
            exemple=exemples_des_indicateurs(replace(en_cours, definitions=saines), connus),
            changements=changements_communs(reglement, bon) if bon else (),
        ),
    )


def _remarques(table: Mapping[str, object], fautes: tuple[Faute, ...], reglement: Reglement) -> Iterator[Remarque]:
    versions = versions_dans_l_ordre(reglement)
    for faute in fautes:
        aide, suite = aide_du_chemin(faute.chemin, versions)
        if aide:
            lieu = f"{aide} › {lieu_en_mots(suite)}"
            yield Remarque(faute.chemin, lieu, "Cette aide utilise ce qui n’est plus dans le règlement.", False)
            continue
        if faute.chemin == "aide":
            yield Remarque("indicateur", "Règlement", RIEN, True)
            continue
        manque = est_un_manque(faute, valeur_au(table, faute.chemin))
        lieu = lieu_en_mots(faute.chemin, LIEUX_COMMUNS, tout="Règlement")
        yield Remarque(faute.chemin, lieu, phrase_de_la_faute(faute, manque=manque), manque)


def _fautive(partie: str, fautes: tuple[Faute, ...]) -> bool:
    sans_effet = (f"{partie}.article", f"{partie}.texte")
    return any(
        (faute.chemin == partie or faute.chemin.startswith((f"{partie}.", f"{partie}[")))
        and faute.chemin not in sans_effet
        for faute in fautes
    )


def _phrases(reglement: Reglement, fautes: tuple[Faute, ...]) -> Iterator[str]:
    yield _QUI_REGIT[reglement.qui_regit]
    for rang, bareme in enumerate(reglement.baremes, start=1):
        if not _fautive(f"bareme[{rang}]", fautes):
            yield phrase_du_bareme(bareme)


def phrase_du_bareme(bareme: Bareme) -> str:
    """Return « Plafond : 900,00 € / 1 050,00 €, puis 200,00 € par personne, depuis le 01/01/2026 (article 3). »."""
    valeur = bareme.valeurs[-1]
    ecrites = " / ".join(ecrire_valeur(nombre, bareme.unite) for nombre in valeur.valeurs)
    suite = f", puis {ecrire_valeur(valeur.suite, bareme.unite)} par personne" if valeur.suite is not None else ""
    return f"{bareme.libelle}\u00a0: {ecrites}{suite}, depuis le {valeur.effet:%d/%m/%Y} ({valeur.source})."


def _essais(reglement: Reglement, baremes: Baremes) -> Iterator[Essai]:
    """The examples of every aid in its last version: what they give is what the common rules change."""
    for aide in reglement.aides:
        for essai in essais_de(aide, reglement, baremes):
            yield replace(essai, nom=f"{aide.libelle}, {essai.nom}")
