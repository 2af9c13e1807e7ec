"""How far the themes can be trusted, measured against people by lot."""
