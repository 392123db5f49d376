"""The « Données » step of a request, line by line: what is known, from whom, and what may be done next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ccas_desktop.application.demandes.personnes_concernees import (
    PAR_ELEVE,
    SANS_CHOIX,
    ChoixDePersonne,
    choix_de_personne,
    recues_de,
)
from ccas_desktop.application.demandes.precisions import ChampPrecision, champs_de_la_source
from ccas_desktop.application.donnees.empechements import EmpechementAppel, empechement
from ccas_desktop.application.donnees.en_attente import EnAttente, appels_en_attente
from ccas_desktop.application.donnees.faits_voulus import a_demander_a_la_personne, faits_des_blocs, faits_voulus
from ccas_desktop.application.donnees.valeurs_retenues import (
    certifiee_d_une_autre,
    differe,
    est_la_certifiee,
    recue_montree,
    valeurs_retenues,
)
from ccas_desktop.application.donnees.verbes import (
    provenance_recue,
    valeur_certifiee,
)
from ccas_desktop.application.vues import DemandeComplete
from ccas_desktop.domain.certifie.certifie import EtatAppel, ReponseCertifiee, Source
from ccas_desktop.domain.demandes.demande import Demande, DonneeRetenue, ReponseRecue
from ccas_desktop.domain.provenance import Mois, Provenance
from ccas_desktop.domain.reglement.modele.indicateurs import Indicateur, Origine
from ccas_desktop.domain.reglement.modele.model import Aide, DonneeNecessaire
from ccas_desktop.domain.sources.catalogue import DESCRIPTIONS, SOURCES_DE
from ccas_desktop.domain.sources.complement import Complement
from ccas_desktop.domain.sources.description import FaitCertifie

COMPOSITION_DU_FOYER = "Composition du foyer (Caf ou MSA)"


class ActionDonnee(StrEnum):
    """What the agent may do on a line."""

    DEMANDER = "demander"
    ACTUALISER = "actualiser"
    RETENIR_CERTIFIEE = "retenir_certifiee"
    SAISIR = "saisir"
    OUBLIER = "oublier"


@dataclass(frozen=True)
class LigneDonnee:
    """One datum of a request.

    Attributes:
        porte_valeur: False for a source asked for the foyer only: it has no value to keep.
        lue: a rule of the aid reads this value; the others only confirm what was declared.
        source: who can certify it; None when only the person or a paper can tell.
        precisions: fields of what may be given beside the identity to ask that source.
        choix: whom it may be about.
        piece: the paper that the person need not bring when it is certified.
        reponse: last reply of the source, whatever its outcome and whom it is about.
        recues: the replies about each person, latest first.
        en_attente: the calls to make again as soon as the network is back, when the agent says so.
        certifiee, provenance_certifiee: what a certified reply says, beside the value that counts: the last one, or
            that of a pupil for whom it is not kept yet.
        certifiee_de: id of whom that reply is about.
        identite_differente: the certified reply is about somebody who is not exactly the person typed.
        retenue: the value that counts, with its provenance.
        voulue, mois_voulu: the period that the rules want it of, in words, and the past month to ask for.
        hors_periode: the value kept is of another period: it does not count.
        autres_retenues: the values kept of the other pupils, for what each has her own.
    """

    indicateur: Indicateur
    porte_valeur: bool
    lue: bool
    source: Source | None
    piece: str
    empechement: EmpechementAppel
    reponse: ReponseCertifiee | None
    certifiee: str | None
    provenance_certifiee: Provenance | None
    identite_differente: bool
    retenue: DonneeRetenue | None
    actions: frozenset[ActionDonnee]
    precisions: tuple[ChampPrecision, ...] = ()
    choix: ChoixDePersonne = SANS_CHOIX
    voulue: str = ""
    mois_voulu: Mois | None = None
    hors_periode: bool = False
    autres_retenues: tuple[DonneeRetenue, ...] = ()
    recues: tuple[ReponseRecue, ...] = ()
    en_attente: tuple[EnAttente, ...] = ()
    certifiee_de: str | None = None

    @property
    def est_d_un_eleve(self) -> bool:
        """Tell whether a value typed must say of which pupil it is."""
        return self.indicateur.code in PAR_ELEVE and self.choix.plusieurs

    @property
    def a_oublier(self) -> DonneeRetenue | None:
        """Return the value that « Ne plus retenir » takes back: the one shown, else that of another pupil."""
        return self.retenue or next(iter(self.autres_retenues), None)

    @property
    def libelle(self) -> str:
        """Return what the line is called: a foyer asked without its quotient is a foyer."""
        if self.porte_valeur or self.source is None:
            return self.indicateur.libelle
        return COMPOSITION_DU_FOYER if self.source is Source.QUOTIENT_FAMILIAL else DESCRIPTIONS[self.source].libelle

    @property
    def complements(self) -> tuple[Complement, ...]:
        """Return what must be asked of the person before the source is, beside the civil identity."""
        return DESCRIPTIONS[self.source].complements_a_saisir if self.source else ()

    @property
    def a_preciser(self) -> bool:
        """Tell whether no call is possible before the agent fills in a field."""
        return bool(self.complements) or self.choix.a_faire

    @property
    def differe(self) -> bool:
        """Tell whether the value that counts is not the certified one."""
        return differe(self.certifiee, self.retenue)

    @property
    def retient_le_certifie(self) -> bool:
        """Tell whether the value that counts is the certified one, as certified."""
        return self.certifiee is not None and est_la_certifiee(self.certifiee, self.provenance_certifiee, self.retenue)

    @property
    def retient_une_autre_personne(self) -> bool:
        """Tell whether the value that counts was certified about somebody else than the last reply."""
        return certifiee_d_une_autre(self.provenance_certifiee, self.retenue)

    @property
    def deja_certifiee(self) -> bool:
        """Tell whether the source has already certified something for this request."""
        return self.provenance_certifiee is not None

    def certifiee_au_sujet_de(self, usager_id: str | None) -> ReponseCertifiee | None:
        """Return the last certified reply about a person, about anyone when none is said."""
        reponses = (recue.reponse for recue in self.recues if usager_id in (None, recue.usager_id))
        return next((reponse for reponse in reponses if reponse.etat is EtatAppel.CERTIFIE), None)

    @property
    def se_demande(self) -> bool:
        """Tell whether the source may be asked now."""
        return _se_demande(self.actions)

    @property
    def attend_le_reseau(self) -> bool:
        """Tell whether a call found no network, or was put off, and may be made again when the agent says so."""
        return bool(self.en_attente)

    @property
    def est_reglee(self) -> bool:
        """Tell whether nothing is left to do: the value is kept, or it was only to be confirmed and is certified."""
        if self.retenue is not None:
            return not self.hors_periode
        repondu = self.reponse is not None and self.reponse.etat is EtatAppel.CERTIFIE
        return repondu and not (self.lue and self.porte_valeur)


def _se_demande(actions: frozenset[ActionDonnee]) -> bool:
    return bool(actions & {ActionDonnee.DEMANDER, ActionDonnee.ACTUALISER})


def lignes_donnees(
    complete: DemandeComplete, aide: Aide, scopes: frozenset[str], bruts: tuple[Indicateur, ...] | None = None
) -> tuple[LigneDonnee, ...]:
    """Return the lines: first the sources the délibération lists, then what only the person can tell.

    `bruts` are the facts behind the indicators of the règlement, in their place: `Reglement.faits_bruts`.
    """
    lus = aide.indicateurs if bruts is None else bruts
    causes = {donnee.source: empechement(complete.demande, aide, donnee.source, scopes) for donnee in aide.donnees}
    lignes = [
        _ligne_de_source(complete, donnee, fait, causes[donnee.source], lue=fait.indicateur in lus)
        for donnee in aide.donnees
        for fait in faits_voulus(donnee)
    ]
    connues = {ligne.indicateur.code for ligne in lignes}
    certifiables = {*SOURCES_DE, *a_demander_a_la_personne(complete)}
    voulus = [i for i in lus if i.code in certifiables or i.origine is Origine.SAISI]
    restants = [i for i in voulus if i.code not in connues]
    lignes += [_ligne_sans_source(complete, indicateur) for indicateur in restants]
    return tuple(lignes)


def _ligne_de_source(
    complete: DemandeComplete, donnee: DonneeNecessaire, fait: FaitCertifie, cause: EmpechementAppel, *, lue: bool
) -> LigneDonnee:
    indicateur = fait.indicateur
    porte_valeur = fait in faits_des_blocs(donnee)
    recues, choix = recues_de(complete, donnee.source), choix_de_personne(complete, donnee.source)
    recue = recue_montree(complete, donnee.source, fait)
    certifiee = valeur_certifiee(recue.reponse, fait) if recue and porte_valeur else None
    provenance = provenance_recue(complete, recue) if recue else None
    retenue, autres = valeurs_retenues(complete, indicateur, recue)
    connu = _Connu(porte_valeur, certifiee, provenance, retenue, bool(recues), bool(autres))
    actions = _actions(complete.demande, cause, connu)
    return LigneDonnee(
        indicateur=indicateur,
        porte_valeur=porte_valeur,
        lue=lue,
        source=donnee.source,
        precisions=_precisions(complete, donnee.source, porte_valeur),
        choix=choix,
        piece=donnee.piece_remplacee,
        empechement=cause,
        reponse=recues[0].reponse if recues else None,
        certifiee=certifiee,
        provenance_certifiee=provenance,
        identite_differente=bool(recue and recue.reponse.identite_differente),
        retenue=retenue,
        actions=actions,
        autres_retenues=autres,
        recues=recues,
        en_attente=appels_en_attente(complete, donnee.source, indicateur, choix) if _se_demande(actions) else (),
        certifiee_de=recue.usager_id if recue and choix.plusieurs else None,
    )


def _ligne_sans_source(complete: DemandeComplete, indicateur: Indicateur) -> LigneDonnee:
    retenue, autres = valeurs_retenues(complete, indicateur, None)
    cause = EmpechementAppel.HORS_DELIBERATION
    return LigneDonnee(
        indicateur=indicateur,
        porte_valeur=True,
        lue=True,
        source=None,
        piece="",
        empechement=cause,
        reponse=None,
        certifiee=None,
        provenance_certifiee=None,
        identite_differente=False,
        retenue=retenue,
        actions=_actions(complete.demande, cause, _Connu(True, None, None, retenue, False, bool(autres))),
        autres_retenues=autres,
    )


def _precisions(complete: DemandeComplete, source: Source, porte_valeur: bool) -> tuple[ChampPrecision, ...]:
    """A foyer asked without its quotient is always that of the day: no month is chosen for it (api.md 1.5, point 1)."""
    champs = champs_de_la_source(complete, source)
    return champs if porte_valeur else tuple(champ for champ in champs if champ is not ChampPrecision.MOIS)


@dataclass(frozen=True)
class _Connu:
    porte_valeur: bool
    certifiee: str | None
    provenance: Provenance | None
    retenue: DonneeRetenue | None
    deja_repondu: bool
    autres: bool = False


def _actions(demande: Demande, cause: EmpechementAppel, connu: _Connu) -> frozenset[ActionDonnee]:
    if not demande.est_en_instruction:
        return frozenset()
    actions = {ActionDonnee.SAISIR} if connu.porte_valeur else set()
    if cause is EmpechementAppel.AUCUN:
        actions.add(ActionDonnee.ACTUALISER if connu.deja_repondu else ActionDonnee.DEMANDER)
    if connu.certifiee is not None and not est_la_certifiee(connu.certifiee, connu.provenance, connu.retenue):
        actions.add(ActionDonnee.RETENIR_CERTIFIEE)
    if connu.retenue is not None or connu.autres:
        actions.add(ActionDonnee.OUBLIER)
    return frozenset(actions)
