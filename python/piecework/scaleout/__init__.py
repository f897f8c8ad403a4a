"""The replicates of a study on many machines: chunks of consecutive replicates, a folder for each, brought together.

A chunk is an ordinary ``run`` of some replicates into a folder of its own, so it goes on where it stopped, and the
merged study equals one that a single machine ran: seeds follow from the study's seed and the replicate's number alone.
"""

from piecework.scaleout.chunks import Chunk, cut
from piecework.scaleout.cluster import Cluster

__all__ = ["Chunk", "Cluster", "cut"]
