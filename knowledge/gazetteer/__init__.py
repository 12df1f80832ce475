"""Where places are: a small file of names with coordinates, and the map that they stand on.

Places are GeoNames' (CC BY 4.0); how the file is made stands in `data/geography`.
"""

from knowledge.gazetteer.map import MAPS, Map
from knowledge.gazetteer.places import Located, locate, regions_of

__all__ = ["MAPS", "Located", "Map", "locate", "regions_of"]
