"""From rows of a file to what is kept: columns, words of the method, a plan and doing it; of any kind of record."""
