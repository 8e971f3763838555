"""Public benchmark problems: counties and months of made-up joint inspections, the same for everybody with the seed.

Items, specialties and joint items are the real ones of `registers/`, minutes three fifths of theirs; targets, people
and dates are made up from the seed. A county-month is one county in one month, a city-year eleven counties in twelve.
"""

from seeds.benchmark.posing import Benchmark
from seeds.benchmark.size import Size

__all__ = ["Benchmark", "Size"]
