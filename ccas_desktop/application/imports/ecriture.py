"""Write one family of the file in the base: a new dossier, or what completes one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.imports.choix import ActionFiche, Choix
from ccas_desktop.application.imports.completer import completer_dossier, completer_usager, personne_du_dossier
from ccas_desktop.application.imports.encours import ImportEnCours, Issue
from ccas_desktop.application.imports.fiche import AideLue, Fiche, PersonneLue
from ccas_desktop.application.imports.rapport import lignes_de
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.ports import Ecriture, Horloge
from ccas_desktop.domain.dossiers.dossier import Dossier, numero_de_dossier
from ccas_desktop.domain.dossiers.note import Note
from ccas_desktop.domain.dossiers.reprise import AideReprise
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from ccas_desktop.domain.personnes.identite import cle_de_comparaison


def ecrire_fiche(base: Ecriture, horloge: Horloge, auteur: Auteur, encours: ImportEnCours, fiche: Fiche) -> Issue:
    """Write one family as the agent chose, in the open unit of work; say of one left out that it is."""
    choix = encours.apercu.choix[fiche.rang]
    if not choix.importe:
        return Issue(lignes_de(fiche, "Non reprise", importee=False))
    ecrivain = _Ecrivain(base, horloge, auteur, encours)
    if choix.action is ActionFiche.CREER:
        return ecrivain.creer(fiche)
    return ecrivain.completer(fiche, choix)


class _Ecrivain:
    """Writes the records of one family."""

    def __init__(self, base: Ecriture, horloge: Horloge, auteur: Auteur, encours: ImportEnCours) -> None:
        self._base = base
        self._horloge = horloge
        self._auteur = auteur
        self._encours = encours

    def creer(self, fiche: Fiche) -> Issue:
        """Open a dossier for the family."""
        jour = self._horloge.aujourdhui()
        rang = self._base.numero_suivant(f"dossier/{jour.year}")
        vide = Dossier(id=nouvel_id(), numero=numero_de_dossier(jour.year, rang), ouvert_le=jour)
        dossier = self._base.enregistrer(completer_dossier(vide, fiche, frozenset()))
        usagers = [self._ajouter(personne, dossier.id) for personne in fiche.personnes]
        self._joindre(fiche, fiche.aides, dossier.id, usagers[0].id)
        lignes = lignes_de(fiche, "Dossier créé", dossier.numero)
        return Issue(lignes, creee=True, personnes=len(usagers), aides=len(fiche.aides))

    def completer(self, fiche: Fiche, choix: Choix) -> Issue:
        """Add to a dossier what it lacks."""
        dossier = self._base.lire(Dossier, choix.dossier_id)
        usagers = self._base.du_dossier(Usager, choix.dossier_id)
        complete = completer_dossier(dossier, fiche, choix.remplacer)
        if complete != dossier:
            self._base.enregistrer(complete)
        places = []
        nouvelles = 0
        for rang, personne in enumerate(fiche.personnes):
            usager = personne_du_dossier(personne, usagers, demandeur=rang == 0)
            if usager is None:
                nouvelles += 1
                places.append(self._ajouter(_en_membre(personne, usagers), dossier.id))
                continue
            complet = completer_usager(usager, personne, rang, choix.remplacer)
            places.append(complet if complet == usager else self._base.enregistrer(complet))
        nouvelles_aides = self._nouvelles_aides(fiche, dossier.id)
        self._joindre(self._sans_note_connue(fiche, dossier.id), nouvelles_aides, dossier.id, places[0].id)
        connues = {aide.ligne for aide in fiche.aides} - {aide.ligne for aide in nouvelles_aides}
        lignes = lignes_de(fiche, "Dossier complété", dossier.numero, connues=connues)
        return Issue(
            lignes,
            completee=True,
            personnes=nouvelles,
            aides=len(nouvelles_aides),
            aides_connues=len(fiche.aides) - len(nouvelles_aides),
        )

    def _nouvelles_aides(self, fiche: Fiche, dossier_id: str) -> tuple[AideLue, ...]:
        """Return the aids that no former import brought: a list kept all year is brought in again and again.

        Two equal rows of one file are two aids.
        """
        reprises = self._base.du_dossier(AideReprise, dossier_id) if fiche.aides else ()
        connues = Counter(_cle(a, a.accordee_le) for a in reprises if a.import_id != self._encours.batch.id)
        nouvelles = []
        for aide in fiche.aides:
            cle = _cle(aide, aide.date)
            if connues[cle]:
                connues[cle] -= 1
            else:
                nouvelles.append(aide)
        return tuple(nouvelles)

    def _sans_note_connue(self, fiche: Fiche, dossier_id: str) -> Fiche:
        """Return the family without its note when a former import wrote the same."""
        notes = self._base.du_dossier(Note, dossier_id) if fiche.notes else ()
        connues = {note.texte.partition("\n")[2] for note in notes}
        return replace(fiche, notes=()) if "\n".join(fiche.notes) in connues else fiche

    def _ajouter(self, personne: PersonneLue, dossier_id: str) -> Usager:
        return self._base.enregistrer(
            Usager(
                id=nouvel_id(),
                dossier_id=dossier_id,
                identite=personne.identite,
                lien=personne.lien,
                telephone=personne.telephone,
                courriel=personne.courriel,
                autre_telephone=personne.autre_telephone,
                situation=personne.situation,
                a_prevenir=personne.a_prevenir,
                preferences=personne.preferences,
            )
        )

    def _joindre(self, fiche: Fiche, aides: tuple[AideLue, ...], dossier_id: str, usager_id: str) -> None:
        """Add past aids, and the note of what has no field."""
        for aide in aides:
            self._base.enregistrer(self._aide(aide, dossier_id, usager_id))
        if fiche.notes:
            jour = self._horloge.aujourdhui()
            titre = f"Repris du fichier «\u00a0{self._encours.batch.fichier}\u00a0» le {jour:%d/%m/%Y}"
            self._base.enregistrer(
                Note(
                    id=nouvel_id(),
                    dossier_id=dossier_id,
                    ecrite_le=self._horloge.maintenant(),
                    auteur=self._auteur.nom,
                    texte="\n".join((titre, *fiche.notes)),
                )
            )

    def _aide(self, aide: AideLue, dossier_id: str, usager_id: str) -> AideReprise:
        reglage = self._encours.apercu.reglage
        return AideReprise(
            id=nouvel_id(),
            dossier_id=dossier_id,
            usager_id=usager_id,
            import_id=self._encours.batch.id,
            nature=aide.nature,
            aide=reglage.natures.get(cle_de_comparaison(aide.nature), ""),
            accordee_le=aide.date,
            montant=aide.montant,
            sens=aide.sens,
            numero=aide.numero,
            motif=aide.motif,
            tiers=aide.tiers,
        )


def _cle(aide: AideLue | AideReprise, jour: date | None) -> tuple[object, ...]:
    """Return what two rows have alike when they tell of the same aid."""
    return cle_de_comparaison(aide.nature), jour, aide.montant, aide.sens, aide.numero


def _en_membre(personne: PersonneLue, usagers: tuple[Usager, ...]) -> PersonneLue:
    """A dossier keeps its demandeur: another one of the file joins as an adult of the foyer."""
    a_un_conjoint = any(u.lien is Lien.CONJOINT for u in usagers)
    if personne.lien is Lien.DEMANDEUR or (personne.lien is Lien.CONJOINT and a_un_conjoint):
        return replace(personne, lien=Lien.AUTRE)
    return personne
