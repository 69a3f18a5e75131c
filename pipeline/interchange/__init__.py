"""Exchange with the tools of others: TMX, TBX, CSV, XLIFF, OmegaT projects; text and bytes in, values out, and back.

Owns the formats and what may be believed in a file from outside: texts and names are taken, approvals only where the caller
says so. Reads and writes no file itself.
"""
