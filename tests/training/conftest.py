"""The recipe is not installed with the program, so its tests add the repository to the import path themselves."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.append(ROOT)
