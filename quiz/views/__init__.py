"""Pages of learners, one file a noun."""
