"""Use cases without Streamlit: today's plan, the self-check, sessions, fair tests, visits."""
