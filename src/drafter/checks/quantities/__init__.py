"""The arithmetic of prose: quantities as people write them, and whether the sums between them come out.

A text is read into sentences of pieces (``sentence``, ``reader``), each quantity of which knows what it may stand for
(``quantity``). One file each then looks for shares, changes, sums, remainders and products, and works them out. Where a
text can be read in two ways and one of them is right, nothing is said.
"""
