"""What we know: documents, their passages, and the facts found in them, over time. Never imports quiz."""
