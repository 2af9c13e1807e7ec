"""The two databases: a Base for each book, column types, and the unit of work that commits at the edge."""
