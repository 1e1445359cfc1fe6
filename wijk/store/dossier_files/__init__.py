"""The file that carries one dossier from one dashboard to another (docs/dossier-file.md)."""
