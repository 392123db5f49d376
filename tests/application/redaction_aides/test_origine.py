"""Where the règlement in force comes from."""

from __future__ import annotations

from datetime import date

import pytest

from ccas_desktop.application.redaction_aides.mise_en_vigueur import NOM_DU_FICHIER
from ccas_desktop.application.redaction_aides.page import phrase_de_l_origine


@pytest.mark.parametrize(
    ("nom", "phrase"),
    [
        ("aides.toml", "Fichier «\u00a0aides.toml\u00a0», chargé le 23/11/2026."),
        (NOM_DU_FICHIER, "Écrit dans le logiciel, mis en vigueur le 23/11/2026."),
    ],
)
def test_a_file_is_named_and_what_was_written_here_is_not_called_one(nom: str, phrase: str) -> None:
    assert phrase_de_l_origine(nom, date(2026, 11, 23)) == phrase
