"""Who of the staff is here: one-time sign-in links, sessions kept on the server, and tokens for their forms."""
