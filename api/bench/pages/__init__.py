"""`onevisit bench pages`: how soon each page of the full demo city answers and is painted, limits beside figures."""
