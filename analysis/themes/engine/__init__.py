"""The one method: rules and a linear model that earns its share, from no codes to thousands."""
