"""Review: pages and sheets on which a person reads source and translation side by side, and the way back for corrections.

Shows catalogues; never decides that something is reviewed unless the reviewer's own column says so.
"""

from pipeline.review.overview import Progress, overview, progress
from pipeline.review.pages import render
from pipeline.review.sheet import Imported, RefusedRow, import_sheet, sheet, target

__all__ = ["Imported", "Progress", "RefusedRow", "import_sheet", "overview", "progress", "render", "sheet", "target"]
