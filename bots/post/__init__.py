"""Letters by e-mail: one protocol, an SMTP sender, and a console twin that ships."""
