"""Files with rows of cells, in and out: CSV and Excel, whatever they hold."""
