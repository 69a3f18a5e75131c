"""What each command does over many documents: read through `project`, call pure functions, write, return a report.

Nothing here prints, and nothing here decides what belongs to the layers below.
"""
