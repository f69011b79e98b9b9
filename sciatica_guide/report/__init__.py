"""An assessment as a page of sections and blocks, decided."""
