"""From open figures to a neighbourhood's approach to loneliness: the analysis behind the dashboard."""
