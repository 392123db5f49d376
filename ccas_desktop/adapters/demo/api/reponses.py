"""The answers of the simulated service for a person it recognised, in the format of the real one (api 1.5)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from ccas_desktop.adapters.demo.api.controle import Refus
from ccas_desktop.adapters.demo.api.registre import Inscription
from ccas_desktop.adapters.demo.population import caisse
from ccas_desktop.adapters.demo.population.fiction import Anomalie, DossierFictif, PersonneFictive
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.dossiers.dossier import Adresse
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.provenance import Mois

PREFIXES = {"CNAF": "23", "MSA": "10", "RNCPS": "40"}
HISTORIQUE_MOIS = 24
REPRISE_MAINTENANCE = 900
MAJORITE = 18

Bloc = dict[str, object]


def donnees(inscription: Inscription, source: Source, mois: Mois | None, jour: date) -> Bloc:
    """Return the `data` of an answer. Raises Refus."""
    if source is Source.QUOTIENT_FAMILIAL:
        return _quotient_familial(inscription, mois, jour)
    if source is Source.COMPLEMENTAIRE_SANTE_SOLIDAIRE:
        droit, participation = caisse.complementaire_sante(inscription.dossier, inscription.rang)
        return {**_droit(inscription.dossier, source, jour, ouvert=droit), "avec_participation": participation}
    if source in (Source.ALLOCATION_ENFANT_HANDICAPE, Source.ALLOCATION_RENTREE_SCOLAIRE):
        return _familiale(inscription, source, jour)
    return _prestation(inscription, source, jour)


def _familiale(inscription: Inscription, source: Source, jour: date) -> Bloc:
    """AEEH and ARS say who the person is in the right: the one paid, the child it is paid for, or neither."""
    dossier, rang = inscription.dossier, inscription.rang
    if dossier.caisse.anomalie is Anomalie.SANS_DOSSIER:
        raise _sans_dossier("RNCPS")
    enfants = caisse.enfants_du_droit(dossier, source, jour)
    if rang == dossier.caisse.allocataire and enfants:
        statut = "allocataire"
    else:
        statut = "ouvrant_droit" if rang in enfants else "non_beneficiaire"
    debut = caisse.debut_du_droit(dossier, source, jour).isoformat() if statut != "non_beneficiaire" else None
    return {"status": statut, "date_debut_droit": debut}


def _quotient_familial(inscription: Inscription, mois: Mois | None, jour: date) -> Bloc:
    dossier, courant = inscription.dossier, Mois(jour.year, jour.month)
    fournisseur = dossier.caisse.fournisseur
    if dossier.caisse.anomalie is Anomalie.MAINTENANCE:
        detail = "Le fournisseur de données est en maintenance."
        reprise = REPRISE_MAINTENANCE
        raise Refus(503, "35020", "Maintenance", detail, fournisseur=fournisseur, reprise=reprise)
    voulu = mois or courant
    _exiger_periode(voulu, courant)
    ancien_msa = fournisseur == "MSA" and voulu != courant
    absent = dossier.caisse.anomalie is Anomalie.SANS_DOSSIER
    if absent or ancien_msa or inscription.rang != dossier.caisse.allocataire:
        raise _sans_dossier(fournisseur)
    return {
        "quotient_familial": {
            "fournisseur": fournisseur,
            "valeur": caisse.quotient_familial(dossier, jour),
            "annee": voulu.annee,
            "mois": voulu.mois,
            "annee_calcul": voulu.annee,
            "mois_calcul": voulu.mois,
        },
        "allocataires": [_allocataire(dossier, p) for p in caisse.allocataires(dossier)],
        "enfants": _enfants(dossier, jour),
        "adresse": _adresse(dossier),
    }


def _exiger_periode(voulu: Mois, courant: Mois) -> None:
    ecart = (courant.annee - voulu.annee) * 12 + courant.mois - voulu.mois
    if not 0 <= ecart <= HISTORIQUE_MOIS:
        raise Refus(422, "00355", "Entité non traitable", "La période demandée n'est pas disponible.", "mois")


def _prestation(inscription: Inscription, source: Source, jour: date) -> Bloc:
    dossier, personne = inscription.dossier, inscription.personne
    mineur = personne.naissance is not None and personne.naissance.ages_possibles(jour)[1] < MAJORITE
    if mineur or dossier.caisse.anomalie is Anomalie.SANS_DOSSIER:
        raise _sans_dossier("RNCPS")
    droit = caisse.a_droit(dossier, inscription.rang, source)
    bloc = _droit(dossier, source, jour, ouvert=droit)
    if source in (Source.REVENU_SOLIDARITE_ACTIVE, Source.PRIME_ACTIVITE):
        bloc["avec_majoration"] = caisse.majoration(dossier, jour) if droit else None
    return bloc


def _droit(dossier: DossierFictif, source: Source, jour: date, *, ouvert: bool) -> Bloc:
    debut = caisse.debut_du_droit(dossier, source, jour).isoformat() if ouvert else None
    return {"est_beneficiaire": ouvert, "date_debut_droit": debut}


def _sans_dossier(fournisseur: str) -> Refus:
    detail = f"Le dossier allocataire n'a pas été trouvé auprès de la {fournisseur}."
    if fournisseur == "RNCPS":
        detail = "Aucun organisme de rattachement n'a été trouvé pour cette personne."
    titre = f"Dossier allocataire absent {fournisseur}"
    return Refus(404, f"{PREFIXES[fournisseur]}003", titre, detail, fournisseur=fournisseur)


def _allocataire(dossier: DossierFictif, personne: PersonneFictive) -> Bloc:
    bloc = _personne(dossier, personne)
    if dossier.caisse.anomalie is Anomalie.AUTRE_NOM_USAGE and personne is dossier.demandeur:
        # The caisse was never told of the marriage, or of the divorce.
        bloc["nom_usage"] = None
    return bloc


def _enfants(dossier: DossierFictif, jour: date) -> list[Bloc]:
    connus = [_personne(dossier, e) for e in caisse.enfants(dossier, jour)]
    anomalie = dossier.caisse.anomalie
    if anomalie is Anomalie.ENFANT_MANQUANT:
        return connus[:-1]
    if anomalie is Anomalie.ENFANT_EN_PLUS:
        return [*connus, _aine(dossier, jour)]
    if anomalie is Anomalie.JOUR_INCONNU and connus:
        return [*connus[:-1], {**connus[-1], "date_naissance": f"{str(connus[-1]['date_naissance'])[:4]}-00-00"}]
    return connus


def _aine(dossier: DossierFictif, jour: date) -> Bloc:
    """A grown-up child who left, and whom the caisse still counts."""
    enfants = [dossier.personnes[r] for r in dossier.rangs(Lien.ENFANT)]
    nom = enfants[0].identite.nom_famille if enfants else dossier.demandeur.identite.nom_famille
    return {
        "nom_naissance": _texte(dossier, nom),
        "nom_usage": None,
        "prenoms": "JORDAN",
        "date_naissance": f"{jour.year - 20}-02-11",
        "sexe": Sexe.MASCULIN.value,
    }


def _personne(dossier: DossierFictif, personne: PersonneFictive) -> Bloc:
    identite = personne.identite
    return {
        "nom_naissance": _texte(dossier, identite.nom_famille),
        "nom_usage": _texte(dossier, identite.nom_usage) if identite.nom_usage else None,
        "prenoms": _texte(dossier, " ".join(identite.prenoms)),
        "date_naissance": _date(personne),
        "sexe": identite.sexe.value if identite.sexe else None,
    }


def _date(personne: PersonneFictive) -> str:
    """Unknown parts are zeros, as in the real answers (« 1962-00-00 »)."""
    naissance = personne.naissance
    if naissance is None:
        return "0000-00-00"
    return f"{naissance.annee:04d}-{naissance.mois or 0:02d}-{naissance.jour or 0:02d}"


def _adresse(dossier: DossierFictif) -> Mapping[str, object]:
    allocataire = dossier.personnes[dossier.caisse.allocataire].identite
    civilite = "Madame" if allocataire.sexe is Sexe.FEMININ else "Monsieur"
    adresse = dossier.adresse
    if dossier.caisse.anomalie is Anomalie.ANCIENNE_ADRESSE:
        adresse = Adresse(voie="3 place de la Mairie", code_postal="14118", commune="Vieux-Bourg-sur-Orlette")
    return {
        "destinataire": f"{civilite} {_texte(dossier, allocataire.nom_famille)} {_texte(dossier, allocataire.prenom)}",
        "complement_information": adresse.complement or None,
        "complement_information_geographique": adresse.batiment or None,
        "numero_libelle_voie": adresse.voie.upper() or None,
        "lieu_dit": adresse.lieu_dit.upper() or None,
        "code_postal_ville": f"{adresse.code_postal} {adresse.commune.upper()}",
        "pays": "FRANCE",
    }


def _texte(dossier: DossierFictif, texte: str) -> str:
    """Return a text in capitals, for two dossiers out of three without accents: real answers are no steadier."""
    capitales = texte.upper().replace("’", "'")
    if caisse.empreinte(dossier) % 3 == 0:
        return capitales
    return "".join(c for c in unicodedata.normalize("NFKD", capitales) if not unicodedata.combining(c))
