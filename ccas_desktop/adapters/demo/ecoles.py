"""The schools of the fictitious commune and of its town: names and codes are made up."""

from __future__ import annotations

from ccas_desktop.domain.certifie.ecoles import Ecole

_LIEU = ("Saint-Aubin-des-Prés", "14995")
_VILLE = ("Bourg-sur-Orlette", "14996")

ECOLES_FICTIVES = (
    Ecole("0141901R", "École maternelle Les Coquelicots", "Ecole", *_LIEU),
    Ecole("0141902S", "École élémentaire du Bocage", "Ecole", *_LIEU),
    Ecole("0141903T", "École primaire Sainte-Anne", "Ecole", *_LIEU),
    Ecole("0141904U", "Collège des Quatre-Vents", "Collège", *_LIEU),
    Ecole("0141905V", "Lycée polyvalent de l’Orlette", "Lycée", *_VILLE),
)
