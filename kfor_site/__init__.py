"""The site: settings, the map of its addresses, and how its processes are started."""
