"""The pages, and the only package that uses Streamlit. It asks and displays; it decides nothing."""
