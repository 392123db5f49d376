"""Read the description of a person (personne.json of `ccas-desktop query`), every fault told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.registre.complement_json import lire_complement, lire_mois, refuser_l_inutile
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.errors import ErreurChamp, RefusMetier, SaisieInvalide
from ccas_desktop.domain.personnes.identite import (
    PAYS_FRANCE,
    DateNaissance,
    Identite,
    LieuNaissance,
    Sexe,
    verifier_identite,
)
from ccas_desktop.domain.provenance import Mois
from ccas_desktop.domain.reglement.fautes import Faute
from ccas_desktop.domain.reglement.lecteur import Lecteur, Limites, en_liste
from ccas_desktop.domain.reponses.identite_envoyee import EtatCivil, Lieu
from ccas_desktop.domain.sources.complement import SANS_COMPLEMENT, ComplementIdentite
from ccas_desktop.domain.sources.envoi import PERSONNE_NON_NOMMEE, Sujet, completer, preparer, requete_pour

_LIMITES = Limites(liste=20, texte=200)
_CHEMINS = {"lieu_naissance": "naissance"}


class PersonneIllisible(RefusMetier):
    """The description cannot be sent as it is.

    Attributes:
        fautes: each fault as (place in the file, sentence).
    """

    def __init__(self, fautes: tuple[tuple[str, str], ...]) -> None:
        super().__init__("personne_illisible", champ=fautes[0][0])
        self.fautes = fautes


@dataclass(frozen=True)
class Question:
    """What is asked of a source: about whom, with what beside the identity and, when it has one, for which month."""

    source: Source
    identite: Identite
    mois: Mois | None = None
    complement: ComplementIdentite = SANS_COMPLEMENT

    @property
    def sujet(self) -> Sujet:
        """Return whom the source is asked about."""
        return Sujet(self.identite, self.complement, self.mois)


def lire_question(source: Source, untrusted: object, *, aujourdhui: date) -> Question:
    """Return the question that a parsed personne.json asks. Raises PersonneIllisible."""
    fautes: list[Faute] = []
    if not isinstance(untrusted, Mapping):
        raise PersonneIllisible((("", "Un objet JSON est attendu, avec les champs de la personne."),))
    table = Lecteur(untrusted, "", fautes, _LIMITES)
    mois, complement = lire_mois(table), completer(source, lire_complement(table), aujourdhui)
    voulu = requete_pour(source, Sujet(PERSONNE_NON_NOMMEE, complement, mois)).etat_civil
    question = Question(source, _identite(table, voulu), mois, complement)
    table.fin()
    refuser_l_inutile(table, source, untrusted)
    if fautes:
        raise PersonneIllisible(tuple((f.chemin, f.phrase) for f in fautes))
    if erreurs := _refus(question, aujourdhui):
        raise PersonneIllisible(tuple((_CHEMINS.get(e.champ, e.champ), phrase_refus(e.code, e.faits)) for e in erreurs))
    return question


def _identite(table: Lecteur, voulu: EtatCivil | None) -> Identite:
    """A person designated otherwise need not be named; what is given is compared with the reply."""
    return Identite(
        nom_famille=table.texte("nom_famille", obligatoire=voulu is not None),
        nom_usage=table.texte("nom_usage", obligatoire=False) or None,
        prenoms=table.textes("prenoms", obligatoire=voulu is not None),
        sexe=_sexe(table, obligatoire=voulu is not None and voulu.sexe_exige),
        date_naissance=_date(table),
        lieu_naissance=_lieu(table, voulu.lieu if voulu else Lieu.AUCUN),
    )


def _sexe(table: Lecteur, *, obligatoire: bool) -> Sexe | None:
    valeur = table.brut("sexe", obligatoire=obligatoire)
    if valeur in tuple(Sexe):
        return Sexe(str(valeur))
    if valeur is not None:
        table.fauter("sexe", "valeur_inconnue", en_liste(Sexe))
    return None


def _date(table: Lecteur) -> DateNaissance | None:
    texte = table.texte("date_naissance", obligatoire=False)
    try:
        return DateNaissance.lire(texte) if texte else None
    except ValueError:
        table.fauter("date_naissance", "date_attendue", "1987-06-27, 1987-06, 1987 ou null")
        return None


def _lieu(table: Lecteur, voulu: Lieu) -> LieuNaissance | None:
    """The country is told by a source that has no place for it only when the birth was abroad."""
    exige = voulu in (Lieu.PAYS_ET_COMMUNE, Lieu.COMMUNE_OU_PAYS)
    if not exige and table.brut("naissance", obligatoire=False) is None:
        return None
    naissance = table.table("naissance")
    lieu = LieuNaissance(
        pays=naissance.texte("pays", obligatoire=voulu is Lieu.PAYS_ET_COMMUNE) or PAYS_FRANCE,
        commune=naissance.texte("commune", obligatoire=False) or None,
        commune_nom=naissance.texte("commune_nom", obligatoire=False) or None,
        departement=naissance.texte("departement", obligatoire=False) or None,
    )
    naissance.fin()
    return lieu


def _refus(question: Question, aujourdhui: date) -> tuple[ErreurChamp, ...]:
    designee_autrement = requete_pour(question.source, question.sujet).etat_civil is None
    if not designee_autrement and (erreurs := verifier_identite(question.identite, aujourdhui=aujourdhui)):
        return erreurs
    try:
        preparer(question.source, question.sujet)
    except SaisieInvalide as refus:
        return refus.erreurs
    return ()
