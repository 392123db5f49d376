"""The shape of what is said after a call, and the turns of phrase that its sentences share."""

from __future__ import annotations

from dataclasses import dataclass

from ccas_desktop.domain.certifie.certifie import ReponseCertifiee
from ccas_desktop.domain.certifie.impot import ReponseFiscale


@dataclass(frozen=True)
class MessageAppel:
    """What happened, with what is safe, then what to do next; a title to read at a glance."""

    titre: str
    texte: str
    suite: str

    @property
    def en_une_ligne(self) -> str:
        """Return the whole message as one line."""
        return f"{self.titre}. {self.texte} {self.suite}"


def citer(reponse: ReponseCertifiee | ReponseFiscale) -> str:
    """Return the words of the service, verbatim, with what its support asks for; empty when it said nothing."""
    parties = []
    if reponse.code or reponse.http:
        parties.append(" ".join(p for p in (str(reponse.http or ""), reponse.code or "") if p))
    if reponse.detail:
        parties.append(f"« {reponse.detail} »")
    if reponse.requete_id:
        parties.append(f"requête {reponse.requete_id}")
    return f" Réponse du service : {', '.join(parties)}." if parties else ""


def delai(secondes: int) -> str:
    """Return « dans 45 secondes », « dans 5 minutes » or « dans 3 heures », rounded up."""
    if secondes < 120:
        return _compter(secondes, "seconde")
    if secondes < 120 * 60:
        return _compter(-(-secondes // 60), "minute")
    return _compter(-(-secondes // 3600), "heure")


def _compter(nombre: int, unite: str) -> str:
    return f"dans {nombre} {unite}{'s' if nombre > 1 else ''}"


def dans_jours(jours: int) -> str:
    """Return « aujourd’hui », « demain » or « dans 12 jours »."""
    if jours == 0:
        return "aujourd’hui"
    return "demain" if jours == 1 else f"dans {jours} jours"
