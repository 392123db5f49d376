"""Hostile règlements: huge, deep, cyclic, of wrong types. The tests refuse them, the bench times them."""

from __future__ import annotations

TETE = 'format = 2\ntitre = "t"\ncommune = "c"\n'
AIDE = """
[[aide]]
code = "a"
libelle = "A"
voie = "delegation"
deliberation = { numero = "1", date = 2024-01-01, article = "1", effet = 2024-01-01 }
[aide.montant]
article = "1"
texte = "t"
montant = 1
"""
INDICATEUR = '[[indicateur]]\nlibelle = "I"\narticle = "1"\ntexte = "t"\n'
CONDITION = '[[aide.condition]]\narticle = "1"\ntexte = "t"\n'


def _profond(niveaux: int) -> str:
    return f'{"{ sauf = " * niveaux}{{ indicateur = "couple", est = true }}{" }" * niveaux}'


HOSTILES = {
    "trop gros": TETE + "# " + "x" * (600 * 1024),
    "beaucoup d’aides": TETE + AIDE.replace('"a"', '"A"') * 1500,
    "beaucoup de conditions": TETE + AIDE + (CONDITION + 'indicateur = "merite"\n') * 3000,
    "beaucoup de tranches": TETE
    + AIDE.replace(
        "montant = 1", 'indicateur = "quotient_familial"\ntranches = [' + "{ jusqu_a = 1, montant = 1 },\n" * 9000 + "]"
    ),
    "beaucoup d’indicateurs": TETE
    + "".join(INDICATEUR + f'code = "i{rang}"\ncalcul = "somme"\nplus = ["i{rang + 1}"]\n' for rang in range(3000)),
    "groupes profonds": TETE + AIDE + CONDITION + f"sauf = {_profond(400)}\n",
    "listes profondes": TETE + "x = " + "[" * 5000 + "]" * 5000,
    "clé à points": TETE + ".".join("a" * 1 for _ in range(4000)) + " = 1\n",
    "nombre sans fin": TETE + "x = " + "9" * 9000,
    "exposant": TETE + AIDE.replace("montant = 1", 'montant = "1e999999999"'),
    "infini": TETE + AIDE.replace("montant = 1", "montant = inf"),
    "types faux": 'format = []\ntitre = 3\ncommune = { a = 1 }\naide = [1, "a", { code = [] }]\n'
    'indicateur = 4\nbareme = ["x"]\n',
    "clés inconnues": TETE + AIDE + "".join(f"cle{rang} = 1\n" for rang in range(8000)),
    "code à exécuter": TETE
    + AIDE.replace('"t"', "\"__import__('os').system('true')\"").replace("montant = 1", 'montant = "1+1"'),
    "diviseur nul": TETE + INDICATEUR + 'code = "x"\ncalcul = "somme"\nplus = ["parts"]\npar = [0]\n',
    "rapport nul": TETE + INDICATEUR + 'code = "x"\ncalcul = "seuil"\nmontant = 1\nfois = "1/0"\n',
    "vide": "",
    "binaire": "\x00\x01\x02",
}
