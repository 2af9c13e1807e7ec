"""How fast Heard is, beside the same machine's floor in the same run. Neither product nor test."""
