"""The history of the tables; `open_store` runs what is still to be done."""
