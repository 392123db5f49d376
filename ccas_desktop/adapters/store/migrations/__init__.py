"""The steps that bring a base to the form this version reads: append-only, each frozen in its own module."""

from __future__ import annotations

from sqlite_utils import Migrations

from ccas_desktop.adapters.store.migrations.migration_0001 import premieres_tables
from ccas_desktop.adapters.store.migrations.migration_0002 import relais_et_journal_du_poste
from ccas_desktop.adapters.store.migrations.migration_0003 import acces_impot_particulier
from ccas_desktop.adapters.store.migrations.migration_0004 import lots_du_journal
from ccas_desktop.adapters.store.migrations.migration_0005 import personne_foyer_adresse
from ccas_desktop.adapters.store.migrations.migration_0006 import budget_et_procedure
from ccas_desktop.adapters.store.migrations.migration_0007 import vie_du_guichet
from ccas_desktop.adapters.store.migrations.migration_0008 import documents_et_doublons
from ccas_desktop.adapters.store.migrations.migration_0009 import listes
from ccas_desktop.adapters.store.migrations.migration_0010 import reprise_de_l_existant
from ccas_desktop.adapters.store.migrations.migration_0011 import baremes_du_ccas
from ccas_desktop.adapters.store.migrations.migration_0012 import aides_legales
from ccas_desktop.adapters.store.migrations.migration_0013 import commune_montree
from ccas_desktop.adapters.store.migrations.migration_0014 import annulations_longues
from ccas_desktop.adapters.store.migrations.migration_0015 import suites_des_aides_legales
from ccas_desktop.adapters.store.migrations.migration_0016 import aides_reprises_comptees
from ccas_desktop.adapters.store.migrations.migration_0017 import occasion_des_budgets_gardes
from ccas_desktop.adapters.store.migrations.migration_0018 import appels_sans_reseau
from ccas_desktop.adapters.store.migrations.migration_0019 import index_sans_a_coups
from ccas_desktop.adapters.store.migrations.migration_0020 import donnees_par_eleve
from ccas_desktop.adapters.store.migrations.migration_0021 import rapports_des_imports
from ccas_desktop.adapters.store.migrations.migration_0022 import foyer_des_budgets_gardes
from ccas_desktop.adapters.store.migrations.migration_0023 import deces_et_cloture

ENSEMBLE = "ccas_desktop"


def toutes_les_etapes() -> Migrations:
    """Return the steps, in order; a released one never changes."""
    etapes = Migrations(ENSEMBLE)
    etapes(name="0001_premieres_tables")(premieres_tables)
    etapes(name="0002_relais_et_journal_du_poste")(relais_et_journal_du_poste)
    etapes(name="0003_acces_impot_particulier")(acces_impot_particulier)
    etapes(name="0004_lots_du_journal")(lots_du_journal)
    etapes(name="0005_personne_foyer_adresse")(personne_foyer_adresse)
    etapes(name="0006_budget_et_procedure")(budget_et_procedure)
    etapes(name="0007_vie_du_guichet")(vie_du_guichet)
    etapes(name="0008_documents_et_doublons")(documents_et_doublons)
    etapes(name="0009_listes")(listes)
    etapes(name="0010_reprise_de_l_existant")(reprise_de_l_existant)
    etapes(name="0011_baremes_du_ccas")(baremes_du_ccas)
    etapes(name="0012_aides_legales")(aides_legales)
    etapes(name="0013_commune_montree")(commune_montree)
    etapes(name="0014_annulations_longues")(annulations_longues)
    etapes(name="0015_suites_des_aides_legales")(suites_des_aides_legales)
    etapes(name="0016_aides_reprises_comptees")(aides_reprises_comptees)
    etapes(name="0017_occasion_des_budgets_gardes")(occasion_des_budgets_gardes)
    etapes(name="0018_appels_sans_reseau")(appels_sans_reseau)
    etapes(name="0019_index_sans_a_coups")(index_sans_a_coups)
    etapes(name="0020_donnees_par_eleve")(donnees_par_eleve)
    etapes(name="0021_rapports_des_imports")(rapports_des_imports)
    etapes(name="0022_foyer_des_budgets_gardes")(foyer_des_budgets_gardes)
    etapes(name="0023_deces_et_cloture")(deces_et_cloture)
    return etapes


ETAPES = toutes_les_etapes()
