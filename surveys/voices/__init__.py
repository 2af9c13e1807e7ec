"""What we heard: sealed sittings, the mixer, tallies, remarks, and what people made of them."""
