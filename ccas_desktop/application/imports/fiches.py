"""The rows of a file put together by family: by the key the file gives, else by the same person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from ccas_desktop.application.imports.fiche import Anomalie, Fiche, LigneLue, PersonneLue
from ccas_desktop.application.imports.lecture_suivi import completer_situation, completer_suivi
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, cle_de_comparaison

CleIdentite = tuple[str, str]


def assembler(lignes: Iterable[LigneLue]) -> tuple[Fiche, ...]:
    """Return the families of a file, in the order they appear; a person named twice is one person."""
    return tuple(_fiche(rang, groupe) for rang, groupe in enumerate(_groupes(lignes)))


def cle_d_identite(identite: Identite) -> CleIdentite:
    """Return what tells two persons apart when their birth dates agree."""
    return cle_de_comparaison(identite.nom_famille), cle_de_comparaison(identite.prenom)


def naissances_compatibles(a: DateNaissance | None, b: DateNaissance | None) -> bool:
    """Tell whether two birth dates may be one: one of them unknown, or some day common to both."""
    return a is None or b is None or (a.bornes[0] <= b.bornes[1] and b.bornes[0] <= a.bornes[1])


def _groupes(lignes: Iterable[LigneLue]) -> Iterator[list[LigneLue]]:
    groupes: list[list[LigneLue]] = []
    par_cle: dict[str, list[LigneLue]] = {}
    par_identite: dict[CleIdentite, list[list[LigneLue]]] = {}
    for ligne in lignes:
        groupe = par_cle.get(ligne.cle) if ligne.cle else _deja_vu(par_identite, ligne)
        if groupe is None:
            groupe = []
            groupes.append(groupe)
        groupe.append(ligne)
        if ligne.cle:
            par_cle[ligne.cle] = groupe
        elif ligne.personnes and len(groupe) == 1:
            par_identite.setdefault(cle_d_identite(ligne.personnes[0].identite), []).append(groupe)
    yield from groupes


def _deja_vu(par_identite: dict[CleIdentite, list[list[LigneLue]]], ligne: LigneLue) -> list[LigneLue] | None:
    if not ligne.personnes:
        return None
    identite = ligne.personnes[0].identite
    for groupe in par_identite.get(cle_d_identite(identite), ()):
        naissance = groupe[0].personnes[0].identite.date_naissance
        if naissances_compatibles(naissance, identite.date_naissance):
            return groupe
    return None


def _fiche(rang: int, groupe: list[LigneLue]) -> Fiche:
    personnes: list[PersonneLue] = []
    anomalies: list[Anomalie] = []
    for ligne in groupe:
        anomalies += ligne.anomalies
        seule = ligne.personnes[0] if ligne.personnes and len(groupe) == 1 else None
        if seule is not None and seule.lien is not Lien.DEMANDEUR:
            anomalies.append(Anomalie(ligne.numero, None, "lien_sans_foyer", doute=True))
        repetee = bool(personnes) and ligne.aide is None and not ligne.cle
        for personne in ligne.personnes:
            _ajouter(personnes, personne)
        if repetee:
            anomalies.append(
                Anomalie(ligne.numero, None, "deja_dans_le_fichier", doute=True, faits={"ligne": str(groupe[0].numero)})
            )
    return Fiche(
        rang=rang,
        lignes=tuple(ligne.numero for ligne in groupe),
        personnes=_liens_d_un_foyer(personnes),
        adresse=next((ligne.adresse for ligne in groupe if not ligne.adresse.est_vide), groupe[0].adresse),
        aides=tuple(ligne.aide for ligne in groupe if ligne.aide is not None),
        notes=tuple(dict.fromkeys(note for ligne in groupe for note in ligne.notes)),
        anomalies=tuple(anomalies),
        domiciliation=next((ligne.domiciliation for ligne in groupe if ligne.domiciliation is not None), None),
        suivi=reduce(completer_suivi, (ligne.suivi for ligne in groupe)),
    )


def _ajouter(personnes: list[PersonneLue], nouvelle: PersonneLue) -> None:
    """Add a person, or complete the one already there."""
    cle = cle_d_identite(nouvelle.identite)
    for rang, personne in enumerate(personnes):
        memes_dates = naissances_compatibles(personne.identite.date_naissance, nouvelle.identite.date_naissance)
        if cle_d_identite(personne.identite) == cle and memes_dates:
            personnes[rang] = _completee(personne, nouvelle)
            return
    personnes.append(nouvelle)


def _completee(personne: PersonneLue, autre: PersonneLue) -> PersonneLue:
    a, b = personne.identite, autre.identite
    identite = replace(
        a,
        sexe=a.sexe or b.sexe,
        nom_usage=a.nom_usage or b.nom_usage,
        date_naissance=a.date_naissance or b.date_naissance,
        lieu_naissance=a.lieu_naissance or b.lieu_naissance,
        prenoms=max(a.prenoms, b.prenoms, key=len),
    )
    return replace(
        personne,
        identite=identite,
        telephone=personne.telephone or autre.telephone,
        courriel=personne.courriel or autre.courriel,
        autre_telephone=personne.autre_telephone or autre.autre_telephone,
        situation=completer_situation(personne.situation, autre.situation),
        a_prevenir=personne.a_prevenir if personne.a_prevenir.nom else autre.a_prevenir,
        preferences=personne.preferences if personne.preferences.langue else autre.preferences,
    )


def _liens_d_un_foyer(personnes: list[PersonneLue]) -> tuple[PersonneLue, ...]:
    """A foyer has one demandeur: who is said to be, else the first; the next one said so is an adult of the foyer."""
    if not personnes:
        return ()
    if len(personnes) == 1 and personnes[0].lien is Lien.DEMANDEUR:
        return tuple(personnes)
    chef = next((p for p in personnes if p.lien is Lien.DEMANDEUR), personnes[0])
    autres = [p for p in personnes if p is not chef]
    a_un_conjoint = any(p.lien is Lien.CONJOINT for p in autres)
    rendues = [replace(chef, lien=Lien.DEMANDEUR)]
    for personne in autres:
        if personne.lien is Lien.DEMANDEUR:
            personne = replace(personne, lien=Lien.AUTRE if a_un_conjoint else Lien.CONJOINT)
            a_un_conjoint = True
        rendues.append(personne)
    return tuple(rendues)
