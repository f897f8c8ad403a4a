"""The explorer: a local page on which a study is put together, run and read, without a file written by hand.

Imported by the command ``piecework explore`` alone; `app` and what draws the page need the extra ``explore`` (Panel).
"""
