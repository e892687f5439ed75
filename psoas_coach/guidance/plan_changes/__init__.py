"""What changes today's plan, found change by change, each with its reason and its end."""
