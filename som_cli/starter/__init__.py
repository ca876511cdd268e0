"""The files that a new repository begins with, besides settings, process, schemas and templates.

A name that begins with `dot-` becomes one that begins with a full stop; `{version}` is the program's version.
"""
