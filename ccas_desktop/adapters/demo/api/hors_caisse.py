"""The answers of France Travail, of the schools and of the universities about a fictitious person (api.md 1.5)."""

from __future__ import annotations

from datetime import date

from ccas_desktop.adapters.demo.api.controle import Envoi, Refus, premier
from ccas_desktop.adapters.demo.api.identifiants import identifiant_france_travail
from ccas_desktop.adapters.demo.api.registre import Inscription
from ccas_desktop.adapters.demo.population import caisse
from ccas_desktop.adapters.demo.population.fiction import Profil
from ccas_desktop.domain.certifie.certifie import Source
from ccas_desktop.domain.personnes.foyer import Lien
from ccas_desktop.domain.personnes.identite import Sexe
from ccas_desktop.domain.reponses.periode import rentree_de

Bloc = dict[str, object]

# Number and name of each body, as its errors write them.
FOURNISSEURS = {
    Source.STATUT_DEMANDEUR_EMPLOI: ("24", "France Travail"),
    Source.INDEMNITES_FRANCE_TRAVAIL: ("24", "France Travail"),
    Source.SCOLARITE: ("30", "MEN"),
    Source.STATUT_ETUDIANT: ("25", "MESRI"),
    Source.ETUDIANT_BOURSIER: ("26", "CNOUS"),
}
CHOMAGE = frozenset({"chomage", "ass"})
MOIS_VERSES = 12
AGE_ECOLE, AGE_COLLEGE, AGE_FIN = 3, 11, 18
QUOTIENT_BOURSE = 800
PRENOM_MAXIMUM = 13


def sans_reponse(source: Source) -> Refus:
    """Return the refusal of a body that knows nobody so designated."""
    prefixe, fournisseur = FOURNISSEURS[source]
    detail = "Aucune personne n'a pu être trouvée avec les critères de recherche fournis."
    return Refus(404, f"{prefixe}003", "Entité non trouvée", detail, fournisseur=fournisseur)


def donnees(inscription: Inscription, source: Source, envoi: Envoi, jour: date) -> Bloc:
    """Return the `data` of an answer. Raises Refus."""
    if source is Source.SCOLARITE:
        return _scolarite(inscription, envoi, jour)
    if source in (Source.STATUT_ETUDIANT, Source.ETUDIANT_BOURSIER):
        return _etudes(inscription, source, envoi, jour)
    mensuel = _chomage(inscription)
    if not mensuel:
        raise sans_reponse(source)
    if source is Source.INDEMNITES_FRANCE_TRAVAIL:
        identifiant = identifiant_france_travail(inscription.personne.identite)
        return {"identifiant": identifiant, "paiements": _paiements(mensuel, jour)}
    return _statut(inscription, jour)


def _chomage(inscription: Inscription) -> float:
    lignes = inscription.dossier.budget
    # Amounts are numbers in the real answers.
    return float(sum(li.montant for li in lignes if li.nature in CHOMAGE and (li.personne or 0) == inscription.rang))


def _statut(inscription: Inscription, jour: date) -> Bloc:
    identite, dossier = inscription.personne.identite, inscription.dossier
    debut = caisse.debut_du_droit(dossier, Source.STATUT_DEMANDEUR_EMPLOI, jour)
    feminin = identite.sexe is Sexe.FEMININ
    return {
        "identifiant": identifiant_france_travail(identite),
        "identite": {
            "civilite": "MME" if feminin else "M.",
            "nom_naissance": identite.nom_famille.upper(),
            "nom_usage": identite.nom_usage,
            "prenom": identite.prenom.upper()[:PRENOM_MAXIMUM],
            "sexe": "Féminin" if feminin else "Masculin",
            "date_naissance": str(identite.date_naissance or ""),
        },
        "contact": {"email": None, "telephone": inscription.personne.telephone, "telephone2": None},
        "adresse": {
            "ligne_voie": dossier.adresse.voie.upper(),
            "localite": f"{dossier.adresse.code_postal} {dossier.adresse.commune.upper()}",
        },
        "inscription": {
            "date_debut": debut.isoformat(),
            "date_fin": None,
            "categorie": {"code": 1, "libelle": "PERSONNE SANS EMPLOI, IMMÉDIATEMENT DISPONIBLE"},
            "code_certification_cnav": "VC",
        },
    }


def _paiements(mensuel: float, jour: date) -> list[Bloc]:
    rang = jour.year * 12 + jour.month - 1
    mois = (rang - recul for recul in reversed(range(MOIS_VERSES)))
    dates = [date(m // 12, m % 12 + 1, 2) for m in mois]
    return [
        {
            "date_versement": versement.isoformat(),
            "montant_total": mensuel,
            "montant_allocations": mensuel,
            "montant_aides": 0.0,
            "montant_autres": 0.0,
        }
        for versement in dates
        if versement <= jour
    ]


def _scolarite(inscription: Inscription, envoi: Envoi, jour: date) -> Bloc:
    personne, rentree = inscription.personne, rentree_de(jour)
    age = personne.naissance.ages_possibles(date(rentree, 12, 31))[0] if personne.naissance else 0
    courante = premier(envoi, "anneeScolaire").startswith(str(rentree))
    if personne.lien is not Lien.ENFANT or not AGE_ECOLE <= age <= AGE_FIN or not courante:
        raise sans_reponse(Source.SCOLARITE)
    boursier = age > AGE_COLLEGE and caisse.quotient_familial(inscription.dossier, jour) <= QUOTIENT_BOURSE
    identite = personne.identite
    return {
        "identite": {
            "nom": identite.nom_famille.upper(),
            "prenom": identite.prenom.upper(),
            "sexe": identite.sexe.value if identite.sexe else None,
            "date_naissance": str(identite.date_naissance or ""),
        },
        "annee_scolaire": f"{rentree}-{rentree + 1}",
        "est_scolarise": True,
        "statut_eleve": {"code": "ST", "libelle": "Scolaire"},
        "etablissement": {"code_uai": premier(envoi, "codeEtablissement") or None, "code_ministere_tutelle": "06"},
        "module_elementaire_formation": None,
        "est_boursier": boursier,
        "echelon_bourse": 2 if boursier else None,
        "regime_pensionnat": {"code": "1", "libelle": "Demi-pensionnaire"},
    }


def _etudes(inscription: Inscription, source: Source, envoi: Envoi, jour: date) -> Bloc:
    identite, rentree = inscription.personne.identite, rentree_de(jour)
    bourse = _a_une_bourse(inscription)
    etudiant = bourse or (inscription.dossier.profil is Profil.ETUDIANT and inscription.rang == 0)
    if not etudiant or (source is Source.ETUDIANT_BOURSIER and not bourse):
        raise sans_reponse(source)
    naissance, nom = str(identite.date_naissance or ""), identite.nom_famille.upper()
    if source is Source.STATUT_ETUDIANT:
        return {
            "identite": {"nom_naissance": nom, "prenom": identite.prenom.upper(), "date_naissance": naissance},
            "admissions": [
                {
                    "date_debut": f"{rentree}-09-01",
                    "date_fin": f"{rentree + 1}-08-31",
                    "est_inscrit": True,
                    "regime_formation": {"code": "RF1", "libelle": "formation initiale"},
                    "code_cog_insee_commune": "14118",
                    "etablissement_etudes": {"uai": "0141408E", "nom": "Université du Bocage"},
                }
            ],
        }
    rentree = int(premier(envoi, "campaignYear") or rentree)
    return {
        "statut_boursier": {"est_boursier": True, "est_radie": False, "date_radiation": None},
        "periode_versement_bourse": {"date_rentree": f"{rentree}-09-01", "duree": 10},
        "etablissement_etudes": {"nom_commune": "CAEN", "nom_etablissement": "Université du Bocage"},
        "echelon_bourse": {"echelon": "4", "echelon_bourse_regionale_provisoire": False},
        "email": None,
        "identite": {
            "nom": nom,
            "prenoms": [prenom.upper() for prenom in identite.prenoms],
            "date_naissance": naissance,
            "nom_commune_naissance": None,
            "sexe": identite.sexe.value if identite.sexe else None,
        },
    }


def _a_une_bourse(inscription: Inscription) -> bool:
    """Tell whether that person holds one, be they the child of the foyer rather than its first person."""
    siennes = (ligne for ligne in inscription.dossier.budget if (ligne.personne or 0) == inscription.rang)
    return any(ligne.nature == "bourse" for ligne in siennes)
