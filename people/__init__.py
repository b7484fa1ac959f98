"""Who logs in: accounts, invitations, second factors, and the record of who did what."""
