"""What the pages of an import show: columns, families, cells, choices, batches. No window is needed to test it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccas_desktop.application.classeur import Classeur, texte_de
from ccas_desktop.application.imports.apercu import Apercu
from ccas_desktop.application.imports.champs import IGNORER, INTERDIT, NOTE
from ccas_desktop.application.imports.choix import CREER, ActionFiche, Choix
from ccas_desktop.application.imports.choix import IGNORER as LAISSER
from ccas_desktop.application.imports.cibles import choix_de_cibles, cible_de
from ccas_desktop.application.imports.colonnes import Colonne
from ccas_desktop.application.imports.completer import phrases_de_la_personne, phrases_du_suivi
from ccas_desktop.application.imports.fiche import AideLue, EtatFiche, Fiche, PersonneLue
from ccas_desktop.application.imports.reglage import Reglage
from ccas_desktop.application.imports.reperage import LIGNES_EXAMINEES, lettre_de
from ccas_desktop.application.messages.imports import ETATS, INTERDITES, RAISONS, phrase_anomalie, phrase_compte
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.messages.ressemblances import RESSEMBLANCES
from ccas_desktop.application.services import Services
from ccas_desktop.domain.dossiers.reprise import EtatImport, Import
from ccas_desktop.domain.montant import ecrire_montant

MEMBRES_PROPOSES = 6
ETATS_DE_FICHE = {
    EtatFiche.PRETE: ("fait", "succes", "Lisible"),
    EtatFiche.DOUTEUSE: ("info", "alerte", "À relire"),
    EtatFiche.EN_ERREUR: ("alerte", "alerte", "Illisible"),
    EtatFiche.IMPOSSIBLE: ("bloque", "danger", "Sans nom"),
}
ACTIONS = {
    ActionFiche.CREER: "Créer un dossier",
    ActionFiche.COMPLETER: "Compléter",
    ActionFiche.IGNORER: "Ne pas reprendre",
    ActionFiche.A_DECIDER: "À décider",
}


_COURTES = {**ACTIONS, ActionFiche.CREER: "Créer", ActionFiche.IGNORER: "Laisser"}


@dataclass(frozen=True)
class LigneColonne:
    """One column of the file, as shown."""

    rang: int
    lettre: str
    titre: str
    exemples: str
    devient: str
    raison: str
    modifiable: bool


@dataclass(frozen=True)
class LigneFiche:
    """One family of the file, as shown."""

    rang: int
    premiere_ligne: int
    lignes: str
    personne: str
    naissance: str
    foyer: str
    aides: str
    etat: EtatFiche
    fait: str
    a_decider: bool


@dataclass(frozen=True)
class LigneImport:
    """One batch, as shown."""

    batch: Import
    quand: datetime
    fichier: str
    auteur: str
    image: str
    etat: str
    compte: str
    annulable: bool

    @property
    def phrase(self) -> str:
        """Return what the head of its report says."""
        suite = f"\u00a0: {self.compte}" if self.compte else ""
        refus = f" {phrase_refus(self.batch.refus['code'], self.batch.refus)}" if self.batch.refus else ""
        return f"«\u00a0{self.fichier}\u00a0», {self.quand:%d/%m/%Y %H:%M}. {self.etat}{suite}.{refus}"


def lignes_colonnes(reglage: Reglage) -> tuple[LigneColonne, ...]:
    """Return the columns of the sheet with what each becomes."""
    return tuple(
        LigneColonne(
            colonne.rang,
            lettre_de(colonne.rang),
            colonne.titre,
            "\u2003".join(() if colonne.interdit else colonne.profil.exemples),
            devient(colonne.cible),
            INTERDITES[colonne.interdit] if colonne.interdit else RAISONS[colonne.raison.value],
            colonne.cible != INTERDIT,
        )
        for colonne in reglage.colonnes
    )


def devient(code: str) -> str:
    """Return what a column becomes, in words."""
    fixes = {NOTE: "À reprendre, en note", IGNORER: "Ne pas reprendre", INTERDIT: "Interdite"}
    cible = cible_de(code)
    return cible.libelle if cible is not None else fixes.get(code, "")


def choix_de_la_colonne(colonne: Colonne) -> tuple[tuple[str, str], ...]:
    """Return what the agent may choose for a column."""
    if colonne.cible == INTERDIT:
        return ()
    return ((NOTE, devient(NOTE)), (SANS, devient(IGNORER)), *choix_de_cibles(MEMBRES_PROPOSES))


# A list of choices keeps the empty code for « nothing chosen ».
SANS = "ne_pas_reprendre"
# Of the headings of a row, what a list shows.
TITRES_MAX = 90


def _debut(texte: str) -> str:
    return texte if len(texte) <= TITRES_MAX else f"{texte[: TITRES_MAX - 1].rstrip(' ,')}…"


def choix_de_l_entete(classeur: Classeur, feuille: int) -> tuple[tuple[str, str], ...]:
    """Return the rows that may hold the headings: « Ligne 4 : Nom, Prénom, Né le… », and none."""
    page = classeur.feuilles[feuille]
    lignes = [
        (str(rang), f"Ligne {numero}\u00a0: {_debut(', '.join(t for c in ligne if (t := texte_de(c))))}")
        for rang, (numero, ligne) in enumerate(
            zip(page.numeros[:LIGNES_EXAMINEES], page.lignes[:LIGNES_EXAMINEES], strict=True)
        )
    ]
    return ((("-1"), "Aucune\u00a0: la liste commence à la première ligne"), *lignes)


def lignes_fiches(apercu: Apercu) -> tuple[LigneFiche, ...]:
    """Return the families of the file with what will be done with each."""
    return tuple(ligne_fiche(apercu, fiche) for fiche in apercu.fiches)


def ligne_fiche(apercu: Apercu, fiche: Fiche) -> LigneFiche:
    """Return one family as shown."""
    premiere = fiche.personnes[0].identite if fiche.personnes else None
    naissance = premiere.date_naissance if premiere else None
    choix = apercu.choix[fiche.rang]
    return LigneFiche(
        rang=fiche.rang,
        premiere_ligne=fiche.lignes[0],
        lignes=_lignes(fiche.lignes),
        personne=fiche.nom_affiche or "—",
        naissance=naissance.en_francais if naissance else "",
        foyer=str(len(fiche.personnes)) if fiche.personnes else "",
        aides=str(len(fiche.aides)) if fiche.aides else "",
        etat=fiche.etat,
        fait=_fait(apercu, fiche, choix),
        a_decider=choix.action is ActionFiche.A_DECIDER,
    )


def phrase_apercu(apercu: Apercu) -> str:
    """Return what will be done, in one line."""
    parties = [
        f"{apercu.compte(ActionFiche.CREER)} à créer",
        f"{apercu.compte(ActionFiche.COMPLETER)} à compléter",
        f"{apercu.compte(ActionFiche.A_DECIDER)} à décider",
        f"{apercu.compte(ActionFiche.IGNORER)} laissés",
    ]
    return f"{len(apercu.fiches)} dossiers trouvés dans le fichier\u00a0: " + ", ".join(parties) + "."


def choix_de_la_fiche(apercu: Apercu, fiche: Fiche) -> tuple[tuple[str, str, Choix], ...]:
    """Return what may be done with a family: its code, its words, the choice."""
    if fiche.etat is EtatFiche.IMPOSSIBLE:
        return (("laisser", ACTIONS[ActionFiche.IGNORER], LAISSER),)
    completer: dict[str, tuple[str, str, Choix]] = {}
    for _rang, candidat in apercu.candidats.get(fiche.rang, ()):
        connue = candidat.connue
        if connue.dossier_id not in completer:
            mots = f"Compléter {connue.numero} — {connue.identite.nom_affiche} ({RESSEMBLANCES[candidat.ressemblance]})"
            completer[connue.dossier_id] = (connue.dossier_id, mots, Choix(ActionFiche.COMPLETER, connue.dossier_id))
    return (
        *completer.values(),
        ("creer", ACTIONS[ActionFiche.CREER], CREER),
        ("laisser", ACTIONS[ActionFiche.IGNORER], LAISSER),
    )


def code_du_choix(choix: Choix) -> str:
    """Return the code that `choix_de_la_fiche` gives to a choice, empty while the agent has to decide."""
    codes = {ActionFiche.CREER: "creer", ActionFiche.IGNORER: "laisser", ActionFiche.COMPLETER: choix.dossier_id}
    return codes.get(choix.action, "")


def detail_de_la_fiche(fiche: Fiche) -> tuple[str, ...]:
    """Return what was read of a family, one line each: people, address, aids, notes."""
    lignes = [_personne(personne) for personne in fiche.personnes]
    if not fiche.adresse.est_vide:
        lignes.append(", ".join(fiche.adresse.lignes))
    lignes += phrases_du_suivi(fiche.suivi)
    lignes += [_aide(aide) for aide in fiche.aides]
    return (*lignes, *(f"Note\u00a0: {note}" for note in fiche.notes))


def anomalies_de_la_fiche(apercu: Apercu, fiche: Fiche) -> tuple[str, ...]:
    """Return each anomaly at its cell: « D12 (Tél) « 12 » : numéro illisible… »."""
    page = apercu.classeur.feuilles[apercu.reglage.reperage.feuille]
    places = {numero: ligne for numero, ligne in zip(page.numeros, page.lignes, strict=True) if numero in fiche.lignes}
    rendues = []
    for anomalie in fiche.anomalies:
        phrase = phrase_anomalie(anomalie.code, anomalie.faits)
        if anomalie.colonne is None:
            rendues.append(f"Ligne {anomalie.ligne}\u00a0: {phrase}")
            continue
        ligne = places[anomalie.ligne]
        valeur = texte_de(ligne[anomalie.colonne]) if anomalie.colonne < len(ligne) else ""
        if anomalie.code == "nir_retire":
            valeur = ""
        titre = apercu.reglage.colonnes[anomalie.colonne].titre
        cite = f" «\u00a0{valeur[:60]}\u00a0»" if valeur else ""
        rendues.append(f"{lettre_de(anomalie.colonne)}{anomalie.ligne} ({titre}){cite}\u00a0: {phrase}")
    return tuple(rendues)


def lignes_imports(services: Services, imports: Sequence[Import]) -> tuple[LigneImport, ...]:
    """Return the batches as shown."""
    return tuple(ligne_import(services, batch) for batch in imports)


def ligne_import(services: Services, batch: Import) -> LigneImport:
    """Return one batch as shown."""
    image, etat = ETATS[batch.etat]
    return LigneImport(
        batch,
        services.horloge.heure_de(batch.commence_le),
        batch.fichier,
        batch.auteur,
        image,
        etat,
        phrase_compte(batch) if batch.etat in (EtatImport.TERMINE, EtatImport.ANNULE) else "",
        batch.etat in (EtatImport.TERMINE, EtatImport.A_VERIFIER),
    )


def _lignes(numeros: tuple[int, ...]) -> str:
    if len(numeros) <= 3:
        return ", ".join(str(n) for n in numeros)
    return f"{numeros[0]}, {numeros[1]}… ({len(numeros)})"


def _fait(apercu: Apercu, fiche: Fiche, choix: Choix) -> str:
    if choix.action is ActionFiche.COMPLETER:
        numeros = {c.connue.dossier_id: c.connue.numero for _, c in apercu.candidats.get(fiche.rang, ())}
        return f"Compléter {numeros.get(choix.dossier_id, '')}".strip()
    return _COURTES[choix.action]


def _personne(personne: PersonneLue) -> str:
    naissance = personne.identite.date_naissance
    parties = (
        personne.identite.nom_affiche,
        f"({personne.lien.value.replace('_', ' ')})",
        f"né·e le {naissance.en_francais}" if naissance else "",
        personne.telephone,
        personne.courriel,
    )
    phrase = " ".join(partie for partie in parties if partie)
    return " · ".join((phrase, *phrases_de_la_personne(personne)))


def _aide(aide: AideLue) -> str:
    jour = f"{aide.date:%d/%m/%Y}" if aide.date else ""
    montant = ecrire_montant(aide.montant) if aide.montant is not None else ""
    return " · ".join(partie for partie in (jour, aide.nature, montant, aide.numero) if partie)
