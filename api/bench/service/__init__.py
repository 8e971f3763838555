"""`onevisit bench service`: the service under load, a module for each measurement, limits beside figures."""
