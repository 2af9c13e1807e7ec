"""Sentiment: a weak hint beside a remark, learned from people, never a headline."""
