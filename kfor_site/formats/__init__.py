"""How dates and times are printed, one folder a language; elsewhere Django's own formats hold."""
