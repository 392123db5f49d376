"""The French of the updates of the program."""

from __future__ import annotations

from datetime import datetime

from ccas_desktop.application.messages.heures import phrase_instant
from ccas_desktop.application.messages.refus import phrase_refus
from ccas_desktop.application.mises_a_jour.installation import Bilan, RetourPossible
from ccas_desktop.application.mises_a_jour.page import Avancement, PageMisesAJour, Proposition
from ccas_desktop.domain.mise_a_jour.etat import GARDE, Sens
from ccas_desktop.domain.mise_a_jour.version import Version

EXPLICATION = (
    "Chaque version publiée est signée ; le logiciel refuse tout ce qui ne l’est pas. Rien ne s’installe sans votre "
    "accord, et la base est copiée avant. La recherche n’envoie rien du CCAS ni des usagers."
)
AIDE_ADRESSE = (
    "Celle que donne l’éditeur ou la commune : elle commence par https://, ou c’est un dossier partagé "
    "(\\\\serveur\\dossier)."
)
ADRESSE_IMPOSEE = "L’adresse est fixée par votre service informatique : {adresse}"
PREPARATION = "Copie de la base, puis ouverture de l’installation… Cette fenêtre va se fermer, puis se rouvrir."
REGLE = "Le réglage des mises à jour est enregistré."
PRECEDENTE_OUBLIEE = "L’ancienne version et les copies de la base sont effacées de ce poste."
QUESTION_OUBLI = (
    "L’installation de l’ancienne version et les copies de la base gardées pour y revenir seront effacées. La base "
    "de ce poste ne change pas."
)
_MO = 1024 * 1024


def phrase_etat(page: PageMisesAJour) -> str:
    """Say in one sentence where things stand."""
    if page.avancement in (Avancement.IMPOSSIBLE, Avancement.REFUSEE) and page.refus:
        return phrase_refus(page.refus.code, page.refus.faits)
    if page.proposition:
        proposee = page.proposition.manifeste
        prete = page.avancement is Avancement.PRETE
        suite = "est prête à installer" if prete else "est disponible"
        publiee = f"publiée le {proposee.publie_le:%d/%m/%Y}"
        return f"La version {proposee.version} {suite} ({publiee}). Ce poste a la version {page.ici}."
    if page.avancement is Avancement.A_JOUR:
        return f"La version {page.ici} est la plus récente."
    return "Aucune recherche n’a encore été faite depuis ce poste."


def phrase_refus_recent(page: PageMisesAJour) -> str:
    """Say why the last thing received is refused, when a former one may still be followed."""
    return phrase_refus(page.refus.code, page.refus.faits) if page.proposition and page.refus else ""


def phrase_derniere_recherche(heure: datetime | None) -> str:
    """Say when something was last received, at the hour of the office."""
    return f"Dernière recherche : le {phrase_instant(heure)}." if heure else ""


def bouton_telecharger(proposition: Proposition) -> str:
    """Say what the button does, with the weight still to come."""
    return f"Télécharger ({mega_octets(proposition.octets)})"


def phrase_telechargement(recus: int, total: int) -> str:
    """Say how far the download is."""
    return f"Téléchargement : {mega_octets(recus)} sur {mega_octets(total)}…"


def mega_octets(octets: int) -> str:
    """Write a weight in Mo, one decimal under ten."""
    mega = octets / _MO
    return f"{mega:.0f} Mo" if mega >= 10 else f"{mega:.1f}".replace(".", ",") + " Mo"


def question_installer(proposition: Proposition) -> str:
    """Ask for the agreement, with what will happen."""
    suite = (
        "Vous ne pourrez pas revenir à la version actuelle : son installation n’est plus publiée."
        if proposition.sans_retour
        else f"Vous pourrez revenir à la version actuelle pendant {GARDE.days} jours."
    )
    return (
        f"Installer la version {proposition.manifeste.version} ? Vos saisies en cours sont gardées, la base est "
        f"copiée, la fenêtre se ferme puis se rouvre (une minute environ). {suite}"
    )


def phrase_retour(retour: RetourPossible, heure: datetime) -> str:
    """Say which version and which copy one may come back to."""
    copie = f"la base telle qu’elle était le {phrase_instant(heure)}"
    fin = heure + GARDE
    return (
        f"La version {retour.precedente.installation.version} peut être remise en place, avec {copie}, jusqu’au "
        f"{fin:%d/%m/%Y}."
    )


def phrase_sans_retour(page: PageMisesAJour) -> str:
    """Say why one may not come back from here, where updates are made from here."""
    if page.retour or page.avancement is Avancement.IMPOSSIBLE:
        return ""
    if page.installee_a_la_main:
        return (
            f"La version {page.ici} a été installée à la main. Si une autre était là avant, elle n’a pas été gardée : "
            "cette page ne peut pas y revenir. "
            f"Une mise à jour faite d’ici peut être défaite pendant {GARDE.days} jours."
        )
    return "Aucune version précédente n’est gardée sur ce poste : cette page ne peut pas y revenir."


def question_revenir(retour: RetourPossible, heure: datetime) -> str:
    """Ask for the agreement to come back, and say what would be lost."""
    version = retour.precedente.installation.version
    nombre = retour.entrees_depuis
    perdu = {
        0: "Rien n’a été enregistré depuis",
        1: "Un enregistrement a été fait depuis : il n’y sera plus",
    }.get(nombre, f"{nombre} enregistrements ont été faits depuis : ils n’y seront plus")
    return (
        f"Revenir à la version {version} et à la base du {phrase_instant(heure)} ? {perdu}. "
        f"La base d’aujourd’hui est mise de côté {GARDE.days} jours sur ce poste, pour le support."
    )


def phrase_bandeau(version: Version) -> str:
    """Tell of a newer version, at the top of the window."""
    return f"La version {version} de CCAS Desktop est disponible."


def phrase_bilan(bilan: Bilan) -> tuple[str, str, str]:
    """Say how a replacement ended: what happened, what is safe, what to do next."""
    vers, retour = bilan.passage.vers, bilan.passage.sens is Sens.RETOUR
    if not bilan.reussi:
        quoi = "Le retour à" if retour else "La mise à jour vers"
        return (
            f"{quoi} la version {vers} n’a pas abouti.",
            f"La version {bilan.ici} continue, rien n’est perdu : la base et vos saisies sont intactes.",
            "Fermez les autres fenêtres de CCAS Desktop, puis recommencez depuis Réglages → Mises à jour.",
        )
    if retour:
        copie = bilan.passage.copie.le
        return (
            f"La version {vers} est de retour, avec sa base du {copie:%d/%m/%Y}.",
            "La base quittée est mise de côté sur ce poste.",
            "",
        )
    return (f"La version {vers} est installée.", "Les nouveautés sont dans Réglages → Mises à jour.", "")
