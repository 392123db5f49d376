"""The views of the lists, as rows."""

from __future__ import annotations

import json
from typing import Any

from ccas_desktop.adapters.store.correspondances.correspondance import Correspondance
from ccas_desktop.adapters.store.correspondances.valeurs import Ligne, json_de
from ccas_desktop.domain.vue_liste import VueListe


def _ligne_vue(vue: VueListe) -> dict[str, Any]:
    return {
        "liste": vue.liste,
        "nom": vue.nom,
        "filtre": json_de(dict(vue.filtre)),
        "tri": vue.tri,
        "decroissant": int(vue.decroissant),
        "colonnes": json_de(vue.colonnes),
    }


def _vue(ligne: Ligne) -> VueListe:
    return VueListe(
        id=ligne["id"],
        version=ligne["version"],
        liste=ligne["liste"],
        nom=ligne["nom"],
        filtre=json.loads(ligne["filtre"]),
        tri=ligne["tri"],
        decroissant=bool(ligne["decroissant"]),
        colonnes=tuple(json.loads(ligne["colonnes"])),
    )


VUE_LISTE = Correspondance(
    "vue_liste", VueListe, ("liste", "nom", "filtre", "tri", "decroissant", "colonnes"), _ligne_vue, _vue
)
