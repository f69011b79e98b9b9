"""The audit of the tables: the properties that hold, and rows that are idle or at odds."""
