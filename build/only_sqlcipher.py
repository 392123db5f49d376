"""Runs first in the bundle: SQLCipher stands for the sqlite3 of the standard library, which is not shipped.

sqlite-utils imports it by this name in one place (hookspecs.py), for an annotation.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["sqlite3"] = sqlcipher3
sys.modules["sqlite3.dbapi2"] = dbapi2
