"""What the person reads when an update is refused."""

from __future__ import annotations

from collections.abc import Mapping

REFUS_DES_MISES_A_JOUR: Mapping[str, str] = {
    "maj_ailleurs": "Ici, le logiciel ne se met pas à jour lui-même : les nouvelles versions viennent de la personne "
    "ou du service qui l’a installé.",
    "maj_interdites": "Les mises à jour sont désactivées par votre service informatique, qui installe lui-même les "
    "nouvelles versions.",
    "maj_sans_cle": "Cette version du logiciel ne contient aucune clé de mise à jour : les nouvelles versions viennent "
    "de la personne ou du service qui l’a installé.",
    "maj_sans_adresse": "Aucune adresse n’est donnée : le logiciel ne cherche pas de mise à jour.",
    "maj_adresse_illisible": "Adresse refusée : écrivez une adresse qui commence par https://, ou un dossier complet, "
    "par exemple \\\\serveur\\maj ou C:\\maj.",
    "maj_trop_grosse": "Ce qui est publié à cette adresse n’est pas une mise à jour de CCAS Desktop : rien n’en est "
    "gardé. Vérifiez l’adresse.",
    "maj_illisible": "Ce qui est publié à cette adresse est incomplet ou illisible : rien n’en est gardé. Recommencez "
    "plus tard ; si cela se reproduit, prévenez votre service informatique.",
    "maj_signature_fausse": "Ce qui est publié à cette adresse n’est pas signé par l’éditeur : rien n’en est gardé. "
    "Prévenez votre service informatique.",
    "maj_autre_produit": "Ce qui est publié à cette adresse concerne un autre logiciel : vérifiez l’adresse.",
    "maj_format_inconnu": "Ce qui est publié à cette adresse demande un logiciel plus récent : installez-le à la "
    "main, ou demandez à votre service informatique.",
    "maj_rejouee": "Ce qui est publié à cette adresse (du {publiee}) est plus ancien que ce que ce poste a déjà vu : "
    "rien n’en est gardé. Prévenez votre service informatique.",
    "maj_du_futur": "Ce qui est publié à cette adresse porte une date à venir ({publiee}) : vérifiez la date de ce "
    "poste.",
    "maj_perimee": "Ce qui est publié à cette adresse n’est plus valable depuis le {expiree} : vérifiez la date de ce "
    "poste, puis prévenez votre service informatique.",
    "maj_plus_ancienne": "La version publiée ({version}) est plus ancienne que celle de ce poste : elle n’est pas "
    "installée.",
    "maj_saut_trop_grand": "La version publiée remplace seulement la version {depuis} ou une plus récente : installez "
    "d’abord celle-là, ou demandez à votre service informatique.",
    "maj_windows_trop_ancien": "La version {version} demande un Windows plus récent que celui de ce poste : demandez à "
    "votre service informatique.",
    "maj_rien_a_installer": "La version trouvée n’est plus valable : cherchez de nouveau.",
    "maj_sans_retour": "L’ancienne version n’est plus gardée sur ce poste : on ne peut plus y revenir.",
}
