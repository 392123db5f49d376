"""What the CCAS asks for each aid, and why: the page to join to the habilitation request (api.md 4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ccas_desktop.application.messages.scopes import libelles_scopes
from ccas_desktop.application.registre.traces import MOIS_DE_GARDE, libelle_de_la_source
from ccas_desktop.application.reglages import lire_reglages, reglement_en_vigueur
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import Reglages
from ccas_desktop.domain.ccas import Ccas
from ccas_desktop.domain.certifie.habilitation import SCOPES
from ccas_desktop.domain.courrier.document import Intertitre, gras, liste, paragraphe
from ccas_desktop.domain.courrier.etat import ColonneEtat, Etat, Partie, Tableau
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.reglement.modele.model import Aide, DonneeNecessaire, Reglement

TITRE = "Données demandées aux administrations, aide par aide"
_COLONNES = (
    ColonneEtat("Donnée", 20),
    ColonneEtat("Ce qui en est lu", 22),
    ColonneEtat("Droit à cocher", 22),
    ColonneEtat("Pourquoi", 32),
    ColonneEtat("Pièce que la personne n’apporte plus", 26),
)
_COLONNES_DROITS = (ColonneEtat("Droit", 30), ColonneEtat("Ce qu’il ouvre", 30), ColonneEtat("Aides", 60))
_AUCUNE = "aucune"


def etat_du_reglement(services: Services) -> Etat:
    """Return the page of the règlement in force. Raises RefusMetier `reglement_absent`, ReglementIllisible."""
    reglages = lire_reglages(services)
    reglement = reglement_en_vigueur(services, reglages)
    if reglement is None:
        raise RefusMetier("reglement_absent")
    return etat_habilitation(reglement, reglages, services.horloge.aujourdhui())


def etat_habilitation(reglement: Reglement, reglages: Reglages, jour: date) -> Etat:
    """Return the page, made from the règlement alone: what it does not list is never asked."""
    ccas = reglages.ccas
    avec = [aide for aide in reglement.aides if aide.donnees]
    return Etat(
        titre=TITRE,
        emetteur=ccas.nom or "CCAS",
        date=jour,
        resume=tuple(_resume(reglement, ccas)),
        parties=(
            *_cadre(),
            *(partie for aide in avec for partie in _aide(aide)),
            *_sans_donnee([aide for aide in reglement.aides if not aide.donnees]),
            *_droits(avec),
            *_garanties(ccas),
        ),
        pied=f"{TITRE}, imprimé le {jour:%d/%m/%Y}",
        paysage=True,
    )


def scopes_necessaires(aide: Aide) -> tuple[str, ...]:
    """Return the rights that the data of an aid need, each once."""
    return tuple(dict.fromkeys(scope for donnee in aide.donnees for scope in _scopes(donnee)))


def _resume(reglement: Reglement, ccas: Ccas) -> Iterator[str]:
    yield reglement.titre
    if ccas.siret:
        yield f"SIRET\u00a0: {ccas.siret}"
    yield "À joindre à la demande d’habilitation à API Particulier, avec la délibération qui liste ces mêmes données."


def _cadre() -> tuple[Partie, ...]:
    return (
        Intertitre("Cadre juridique"),
        liste(
            paragraphe(
                gras("CRPA, article L114-8"),
                "\u00a0: les administrations échangent entre elles les informations nécessaires pour traiter une "
                "demande.",
            ),
            paragraphe(
                gras("CASF, articles L123-5 et R123-2"),
                "\u00a0: les aides que le CCAS instruit ou accorde aux habitants.",
            ),
            paragraphe(
                gras("CASF, article R123-21"),
                "\u00a0: les aides facultatives, accordées par le conseil d’administration ou par délégation, et les "
                "délibérations citées ci-dessous.",
            ),
        ),
    )


def _aide(aide: Aide) -> tuple[Partie, ...]:
    intitule, article = aide.deliberation.intitule, aide.deliberation.article
    return (
        Intertitre(aide.libelle),
        paragraphe(f"{intitule[:1].upper()}{intitule[1:]}, article {article}. {aide.description}".strip()),
        Tableau(f"Données de l’aide {aide.libelle}", _COLONNES, tuple(_ligne(donnee) for donnee in aide.donnees)),
    )


def _ligne(donnee: DonneeNecessaire) -> tuple[str, ...]:
    scopes = _scopes(donnee)
    return (
        libelle_de_la_source(donnee.source),
        ", ".join(libelles_scopes(scopes)),
        ", ".join(scopes),
        donnee.motif,
        donnee.piece_remplacee or _AUCUNE,
    )


def _scopes(donnee: DonneeNecessaire) -> tuple[str, ...]:
    connus = SCOPES[donnee.source]
    return tuple(dict.fromkeys(connus[bloc] for bloc in (donnee.blocs or connus)))


def _sans_donnee(aides: list[Aide]) -> tuple[Partie, ...]:
    if not aides:
        return ()
    noms = ", ".join(aide.libelle for aide in aides)
    return (
        Intertitre("Aides sans donnée"),
        paragraphe(f"Aucune donnée n’est demandée à une administration pour\u00a0: {noms}."),
    )


def _droits(aides: list[Aide]) -> tuple[Partie, ...]:
    necessaires = dict.fromkeys(scope for aide in aides for scope in scopes_necessaires(aide))
    if not necessaires:
        return ()
    lignes = tuple(
        (
            scope,
            ", ".join(libelles_scopes((scope,))),
            ", ".join(aide.libelle for aide in aides if scope in scopes_necessaires(aide)),
        )
        for scope in necessaires
    )
    return (
        Intertitre("Droits à cocher dans la demande, et aucun autre"),
        Tableau("Droits à cocher dans la demande", _COLONNES_DROITS, lignes),
    )


def _garanties(ccas: Ccas) -> tuple[Partie, ...]:
    dpo = f" ({ccas.dpo})" if ccas.dpo else ""
    return (
        Intertitre("Ce que le CCAS garantit"),
        liste(
            paragraphe(
                "La personne est informée avant tout appel, à une date notée. Si elle préfère apporter ses papiers, "
                "aucun appel n’est fait."
            ),
            paragraphe(
                "Un agent n’appelle que pour une demande en cours, et seulement les données listées ici pour cette "
                "aide. Le reste d’une réponse est écarté sans être montré ni gardé."
            ),
            paragraphe(
                f"Chaque appel laisse une trace pendant {MOIS_DE_GARDE} mois (CRPA, article R114-9-7)\u00a0: agent, "
                "date, demande, base légale, issue. Ni la valeur, ni l’identité."
            ),
            paragraphe(
                "Les données restent sur le poste du CCAS, dans une base chiffrée. Destinataires\u00a0: les agents "
                "habilités du CCAS, et l’organe qui décide."
            ),
            paragraphe(
                f"La personne exerce ses droits auprès du CCAS et de son délégué à la protection des données{dpo}."
            ),
        ),
    )
