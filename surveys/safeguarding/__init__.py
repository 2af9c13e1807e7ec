"""Words that worry us reach a person: signals, concerns, the reading list and the help we show."""
