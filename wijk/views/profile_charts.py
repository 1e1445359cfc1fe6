"""The charts of the profile as a page takes them: what plotly draws, and over it what it tells in words."""

from collections.abc import Sequence

from wijk.figures.profile import Profile
from wijk.figures.values import Figure, Key
from wijk.views import captions
from wijk.views.chart_focus import bar_buttons, meanings_html, year_buttons
from wijk.views.chart_frame import Chart, chart_config, chart_html
from wijk.views.charts import Series, bar_chart
from wijk.views.charts_over_years import Behind, trend_chart

__all__ = ["bars_html", "meanings_of", "over_years_html", "years_drawn"]


def bars_html(here: Series, references: Sequence[Series], title: str, alt: str, library: str) -> str:
    """The figures of one area as bars beside those of its references; ``alt`` and ``library`` as for `chart_html`."""
    name, figures = here
    source = captions.source_line(figures)
    told = captions.chart_title(title, name, figures)
    chart = bar_chart(here, references, captions.chart_labels(figures), told, source)
    return _framed(chart, figures[0], title, f"{alt} {source}", library, bar_buttons(chart, here, references))


def over_years_html(profile: Profile, indicator: str, title: str, alt: str, library: str) -> str:
    """An indicator over the years in a place and its references, with breaks and greyed years."""
    trend = profile.over_years(indicator)
    years = years_drawn(profile, indicator)
    here, references = captions.chart_series(profile, [(indicator, year) for year in years], of_gemeente=False)
    grey = [
        point.year for line in trend.lines for point in line.points if point.grey and point.figure.value is not None
    ]
    behind = Behind(tuple(one.before for one in trend.breaks if one.before in years[1:]), tuple(grey))
    source = captions.source_line(here[1])
    chart = trend_chart([here, *references], captions.chart_title(title, here[0], here[1]), source, behind)
    buttons = year_buttons(chart, [here, *references])
    return _framed(chart, here[1][0], title, f"{alt} {source}", library, buttons)


def years_drawn(profile: Profile, indicator: str) -> list[int]:
    """The years of an indicator of which the place or one of its references has a figure, oldest first."""
    every = (profile.figures, profile.gemeente or {}, profile.netherlands or {})
    keys = [(indicator, year) for year in profile.catalogue[indicator].years]
    return [key[1] for key in keys if any(key in one and one[key].value is not None for one in every)]


def meanings_of(profile: Profile, keys: Sequence[Key]) -> str:
    """What figures mean, as `meanings_html`."""
    return meanings_html(profile.figures[key] for key in keys)


def _framed(chart: Chart, figure: Figure, title: str, alt: str, library: str, buttons: str) -> str:
    drawn = chart_html(chart, chart_config(title, figure.code), alt, library)
    return f'<div class="wijk-grafiek">{drawn}{buttons}</div>'
