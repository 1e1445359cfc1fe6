"""A chart of PowerPoint that people edit: bars with their values, told apart by pattern as well as by colour."""

from typing import Any

from wijk.views import colours
from wijk.views.papers.content import printable
from wijk.views.papers.slides import NativeChart
from wijk.views.slide_parts import FAMILY, LANGUAGE, POINTS, Room, describe, rgb

__all__ = ["put_chart"]

SIZE, SMALL = 14, 12
# Between two categories, and between the bars of one, in percents of a bar; below nought they overlap.
BETWEEN, WITHIN = 60, -5


def put_chart(slide: Any, chart: NativeChart, room: Room) -> None:
    """Draw a chart in this room of a slide, with its alternative text."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION

    # It has no types.
    chart_data: Any = CategoryChartData
    data = chart_data(number_format=chart.form)
    data.categories = [printable(one) for one in chart.categories]
    for name, values in chart.series:
        data.add_series(printable(name), values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *(round(part * POINTS) for part in room), data)
    describe(frame, "Grafiek", printable(chart.alt))
    drawn = frame.chart
    drawn.font.size, drawn.font.name, drawn.font.color.rgb = SIZE * POINTS, FAMILY, rgb(colours.INK)
    drawn.has_title = False
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    drawn.legend.font.size = SMALL * POINTS
    categories, values = drawn.category_axis, drawn.value_axis
    categories.reverse_order = True
    categories.format.line.color.rgb = rgb(colours.QUIET)
    categories.has_major_gridlines = values.has_major_gridlines = False
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.minimum_scale = 0
    if chart.end is not None:
        values.maximum_scale = chart.end
    values.visible = False
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = BETWEEN, WITHIN
    plot.vary_by_categories = False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = chart.form, False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size = SMALL * POINTS
    for number, series in enumerate(plot.series):
        _look(series, number)
    _in_dutch(drawn)


def _look(series: Any, number: int) -> None:
    """The place full, the first reference striped, the second open."""
    from pptx.enum.dml import MSO_PATTERN

    filling = series.format.fill
    if number == 1:
        filling.patterned()
        filling.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        filling.fore_color.rgb, filling.back_color.rgb = rgb(colours.QUIET), rgb(colours.PAPER)
    else:
        filling.solid()
        filling.fore_color.rgb = rgb(colours.ACCENT if number == 0 else colours.PAPER)
    series.format.line.color.rgb = rgb(colours.ACCENT if number == 0 else colours.QUIET)
    series.invert_if_negative = False


def _in_dutch(chart: Any) -> None:
    """Say the language of the chart, which python-pptx leaves out, after the one element that may stand before it."""
    from pptx.oxml import parse_xml

    space = chart._chartSpace
    named = space.nsmap["c"]
    language = parse_xml(f'<c:lang xmlns:c="{named}" val="{LANGUAGE}"/>')
    before = space.find(f"{{{named}}}date1904")
    space.insert(0 if before is None else list(space).index(before) + 1, language)
