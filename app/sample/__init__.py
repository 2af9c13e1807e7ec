"""The sample council: Sampleshire, its invented people and what they said, for trying Heard out."""
