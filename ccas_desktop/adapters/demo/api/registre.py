"""The register of the simulated service: which fictitious person an identity sent designates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ccas_desktop.adapters.demo.api.controle import Envoi, premier
from ccas_desktop.adapters.demo.api.identifiants import identifiant_france_travail, ine
from ccas_desktop.adapters.demo.population.fiction import Anomalie, DossierFictif, PersonneFictive
from ccas_desktop.domain.personnes.identite import DateNaissance, Identite, LieuNaissance, cle_de_comparaison
from ccas_desktop.domain.reponses.identite_envoyee import nom_envoyable


class Echec(Enum):
    """Why an identity designates nobody."""

    INCONNUE = "inconnue"
    AMBIGUE = "ambigue"


@dataclass(frozen=True)
class Inscription:
    """A person of the register, and the dossier they belong to; `rang` is theirs in it."""

    dossier: DossierFictif
    rang: int

    @property
    def personne(self) -> PersonneFictive:
        """Return the person."""
        return self.dossier.personnes[self.rang]


class Registre:
    """Finds people as the real service does: family name, birth year and birth place weigh most."""

    def __init__(self, dossiers: Iterable[DossierFictif]) -> None:
        self._par_nom: dict[str, list[Inscription]] = {}
        self._par_numero: dict[str, Inscription] = {}
        for dossier in dossiers:
            for rang, personne in enumerate(dossier.personnes):
                inscription, identite = Inscription(dossier, rang), personne.identite
                self._par_nom.setdefault(_cle(identite.nom_famille), []).append(inscription)
                for numero in (ine(identite), identifiant_france_travail(identite)):
                    self._par_numero.setdefault(numero, inscription)

    def trouver(self, envoi: Envoi) -> Inscription | Echec:
        """Return the person that the parameters of a call designate."""
        if numero := premier(envoi, "ine") or premier(envoi, "identifiant"):
            return self._par_numero.get(numero, Echec.INCONNUE)
        proches = [i for i in self._par_nom.get(_cle(premier(envoi, "nomNaissance")), ()) if _designe(envoi, i)]
        meme_prenom = [i for i in proches if _meme_prenom(envoi, i.personne.identite)]
        # One person in two dossiers, such as an ex-spouse, is one person.
        retenus = _sans_doublon(meme_prenom or proches)
        if not retenus or (not meme_prenom and not premier(envoi, "anneeDateNaissance")):
            return Echec.INCONNUE
        if len(retenus) > 1:
            return Echec.AMBIGUE
        inconnu = retenus[0].rang == 0 and retenus[0].dossier.caisse.anomalie is Anomalie.NON_RECONNU
        return Echec.INCONNUE if inconnu else retenus[0]


def _designe(envoi: Envoi, inscription: Inscription) -> bool:
    identite = inscription.personne.identite
    lieu = identite.lieu_naissance
    return (
        identite.sexe is not None
        and premier(envoi, "sexeEtatCivil") in ("", identite.sexe.value)
        and lieu is not None
        and _meme_lieu(envoi, lieu)
        and _meme_naissance(envoi, identite.date_naissance)
    )


def _meme_lieu(envoi: Envoi, lieu: LieuNaissance) -> bool:
    """Some services take no country, and a birth abroad where the commune would be."""
    pays, commune = premier(envoi, "codeCogInseePaysNaissance"), premier(envoi, "codeCogInseeCommuneNaissance")
    if pays not in ("", lieu.pays):
        return False
    if commune:
        return commune in (lieu.commune, lieu.pays)
    if not lieu.en_france or not (pays or premier(envoi, "nomCommuneNaissance")):
        return True
    nom, departement = premier(envoi, "nomCommuneNaissance"), premier(envoi, "codeCogInseeDepartementNaissance")
    return (cle_de_comparaison(nom), departement) == (cle_de_comparaison(lieu.commune_nom or ""), lieu.departement)


def _meme_naissance(envoi: Envoi, naissance: DateNaissance | None) -> bool:
    """Only the parts known on both sides are compared."""
    if naissance is None:
        return True
    parties = (("annee", naissance.annee), ("mois", naissance.mois), ("jour", naissance.jour))
    envoyees = ((premier(envoi, f"{nom}DateNaissance"), valeur) for nom, valeur in parties)
    return all(valeur is None or not texte.isdigit() or int(texte) == valeur for texte, valeur in envoyees)


def _meme_prenom(envoi: Envoi, identite: Identite) -> bool:
    envoyes = envoi.get("prenoms[]", ())
    return bool(envoyes) and _cle(envoyes[0]) == _cle(identite.prenom)


def _sans_doublon(inscriptions: list[Inscription]) -> list[Inscription]:
    return list({i.personne.identite: i for i in reversed(inscriptions)}.values())


def _cle(nom: str) -> str:
    return cle_de_comparaison(nom_envoyable(nom))
