"""Points as people write them, all of one spot in Utrecht: degrees in any form, swapped, or of the Rijksdriehoek."""

import pytest

from wijk.store.importing.coordinates import Point, point_of, read_coordinates

SPOT = (52.0907, 5.1214)
IN_METRES = (52.09015, 5.117263)


@pytest.mark.parametrize(
    ("cells", "point"),
    [
        *((cells, SPOT) for cells in (("52,0907", "5,1214"), ("5.1214", "52.0907"), ("520907000", "51214000"))),
        *((cells, SPOT) for cells in (("52,0907° N", "5,1214° E"), ("N52.0907", "E5.1214"), ("52.0907,", "5.1214"))),
        *((cells, SPOT) for cells in (("52.0907, 5.1214",), ("POINT(5.1214 52.0907)",), ("(52.0907,5.1214)",))),
        (("52°5'26.52\"N", "5°7'17.04\"E"), SPOT),
        *((cells, IN_METRES) for cells in (("136500", "455800"), ("455800", "136500"), ("136.500", "455.800"))),
        *((cells, IN_METRES) for cells in (("136.500,00", "455.800,00"), ("136500 m", "455800 m"), ("136,5", "455,8"))),
        *((cells, IN_METRES) for cells in (("136500.004", "455800.004"), ("136500, 455800",))),
        *((cells, None) for cells in (("0", "0"), ("48,85", "2,35"), ("13,4", "52,52"), ("1365", "4558"))),
    ],
)
def test_two_numbers_are_the_point_they_mean(cells: tuple[str, ...], point: Point | None) -> None:
    numbers = [number for cell in cells for number in read_coordinates(cell) or ()]
    assert point_of(*numbers) == point
