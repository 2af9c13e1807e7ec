"""What people decide about remarks, and which they read next."""
